/// Why a charge cannot be sanctioned, disposed of or left open.
extension Reason {
  static func offenderNotIdentified(_ subject: Int) -> Reason {
    let closing = ClosingReason.offenderUnknown.label.inSentence
    return Reason(
      "offender_not_identified",
      en: "Subject \(subject) is not identified. Close the case for the reason \"\(closing.en)\", "
        + "or end the charge for it.",
      vi: "Chưa xác định được đối tượng số \(subject). Hãy kết thúc hồ sơ hoặc hành vi với lý do "
        + "“\(closing.vi)”.", basis: .law("65.1.b"))
  }

  static func tooYoung(_ subject: Int) -> Reason {
    let closing = ClosingReason.noSanctionArticle11.label.inSentence
    return Reason(
      "too_young",
      en: "Subject \(subject) was too young on the day of the act. Close the case for the reason "
        + "\"\(closing.en)\", or end the charge for it.",
      vi: "Đối tượng số \(subject) chưa đủ tuổi bị xử phạt vào ngày vi phạm. Hãy kết thúc hồ sơ "
        + "hoặc hành vi với lý do “\(closing.vi)”.", basis: .law("5.1.a; 11.5"))
  }

  static func onlyWarned(_ subject: Int) -> Reason {
    Reason(
      "minor_not_fined",
      en:
        "At the age of subject \(subject) on the day of the act there is no fine: give a warning.",
      vi: "Ở độ tuổi vào ngày vi phạm, đối tượng số \(subject) không bị phạt tiền; hãy phạt cảnh "
        + "cáo.", basis: .law("22; 134.3"))
  }

  static let nobodyToRemind = Reason(
    "nobody_to_remind",
    en: "A reminder is for a minor of the age the law says, and from 16 for an act with a warning.",
    vi:
      "Nhắc nhở chỉ áp dụng với người chưa thành niên ở độ tuổi luật định; từ đủ 16 tuổi thì hành "
      + "vi phải có hình thức cảnh cáo.", basis: .law("139"))

  static func alreadySanctioned(_ charge: ChargedSubject) -> Reason {
    Reason(
      "already_sanctioned",
      en: "Subject \(charge.subject) is sanctioned for violation \(charge.violation) by a decision "
        + "in force: annul that one first.",
      vi:
        "Đối tượng số \(charge.subject) đã bị xử phạt về hành vi số \(charge.violation) bằng quyết "
        + "định đang có hiệu lực; phải hủy bỏ quyết định đó trước.", basis: .law("3.1.d"))
  }

  static func alreadyDisposed(_ charge: ChargedSubject) -> Reason {
    Reason(
      "already_disposed",
      en:
        "Violation \(charge.violation) of subject \(charge.subject) has ended without a sanction.",
      vi: "Hành vi số \(charge.violation) của đối tượng số \(charge.subject) đã kết thúc, không xử "
        + "phạt.")
  }

  static func chargeUndecided(_ charge: ChargedSubject) -> Reason {
    Reason(
      "charge_undecided",
      en: "Violation \(charge.violation) of subject \(charge.subject) is neither sanctioned nor "
        + "ended with a reason.",
      vi: "Hành vi số \(charge.violation) của đối tượng số \(charge.subject) chưa bị xử phạt, cũng "
        + "chưa kết thúc với lý do.", basis: .law("3.1.d"))
  }

  static let everythingDecided = Reason(
    "everything_decided", en: "Every charge of the case is sanctioned or ended.",
    vi: "Mọi hành vi trong hồ sơ đã bị xử phạt hoặc đã kết thúc.", basis: .law("3.1.d"))
  static let nothingToDispose = Reason(
    "nothing_to_dispose", en: "No such charge is open.",
    vi: "Không có hành vi nào như vậy đang chờ xử lý.")
  static let decisionStands = Reason(
    "decision_stands",
    en: "The decision is still in force: annul it first, or close the case as carried out.",
    vi: "Quyết định vẫn đang có hiệu lực: phải hủy bỏ trước, hoặc kết thúc hồ sơ do đã thi hành.",
    basis: .law("3.1.d"))
  static let annulsNothing = Reason(
    "annuls_nothing", en: "No sanction in force is the one that is named.",
    vi: "Không có nội dung xử phạt đang có hiệu lực nào như đã nêu.")
  static let decisionUnknown = Reason(
    "decision_unknown", en: "No decision in force on this subject has this number.",
    vi: "Không có quyết định đang có hiệu lực nào mang số này đối với cá nhân, tổ chức đó.")
  static let decisionNotInForce = Reason(
    "decision_not_in_force", en: "No decision is in force.",
    vi: "Không có quyết định nào đang có hiệu lực.")

  static func subjectSanctionedAlready(_ number: Int) -> Reason {
    Reason(
      "subject_sanctioned_already", en: "The decision on subject \(number) has been issued.",
      vi: "Đã ban hành quyết định xử phạt đối tượng số \(number).")
  }
}
