/// Everything an event may bring with it.
public struct Documents: Sendable, Equatable {
  public var description: CaseDescription?
  public var subjects: [Subject] = []
  public var victims: [Victim] = []
  public var violations: [Violation] = []
  public var record: Record?
  public var decision: Decision?
  public var closing: ClosingReason?
  public var remedyDecision: RemedyDecision?
  public var proceeding: Proceeding?
  /// An investigation without a violation record (Law on Handling Administrative Violations,
  /// Art 56).
  public var isOnTheSpot = false

  public init() {}

  /// The paper of an annulment, where this is one.
  var annulment: Annulment? {
    if case .annulment(let annulment) = proceeding { annulment } else { nil }
  }
}
