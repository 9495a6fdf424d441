/// Why a complaint, its answer or the return of a file is not taken on a case.
extension Reason {
  private static func complaints(_ article: String) -> LegalBasis {
    LegalBasis(vi: "Luật Khiếu nại, Điều \(article)", en: "Law on Complaints, Art \(article)")
  }

  static let noComplaintToAccept = Reason(
    "no_complaint_to_accept", en: "No complaint is waiting to be taken up.",
    vi: "Không có khiếu nại nào đang chờ thụ lý.")
  static let lawsuitHasNoLevel = Reason(
    "lawsuit_has_no_level", en: "Only a complaint may be a second one.",
    vi: "Chỉ khiếu nại mới có lần hai.")
  static let firstComplaintUndecided = Reason(
    "first_complaint_undecided",
    en: "A second complaint comes after the decision on the first, or after its term.",
    vi:
      "Chỉ khiếu nại lần hai sau khi có quyết định giải quyết lần đầu hoặc hết thời hạn giải quyết.",
    basis: complaints("33"))
  static let receivedBeforeDecided = Reason(
    "received_before_decided", en: "A decision cannot be received before it is taken.",
    vi: "Ngày nhận quyết định không thể trước ngày ra quyết định.")
  static let bodyDecisionNotNeeded = Reason(
    "body_decision_not_needed",
    en: "Only a file that a criminal body gives back comes with its decision.",
    vi: "Chỉ hồ sơ do cơ quan tiến hành tố tụng chuyển trả mới kèm quyết định của cơ quan đó.")
  static let returnedBeforeDecided = Reason(
    "returned_before_decided", en: "The file cannot come back before the body decided.",
    vi: "Hồ sơ không thể được chuyển trả trước ngày cơ quan tiến hành tố tụng ra quyết định.")

  static let evasionEndsBeforeStart = Reason(
    "evasion_ends_before_start", en: "The evasion ends before it starts.",
    vi: "Việc trốn tránh, cản trở chấm dứt trước khi bắt đầu.")

  static func beforeComplaint(_ day: Day) -> Reason {
    Reason(
      "before_complaint", en: "The complaint was filed later, on \(day.text(.en)).",
      vi: "Khiếu nại được gửi sau đó, vào ngày \(day.text(.vi)).")
  }

  static func resultBeforeDetection(_ day: Day) -> Reason {
    Reason(
      "result_before_detection", en: "The violation was detected later, on \(day.text(.en)).",
      vi: "Vi phạm được phát hiện sau đó, vào ngày \(day.text(.vi)).")
  }
}
