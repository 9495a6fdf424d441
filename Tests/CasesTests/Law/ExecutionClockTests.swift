import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Sanctioned on 2026-03-10: two subjects of 2.5 million each, or one.
private func sanctioned(subjects: Int = 1) throws -> Docket {
  var file = Docket {
    if subjects == 2 { $0.subjects.append(Subject(kind: .person, name: "Lê Thử")) }
    $0.violations[0].subjects = []
  }
  try file.prepare()
  try file.sanction(
    (1...subjects).map { Sanction(violation: 1, subject: $0, form: .fine, amount: 2_500_000) },
    on: march(10))
  return file
}

/// Sent on the 11th, received on Thursday the 12th.
private func delivered() throws -> Docket {
  var file = try sanctioned()
  try file.bring(.deliver, on: march(12)) { $0.from = march(11) }
  return file
}

extension Docket {
  fileprivate mutating func pay(_ amount: Int, on day: Day) throws {
    try bring(.pay, on: day) { $0.amount = amount }
  }

  fileprivate func afterDecision(on day: Day) -> [String] {
    clocks(on: day).filter { !$0.hasPrefix("make_record") && !$0.hasPrefix("sanction_limitation") }
  }
}

/// Clocks from the decision to the end. 2026-03-22 is a Sunday.
@Suite struct ExecutionClockTests {
  @Test func `a decision meets its term and the limitation, and is to be sent and carried out`()
    throws
  {
    #expect(
      try sanctioned().clocks(on: march(10)) == [
        "make_record 2026-03-02 2026-03-04 met 2026-03-03",
        "sanction_limitation/1 2026-02-25 2027-02-25 met 2026-03-10",
        "decide 2026-03-03 2026-03-12 met 2026-03-10",
        "send_decision 2026-03-10 2026-03-13 running",
        "execution_limitation 2026-03-10 2027-03-10 running",
      ])
  }

  @Test func `a decision stops what an explanation was awaited for`() throws {
    var file = Docket { $0.violations[0].type = "HEAVY" }
    try file.record(on: march(3))
    try file.investigate(on: march(4))
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(11))
    #expect(
      file.clocks(on: march(11)).filter { $0.hasPrefix("explain") } == [
        "explain_oral_request@1 2026-03-03 2026-03-05 stopped 2026-03-11",
        "explain_written@1 2026-03-03 2026-03-10 stopped 2026-03-11",
      ])
  }

  @Test func `the receipt starts execution and complaint, and the sending is met`() throws {
    #expect(
      try delivered().afterDecision(on: march(12)) == [
        "decide 2026-03-03 2026-03-12 met 2026-03-10",
        "send_decision 2026-03-10 2026-03-13 met 2026-03-11",
        "execution_limitation 2026-03-10 2027-03-10 running",
        "execute@1 2026-03-12 2026-03-23 running", "complaint@1 2026-03-12 2026-06-10 running",
      ])
  }

  @Test func `a decision sent late is missed`() throws {
    var file = try sanctioned()
    try file.bring(.deliver, on: march(18)) { $0.from = march(16) }
    #expect(
      file.clocks(on: march(18), "send_decision")
        == ["send_decision 2026-03-10 2026-03-13 missed 2026-03-16"])
  }

  @Test func `a decision is sent when it is sent to everyone`() throws {
    var file = try sanctioned(subjects: 2)
    try file.bring(.deliver, on: march(11)) { $0.subject = 2 }
    #expect(
      file.afterDecision(on: march(11)).dropFirst() == [
        "send_decision 2026-03-10 2026-03-13 running",
        "execution_limitation 2026-03-10 2027-03-10 running",
        "execute@2 2026-03-11 2026-03-23 running", "complaint@2 2026-03-11 2026-06-09 running",
      ])
    try file.bring(.deliver, on: march(13)) { $0.subject = 1 }
    #expect(
      file.clocks(on: march(13), "send_decision")
        == ["send_decision 2026-03-10 2026-03-13 met 2026-03-13"])
  }

  @Test func `a part paid leaves the term running and the last part meets it`() throws {
    var file = try delivered()
    try file.pay(1_000_000, on: march(18))
    #expect(file.clocks(on: march(18), "execute") == ["execute@1 2026-03-12 2026-03-23 running"])
    try file.pay(1_500_000, on: march(23))
    #expect(
      file.clocks(on: march(23), "execute") == ["execute@1 2026-03-12 2026-03-23 met 2026-03-23"])
    #expect(
      file.clocks(on: march(23), "execution_limitation")
        == ["execution_limitation 2026-03-10 2027-03-10 met 2026-03-23"])
  }

  @Test func `the last part paid late misses the term`() throws {
    var file = try delivered()
    try file.pay(1_000_000, on: march(18))
    try file.pay(1_500_000, on: march(24))
    #expect(
      file.clocks(on: march(24), "execute")
        == ["execute@1 2026-03-12 2026-03-23 missed 2026-03-24"])
  }

  @Test func `one subject's payment ends no other's term`() throws {
    var file = try sanctioned(subjects: 2)
    try file.bring(.deliver, on: march(12))
    try file.pay(2_500_000, on: march(16))
    #expect(
      file.clocks(on: march(16), "execute") == [
        "execute@1 2026-03-12 2026-03-23 met 2026-03-16",
        "execute@2 2026-03-12 2026-03-23 running",
      ])
    #expect(
      file.clocks(on: march(16), "execution_limitation")
        == ["execution_limitation 2026-03-10 2027-03-10 running"])
  }

  @Test func `a payment withdrawn lets the term run again`() throws {
    var file = try delivered()
    try file.pay(2_500_000, on: march(18))
    try file.bring(.withdraw, on: march(19)) { $0.event = 6 }
    #expect(
      file.clocks(on: march(19), "execute") == [
        "execute@1 2026-03-12 2026-03-23 met 2026-03-18",
        "execute@1 2026-03-12 2026-03-23 running",
      ])
  }

  @Test func `a remedy is part of the execution`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .warning, remedies: ["public_apology"])],
      on: march(10))
    try file.bring(.deliver, on: march(12))
    #expect(file.clocks(on: march(12), "execute") == ["execute@1 2026-03-12 2026-03-23 running"])
    try file.bring(.completeRemedy, on: march(20)) { $0.code = "public_apology" }
    #expect(
      file.clocks(on: march(20), "execute") == ["execute@1 2026-03-12 2026-03-23 met 2026-03-20"])
  }

  @Test func `an exemption meets the term`() throws {
    var file = try delivered()
    try file.bring(.exempt, on: march(19))
    #expect(
      file.clocks(on: march(19), "execute") == ["execute@1 2026-03-12 2026-03-23 met 2026-03-19"])
  }

  @Test func `a deferral gives the fine a later term and leaves its limitation`() throws {
    var file = try delivered()
    try file.bring(.defer, on: march(16)) { $0.until = day(2026, 6, 10) }
    #expect(
      file.clocks(on: march(16), "execute") == [
        "execute@1 2026-03-12 2026-03-23 stopped 2026-03-16",
        "execute_after_relief@1 2026-06-10 2026-06-10 running",
      ])
    #expect(
      file.clocks(on: march(16), "execution_limitation")
        == ["execution_limitation 2026-03-10 2027-03-10 running"])
  }

  @Test func `the days of a suspension, the 16th to the 19th, lengthen the term (Art 15.3)`()
    throws
  {
    var file = try delivered()
    try file.bring(.suspend, on: march(16))
    try file.bring(.resume, on: march(20))
    #expect(
      file.clocks(on: march(20), "execute") == [
        "execute@1 2026-03-12 2026-03-23 stopped 2026-03-16",
        "execute@1 2026-03-12 2026-03-26 running",
      ])
    #expect(file.facts.clocks.last { $0.rule.clock == "execute" }?.length == 14)
  }

  @Test func `a complaint meets its term, and a late one finds it lapsed`() throws {
    var file = try delivered()
    var late = file
    try file.bring(.complain, on: march(20))
    #expect(
      file.clocks(on: march(20), "complaint")
        == ["complaint@1 2026-03-12 2026-06-10 met 2026-03-20"])
    #expect(
      late.clocks(on: day(2026, 6, 11), "complaint")
        == ["complaint@1 2026-03-12 2026-06-10 stopped"])
    try late.bring(.complain, on: day(2026, 6, 11))
    #expect(
      late.clocks(on: day(2026, 6, 11), "complaint")
        == ["complaint@1 2026-03-12 2026-06-10 stopped 2026-06-11"])
  }

  @Test func `closing stops whatever runs`() throws {
    var file = try delivered()
    try file.take(.close(.subjectGone), on: march(20))
    #expect(file.facts.clocks.filter { $0.end == nil } == [])
    #expect(
      file.afterDecision(on: march(20)).suffix(3) == [
        "execution_limitation 2026-03-10 2027-03-10 stopped 2026-03-20",
        "execute@1 2026-03-12 2026-03-23 stopped 2026-03-20",
        "complaint@1 2026-03-12 2026-06-10 stopped 2026-03-20",
      ])
  }
}
