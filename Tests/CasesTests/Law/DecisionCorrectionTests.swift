import Cases
import Testing

private func correction(_ decision: String, _ issuedOn: Day) -> EventRequest {
  .complete(.correctDecision) {
    $0.documents.proceeding = .decisionCorrection(
      DecisionCorrection(
        number: "DC-01", issuedOn: issuedOn, decision: decision, correction: "sai họ tên"))
  }
}

/// Slips in a decision of 2026-09-04 (Decree 118/2021/NĐ-CP, Art 14.1).
@Suite struct DecisionCorrectionTests {
  @Test(arguments: [
    ("QD-00", day(2026, 9, 4), []), ("QD-00", day(2026, 10, 15), []),
    ("QD-00", day(2026, 9, 3), ["/decisionCorrection/issuedOn before_decision"]),
    ("QD-99", day(2026, 9, 9), ["/decisionCorrection/decision decision_unknown"]),
  ])
  func `only a decision in force is corrected, and not before it is issued`(
    _ number: String, _ issuedOn: Day, _ expected: [String]
  ) {
    #expect(unmet(correction(number, issuedOn), on: sanctioned()) == expected)
  }

  @Test func `what the decision imposes and its terms stand as they were`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 2_500_000)], on: day(2026, 3, 10))
    try file.bring(.deliver, on: day(2026, 3, 12))
    let before = file.facts
    let number = try #require(before.decision).number
    try file.take(correction(number, day(2026, 3, 20)), on: day(2026, 3, 20))
    #expect(file.facts.version == before.version + 1)
    #expect(file.facts.decisions == before.decisions)
    #expect(file.facts.clocks == before.clocks)
    #expect(file.facts.execution(of: 1) == before.execution(of: 1))
  }
}
