/// What a step may lack.
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
    "decision_missing", en: "The sanction decision must be given.",
    vi: "Phải kèm quyết định xử phạt.")
  static let sanctionMissing = Reason(
    "sanction_missing", en: "The decision imposes no sanction.",
    vi: "Quyết định chưa có hình thức xử phạt nào.")
  static let sanctionRepeated = Reason(
    "sanction_repeated", en: "This subject is already sanctioned for this violation.",
    vi: "Đối tượng này đã bị xử phạt về hành vi này trong cùng quyết định.")
  static let closureMissing = Reason(
    "closure_missing", en: "The reason for closing must be given.",
    vi: "Phải nêu lý do kết thúc hồ sơ.")
  public static let noteMissing = Reason(
    "note_missing", en: "This step needs a note that explains it.",
    vi: "Bước này cần ghi chú nêu rõ lý do.")
  static let nothingGiven = Reason(
    "document_missing", en: "The document this step adds must be given.",
    vi: "Phải kèm nội dung mà bước này bổ sung.")
  static let assigneeMissing = Reason(
    "officer_missing", en: "The officer to assign must be named.",
    vi: "Phải nêu cán bộ được phân công.")
  public static let assigneeUnknown = Reason(
    "officer_unknown", en: "No active officer of this username can work on this unit's cases.",
    vi: "Không có cán bộ đang hoạt động với tên này phụ trách được hồ sơ của đơn vị.")
  public static let toUnitMissing = Reason(
    "to_unit_missing", en: "The unit to move the case to must be named.",
    vi: "Phải nêu đơn vị tiếp nhận hồ sơ.")
  public static let toUnitUnknown = Reason(
    "to_unit_unknown", en: "There is no unit of this code.", vi: "Không có đơn vị mang mã này.")
  public static let toUnitClosed = Reason(
    "to_unit_closed", en: "The unit that would take over is not open on that day.",
    vi: "Đơn vị tiếp nhận không hoạt động vào ngày đó.")
  public static let toUnitSame = Reason(
    "to_unit_same", en: "This is the very unit that would hand over.",
    vi: "Đơn vị tiếp nhận trùng với đơn vị chuyển đi.")
  static let amountMissing = Reason(
    "amount_missing", en: "A fine needs an amount.", vi: "Phạt tiền phải có mức phạt.")
  static let amountNotAllowed = Reason(
    "amount_not_allowed", en: "A warning carries no amount.",
    vi: "Phạt cảnh cáo không kèm mức tiền.")
  static let fineNotProvided = Reason(
    "fine_not_provided", en: "The catalogue provides no fine for this act.",
    vi: "Danh mục không quy định phạt tiền đối với hành vi này.")
  public static let beforePrevious = Reason(
    "effective_before_previous", en: "It would take effect before the case's previous event.",
    vi: "Ngày hiệu lực sớm hơn sự kiện trước đó của hồ sơ.")
  public static let inFuture = Reason(
    "effective_in_future", en: "It would take effect in the future.",
    vi: "Ngày hiệu lực ở tương lai.")

  static func roleNotPermitted(_ role: Role) -> Reason {
    Reason(
      "role_not_permitted", en: "The role \(role.rawValue) may not take this step.",
      vi: "Vai trò \(role.rawValue) không được thực hiện bước này.")
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
      vi: "Đối tượng số \(subject) không bị xác định thực hiện hành vi số \(violation).")
  }

  static func amountOutsideBracket(_ bracket: ClosedRange<Int>) -> Reason {
    let (low, high) = (bracket.lowerBound, bracket.upperBound)
    return Reason(
      "amount_outside_bracket",
      en: "The fine must lie between \(low) and \(high) VND for this act and subject.",
      vi: "Mức phạt phải từ \(low) đến \(high) đồng đối với hành vi và đối tượng này.")
  }

  static func reasonNotFromState(_ reason: ClosingReason, _ state: CaseState) -> Reason {
    Reason(
      "reason_not_from_state",
      en: "A case in state \(state.rawValue) cannot be closed as \(reason.rawValue).",
      vi: "Hồ sơ ở trạng thái \(state.rawValue) không thể kết thúc với lý do \(reason.rawValue).")
  }
}
