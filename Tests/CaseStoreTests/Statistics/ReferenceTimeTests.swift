import CaseStore
import Cases
import Figures
import Postgres
import Synchronization
import TestDatabase
import TestRegister
import Testing

/// What reports know of units, acts and terms, and when it was recorded.
@Suite struct ReferenceTimeTests {
  /// What a report says and what it is labelled with.
  private struct Shown: Equatable {
    let tables: [[StatisticsRow]]
    let unitNames: [String: String]
    let actNames: [String: Text]
  }

  private static func shown(asOf: Instant, in register: TestRegister) async throws -> Shown {
    let asker = Asker.officer("supervisor.hn")
    var query = StatisticsQuery(try period("2026-06", .calendar))
    (query.asOf, query.unitsAs, query.dimensions) = (asOf, .today, Dimension.allCases)
    let report = try await register.store.statistics(query, as: asker)
    let names = try await register.store.names(in: report, unit: nil, as: asker)
    return Shown(
      tables: [report.units, report.subtotals] + report.breakdowns.map(\.rows),
      unitNames: names.units, actNames: names.acts)
  }

  private static func open(in register: TestRegister) async throws {
    for inspector in ["inspector.hn1", "inspector.hn2"] {
      _ = try await register.opened(.example(on: day(2026, 6, 25)), by: inspector)
    }
  }

  private static func overdue(asOf: Instant, in register: TestRegister) async throws -> Int {
    try await register.figures("2026-06", .calendar, asOf: asOf).total[.overdue]
  }

  /// The days on which a unit works are in no report.
  @Test(arguments: ReferenceChange.allCases.filter { $0 != .unitClosed })
  func `a change shows as of now and not as of before`(_ change: ReferenceChange) async throws {
    try await TestRegister.with { register in
      try await Self.open(in: register)
      let instant = try await register.instant()
      let before = try await Self.shown(asOf: instant, in: register)
      try await change.make(in: register)
      #expect(try await Self.shown(asOf: instant, in: register) == before)
      #expect(try await Self.shown(asOf: try await register.instant(), in: register) != before)
    }
  }

  @Test func `each correction of a calendar has its own time of record`() async throws {
    try await TestRegister.with { register in
      try await Self.open(in: register)
      var instants = [try await register.instant()]
      for dayOff in [day(2026, 6, 26), day(2026, 6, 29)] {
        try await register.makeDayOff(dayOff)
        instants.append(try await register.instant())
      }
      _ = try await register.opened(.example(on: day(2026, 6, 1)))
      let last = try await register.instant()
      var counts: [Int] = []
      for instant in instants + [last] {
        counts.append(try await Self.overdue(asOf: instant, in: register))
      }
      #expect(counts == [2, 0, 0, 1])
      #expect(
        try await register.lines(
          "SELECT due_on::text AS line FROM superseded_terms ORDER BY superseded_at, case_id")
          == ["2026-06-29", "2026-06-29", "2026-06-30", "2026-06-30"])
    }
  }

  @Test func `what was settled stays as known then when a calendar is corrected`() async throws {
    try await TestRegister.with { register in
      try await Self.open(in: register)
      try await register.store.settle(before: TestRegister.today)
      let settled = try await register.instant()
      try await ReferenceChange.calendarCorrected.make(in: register)
      let corrected = try await register.instant()
      #expect(try await register.owner.verifyAudit().findings == [])
      #expect(try await Self.overdue(asOf: settled, in: register) == 2)
      #expect(try await Self.overdue(asOf: corrected, in: register) == 0)
      #expect(try await register.store.settle(before: TestRegister.today) > 0)
      #expect(try await Self.overdue(asOf: settled, in: register) == 2)
      #expect(try await Self.overdue(asOf: corrected, in: register) == 0)
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `a term ended late was over until then, by the calendar of then`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 6, 25)))
      let open = try await register.instant()
      try await ReferenceChange.calendarCorrected.make(in: register)
      _ = try await register.store.advance(
        number, by: .investigate(on: day(2026, 6, 29)), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      #expect(try await Self.overdue(asOf: open, in: register) == 1)
      #expect(try await Self.overdue(asOf: try await register.instant(), in: register) == 0)
    }
  }

  @Test func `terms of older cases are not known before they are started`() async throws {
    try await TestRegister.with { register in
      try await Self.open(in: register)
      try await register.database.asSuperuser { try $0.script("TRUNCATE clocks CASCADE") }
      let before = try await register.instant()
      #expect(try await register.owner.startMissingClocks() == 2)
      #expect(try await Self.overdue(asOf: before, in: register) == 0)
      #expect(try await Self.overdue(asOf: try await register.instant(), in: register) == 2)
    }
  }

  @Test func `a unit that is moved takes those below along, and never goes below itself`()
    async throws
  {
    try await TestRegister.with { register in
      try await register.owner.addUnit("HN-2-A", name: "Tổ A", parent: "HN-2")
      try await ReferenceChange.unitMoved.make(in: register)
      let lines = try await register.lines(
        """
        SELECT a.code || ' ' || u.code AS line FROM unit_descendants d
        JOIN units a ON a.id = d.above_id JOIN units u ON u.id = d.unit_id
        WHERE u.code LIKE 'HN-2%' ORDER BY u.code, a.code
        """)
      #expect(
        lines == [
          "HN HN-2", "HN-1 HN-2", "HN-2 HN-2", "HN HN-2-A", "HN-1 HN-2-A", "HN-2 HN-2-A",
          "HN-2-A HN-2-A",
        ])
      let error = await #expect(throws: PostgresError.self) {
        try await register.owner.database.session {
          try $0.script(
            """
            UPDATE units SET parent_id = (SELECT id FROM units WHERE code = 'HN-2-A')
            WHERE code = 'HN-2'
            """)
        }
      }
      #expect(error?.constraint == "unit_is_not_below_itself")
    }
  }

  @Test(arguments: [
    "UPDATE violation_types SET area = 'labour'", "UPDATE clock_rules SET lapses = true",
    "UPDATE signing_authorities SET max_fine = 0", "DELETE FROM legal_amounts",
    """
    UPDATE violation_types SET replaced_at = now();
    UPDATE violation_types SET replaced_at = NULL
    """,
  ])
  func `a rule on file is never changed, not even by the owner`(_ sql: String) async throws {
    try await TestRegister.with { register in
      let error = await #expect(throws: PostgresError.self) {
        try await register.owner.database.session { try $0.script(sql) }
      }
      #expect(error?.constraint == "rule_is_replaced_never_changed")
    }
  }

  @Test func `nobody settles an instant while units are being changed`() async throws {
    try await TestRegister.with { register in
      try await Self.open(in: register)
      let (begun, tell) = AsyncStream<Void>.makeStream()
      let release = Mutex(false)
      let raw = register.raw(as: "thanhtra_owner")
      async let slow: Void = raw.transaction { session in
        try session.script("UPDATE units SET name = 'Khác'; SET CONSTRAINTS ALL IMMEDIATE")
        tell.yield()
        while !release.withLock({ $0 }) { try session.script("SELECT pg_sleep(0.02)") }
      }
      for await _ in begun { break }
      let error = await #expect(throws: PostgresError.self) {
        try await register.store.settle(before: TestRegister.today, patience: .milliseconds(50))
      }
      release.withLock { $0 = true }
      try await slow
      await raw.shutdown()
      #expect(error?.sqlState == "55P03")
    }
  }
}
