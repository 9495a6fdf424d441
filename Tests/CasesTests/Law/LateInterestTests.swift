import Cases
import Testing

/// `days amount` on a day of September or October 2026; the term ends on 2026-09-18.
private func interest(_ facts: CaseFacts, _ month: Int, _ number: Int, law: Law = .example)
  -> String?
{
  facts.lateInterest(of: 1, law: law, today: day(2026, month, number)).map {
    "\($0.days) \($0.amount)"
  }
}

/// Counted by hand: 0.05 % a day of what is owed.
@Suite struct LateInterestTests {
  @Test(arguments: [
    (9, 17, nil), (9, 18, nil), (9, 19, "1 1250"), (9, 28, "10 12500"), (10, 15, "27 33750"),
  ])
  func `interest runs from the day after the term`(
    _ month: Int, _ number: Int, _ expected: String?
  ) {
    #expect(interest(fined(2_500_000), month, number) == expected)
  }

  @Test func `a part paid late bears interest to the day before it was paid`() {
    // 4 days on 2.5 million, 6 days on 1.5 million.
    let facts = fined(2_500_000, paid(1_000_000, day(2026, 9, 23)))
    #expect(interest(facts, 9, 28) == "10 9500")
  }

  @Test(arguments: [9, 18])
  func `a part paid within the term bears none`(_ number: Int) {
    let facts = fined(2_500_000, paid(1_000_000, day(2026, 9, number)))
    #expect(interest(facts, 9, 28) == "10 7500")
  }

  @Test func `several parts are counted in the order of their days`() {
    // 1 day on 2 million, 3 days on 1.5 million, 6 days on 0.5 million.
    let facts = fined(
      2_000_000, paid(1_000_000, day(2026, 9, 23)), paid(500_000, day(2026, 9, 20), version: 6))
    #expect(interest(facts, 9, 28) == "10 4750")
  }

  @Test(arguments: [(9, 28), (10, 15)])
  func `interest stands still once all is paid`(_ month: Int, _ number: Int) {
    let facts = fined(2_500_000, paid(2_500_000, day(2026, 9, 28)))
    #expect(interest(facts, month, number) == "9 11250")
  }

  @Test(arguments: [9, 18])
  func `a fine paid within the term bears none`(_ number: Int) {
    let facts = fined(2_500_000, paid(2_500_000, day(2026, 9, number)))
    #expect(interest(facts, 10, 15) == nil)
  }

  @Test func `a payment still to come changes nothing today`() {
    let facts = fined(2_500_000, paid(2_500_000, day(2026, 10, 1)))
    #expect(interest(facts, 9, 28) == "10 12500")
  }

  @Test func `a reduction within the term lowers what is owed from the start`() {
    #expect(interest(fined(2_500_000, reduced(by: 500_000)), 9, 28) == "10 10000")
  }

  @Test func `an exemption ends the interest from the day it takes effect`() {
    let exemption = ProceedingOnFile.example(7, .exempt, on: day(2026, 9, 20))
    #expect(interest(fined(2_500_000, exemption), 9, 28) == "1 1250")
  }

  @Test func `an exemption within the term leaves nothing to bear interest`() {
    #expect(interest(fined(2_500_000, exempted()), 9, 28) == nil)
  }

  @Test func `a part of a dong is not asked for`() {
    #expect(interest(fined(200_999), 9, 19) == "1 100")
  }

  @Test func `what another subject pays is no help`() {
    #expect(
      interest(fined(2_500_000, paid(2_500_000, day(2026, 9, 9), subject: 2)), 9, 28) == "10 12500")
  }

  @Test func `a term held up bears none (Art 15.3)`() {
    let suspended = ProceedingOnFile.example(6, .suspend) { $0.from = day(2026, 9, 12) }
    var facts = fined(2_500_000, suspended)
    facts.clocks[0].end = .init(.stopped, on: day(2026, 9, 12), version: 6)
    #expect(interest(facts, 10, 15) == nil)
  }

  @Test func `a subject without a term bears none`() {
    var facts = fined(2_500_000)
    facts.clocks = []
    #expect(interest(facts, 10, 15) == nil)
  }

  @Test func `no rate on file, no interest`() {
    #expect(interest(fined(2_500_000), 9, 28, law: .example { $0.amounts = [] }) == nil)
  }

  @Test func `a term whose last day is not known bears none yet`() {
    var facts = fined(2_500_000)
    facts.clocks = facts.clocks.map {
      Clock(
        number: 1, rule: $0.rule, subject: 1, startedOn: $0.startedOn,
        due: Due(day: $0.due.day, missingYear: 2026), version: 4)
    }
    #expect(interest(facts, 10, 15) == nil)
  }
}
