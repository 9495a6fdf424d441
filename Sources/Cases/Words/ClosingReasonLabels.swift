extension ClosingReason {
  /// The name of the reason for people.
  public var label: Text {
    switch self {
    case .noViolation: Text("Không có vi phạm hành chính", "No violation")
    case .noSanctionArticle11:
      Text("Trường hợp không xử phạt (Điều 11)", "Not to be sanctioned (Art 11)")
    case .offenderUnknown: Text("Không xác định được đối tượng vi phạm", "Offender not identified")
    case .limitationExpired:
      Text("Hết thời hiệu xử phạt", "Limitation period for sanctioning expired")
    case .decisionTermExpired:
      Text("Hết thời hạn ra quyết định xử phạt", "Term for the decision expired")
    case .subjectGone:
      Text(
        "Người vi phạm chết, mất tích; tổ chức giải thể, phá sản",
        "Subject dead, missing, dissolved or bankrupt")
    case .transferredCriminal:
      Text("Chuyển hồ sơ để truy cứu trách nhiệm hình sự", "Sent for criminal prosecution")
    case .transferredAuthority:
      Text("Chuyển người có thẩm quyền xử phạt", "Sent to the competent official")
    case .reminderMinor: Text("Nhắc nhở người chưa thành niên", "Minor reminded")
    case .executed: Text("Đã thi hành xong quyết định xử phạt", "Executed in full")
    case .executedByCoercion: Text("Đã thi hành xong do cưỡng chế", "Executed by coercion")
    case .exempted: Text("Được miễn tiền phạt", "Exempted from the fine")
    case .executionLimitationExpired:
      Text(
        "Hết thời hiệu thi hành quyết định xử phạt", "Limitation period for execution expired")
    case .annulled: Text("Quyết định xử phạt bị hủy bỏ", "Decision annulled")
    }
  }
}
