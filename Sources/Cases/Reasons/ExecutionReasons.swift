/// What may stand against a fact on a case, and against ending it as executed.
extension Reason {
  static let coercionMissing = Reason(
    "coercion_missing", en: "No decision on coercion is on file.",
    vi: "Chưa có quyết định cưỡng chế.", basis: .law("86"))
  static let exemptionMissing = Reason(
    "exemption_missing", en: "No exemption is on file.", vi: "Chưa có quyết định miễn.",
    basis: .law("77"))
  static let explanationRightMissing = Reason(
    "explanation_right_missing",
    en: "The bracket is not high enough for this subject to have the right to explain.",
    vi: "Khung phạt chưa đến mức đối tượng này có quyền giải trình.", basis: .law("61"))
  static let explanationOnFile = Reason(
    "explanation_on_file", en: "This subject's explanation is on file already.",
    vi: "Việc giải trình của đối tượng này đã được ghi nhận.")
  static let nothingToCheck = Reason(
    "nothing_to_check", en: "The register knows no earlier sanction of this subject.",
    vi: "Không tìm thấy lần xử phạt trước nào của đối tượng này.")
  static let nothingToWithdraw = Reason(
    "nothing_to_withdraw", en: "No event of this version brought a fact that can be withdrawn now.",
    vi: "Không có sự kiện nào mang số này có thể rút lại vào lúc này.")
  static let noOpenComplaint = Reason(
    "no_open_complaint", en: "No complaint is waiting for a decision.",
    vi: "Không có khiếu nại nào đang chờ giải quyết.")
  static let notSuspended = Reason(
    "not_suspended", en: "The execution is not suspended.",
    vi: "Việc thi hành không bị tạm đình chỉ.")
  static let nothingOutstanding = Reason(
    "nothing_outstanding", en: "This subject owes nothing more.",
    vi: "Đối tượng này không còn khoản phải nộp.")
  static let firstPartTooLow = Reason(
    "first_part_too_low", en: "The first payment is at least 40 % of the fine.",
    vi: "Lần nộp đầu tối thiểu 40 % số tiền phạt.", basis: .law("79"))
  static let planNotInThree = Reason(
    "plan_not_in_three", en: "A fine is paid in two or three parts.",
    vi: "Tiền phạt được nộp thành hai hoặc ba lần.", basis: .law("79"))
  static func planNotWhole(_ outstanding: Int) -> Reason {
    Reason(
      "plan_not_whole", en: "The payments must add up to the \(outstanding.vnd) VND outstanding.",
      vi: "Các lần nộp phải bằng đúng \(outstanding.vnd) đồng còn lại.")
  }

  static func planTooLong(_ last: Day) -> Reason {
    Reason(
      "plan_too_long", en: "The payments come one after the other, the last by \(last).",
      vi: "Các lần nộp theo thứ tự thời gian, lần cuối không muộn hơn \(last).", basis: .law("79"))
  }

  static func subjectNotSanctioned(_ number: Int) -> Reason {
    Reason(
      "subject_not_sanctioned", en: "The decision imposes nothing on subject \(number).",
      vi: "Quyết định không xử phạt đối tượng số \(number).")
  }

  static func beforeDecision(_ day: Day) -> Reason {
    Reason(
      "before_decision", en: "This lies before the decision of \(day).",
      vi: "Ngày này sớm hơn quyết định ban hành ngày \(day).")
  }

  static func clockNotRunning(_ family: String) -> Reason {
    Reason(
      "clock_not_running", en: "No term of the kind \(family) is running.",
      vi: "Không có thời hạn loại \(family) đang chạy.")
  }

  static func moreThanOutstanding(_ outstanding: Int) -> Reason {
    Reason(
      "more_than_outstanding", en: "No more than \(outstanding.vnd) VND is outstanding.",
      vi: "Số tiền còn phải nộp chỉ là \(outstanding.vnd) đồng.")
  }

  static func remedyNotOpen(_ open: [String]) -> Reason {
    let list = open.isEmpty ? "-" : open.joined(separator: ", ")
    return Reason(
      "remedy_not_open", en: "This remedy is not outstanding for the subject; open: \(list).",
      vi: "Biện pháp này không còn phải thực hiện; còn lại: \(list).")
  }

  static func fineTooLow(_ least: Int, basis: LegalBasis) -> Reason {
    Reason(
      "fine_too_low", en: "This is open from a fine of \(least.vnd) VND.",
      vi: "Chỉ áp dụng khi mức phạt từ \(least.vnd) đồng.", basis: basis)
  }

  static func executionUnfinished(_ execution: Execution, isDelivered: Bool) -> Reason {
    var (english, vietnamese): ([String], [String]) = ([], [])
    if !isDelivered {
      english.append("no proof of receipt")
      vietnamese.append("chưa có bằng chứng giao nhận")
    }
    if execution.outstanding > 0 {
      english.append("\(execution.outstanding.vnd) VND unpaid")
      vietnamese.append("còn \(execution.outstanding.vnd) đồng chưa nộp")
    }
    if !execution.openRemedies.isEmpty {
      let list = execution.openRemedies.joined(separator: ", ")
      english.append("remedies open: \(list)")
      vietnamese.append("biện pháp chưa thực hiện: \(list)")
    }
    return Reason(
      "execution_unfinished",
      en: "Subject \(execution.subject): \(english.joined(separator: "; ")).",
      vi: "Đối tượng số \(execution.subject): \(vietnamese.joined(separator: "; ")).",
      basis: .law("73"))
  }
}
