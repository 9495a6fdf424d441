/// The paper that corrects slips in a decision (đính chính quyết định; Decree 118/2021/NĐ-CP, Art 14.1,
/// form MQĐ39). What the decision imposes stands as it is, and so does every term. Whoever changes
/// what it imposes annuls the sanction in question and decides anew.
public struct DecisionCorrection: Sendable, Equatable {
  /// Number of the decision that corrects.
  public var number: String
  public var issuedOn: Day
  /// Number of the decision that is corrected.
  public var decision: String
  /// What is wrong in it, and what is right.
  public var correction: String

  public init(number: String, issuedOn: Day, decision: String, correction: String) {
    self.number = number
    self.issuedOn = issuedOn
    self.decision = decision
    self.correction = correction
  }

  static let shape = Shape(
    DecisionCorrection(number: "", issuedOn: .epoch, decision: "", correction: ""),
    [
      .text("number", \.number, limit: 100),
      .day("issuedOn", \.issuedOn).column("happened_on"),
      .text("decision", \.decision, limit: 100),
      .text("correction", \.correction, limit: 5_000).column("text"),
    ])
}
