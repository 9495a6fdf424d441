import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// One subject, fined 2.5 million VND for each of two acts by decisions of its own, on these days.
private func decided(_ days: [Day]) throws -> Docket {
  var file = Docket {
    $0.violations.append(Violation(type: "FINED", subjects: [1], endedOn: day(2026, 2, 25)))
  }
  try file.prepare()
  for (index, on) in days.enumerated() { try file.decide(violation: index + 1, on: on) }
  return file
}

private func decidedTwice() throws -> Docket { try decided([march(10), march(11)]) }

extension Docket {
  /// The number of the decision is that of the violation.
  fileprivate mutating func decide(violation: Int, on day: Day) throws {
    try take(
      .complete(.sanction) {
        $0.documents.decision?.issuedOn = day
        $0.documents.decision?.number = "QD-0\(violation)"
        $0.documents.decision?.sanctions = [
          Sanction(violation: violation, subject: 1, form: .fine, amount: 2_500_000)
        ]
      }, on: day)
  }

  fileprivate mutating func deliver(_ number: String? = nil, on day: Day) throws {
    try bring(.deliver, on: day) { ($0.subject, $0.decision) = (1, number) }
  }
}

/// The term of execution and the interest of each of two decisions against one subject run from its
/// own receipt (Law on Handling Administrative Violations, Art 73.1, 78.1).
@Suite struct TwoDecisionTests {
  @Test func `each decision has a term of its own from its receipt`() throws {
    var file = try decidedTwice()
    try file.deliver("QD-01", on: march(12))
    #expect(file.clocks(on: march(12), "execute") == ["execute@1 2026-03-12 2026-03-23 running"])
    try file.deliver(on: march(16))
    #expect(
      file.clocks(on: march(24), "execute") == [
        "execute@1 2026-03-12 2026-03-23 missed", "execute@1 2026-03-16 2026-03-26 running",
      ])
  }

  @Test func `a delivery without a number is of what was not delivered before`() throws {
    var file = try decidedTwice()
    try file.deliver("QD-02", on: march(12))
    try file.deliver(on: march(16))
    #expect(
      file.clocks(on: march(20), "execute").map { $0.prefix(20) } == [
        "execute@1 2026-03-12", "execute@1 2026-03-16",
      ])
  }

  @Test func `one delivery without a number is of both`() throws {
    var file = try decidedTwice()
    try file.deliver(on: march(12))
    #expect(file.clocks(on: march(12), "execute") == ["execute@1 2026-03-12 2026-03-23 running"])
  }

  @Test func `what is paid carries out the older decision first`() throws {
    var file = try decidedTwice()
    try file.deliver("QD-01", on: march(12))
    try file.deliver("QD-02", on: march(16))
    try file.bring(.pay, on: march(20)) { $0.amount = 2_500_000 }
    #expect(
      file.clocks(on: march(31), "execute") == [
        "execute@1 2026-03-12 2026-03-23 met 2026-03-20",
        "execute@1 2026-03-16 2026-03-26 missed",
      ])
    try file.bring(.pay, on: march(25)) { $0.amount = 2_500_000 }
    #expect(file.clocks(on: march(31), "execute").last?.hasSuffix("met 2026-03-25") == true)
    #expect(file.facts.executedOn == march(25))
  }

  @Test func `interest runs on each fine from the end of its own term`() throws {
    var file = try decidedTwice()
    try file.deliver("QD-01", on: march(12))
    try file.deliver("QD-02", on: march(16))
    let interest = file.facts.lateInterest(of: 1, law: .example, today: march(31))
    // 24 to 26 March on 2.5 million, 27 to 31 March on 5 million, at 0.05 % a day.
    #expect(interest?.days == 8)
    #expect(interest?.amount == (3 * 2_500_000 + 5 * 5_000_000) / 2_000)
  }

  @Test func `relief from one fine is none from a later one`() throws {
    var file = try decided([march(10)])
    try file.deliver(on: march(10))
    try file.bring(.defer, on: march(11)) { $0.until = day(2026, 5, 4) }
    try file.decide(violation: 2, on: march(12))
    try file.deliver("QD-02", on: march(16))
    #expect(
      file.clocks(on: march(17), "execute") == [
        "execute@1 2026-03-10 2026-03-20 stopped 2026-03-11",
        "execute_after_relief@1 2026-05-04 2026-05-04 running",
        "execute@1 2026-03-16 2026-03-26 running",
      ])
  }

  @Test(arguments: [
    ("QD-03", march(12), ["/delivery/decision decision_unknown"]),
    ("QD-02", march(10), ["/delivery/receivedOn before_decision"]),
    ("QD-02", march(12), []),
  ])
  func `a delivery names a decision in force, after its day`(
    _ number: String, _ receivedOn: Day, _ expected: [String]
  ) throws {
    let file = try decidedTwice()
    let delivery = EventRequest.bringing(.deliver) {
      ($0.on, $0.subject, $0.decision) = (receivedOn, 1, number)
    }
    #expect(file.refusal(of: delivery, on: march(16)) == expected)
  }
}
