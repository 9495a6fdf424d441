/// Why a fact is not taken on a case, and why a case is not executed yet.
extension Reason {
  static let coercionMissing = Reason(
    "coercion_missing", en: "No decision on coercion is on file.",
    vi: "Chưa có quyết định cưỡng chế.", basis: .law("86"))
  static let exemptionMissing = Reason(
    "exemption_missing", en: "No exemption is on file.", vi: "Chưa có quyết định miễn tiền phạt.",
    basis: .law("77"))
  static let explanationRightMissing = Reason(
    "explanation_right_missing",
    en: "This subject has no right to explain: the bracket is too low.",
    vi: "Đối tượng này không có quyền giải trình vì khung phạt chưa đến mức quy định.",
    basis: .law("61"))
  static let explanationOnFile = Reason(
    "explanation_on_file", en: "The explanation of this subject is already on file.",
    vi: "Đã ghi nhận việc giải trình của đối tượng này.")
  static let nothingToCheck = Reason(
    "nothing_to_check", en: "The register has no earlier sanction of this subject.",
    vi: "Không có lần xử phạt nào trước đây của đối tượng này trong hệ thống.")
  static let nothingToWithdraw = Reason(
    "nothing_to_withdraw", en: "This event cannot be withdrawn.",
    vi: "Sự kiện này không thể rút lại.")
  static let noOpenComplaint = Reason(
    "no_open_complaint", en: "No complaint or lawsuit is waiting for a decision.",
    vi: "Không có khiếu nại, khởi kiện nào đang chờ giải quyết.")
  static let notSuspended = Reason(
    "not_suspended", en: "The execution of the decision is not suspended.",
    vi: "Việc thi hành quyết định không bị tạm đình chỉ.")
  static let nothingOutstanding = Reason(
    "nothing_outstanding", en: "This subject has nothing left to pay.",
    vi: "Đối tượng này không còn khoản tiền nào phải nộp.")
  static let resultDayNotNeeded = Reason(
    "result_day_not_needed", en: "This term does not count from the result of an expert.",
    vi: "Thời hạn này không tính từ ngày có kết quả giám định.")

  static func firstPartTooLow(_ share: Int) -> Reason {
    Reason(
      "first_part_too_low", en: "The first payment must be at least \(share) % of the fine.",
      vi: "Lần nộp đầu phải đạt ít nhất \(share) % tổng số tiền phạt.", basis: .law("79"))
  }

  static let partIsPast = Reason(
    "part_is_past", en: "Every payment must be due after the day the plan is granted.",
    vi: "Mỗi lần nộp phải có hạn sau ngày cho phép nộp nhiều lần.", basis: .law("79"))

  static func planNotInParts(_ most: Int) -> Reason {
    Reason(
      "plan_not_in_three", en: "A fine may be paid in two to \(most) instalments.",
      vi: "Tiền phạt được chia nộp từ hai đến \(most) lần.", basis: .law("79"))
  }

  static func deferredTooLong(_ last: Day, _ basis: LegalBasis) -> Reason {
    Reason(
      "deferred_too_long",
      en: "A fine deferred now may be deferred until \(last.text(.en)) at most.",
      vi: "Tiền phạt chỉ được hoãn chậm nhất đến ngày \(last.text(.vi)).", basis: basis)
  }

  static func reliefForPersonsAlone(_ basis: LegalBasis) -> Reason {
    Reason(
      "relief_for_persons_alone", en: "On the day of the decision only persons had this relief.",
      vi: "Vào ngày ra quyết định, chỉ cá nhân mới được áp dụng quy định này.", basis: basis)
  }

  static func interestUnpaid(_ subject: Int, _ amount: Int) -> Reason {
    Reason(
      "interest_unpaid",
      en: "Subject \(subject): \(amount.vnd) VND of interest for late payment unpaid.",
      vi: "Đối tượng số \(subject): còn \(amount.vnd) đồng tiền chậm nộp chưa nộp.",
      basis: .law("78.1"))
  }

  static func remediesOutliveFine(_ execution: Execution) -> Reason {
    let names = names(ofRemedies: execution.openRemedies)
    return Reason(
      "remedies_not_done",
      en: "Subject \(execution.subject) must still carry out: \(names.en).",
      vi: "Đối tượng số \(execution.subject) vẫn phải thi hành: \(names.vi).", basis: .law("74.1"))
  }
  static func planNotWhole(_ outstanding: Int) -> Reason {
    Reason(
      "plan_not_whole", en: "The payments must add up to the \(outstanding.vnd) VND outstanding.",
      vi: "Tổng các lần nộp phải bằng số tiền còn phải nộp là \(outstanding.vnd) đồng.")
  }

  static func planTooLong(_ last: Day) -> Reason {
    Reason(
      "plan_too_long",
      en: "Payments must be in date order, the last no later than "
        + "\(last.text(.en)).",
      vi: "Các lần nộp phải theo thứ tự thời gian, lần cuối chậm nhất là ngày \(last.text(.vi)).",
      basis: .law("79"))
  }

  static func subjectNotSanctioned(_ number: Int) -> Reason {
    Reason(
      "subject_not_sanctioned", en: "The decision imposes nothing on subject \(number).",
      vi: "Quyết định không áp dụng đối với đối tượng số \(number).")
  }

  static func beforeDecision(_ day: Day) -> Reason {
    Reason(
      "before_decision", en: "This date is before the decision of \(day.text(.en)).",
      vi: "Ngày này trước ngày ban hành quyết định (\(day.text(.vi))).")
  }

  static func clockNotRunning(_ family: String) -> Reason {
    let term = Text.clock(family).inSentence
    return Reason(
      "clock_not_running", en: "The \(term.en) is not running.",
      vi: "Hiện không tính \(term.vi).")
  }

  static func moreThanOutstanding(_ outstanding: Int) -> Reason {
    Reason(
      "more_than_outstanding", en: "Only \(outstanding.vnd) VND is left to pay.",
      vi: "Số tiền còn phải nộp chỉ là \(outstanding.vnd) đồng.")
  }

  static func remedyNotOpen(_ open: [String]) -> Reason {
    let left =
      open.isEmpty ? Text("không còn biện pháp nào", "none") : names(ofRemedies: open)
    return Reason(
      "remedy_not_open",
      en: "The subject does not have to carry out this remedy; still open: \(left.en).",
      vi: "Đối tượng không phải thực hiện biện pháp này; còn phải thực hiện: \(left.vi).")
  }

  static func fineTooLow(_ least: Int, basis: LegalBasis) -> Reason {
    Reason(
      "fine_too_low", en: "Only available for fines of at least \(least.vnd) VND.",
      vi: "Chỉ áp dụng với mức phạt từ \(least.vnd) đồng trở lên.", basis: basis)
  }

  static func executionUnfinished(_ execution: Execution, isDelivered: Bool) -> Reason {
    var (english, vietnamese): ([String], [String]) = ([], [])
    if !isDelivered {
      english.append("no proof that the decision was received")
      vietnamese.append("chưa có bằng chứng giao, nhận quyết định")
    }
    if execution.outstanding > 0 {
      english.append("\(execution.outstanding.vnd) VND unpaid")
      vietnamese.append("còn \(execution.outstanding.vnd) đồng chưa nộp")
    }
    if !execution.openRemedies.isEmpty {
      let names = names(ofRemedies: execution.openRemedies)
      english.append("remedies not carried out: \(names.en)")
      vietnamese.append("biện pháp chưa thi hành: \(names.vi)")
    }
    return Reason(
      "execution_unfinished",
      en: "Subject \(execution.subject): \(english.joined(separator: "; ")).",
      vi: "Đối tượng số \(execution.subject): \(vietnamese.joined(separator: "; ")).",
      basis: .law("73"))
  }

  private static func names(ofRemedies codes: [String]) -> Text {
    .list(codes.map { Text.part($0).inSentence })
  }
}
