/// The notice that a complaint is taken up, or why it is not (Law on Complaints, Art 27 and 36).
public struct ComplaintAcceptance: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable, FieldConvertible { case accepted, refused }

  public var outcome: Outcome
  /// Number of the notice.
  public var number: String
  public var on: Day
  /// Why it is refused.
  public var ground: String?

  public init(outcome: Outcome, number: String, on: Day, ground: String? = nil) {
    self.outcome = outcome
    self.number = number
    self.on = on
    self.ground = ground
  }

  static let shape = Shape(
    ComplaintAcceptance(outcome: .accepted, number: "", on: .epoch),
    [
      .choice("outcome", \.outcome).column("code"),
      .text("number", \.number, limit: 100),
      .day("on", \.on).column("happened_on"),
      .text("ground", \.ground, limit: 5_000).column("text"),
    ])
}
