extension ClosingReason {
  /// The name of the reason for people.
  public var label: Label {
    switch self {
    case .noViolation: Label("Không có vi phạm hành chính", "No violation")
    case .noSanctionArticle11:
      Label("Trường hợp không xử phạt (Điều 11)", "Not to be sanctioned (Art 11)")
    case .offenderUnknown: Label("Không xác định được đối tượng vi phạm", "Offender not identified")
    case .limitationExpired:
      Label("Hết thời hiệu xử phạt", "Limitation period for sanctioning expired")
    case .decisionTermExpired:
      Label("Hết thời hạn ra quyết định xử phạt", "Term for the decision expired")
    case .subjectGone:
      Label(
        "Người vi phạm chết, mất tích; tổ chức giải thể, phá sản",
        "Subject dead, missing, dissolved or bankrupt")
    case .transferredCriminal:
      Label("Chuyển hồ sơ để truy cứu trách nhiệm hình sự", "Sent for criminal prosecution")
    case .transferredAuthority:
      Label("Chuyển người có thẩm quyền xử phạt", "Sent to the competent official")
    case .reminderMinor: Label("Nhắc nhở người chưa thành niên", "Minor reminded")
    case .executed: Label("Đã thi hành xong quyết định xử phạt", "Executed in full")
    case .executedByCoercion: Label("Đã thi hành xong do cưỡng chế", "Executed by coercion")
    case .exempted: Label("Được miễn tiền phạt", "Exempted from the fine")
    case .executionLimitationExpired:
      Label(
        "Hết thời hiệu thi hành quyết định xử phạt", "Limitation period for execution expired")
    case .annulled: Label("Quyết định xử phạt bị hủy bỏ", "Decision annulled")
    }
  }
}
