/// Why a step cannot be taken yet.
extension Reason {
  static let subjectMissing = Reason(
    "subject_missing", en: "The case names no subject yet.",
    vi: "Hồ sơ chưa ghi nhận đối tượng nào.")
  static let violationMissing = Reason(
    "violation_missing", en: "The case names no violation yet.",
    vi: "Hồ sơ chưa ghi nhận hành vi vi phạm nào.")
  static let recordMissing = Reason(
    "record_missing", en: "The violation record (number and date) is not on file.",
    vi: "Chưa có biên bản vi phạm hành chính (số và ngày lập).")
  static let decisionMissing = Reason(
    "decision_missing", en: "The sanction decision is missing.",
    vi: "Thiếu quyết định xử phạt.")
  static let sanctionMissing = Reason(
    "sanction_missing", en: "The decision imposes no sanction.",
    vi: "Quyết định chưa nêu hình thức xử phạt nào.")
  static let sanctionRepeated = Reason(
    "sanction_repeated", en: "The decision sanctions this subject twice for this violation.",
    vi: "Quyết định xử phạt đối tượng này hai lần về cùng một hành vi.")
  static let closureMissing = Reason(
    "closure_missing", en: "The reason for closing is missing.",
    vi: "Thiếu lý do kết thúc hồ sơ.")
  public static let noteMissing = Reason(
    "note_missing", en: "This step needs a note that explains it.",
    vi: "Bước này cần ghi chú nêu rõ lý do.")
  static let nothingGiven = Reason(
    "document_missing", en: "The document this step adds is missing.",
    vi: "Thiếu nội dung mà bước này bổ sung.")
  static let assigneeMissing = Reason(
    "officer_missing", en: "The officer to assign is missing.",
    vi: "Chưa nêu cán bộ được phân công.")
  public static let assigneeUnknown = Reason(
    "officer_unknown",
    en: "There is no such active officer, or the officer cannot work on this unit's cases.",
    vi: "Không có cán bộ này, hoặc cán bộ không được phụ trách hồ sơ của đơn vị.")
  public static let toUnitMissing = Reason(
    "to_unit_missing", en: "The unit that receives the case is missing.",
    vi: "Chưa nêu đơn vị tiếp nhận hồ sơ.")
  public static let toUnitUnknown = Reason(
    "to_unit_unknown", en: "There is no unit with this code.", vi: "Không có đơn vị mang mã này.")
  public static let toUnitClosed = Reason(
    "to_unit_closed", en: "The receiving unit is closed on that day.",
    vi: "Đơn vị tiếp nhận không hoạt động vào ngày đó.")
  public static let toUnitSame = Reason(
    "to_unit_same", en: "The case already belongs to this unit.",
    vi: "Hồ sơ đã thuộc đơn vị này.")
  static let amountMissing = Reason(
    "amount_missing", en: "A fine needs an amount.", vi: "Phạt tiền phải có mức phạt.")
  static let amountNotAllowed = Reason(
    "amount_not_allowed", en: "A warning must not have an amount.",
    vi: "Phạt cảnh cáo không kèm mức tiền.")
  package static let fineNotProvided = Reason(
    "fine_not_provided", en: "The catalogue provides no fine for this act.",
    vi: "Danh mục không quy định phạt tiền đối với hành vi này.")
  public static let beforePrevious = Reason(
    "effective_before_previous", en: "The effective date is before the previous event of the case.",
    vi: "Ngày hiệu lực trước ngày của sự kiện liền trước trong hồ sơ.")
  public static let inFuture = Reason(
    "effective_in_future", en: "The effective date is in the future.",
    vi: "Ngày hiệu lực nằm trong tương lai.")

  static func roleNotPermitted(_ role: Role) -> Reason {
    let name = role.label.inSentence
    return Reason(
      "role_not_permitted", en: "The role of \(name.en) does not include this step.",
      vi: "Vai trò \(name.vi) không được thực hiện bước này.")
  }

  static func subjectUnknown(_ number: Int) -> Reason {
    Reason(
      "subject_unknown", en: "The case has no subject number \(number).",
      vi: "Hồ sơ không có đối tượng số \(number).")
  }

  static func violationUnknown(_ number: Int) -> Reason {
    Reason(
      "violation_unknown", en: "The case has no violation number \(number).",
      vi: "Hồ sơ không có hành vi số \(number).")
  }

  static func victimUnknown(_ number: Int) -> Reason {
    Reason(
      "victim_unknown", en: "The case has no victim number \(number).",
      vi: "Hồ sơ không có nạn nhân số \(number).")
  }

  static func subjectNotCharged(subject: Int, violation: Int) -> Reason {
    Reason(
      "subject_not_charged", en: "Subject \(subject) is not charged with violation \(violation).",
      vi: "Hồ sơ không ghi đối tượng số \(subject) thực hiện hành vi số \(violation).")
  }

  static func amountOutsideBracket(_ bracket: ClosedRange<Int>) -> Reason {
    let (low, high) = (bracket.lowerBound, bracket.upperBound)
    return Reason(
      "amount_outside_bracket",
      en: "The fine must be from \(low.vnd) to \(high.vnd) VND for this act and subject.",
      vi: "Mức phạt phải từ \(low.vnd) đến \(high.vnd) đồng với hành vi và đối tượng này.")
  }

  static func reasonNotFromState(_ reason: ClosingReason, _ state: CaseState) -> Reason {
    let (state, reason) = (state.label.inSentence, reason.label.inSentence)
    return Reason(
      "reason_not_from_state",
      en: "A case in the state \"\(state.en)\" cannot be closed for the reason \"\(reason.en)\".",
      vi: "Hồ sơ ở trạng thái “\(state.vi)” không thể kết thúc với lý do “\(reason.vi)”.")
  }
}
