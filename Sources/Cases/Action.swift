/// What an event does to a case.
public enum Action: String, Sendable, CaseIterable, Codable {
  /// Starts a case.
  case open
  /// Takes over a case from an older register; reachable by the import alone.
  case adopt
  case investigate, sanction, close
  case `return`, annul, reopen
  case note, assign, amend
  case addSubject = "add_subject"
  case addViolation = "add_violation"
  case addVictim = "add_victim"
  case addRecord = "add_record"

  /// Whether the step is worth nothing without words of explanation.
  public var needsNote: Bool {
    switch self {
    case .return, .annul, .reopen, .note: true
    case .open, .adopt, .investigate, .sanction, .close, .assign, .amend, .addSubject,
      .addViolation, .addVictim, .addRecord:
      false
    }
  }
}
