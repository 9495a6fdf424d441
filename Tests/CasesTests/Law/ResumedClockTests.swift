import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }
private let april1 = day(2026, 4, 1)

/// Sanctioned on 2026-03-10 and delivered on 03-12; the term of the decision ended that day.
private func delivered() throws -> Docket {
  var file = Docket()
  try file.prepare()
  try file.sanction(on: march(10))
  try file.bring(.deliver, on: march(12))
  return file
}

/// Closed as no violation on 2026-03-09, three days before the term of the decision was over.
private func closed() throws -> Docket {
  var file = Docket()
  try file.prepare()
  try file.take(.close(.noViolation), on: march(9))
  return file
}

/// Clocks of a case taken up again. 2026-04-01 is a Wednesday.
@Suite struct ResumedClockTests {
  @Test func `an annulment stops the execution and lets the limitation run`() throws {
    var file = try delivered()
    try file.annul(on: april1, verifiedOn: april1)
    #expect(
      file.clocks(on: april1) == [
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

  @Test func `after an annulment the term counts from the verification (Decree 118, Art 15.3)`()
    throws
  {
    var file = try delivered()
    try file.annul(on: april1, verifiedOn: march(30))
    #expect(
      file.clocks(on: april1, "decide").last == "decide 2026-03-30 2026-04-08 running")
  }

  @Test(arguments: Annulment.Ground.allCases)
  func `facts verified anew give a new term for every ground the decree names`(
    _ ground: Annulment.Ground
  ) throws {
    var file = try delivered()
    try file.annul(on: april1, verifiedOn: april1, ground)
    #expect(
      file.clocks(on: april1, "decide").last
        == (ground == .other
          ? "decide 2026-03-03 2026-03-12 missed" : "decide 2026-04-01 2026-04-10 running"))
  }

  @Test func `an annulment without facts verified anew gives no new term (Art 66)`() throws {
    var file = try delivered()
    try file.annul(on: april1, verifiedOn: nil)
    #expect(file.clocks(on: april1, "decide").last == "decide 2026-03-03 2026-03-12 missed")
    #expect(file.refusal(ofSanctionOn: april1) == [" decision_term_expired"])
  }

  @Test func `an annulment without its paper gives no new term (Art 66)`() throws {
    var file = try delivered()
    try file.note(.annul, on: april1)
    #expect(file.refusal(ofSanctionOn: april1) == [" decision_term_expired"])
  }

  @Test func `a second decision has its own terms`() throws {
    var file = try delivered()
    try file.bring(.complain, on: march(16))
    try file.annul(on: april1, verifiedOn: april1)
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

  @Test func `closing and reopening gives no new term (Art 66)`() throws {
    var file = try closed()
    #expect(
      file.clocks(on: march(9), "decide") == ["decide 2026-03-03 2026-03-12 stopped 2026-03-09"])
    try file.note(.reopen, on: april1)
    #expect(
      file.clocks(on: april1).suffix(2) == [
        "decide 2026-03-03 2026-03-12 missed",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
    #expect(file.refusal(ofSanctionOn: april1) == [" decision_term_expired"])
  }

  @Test func `a case reopened in its term is still decided in it`() throws {
    var file = try closed()
    try file.note(.reopen, on: march(11))
    #expect(file.clocks(on: march(11), "decide").last == "decide 2026-03-03 2026-03-12 running")
    #expect(file.refusal(ofSanctionOn: march(12)) == [])
    #expect(file.refusal(ofSanctionOn: march(13)) == [" decision_term_expired"])
  }

  @Test(arguments: [Reopening.Ground.criminalReturn, .complaint, .court])
  func `a paper of the law gives a new term from its day (Decree 118, Art 15.3)`(
    _ ground: Reopening.Ground
  ) throws {
    var file = try closed()
    try file.reopen(on: april1, ground)
    #expect(file.clocks(on: april1, "decide").last == "decide 2026-04-01 2026-04-10 running")
    #expect(file.refusal(ofSanctionOn: day(2026, 4, 10)) == [])
    #expect(file.refusal(ofSanctionOn: day(2026, 4, 11)) == [" decision_term_expired"])
  }

  @Test func `the new term stays when more is put on file`() throws {
    var file = try closed()
    try file.reopen(on: april1, .court)
    let clocks = file.facts.clocks
    try file.note(.note, on: day(2026, 4, 20))
    #expect(file.facts.clocks == clocks)
  }

  @Test func `a new term that is over is over for good`() throws {
    var file = try closed()
    try file.reopen(on: april1, .complaint)
    try file.take(.close(.noViolation), on: day(2026, 4, 13))
    try file.note(.reopen, on: day(2026, 4, 14))
    #expect(
      file.clocks(on: day(2026, 4, 14), "decide").last == "decide 2026-04-01 2026-04-10 missed")
  }

  @Test func `a case given back by a criminal body has a year more (Art 6.1.c)`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.transferredCriminal), on: march(9))
    try file.reopen(on: april1, .criminalReturn)
    #expect(
      file.clocks(on: april1, "sanction_limitation") == [
        "sanction_limitation/1 2026-02-25 2027-02-25 stopped 2026-03-09",
        "sanction_limitation_returned/1 2026-02-25 2028-02-25 running",
      ])
  }

  @Test(arguments: [Reopening.Ground.complaint, .court])
  func `no other return makes the limitation longer`(_ ground: Reopening.Ground) throws {
    var file = try closed()
    try file.reopen(on: april1, ground)
    #expect(
      file.clocks(on: april1, "sanction_limitation").last
        == "sanction_limitation/1 2026-02-25 2027-02-25 running")
  }

  @Test func `a longer term granted before counts from the new start`() throws {
    var file = Docket { $0.violations[0].type = "HEAVY" }
    try file.prepare()
    // Explained in time, written down when the first term was over.
    try file.take(
      .bringing(.explain) { ($0.code, $0.on) = ("received", march(9)) }, on: march(16))
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(17))
    try file.annul(on: april1, verifiedOn: april1)
    #expect(
      file.clocks(on: april1, "decide").last
        == "decide_explained_or_verified 2026-04-01 2026-05-04 running")
  }
}
