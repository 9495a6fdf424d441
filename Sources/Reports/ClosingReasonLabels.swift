public import Cases

extension ClosingReason {
  /// What a person reads for the reason.
  public var label: Label {
    switch self {
    case .noViolation: Label("Không có vi phạm", "No violation")
    case .noSanctionArticle11:
      Label("Không xử phạt theo Điều 11 của Luật", "Not to be sanctioned (Art 11 of the Law)")
    case .offenderUnknown: Label("Không xác định được đối tượng", "Offender unknown")
    case .limitationExpired: Label("Hết thời hiệu xử phạt", "Limitation expired")
    case .decisionTermExpired: Label("Hết thời hạn ra quyết định", "Term for the decision expired")
    case .subjectGone:
      Label(
        "Đối tượng chết, mất tích, giải thể, phá sản", "Subject dead, missing, dissolved, bankrupt")
    case .transferredCriminal:
      Label("Chuyển truy cứu hình sự", "Transferred for criminal prosecution")
    case .transferredAuthority:
      Label("Chuyển cơ quan có thẩm quyền", "Transferred to the competent authority")
    case .reminderMinor: Label("Nhắc nhở người chưa thành niên", "Minor reminded")
    case .executed: Label("Đã thi hành xong", "Executed in full")
    case .executedByCoercion: Label("Cưỡng chế xong", "Executed by coercion")
    case .exempted: Label("Miễn phần còn lại", "Exempted from the rest")
    case .executionLimitationExpired:
      Label("Hết thời hiệu thi hành", "Limitation of execution expired")
    case .annulled: Label("Hủy quyết định", "Decision annulled")
    }
  }
}
