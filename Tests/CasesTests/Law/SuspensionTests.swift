import Cases
import Testing

private func suspended(from first: Day, version: Int = 6) -> ProceedingOnFile {
  .example(version, .suspend) { $0.from = first }
}

private func resumed(on day: Day, version: Int = 7) -> ProceedingOnFile {
  .example(version, .resume) { $0.on = day }
}

/// `days amount` on a day; 2.5 million, due on 2026-09-18.
private func interest(_ facts: CaseFacts, on day: Day) -> String? {
  facts.lateInterest(of: 1, law: .example, today: day).map { "\($0.days) \($0.amount)" }
}

/// A decision suspended need not be carried out (Art 15.3).
@Suite struct SuspensionTests {
  @Test func `the days of a suspension after the term bear no interest`() {
    let facts = fined(
      2_500_000, suspended(from: day(2026, 9, 21)), resumed(on: day(2026, 9, 25)))
    // The 19th and 20th, and the 25th to the 28th.
    #expect(interest(facts, on: day(2026, 9, 28)) == "6 7500")
  }

  @Test func `interest stands still while the decision is suspended`() {
    let facts = fined(2_500_000, suspended(from: day(2026, 9, 21)))
    #expect(interest(facts, on: day(2026, 9, 21)) == "2 2500")
    #expect(interest(facts, on: day(2026, 10, 15)) == "2 2500")
  }

  @Test func `two suspensions are both left out`() {
    let facts = fined(
      2_500_000, suspended(from: day(2026, 9, 21)), resumed(on: day(2026, 9, 22)),
      suspended(from: day(2026, 9, 24), version: 8), resumed(on: day(2026, 9, 26), version: 9))
    // The 21st, 24th and 25th do not count.
    #expect(interest(facts, on: day(2026, 9, 28)) == "7 8750")
  }

  @Test func `a suspension for another subject changes nothing`() {
    let other = ProceedingOnFile.example(6, .suspend) {
      ($0.from, $0.subject) = (day(2026, 9, 21), 2)
    }
    #expect(interest(fined(2_500_000, other), on: day(2026, 9, 28)) == "10 12500")
  }

  @Test func `a term lengthened by a suspension bears interest from its new end`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: day(2026, 3, 10))
    try file.bring(.deliver, on: day(2026, 3, 12))
    try file.bring(.suspend, on: day(2026, 3, 16))
    try file.bring(.resume, on: day(2026, 6, 1))
    // 77 days more than the ten: 2026-06-07 is a Sunday.
    #expect(
      file.clocks(on: day(2026, 6, 1), "execute").last
        == "execute@1 2026-03-12 2026-06-08 running")
    #expect(interest(file.facts, on: day(2026, 6, 8)) == nil)
    #expect(interest(file.facts, on: day(2026, 6, 9)) == "1 1250")
  }

  @Test func `a suspension withdrawn lets the first term run on`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: day(2026, 3, 10))
    try file.bring(.deliver, on: day(2026, 3, 12))
    try file.bring(.suspend, on: day(2026, 3, 16))
    try file.withdrawLast(on: day(2026, 3, 17))
    #expect(
      file.clocks(on: day(2026, 3, 17), "execute").last
        == "execute@1 2026-03-12 2026-03-23 running")
  }

  @Test func `what is not suspended is not resumed`() {
    #expect(
      unmet(.complete(.resume), on: .example(.sanctioned)) == ["/resumption not_suspended"])
    let facts = CaseFacts.example(.sanctioned) {
      $0.proceedings = [suspended(from: day(2026, 9, 6)), resumed(on: day(2026, 9, 7))]
    }
    #expect(unmet(.complete(.resume), on: facts) == ["/resumption not_suspended"])
  }
}
