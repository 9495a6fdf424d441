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
  /// Hands a case over to another unit.
  case transfer
  /// Sends a case to the unit whose officer has the authority to sanction (Law Art 58).
  case refer
  case addCircumstance = "add_circumstance"
  case explain, extend
  case checkEarlierSanctions = "check_earlier_sanctions"
  case deliver, pay
  case completeRemedy = "complete_remedy"
  /// Relief from a fine, or force behind it.
  case `defer`, instal, reduce, exempt, coerce
  case complain
  case decideComplaint = "decide_complaint"
  case suspend, resume
  /// Takes back the fact an earlier event brought.
  case withdraw

  /// Whether the step is worth nothing without words of explanation.
  public var needsNote: Bool {
    [.return, .annul, .reopen, .note, .withdraw].contains(self)
  }

  /// Whether another unit is responsible afterwards.
  public var movesUnit: Bool { self == .transfer || self == .refer }

  /// Whether the step can add to a figure of the statistics.
  public var isCounted: Bool {
    switch self {
    case .open, .adopt, .investigate, .sanction, .close, .annul, .reopen, .addViolation,
      .transfer, .refer, .pay, .defer, .instal, .reduce, .exempt, .coerce, .complain, .withdraw:
      true
    case .return, .note, .assign, .amend, .addSubject, .addVictim, .addRecord, .addCircumstance,
      .explain, .extend, .checkEarlierSanctions, .deliver, .completeRemedy, .decideComplaint,
      .suspend, .resume:
      false
    }
  }
}
