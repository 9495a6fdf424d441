/// A complaint or lawsuit against the decision.
public struct Complaint: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable, FieldConvertible { case complaint, lawsuit }

  /// Whom a complaint is made to: who took the decision, or who stands above him (Law on Complaints,
  /// Art 7).
  public enum Level: String, Sendable, CaseIterable, FieldConvertible { case first, second }

  public var kind: Kind
  public var filedOn: Day
  /// Nil: by someone who is not a subject, or by all.
  public var subject: Int?
  public var ground: String?
  /// Nil: a first complaint, or a lawsuit.
  public var level: Level?

  public init(
    kind: Kind, filedOn: Day, subject: Int? = nil, ground: String? = nil, level: Level? = nil
  ) {
    self.kind = kind
    self.filedOn = filedOn
    self.subject = subject
    self.ground = ground
    self.level = level
  }

  static let shape = Shape(
    Complaint(kind: .complaint, filedOn: .epoch),
    [
      .choice("kind", \.kind).column("code"),
      .day("filedOn", \.filedOn).column("happened_on"),
      .integer("subject", \.subject, in: .caseNumbers),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .choice("level", \.level),
    ])
}

/// What was decided on a complaint.
public struct ComplaintDecision: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable, FieldConvertible {
    case rejected, upheld
    case partlyUpheld = "partly_upheld"
    case withdrawn
  }

  public var number: String
  public var decidedOn: Day
  public var outcome: Outcome
  public var ground: String?
  /// When who complained received it: from then on there is a time to complain again.
  public var receivedOn: Day?

  public init(
    number: String, decidedOn: Day, outcome: Outcome, ground: String? = nil,
    receivedOn: Day? = nil
  ) {
    self.number = number
    self.decidedOn = decidedOn
    self.outcome = outcome
    self.ground = ground
    self.receivedOn = receivedOn
  }

  static let shape = Shape(
    ComplaintDecision(number: "", decidedOn: .epoch, outcome: .rejected),
    [
      .text("number", \.number, limit: 100),
      .day("decidedOn", \.decidedOn).column("happened_on"),
      .choice("outcome", \.outcome).column("code"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .day("receivedOn", \.receivedOn).column("from_on"),
    ])
}

/// The execution is held up.
public struct Suspension: Sendable, Equatable {
  /// What holds it up.
  public enum Cause: String, Sendable, CaseIterable, FieldConvertible {
    case complaint
    /// The act shows signs of a crime, and the file goes to a criminal procedure body (Law on
    /// Handling Administrative Violations, Art 62.2).
    case criminalSign = "criminal_sign"
    case other
  }

  public var from: Day
  public var ground: String
  /// Nil: for every subject.
  public var subject: Int?
  public var cause: Cause?

  public init(from: Day, ground: String, subject: Int? = nil, cause: Cause? = nil) {
    self.from = from
    self.ground = ground
    self.subject = subject
    self.cause = cause
  }

  static let shape = Shape(
    Suspension(from: .epoch, ground: ""),
    [
      .day("from", \.from).column("from_on"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("cause", \.cause).column("code"),
    ])
}

/// The execution goes on.
public struct Resumption: Sendable, Equatable {
  public var on: Day
  /// Nil: for every subject.
  public var subject: Int?
  public var ground: String?

  public init(on: Day, subject: Int? = nil, ground: String? = nil) {
    self.on = on
    self.subject = subject
    self.ground = ground
  }

  static let shape = Shape(
    Resumption(on: .epoch),
    [
      .day("on", \.on).column("happened_on"),
      .integer("subject", \.subject, in: .caseNumbers),
      .text("ground", \.ground, limit: 5_000).column("text"),
    ])
}
