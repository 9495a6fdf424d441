/// Where the law, as loaded, stands against a sanction.
extension Reason {
  static let fourEyes = Reason(
    "four_eyes", en: "Whoever logged or investigated the case may not also sanction it.",
    vi: "Người lập hoặc xác minh hồ sơ không được đồng thời ra bước xử phạt.")
  static let warningNotProvided = Reason(
    "warning_not_provided",
    en: "The act does not provide for a warning; give an override with its reason.",
    vi: "Hành vi này không có hình thức cảnh cáo; cần nêu lý do áp dụng ngoại lệ (override).",
    basis: .law("22"))
  static let overrideNotNeeded = Reason(
    "override_not_needed", en: "The sanction follows the rule: there is nothing to override.",
    vi: "Mức xử phạt đúng quy tắc nên không cần ngoại lệ (override).")

  /// A closing reason of the same code is the way on.
  static func termOver(_ clock: Clock) -> Reason {
    let isLimitation = clock.rule.start == .actEnd
    let term = isLimitation ? ClosingReason.limitationExpired : .decisionTermExpired
    let isSanction = clock.rule.goal == .decision && clock.rule.effect == .block
    let (clockName, dueOn) = (clock.rule.clock, clock.due.day)
    return Reason(
      isSanction ? term.rawValue : "term_over",
      en: "The term \(clockName) ended on \(dueOn)."
        + (isSanction ? " Close the case for the reason \(term.rawValue)." : ""),
      vi: "Thời hạn \(clockName) đã hết ngày \(dueOn)."
        + (isSanction ? " Kết thúc hồ sơ với lý do \(term.rawValue)." : ""),
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
      en: "Subject \(subject) may still explain" + (day.map { " until \($0)." } ?? "."),
      vi: "Đối tượng số \(subject) còn quyền giải trình" + (day.map { " đến \($0)." } ?? "."),
      basis: .law("61"))
  }

  static func earlierSanctionsUnchecked(_ subject: Int, _ count: Int) -> Reason {
    Reason(
      "earlier_sanctions_unchecked",
      en: "Subject \(subject) may have been sanctioned before (\(count)); confirm what was found.",
      vi:
        "Đối tượng số \(subject) có thể từng bị xử phạt (\(count)); cần xác nhận kết quả tra cứu.",
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
    Reason(
      "authority_not_established",
      en: "No authority to sanction is on file for the title \(title) on \(day).",
      vi: "Không có thẩm quyền xử phạt của chức danh \(title) vào ngày \(day).", basis: .law("52"))
  }

  static func authorityExceeded(_ authority: SigningAuthority, limit: Int, top: Int) -> Reason {
    Reason(
      "authority_exceeded",
      en: "The bracket goes up to \(top.vnd) VND; the title \(authority.title) covers "
        + "\(limit.vnd) VND.",
      vi: "Khung phạt đến \(top.vnd) đồng; chức danh \(authority.title) chỉ có thẩm quyền đến "
        + "\(limit.vnd) đồng.", basis: authority.basis)
  }

  static func beforeRecord(_ day: Day) -> Reason {
    Reason(
      "before_record", en: "This lies before the violation record of \(day).",
      vi: "Ngày này sớm hơn biên bản vi phạm lập ngày \(day).")
  }

  static func tooMuchOnTheSpot(_ limit: Int) -> Reason {
    Reason(
      "too_much_on_the_spot",
      en: "Without a violation record the fine may not exceed \(limit.vnd) VND.",
      vi: "Xử phạt không lập biên bản thì mức phạt không quá \(limit.vnd) đồng.", basis: .law("56"))
  }

  static func fineLeavesRule(_ rule: FineRule) -> Reason {
    Reason(
      "fine_leaves_rule",
      en: rule.reasoning(in: .en) + " Another amount needs an override with its reason.",
      vi: rule.reasoning(in: .vi) + " Mức khác cần nêu lý do áp dụng ngoại lệ (override).",
      basis: .law("23.4"))
  }

  static func termNotOver(until day: Day) -> Reason {
    Reason(
      "term_not_over", en: "The term runs until \(day).", vi: "Thời hạn còn đến ngày \(day).",
      basis: .law("65"))
  }

  static func remedyDecisionNotFor(_ reason: ClosingReason) -> Reason {
    Reason(
      "remedy_decision_not_allowed",
      en: "No remedies are ordered in a case closed as \(reason.rawValue).",
      vi: "Không ban hành quyết định khắc phục hậu quả khi kết thúc với lý do \(reason.rawValue).",
      basis: .law("65.2"))
  }
}
