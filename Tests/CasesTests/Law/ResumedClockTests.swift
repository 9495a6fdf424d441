import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Clocks of a case taken up again. 2026-04-01 is a Wednesday.
@Suite struct ResumedClockTests {
  @Test func `an annulment stops the execution and gives a new term for the decision`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: march(10))
    try file.bring(.deliver, on: march(12))
    try file.note(.annul, on: day(2026, 4, 1))
    #expect(
      file.clocks(on: day(2026, 4, 1)) == [
        "make_record 2026-03-02 2026-03-04 met 2026-03-03",
        "sanction_limitation/1 2026-02-25 2027-02-25 met 2026-03-10",
        "decide 2026-03-03 2026-03-12 met 2026-03-10",
        "send_decision 2026-03-10 2026-03-13 met 2026-03-12",
        "execution_limitation 2026-03-10 2027-03-10 stopped 2026-04-01",
        "execute@1 2026-03-12 2026-03-23 stopped 2026-04-01",
        "complaint@1 2026-03-12 2026-06-10 stopped 2026-04-01",
        "decide 2026-04-01 2026-04-10 running",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
  }

  @Test func `a second decision has its own terms`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: march(10))
    try file.bring(.deliver, on: march(12))
    try file.bring(.complain, on: march(16))
    try file.note(.annul, on: day(2026, 4, 1))
    try file.sanction(on: day(2026, 4, 8))
    try file.bring(.deliver, on: day(2026, 4, 9))
    #expect(
      file.clocks(on: day(2026, 4, 9)).suffix(6) == [
        "decide 2026-04-01 2026-04-10 met 2026-04-08",
        "sanction_limitation/1 2026-02-25 2027-02-25 met 2026-04-08",
        "send_decision 2026-04-08 2026-04-13 met 2026-04-09",
        "execution_limitation 2026-04-08 2027-04-08 running",
        "execute@1 2026-04-09 2026-04-20 running", "complaint@1 2026-04-09 2026-07-08 running",
      ])
  }

  @Test func `a case closed in time and reopened counts anew from the reopening`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(9))
    #expect(
      file.clocks(on: march(9), "decide") == ["decide 2026-03-03 2026-03-12 stopped 2026-03-09"])
    try file.note(.reopen, on: day(2026, 4, 1))
    #expect(
      file.clocks(on: day(2026, 4, 1)).suffix(2) == [
        "decide 2026-04-01 2026-04-10 running",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
  }

  @Test func `the new term stays when more is put on file`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(9))
    try file.note(.reopen, on: day(2026, 4, 1))
    let clocks = file.facts.clocks
    try file.note(.note, on: day(2026, 4, 20))
    #expect(file.facts.clocks == clocks)
  }

  @Test func `a case whose decision term was over stays over when it is reopened`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.decisionTermExpired), on: march(13))
    try file.note(.reopen, on: day(2026, 4, 1))
    #expect(
      file.clocks(on: day(2026, 4, 1), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-13", "decide 2026-03-03 2026-03-12 missed",
      ])
    #expect(throws: CaseError.self) { try file.sanction(on: day(2026, 4, 1)) }
  }

  @Test func `a case closed on the last day of its term was not over`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(12))
    try file.note(.reopen, on: day(2026, 4, 1))
    #expect(
      file.clocks(on: day(2026, 4, 1), "decide").last == "decide 2026-04-01 2026-04-10 running")
  }

  @Test func `closing and reopening again does not help a term that was over`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(13))
    try file.note(.reopen, on: march(16))
    try file.take(.close(.noViolation), on: march(17))
    try file.note(.reopen, on: march(18))
    #expect(
      file.clocks(on: march(18), "decide").last == "decide 2026-03-03 2026-03-12 missed")
  }

  @Test func `a new term that is over is over for good`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(9))
    try file.note(.reopen, on: day(2026, 4, 1))
    try file.take(.close(.noViolation), on: day(2026, 4, 13))
    try file.note(.reopen, on: day(2026, 4, 14))
    #expect(
      file.clocks(on: day(2026, 4, 14), "decide").last == "decide 2026-03-03 2026-03-12 missed")
  }

  @Test func `a term that a longer one had replaced late does not count as over`() throws {
    var file = Docket { $0.violations[0].type = "HEAVY" }
    try file.prepare()
    // Explained in time, written down when the first term was over.
    try file.take(
      .bringing(.explain) { ($0.code, $0.on) = ("received", march(9)) }, on: march(16))
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(17))
    try file.note(.annul, on: day(2026, 4, 1))
    #expect(
      file.clocks(on: day(2026, 4, 1), "decide").last
        == "decide_explained_or_verified 2026-04-01 2026-05-04 running")
  }
}
