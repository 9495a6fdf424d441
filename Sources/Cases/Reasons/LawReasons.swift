/// Why the law, as loaded, does not allow a sanction.
extension Reason {
  package static let fourEyes = Reason(
    "four_eyes", en: "An officer who logged or investigated the case may not also sanction it.",
    vi: "Người lập hoặc xác minh hồ sơ không được đồng thời ra quyết định xử phạt.")
  static let warningNotProvided = Reason(
    "warning_not_provided",
    en: "This act has no warning as a sanction; give the reason for an exception.",
    vi: "Hành vi này không có hình thức phạt cảnh cáo; cần nêu lý do áp dụng ngoại lệ.",
    basis: .law("22"))
  static let overrideNotNeeded = Reason(
    "override_not_needed", en: "The sanction follows the rule and needs no exception.",
    vi: "Mức xử phạt đúng quy định nên không cần áp dụng ngoại lệ.")

  /// The code equals the closing reason the caller should use.
  static func termOver(_ clock: Clock) -> Reason {
    let isLimitation = clock.rule.start == .actEnd
    let term = isLimitation ? ClosingReason.limitationExpired : .decisionTermExpired
    let isSanction = clock.rule.goal == .decision && clock.rule.effect == .block
    let (name, dueOn, closing) = (
      Text.clock(clock.rule.clock), clock.due.day, term.label.inSentence
    )
    return Reason(
      isSanction ? term.rawValue : "term_over",
      en: "The \(name.inSentence.en) ended on \(dueOn.text(.en))."
        + (isSanction ? " Close the case for the reason \"\(closing.en)\"." : ""),
      vi: "\(name.vi) đã hết vào ngày \(dueOn.text(.vi))."
        + (isSanction ? " Hãy kết thúc hồ sơ với lý do “\(closing.vi)”." : ""),
      basis: clock.rule.basis)
  }

  static func calendarMissing(_ year: Int) -> Reason {
    Reason(
      "calendar_missing", en: "The calendar of working days for \(year) is not loaded.",
      vi: "Chưa có lịch làm việc của năm \(year).")
  }

  static func explanationPending(_ subject: Int, until day: Day?) -> Reason {
    Reason(
      "explanation_pending",
      en: "Subject \(subject) may still explain" + (day.map { " until \($0.text(.en))." } ?? "."),
      vi: "Đối tượng số \(subject) còn quyền giải trình"
        + (day.map { " đến hết ngày \($0.text(.vi))." } ?? "."),
      basis: .law("61"))
  }

  static func earlierSanctionsUnchecked(_ subject: Int, _ count: Int) -> Reason {
    Reason(
      "earlier_sanctions_unchecked",
      en:
        "Earlier sanctions of subject \(subject) on file: \(count). Confirm the result of the search.",
      vi: "Đối tượng số \(subject) có \(count) lần bị xử phạt trước; cần xác nhận kết quả tra cứu.",
      basis: .law("7"))
  }

  static func signOfCrime(_ subject: Int) -> Reason {
    Reason(
      "sign_of_crime",
      en: "Subject \(subject) repeats an act already sanctioned: this may be a crime.",
      vi: "Đối tượng số \(subject) tái phạm hành vi đã bị xử phạt: có dấu hiệu tội phạm.",
      basis: .law("62"))
  }

  static func authorityNotEstablished(_ title: String, on day: Day) -> Reason {
    let name = Text.signerTitle(title)
    return Reason(
      "authority_not_established",
      en: "On \(day.text(.en)) the law on file gives the title \"\(name.en)\" no authority to "
        + "sanction.",
      vi: "Vào ngày \(day.text(.vi)), chức danh “\(name.vi)” không có thẩm quyền xử phạt.",
      basis: .law("52"))
  }

  static func authorityExceeded(_ authority: SigningAuthority, limit: Int, top: Int) -> Reason {
    let name = Text.signerTitle(authority.title)
    return Reason(
      "authority_exceeded",
      en: "The bracket goes up to \(top.vnd) VND; the title \"\(name.en)\" may impose up to "
        + "\(limit.vnd) VND.",
      vi: "Khung phạt đến \(top.vnd) đồng; chức danh “\(name.vi)” chỉ có thẩm quyền đến "
        + "\(limit.vnd) đồng.", basis: authority.basis)
  }

  static func beforeRecord(_ day: Day) -> Reason {
    Reason(
      "before_record", en: "This date is before the violation record of \(day.text(.en)).",
      vi: "Ngày này trước ngày lập biên bản vi phạm (\(day.text(.vi))).")
  }

  static func tooMuchOnTheSpot(_ limit: Int) -> Reason {
    Reason(
      "too_much_on_the_spot",
      en: "Without a violation record the fine may not exceed \(limit.vnd) VND.",
      vi: "Mức phạt khi xử phạt không lập biên bản không quá \(limit.vnd) đồng.", basis: .law("56"))
  }

  static func fineLeavesRule(_ rule: FineRule) -> Reason {
    Reason(
      "fine_leaves_rule",
      en: rule.reasoning(in: .en) + " Give the reason for an exception to impose another amount.",
      vi: rule.reasoning(in: .vi) + " Muốn áp dụng mức khác phải nêu lý do áp dụng ngoại lệ.",
      basis: .law("23.4"))
  }

  static func termNotOver(until day: Day) -> Reason {
    Reason(
      "term_not_over", en: "The term runs until \(day.text(.en)).",
      vi: "Thời hạn còn đến hết ngày \(day.text(.vi)).",
      basis: .law("65"))
  }

  static func remedyDecisionNotFor(_ reason: ClosingReason) -> Reason {
    let name = reason.label.inSentence
    return Reason(
      "remedy_decision_not_allowed",
      en: "Remedies cannot be ordered in a case closed for the reason \"\(name.en)\".",
      vi: "Không buộc khắc phục hậu quả khi kết thúc hồ sơ với lý do “\(name.vi)”.",
      basis: .law("65.2"))
  }
}
