import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Terms as the register keeps them.
@Suite struct ClockTests {
  /// `clock started due state` of a case on the tests' day, in the order they started.
  private static func clocks(_ number: String, _ register: TestRegister) async throws -> [String] {
    try await register.lines(
      """
      SELECT concat_ws(' ', r.clock, k.started_on, k.due_on, k.missing_year, k.outcome, k.ended_on)
        AS line
      FROM clocks k JOIN clock_rules r ON r.id = k.rule_id JOIN cases c ON c.id = k.case_id
      WHERE c.number = \(number) ORDER BY k.number
      """)
  }

  @Test func `events start and end the clocks of their case`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 9, 1)),
        then: [
          .investigate(on: day(2026, 9, 4)), .sanction(on: day(2026, 9, 10)),
          .deliver(on: day(2026, 9, 11)),
        ])
      #expect(
        try await Self.clocks(number, register) == [
          "make_record 2026-09-01 2026-09-04 met 2026-09-04",
          "sanction_limitation 2026-09-01 2027-09-01 2027 met 2026-09-10",
          "decide 2026-09-04 2026-09-15 met 2026-09-10",
          "send_decision 2026-09-10 2026-09-15 met 2026-09-11",
          "execution_limitation 2026-09-10 2027-09-10 2027",
          "execute 2026-09-11 2026-09-21",
          "complaint 2026-09-11 2026-12-10",
        ])
    }
  }

  @Test func `a referral lengthens the term even as the case leaves the scope`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 9, 1)),
        then: [.investigate(on: day(2026, 9, 4)), .moved(.refer, to: "DN", on: day(2026, 9, 8))])
      #expect(
        try await Self.clocks(number, register).suffix(2) == [
          "decide 2026-09-04 2026-09-15 stopped 2026-09-08",
          "decide_forwarded 2026-09-04 2026-09-18",
        ])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `a calendar that is loaded tells the last day of what ran into its year`() async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 9, 1)))
      let limitation = try await Self.clocks(number, register).last
      #expect(limitation == "sanction_limitation 2026-09-01 2027-09-01 2027")
      _ = try await register.owner.loadCalendar(Array(TestCalendar.of2027.utf8))
      let known = try await Self.clocks(number, register).last
      #expect(known == "sanction_limitation 2026-09-01 2027-09-03")
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `a clock that was tampered with is found, with the event that started it`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.investigate()])
      try await register.database.asSuperuser { session in
        try session.script(
          "UPDATE clocks SET started_on = started_on + 20, due_on = due_on + 20 WHERE version = 2")
      }
      let findings = try await register.owner.verifyAudit().findings
      #expect(findings.map(\.kind) == [.clocksAltered])
      #expect(findings.map(\.number) == [number])
      #expect(findings.map(\.version) == [2])
    }
  }

  @Test func `a case older than the rules gets its clocks when they are loaded`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.investigate(), .sanction()])
      let before = try await Self.clocks(number, register)
      try await register.database.asSuperuser { try $0.script("TRUNCATE clocks CASCADE") }
      #expect(try await register.owner.startMissingClocks() == 1)
      #expect(try await Self.clocks(number, register) == before)
      #expect(try await register.owner.startMissingClocks() == 0)
    }
  }

  @Test func `an adopted case has the clock of its limitation`() async throws {
    try await TestRegister.with { register in
      try await register.importing(RegisterFile.header + "OLD,1,2016-10-03,,Monitor,\n")
      let numbers = try await register.lines("SELECT number AS line FROM cases")
      let number = try #require(numbers.first)
      #expect(
        try await Self.clocks(number, register) == [
          "sanction_limitation 2016-10-03 2017-10-03 2017"
        ])
    }
  }

  @Test(arguments: [UInt64(31), 32, 33])
  func `clocks of random histories are those their events give again`(_ seed: UInt64)
    async throws
  {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: seed)
      try await history.open(20)
      try await history.adopt(6)
      try await history.advance(150)
      let report = try await register.owner.verifyAudit()
      #expect(report.findings == [])
      #expect(report.cases == 26 && report.events > 176)
    }
  }

  @Test func `no sanction is written after its term, even past the program`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 9, 1)), then: [.investigate(on: day(2026, 9, 4))])
      await #expect(throws: PostgresError.self) {
        try await register.database.asSuperuser { session in
          try session.script(
            """
            SET session_replication_role = origin;
            INSERT INTO decisions (case_id, version, issued_on, number, signed_by, signer_title)
            SELECT id, 3, '2026-09-16', 'QD', 'Người ký', 'department_director' FROM cases;
            INSERT INTO sanctions (case_id, version, ordinal, violation, subject, amount, form)
            SELECT id, 3, 1, 1, 1, 2500000, 'fine' FROM cases;
            """)
        }
      }
    }
  }
}
