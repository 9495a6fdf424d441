/// Why a case ends (Law on Handling Administrative Violations, Art 62 to 86; Decree 118/2021).
public enum ClosingReason: String, Codable, Labelled {
  case noViolation = "no_violation"
  case noSanctionArticle11 = "no_sanction_art11"
  case offenderUnknown = "offender_unknown"
  case limitationExpired = "limitation_expired"
  case decisionTermExpired = "decision_term_expired"
  case subjectGone = "subject_gone"
  case transferredCriminal = "transferred_criminal"
  case transferredAuthority = "transferred_authority"
  case reminderMinor = "reminder_minor"
  case executed
  case executedByCoercion = "executed_by_coercion"
  case exempted
  case executionLimitationExpired = "execution_limitation_expired"
  case annulled

  /// The states a case may be closed from for this reason.
  public var states: [CaseState] {
    switch self {
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .limitationExpired,
      .transferredAuthority:
      [.opened, .investigated]
    case .decisionTermExpired, .reminderMinor: [.investigated]
    case .subjectGone, .transferredCriminal: [.opened, .investigated, .sanctioned]
    case .executed, .executedByCoercion, .exempted, .executionLimitationExpired, .annulled:
      [.investigated, .sanctioned]
    }
  }

  /// Whether there must be a decision in force: also in a reopened case whose decision still stands.
  var needsDecision: Bool {
    switch self {
    case .executed, .executedByCoercion, .exempted, .executionLimitationExpired, .annulled: true
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .limitationExpired,
      .decisionTermExpired, .subjectGone, .transferredCriminal, .transferredAuthority,
      .reminderMinor:
      false
    }
  }

  /// Whether remedies may be ordered although nobody is sanctioned (Law on Handling Administrative
  /// Violations, Art 65.2).
  public var allowsRemedyDecision: Bool {
    switch self {
    case .noSanctionArticle11, .offenderUnknown, .limitationExpired, .decisionTermExpired,
      .subjectGone:
      true
    case .noViolation, .transferredCriminal, .transferredAuthority, .reminderMinor, .executed,
      .executedByCoercion, .exempted, .executionLimitationExpired, .annulled:
      false
    }
  }

  /// The name of the reason for people.
  public var label: Text {
    switch self {
    case .noViolation: Text("Không có vi phạm hành chính", "No violation")
    case .noSanctionArticle11:
      Text("Trường hợp không xử phạt (Điều 11)", "Not to be sanctioned (Art 11)")
    case .offenderUnknown: Text("Không xác định được đối tượng vi phạm", "Offender not identified")
    case .limitationExpired:
      Text("Hết thời hiệu xử phạt", "Limitation of sanction over")
    case .decisionTermExpired:
      Text("Hết thời hạn ra quyết định xử phạt", "Term for the decision over")
    case .subjectGone:
      Text(
        "Người vi phạm chết, mất tích; tổ chức giải thể, phá sản",
        "Offender dead or missing; organisation dissolved or bankrupt")
    case .transferredCriminal:
      Text("Chuyển hồ sơ để truy cứu trách nhiệm hình sự", "Sent for criminal prosecution")
    case .transferredAuthority:
      Text("Chuyển người có thẩm quyền xử phạt", "Sent to the official who may sanction")
    case .reminderMinor: Text("Nhắc nhở người chưa thành niên", "Minor reminded")
    case .executed: Text("Đã thi hành xong quyết định xử phạt", "Executed in full")
    case .executedByCoercion: Text("Đã thi hành xong do cưỡng chế", "Executed by coercion")
    case .exempted: Text("Được miễn tiền phạt", "Exempted from the fine")
    case .executionLimitationExpired:
      Text("Hết thời hiệu thi hành quyết định xử phạt", "Limitation of execution over")
    case .annulled: Text("Quyết định xử phạt bị hủy bỏ", "Decision annulled")
    }
  }
}
