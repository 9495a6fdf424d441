/// That a subject evaded or obstructed on purpose until a day, from which the limitation counts anew
/// (Law on Handling Administrative Violations, Art 6.1.d and 74.2).
public struct Evasion: Sendable, Equatable {
  /// What it was kept from, and so which limitation counts anew.
  public enum Stage: String, Sendable, CaseIterable, FieldConvertible { case sanction, execution }

  public var subject: Int
  public var stage: Stage
  public var from: Day
  public var endedOn: Day
  /// What was done, and the paper that says so.
  public var ground: String

  public init(subject: Int, stage: Stage, from: Day, endedOn: Day, ground: String) {
    self.subject = subject
    self.stage = stage
    self.from = from
    self.endedOn = endedOn
    self.ground = ground
  }

  static let shape = Shape(
    Evasion(subject: 0, stage: .sanction, from: .epoch, endedOn: .epoch, ground: ""),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("stage", \.stage).column("code"),
      .day("from", \.from).column("from_on"),
      .day("endedOn", \.endedOn).column("happened_on"),
      .text("ground", \.ground, limit: 5_000).column("text"),
    ])
}
