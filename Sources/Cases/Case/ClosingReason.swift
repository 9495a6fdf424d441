/// Why a case ends (Law on Handling Administrative Violations, Art 62 to 86; Decree 118/2021).
public enum ClosingReason: String, Sendable, CaseIterable, Codable {
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
      [.sanctioned]
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
}
