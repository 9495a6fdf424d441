/// A fine that may be paid later (Law on Handling Administrative Violations, Art 76).
public struct Deferral: Sendable, Equatable {
  public var subject: Int
  public var until: Day
  public var ground: String
  /// Number of the decision.
  public var number: String?

  public init(subject: Int, until: Day, ground: String, number: String? = nil) {
    self.subject = subject
    self.until = until
    self.ground = ground
    self.number = number
  }

  static let shape = Shape(
    Deferral(subject: 0, until: .epoch, ground: ""),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .day("until", \.until).column("until_on"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .text("number", \.number, limit: 100),
    ])
}

/// One payment of a plan.
public struct Instalment: Sendable, Equatable {
  public var dueOn: Day
  /// VND.
  public var amount: Int

  public init(dueOn: Day, amount: Int) {
    self.dueOn = dueOn
    self.amount = amount
  }

  public static let shape = Shape(
    Instalment(dueOn: .epoch, amount: 0),
    [.day("dueOn", \.dueOn), .integer("amount", \.amount, in: .vnd)])
}

/// A fine that may be paid in parts (Art 79).
public struct InstalmentPlan: Sendable, Equatable {
  public var subject: Int
  public var payments: [Instalment]
  public var ground: String?
  /// Number of the decision.
  public var number: String?

  public init(subject: Int, payments: [Instalment], ground: String? = nil, number: String? = nil) {
    self.subject = subject
    self.payments = payments
    self.ground = ground
    self.number = number
  }

  static let shape = Shape(
    InstalmentPlan(subject: 0, payments: []),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .instalments("payments", \.payments).column("parts"),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .text("number", \.number, limit: 100),
    ])
}

/// A part of a fine that need not be paid (Art 77). VND.
public struct Reduction: Sendable, Equatable {
  public var subject: Int
  public var amount: Int
  public var ground: String
  /// Number of the decision.
  public var number: String?

  public init(subject: Int, amount: Int, ground: String, number: String? = nil) {
    self.subject = subject
    self.amount = amount
    self.ground = ground
    self.number = number
  }

  static let shape = Shape(
    Reduction(subject: 0, amount: 0, ground: ""),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .integer("amount", \.amount, in: .vnd),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .text("number", \.number, limit: 100),
    ])
}

/// The rest of a fine that need not be paid (Art 77).
public struct Exemption: Sendable, Equatable {
  public var subject: Int
  public var ground: String
  /// Number of the decision.
  public var number: String?

  public init(subject: Int, ground: String, number: String? = nil) {
    self.subject = subject
    self.ground = ground
    self.number = number
  }

  static let shape = Shape(
    Exemption(subject: 0, ground: ""),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .text("ground", \.ground, limit: 5_000).column("text"),
      .text("number", \.number, limit: 100),
    ])
}
