/// A circumstance that lowers or raises a fine (Law on Handling Administrative Violations, Art 9
/// and 10).
public struct Circumstance: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable, FieldConvertible {
    case mitigating, aggravating
  }

  public var violation: Int
  public var subject: Int
  public var kind: Kind
  public var ground: String

  public init(violation: Int, subject: Int, kind: Kind, ground: String) {
    self.violation = violation
    self.subject = subject
    self.kind = kind
    self.ground = ground
  }

  static let shape = Shape(
    Circumstance(violation: 0, subject: 0, kind: .mitigating, ground: ""),
    [
      .integer("violation", \.violation, in: .caseNumbers),
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("kind", \.kind).column("code"),
      .text("ground", \.ground, limit: 5_000).column("text"),
    ])
}

/// That a subject explained, or gave up the right to (Art 61).
public struct Explanation: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable, FieldConvertible { case received, waived }

  public var subject: Int
  public var outcome: Outcome
  public var on: Day

  public init(subject: Int, outcome: Outcome, on: Day) {
    self.subject = subject
    self.outcome = outcome
    self.on = on
  }

  static let shape = Shape(
    Explanation(subject: 0, outcome: .received, on: .epoch),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("outcome", \.outcome).column("code"),
      .day("on", \.on).column("happened_on"),
    ])
}

/// A longer term, put on record before the shorter one was over (Art 66).
public struct TermExtension: Sendable, Equatable {
  /// Code of the clock that the law has for the longer term.
  public var clock: String
  public var ground: String
  /// The day the longer term counts from, where that is the day of an expert's result.
  public var resultOn: Day?

  public init(clock: String, ground: String, resultOn: Day? = nil) {
    self.clock = clock
    self.ground = ground
    self.resultOn = resultOn
  }

  static let shape = Shape(
    TermExtension(clock: "", ground: ""),
    [
      .text("clock", \.clock, limit: 64).column("code"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .day("resultOn", \.resultOn).column("happened_on"),
    ])
}

/// What an officer found out about sanctions the subject may have received before (Art 7).
public struct EarlierSanctionsCheck: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable, FieldConvertible {
    case otherAct = "other_act"
    case sameAct = "same_act"
    case otherSubject = "other_subject"
  }

  public var subject: Int
  public var outcome: Outcome
  public var ground: String?
  /// How many the register knew of then: one that comes to light later must be checked again.
  public var known: Int?

  public init(subject: Int, outcome: Outcome, ground: String? = nil) {
    self.subject = subject
    self.outcome = outcome
    self.ground = ground
  }

  static let shape = Shape(
    EarlierSanctionsCheck(subject: 0, outcome: .otherAct),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .choice("outcome", \.outcome).column("code"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .integer("known", \.known, in: .caseNumbers).column("amount").setByRegister,
    ])
}

/// Takes back what an earlier event brought.
public struct Withdrawal: Sendable, Equatable {
  /// Version of that event.
  public var event: Int

  public init(event: Int) { self.event = event }

  static let shape = Shape(
    Withdrawal(event: 0),
    [.integer("event", \.event, in: 2...1_000_000).column("withdrawn_version")])
}
