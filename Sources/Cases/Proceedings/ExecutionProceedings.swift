/// That a decision was received.
public struct Delivery: Sendable, Equatable {
  public var receivedOn: Day
  public var sentOn: Day?
  /// Nil: by every subject of the decision.
  public var subject: Int?
  /// Number of the decision; nil: of those in force that were not delivered before.
  public var decision: String?

  public init(receivedOn: Day, sentOn: Day? = nil, subject: Int? = nil) {
    self.receivedOn = receivedOn
    self.sentOn = sentOn
    self.subject = subject
  }

  static let shape = Shape(
    Delivery(receivedOn: .epoch),
    [
      .day("receivedOn", \.receivedOn).column("happened_on"),
      .day("sentOn", \.sentOn).column("from_on"),
      .integer("subject", \.subject, in: .caseNumbers),
      .text("decision", \.decision, limit: 100),
    ])
}

/// A payment towards a fine, or of the interest alone. Amounts in VND.
public struct Payment: Sendable, Equatable {
  public var subject: Int
  public var amount: Int
  public var paidOn: Day
  /// Number of the receipt.
  public var receipt: String
  /// Paid besides the amount, for being late.
  public var interest: Int?

  public init(subject: Int, amount: Int, paidOn: Day, receipt: String, interest: Int? = nil) {
    self.subject = subject
    self.amount = amount
    self.paidOn = paidOn
    self.receipt = receipt
    self.interest = interest
  }

  static let shape = Shape(
    Payment(subject: 0, amount: 0, paidOn: .epoch, receipt: ""),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .integer("amount", \.amount, in: 0...ClosedRange.vnd.upperBound),
      .day("paidOn", \.paidOn).column("happened_on"),
      .text("receipt", \.receipt, limit: 100).column("number"),
      .integer("interest", \.interest, in: 0...ClosedRange.vnd.upperBound),
    ])
}

/// That a remedy which was ordered is done.
public struct RemedyCompletion: Sendable, Equatable {
  public var subject: Int
  /// Code of the remedy.
  public var remedy: String
  public var completedOn: Day

  public init(subject: Int, remedy: String, completedOn: Day) {
    self.subject = subject
    self.remedy = remedy
    self.completedOn = completedOn
  }

  static let shape = Shape(
    RemedyCompletion(subject: 0, remedy: "", completedOn: .epoch),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .text("remedy", \.remedy, limit: 64).column("code"),
      .day("completedOn", \.completedOn).column("happened_on"),
    ])
}

/// A coercion of the execution (Law on Handling Administrative Violations, Art 86).
public struct Coercion: Sendable, Equatable {
  public var subject: Int
  /// Number of the decision on coercion.
  public var number: String
  public var issuedOn: Day
  public var measure: String?

  public init(subject: Int, number: String, issuedOn: Day, measure: String? = nil) {
    self.subject = subject
    self.number = number
    self.issuedOn = issuedOn
    self.measure = measure
  }

  static let shape = Shape(
    Coercion(subject: 0, number: "", issuedOn: .epoch),
    [
      .integer("subject", \.subject, in: .caseNumbers),
      .text("number", \.number, limit: 100),
      .day("issuedOn", \.issuedOn).column("happened_on"),
      .text("measure", \.measure, limit: 5_000).column("text"),
    ])
}
