import CaseStore
import Cases
import Figures
import Postgres
import Synchronization
import TestRegister
import Testing

/// Figures that are kept against figures that are counted.
@Suite struct SettlementTests {
  private static let seeds: [UInt64] = [21, 22, 23, 24]

  /// 32 cases and some steps, in a register whose half months are settled up to 14 October.
  private static func settled(
    _ seed: UInt64, in register: TestRegister
  ) async throws -> RandomHistory {
    var history = RandomHistory(register, seed: seed)
    try await history.open(20)
    try await history.adopt(12)
    try await history.advance(110)
    #expect(try await register.store.settle(before: TestRegister.today) >= 12)
    return history
  }

  private static func expectRecount(in register: TestRegister) async throws {
    let now = try await register.instant()
    try StatisticsRecountTests.compare(
      try await StatisticsRecountTests.figures(in: register, asOf: now),
      with: try await Recount(register.owner, asOf: now))
  }

  @Test(arguments: seeds)
  func `figures are a recount's whether they are settled, outdated or settled again`(
    _ seed: UInt64
  ) async throws {
    try await TestRegister.with { register in
      var history = try await Self.settled(seed, in: register)
      let settled = try await register.instant()
      let figures = try await StatisticsRecountTests.figures(in: register, asOf: settled)
      try await Self.expectRecount(in: register)
      try await history.merge(on: day(2026, 8, 1))
      try await history.open(6)
      try await history.advance(60)
      try await Self.expectRecount(in: register)
      #expect(
        try await StatisticsRecountTests.figures(in: register, asOf: settled) == figures)
      #expect(try await register.store.settle(before: TestRegister.today) > 0)
      try await Self.expectRecount(in: register)
      #expect(
        try await StatisticsRecountTests.figures(in: register, asOf: settled) == figures)
      let findings = try await register.owner.verifyAudit().findings
      #expect(findings.map { "\($0.number) \($0.version) \($0.kind)" } == [])
    }
  }

  private static func script(_ sql: String, in register: TestRegister) async throws {
    try await register.owner.database.session { try $0.script(sql) }
  }

  /// Firsts of the half months that a settling would add up now, by the operator's clock.
  private static func unsettled(_ register: TestRegister) async throws -> [String] {
    try await register.owner.database.session { session in
      try session.script("SELECT begin_settling()")
      return try session.query(
        "SELECT h::text AS h FROM unsettled_half_months('2026-10-15') AS h ORDER BY 1"
      ).map { try $0.decode("h") }
    }
  }

  @Test func `what is settled is read, and nothing is counted again`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 9, 2)))
      try await register.store.settle(before: TestRegister.today)
      try await Self.script(
        """
        UPDATE settled_totals SET quantity = 70 WHERE figure = 'opened';
        UPDATE settled_standings SET cases = 71, overdue = 72 WHERE first_on = '2026-09-15';
        UPDATE settled_standings SET cases = 1 WHERE first_on = '2026-08-15';
        """, in: register)
      let unbalanced = await #expect(throws: UnbalancedFigures.self) {
        try await register.figures("2026-09", .calendar)
      }
      #expect(unbalanced?.units == ["HN-1"])
      try await Self.script(
        "UPDATE settled_totals SET quantity = 71 WHERE figure = 'opened'", in: register)
      let row = try #require(
        try await register.figures("2026-09", .calendar).units.first { $0.key == "HN-1" })
      #expect(row[.opened] == 71 && row[.openAtEnd] == 71 && row[.overdue] == 72)
      let findings = try await register.owner.verifyAudit().findings
      #expect(findings.map(\.number) == ["2026-09-01", "2026-09-15"])
      #expect(findings.allSatisfy { $0.kind == .settlementAltered && $0.version == 0 })
    }
  }

  @Test func `balances are read from the last settlement, with what was recorded since`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 8, 1)),
        then: [.investigate(on: day(2026, 8, 2)), .sanction(on: day(2026, 8, 3))])
      try await register.store.settle(before: TestRegister.today)
      var paid = EventRequest.pay(400_000, by: 1, on: day(2026, 8, 20))
      paid.effectiveOn = day(2026, 9, 2)
      _ = try await register.store.advance(
        number, by: paid, as: .officer("supervisor.hn"), today: TestRegister.today)
      func outstanding(_ month: String) async throws -> [Int] {
        let total = try await register.figures(month, .calendar).total
        return [total[.outstandingAtStart], total[.outstandingAtEnd]]
      }
      #expect(try await outstanding("2026-08") == [0, 2_100_000])
      try await Self.script(
        """
        UPDATE settled_balances SET amount = amount + 7 WHERE first_on IN ('2026-08-15',
          '2026-09-15')
        """, in: register)
      #expect(try await outstanding("2026-09") == [2_100_007, 2_100_007])
      let findings = try await register.owner.verifyAudit().findings
      #expect(findings.map(\.number) == ["2026-08-15", "2026-09-15"])
    }
  }

  @Test func `what is recorded late unsettles the half months from its day on, and no other`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 8, 3)))
      let all = ["2026-08-01", "2026-08-15", "2026-09-01", "2026-09-15", "2026-10-01"]
      #expect(try await Self.unsettled(register) == all)
      #expect(try await register.store.settle(before: TestRegister.today) == 5)
      #expect(try await Self.unsettled(register) == [])
      _ = try await register.opened(.example(on: day(2026, 9, 15)))
      #expect(try await Self.unsettled(register) == ["2026-09-15", "2026-10-01"])
      #expect(try await register.store.settle(before: TestRegister.today) == 2)
      #expect(try await register.store.settle(before: TestRegister.today) == 0)
    }
  }

  /// The record was made on 1 July, and put on file in September.
  @Test func `a term found to have ended earlier unsettles from the day it ended`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 6, 29)))
      try await register.store.settle(before: TestRegister.today)
      #expect(try await register.figures("2026-07", .calendar).total[.overdue] == 1)
      var request = EventRequest(action: .addRecord)
      request.effectiveOn = day(2026, 9, 20)
      request.documents.record = Record(number: "BB-01", madeOn: day(2026, 7, 1))
      _ = try await register.store.advance(
        number, by: request, as: .officer("inspector.hn1"), today: TestRegister.today)
      #expect(try await Self.unsettled(register).first == "2026-07-01")
      #expect(try await register.figures("2026-07", .calendar).total[.overdue] == 0)
      try await register.store.settle(before: TestRegister.today)
      #expect(try await register.figures("2026-07", .calendar).total[.overdue] == 0)
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `terms that are reckoned anew unsettle everything`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 9, 2)))
      try await register.store.settle(before: TestRegister.today)
      try await Self.script("UPDATE clocks SET due_on = due_on + 1", in: register)
      #expect(try await Self.unsettled(register).count == 3)
    }
  }

  @Test func `half months settled while others record are the same in the end`() async throws {
    try await TestRegister.with(writers: 6) { register in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 1...3 {
          group.addTask {
            for step in 1...12 {
              _ = try await register.opened(
                .example(on: day(2026, 4 + (writer + step) % 6, 14)), then: [.investigate()])
            }
          }
        }
        group.addTask {
          for _ in 1...8 { try await register.store.settle(before: TestRegister.today) }
        }
        try await group.waitForAll()
      }
      try await Self.expectRecount(in: register)
      #expect(try await register.owner.verifyAudit().findings == [])
      try await register.store.settle(before: TestRegister.today)
      try await Self.expectRecount(in: register)
    }
  }

  @Test func `a settling gives way to a long recording, and nobody waits behind it`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 9, 2)))
      let (begun, tell) = AsyncStream<Void>.makeStream()
      let release = Mutex(false)
      let raw = register.raw(as: "thanhtra_owner")
      async let slow: Void = raw.transaction { session in
        try session.script("LOCK TABLE events IN ROW EXCLUSIVE MODE")
        tell.yield()
        while !release.withLock({ $0 }) { try session.script("SELECT pg_sleep(0.02)") }
      }
      for await _ in begun { break }
      let error = await #expect(throws: PostgresError.self) {
        try await register.store.settle(before: TestRegister.today, patience: .milliseconds(50))
      }
      #expect(error?.sqlState == "55P03")
      _ = try await register.store.advance(
        number, by: .noted(.note), as: .officer("supervisor.hn"), today: TestRegister.today)
      release.withLock { $0 = true }
      try await slow
      await raw.shutdown()
      #expect(try await register.store.settle(before: TestRegister.today) == 3)
    }
  }

  @Test func `a settling that is broken off leaves whole half months, and goes on later`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 3, 3)))
      let settling = Task {
        try await register.store.settle(before: TestRegister.today) { done, _ in
          if done == 4 { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: (any Error).self) { try await settling.value }
      let left = try await Self.unsettled(register).count
      #expect((1...11).contains(left))
      try await Self.expectRecount(in: register)
      #expect(try await register.store.settle(before: TestRegister.today) == left)
    }
  }

  @Test(arguments: [
    "SELECT settle('2026-10-02')", "SELECT settle('2026-11-15')", "DELETE FROM settlements",
    "SELECT * FROM settled_totals", "SELECT * FROM settled_standings",
    "SELECT * FROM settled_balances", "UPDATE balances SET amount = 0",
    "UPDATE settling SET instant = 'infinity'", "DELETE FROM late_events",
    "SELECT * FROM stays_of('{1}', '2026-10-14', now())",
  ])
  func `the application settles what is over and changes nothing else`(_ sql: String)
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 9, 2)))
      try await Self.script("UPDATE settling SET instant = '2026-11-20T00:00Z'", in: register)
      let before = try await register.snapshot()
      let raw = register.raw()
      await #expect(throws: PostgresError.self) {
        try await raw.session { try $0.script(sql) }
      }
      await raw.shutdown()
      #expect(try await register.snapshot() == before)
    }
  }
}
