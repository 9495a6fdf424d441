import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// Reports that the public gets, and what is remembered of them.
@Suite struct PublicReportTests {
  private static func query(
    _ name: String, _ unit: String? = nil, asOf: Instant? = nil
  ) throws -> StatisticsQuery {
    var query = StatisticsQuery(try #require(ReportingPeriod(named: name, kind: .calendar)))
    (query.unit, query.asOf) = (unit, asOf)
    return query
  }

  private static func give(
    _ register: TestRegister, _ query: StatisticsQuery, as officer: String = "statistician.hn"
  ) async throws -> PublicReport {
    try await register.store.publicReport(
      query, as: .officer(officer), today: TestRegister.today)
  }

  private static func giveAll(
    _ register: TestRegister, _ query: StatisticsQuery
  ) async throws -> PublicReport {
    try await register.owner.publicReport(query, as: .localOperator, today: TestRegister.today)
  }

  /// A random history of half a year in all units.
  private static func withHistory(
    _ seed: UInt64, _ body: (TestRegister) async throws -> Void
  ) async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: seed)
      try await history.open(24)
      try await history.advance(120)
      try await body(register)
    }
  }

  @Test func `asked for again it is the same, whatever was recorded since`() async throws {
    try await TestRegister.with { register in
      for _ in 0..<6 { _ = try await register.opened(.example(on: day(2026, 9, 1))) }
      let first = try await Self.give(register, Self.query("2026-09"))
      _ = try await register.opened(.example(on: day(2026, 9, 2)))
      let again = try await Self.give(register, Self.query("2026-09", "HN"), as: "supervisor.hn")
      #expect(first.report.total.shown(.figure(.opened)) == 6)
      #expect(again.report == first.report)
      #expect(first.givenBefore == nil && again.givenBefore != nil)
    }
  }

  @Test func `other tables of the same days have the same figures and hide the same`() async throws
  {
    try await Self.withHistory(5) { register in
      var query = try Self.query("2026-07")
      query.dimensions = [.area]
      let areas = try await Self.give(register, query)
      query.dimensions = [.sex, .act]
      let acts = try await Self.give(register, query)
      #expect(acts.report.asOf == areas.report.asOf)
      #expect(acts.report.units == areas.report.units && acts.report.total == areas.report.total)
      #expect(acts.report.breakdowns.map(\.by) == [.sex, .act])
    }
  }

  @Test(arguments: UInt64(1)...4)
  func `what is hidden for one scope is hidden for the others`(_ seed: UInt64) async throws {
    try await Self.withHistory(seed) { register in
      let all = try await Self.giveAll(register, Self.query("2026-07")).report
      let unit = try await Self.give(register, Self.query("2026-07")).report
      let inAll = all.units.filter { $0.key?.hasPrefix("HN") == true }
      #expect(unit.units == inAll)
      #expect(all.units.contains { !$0.suppressed.isEmpty })
    }
  }

  @Test func `days that cross an earlier report are refused, and it is named`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.give(register, Self.query("2026-08"))
      let reason = Reason.exposesEarlierReport(
        from: day(2026, 8, 1), to: day(2026, 8, 31), of: "Thanh tra Hà Nội")
      await #expect(throws: CaseError.unmet([Problem("?of", reason)])) {
        try await Self.give(register, Self.query("2026-08-15..2026-09-14"))
      }
      await #expect(throws: CaseError.unmet([Problem("?of", reason)])) {
        try await Self.giveAll(register, Self.query("2026-08-31..2026-09-01", "HN-1"))
      }
      _ = try await Self.give(
        register, Self.query("2026-08-31..2026-09-01"), as: "supervisor.dn")
    }
  }

  @Test func `two who ask at once are given the same`() async throws {
    try await Self.withHistory(7) { register in
      async let one = Self.give(register, Self.query("2026-07"))
      async let other = Self.give(register, Self.query("2026-07"), as: "supervisor.hn")
      #expect(try await one.report == other.report)
      let kept = try await register.lines("SELECT period AS line FROM public_reports")
      #expect(kept == ["2026-07"])
    }
  }

  @Test func `a refused report is not remembered`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.give(register, Self.query("2026-08"))
      _ = try? await Self.give(register, Self.query("2026-08-15..2026-09-14"))
      let kept = try await register.lines("SELECT period AS line FROM public_reports")
      #expect(kept == ["2026-08"])
    }
  }

  @Test func `a period that is not over is not given out`() async throws {
    try await TestRegister.with { register in
      await #expect(throws: CaseError.unmet([Problem("?of", .periodNotOver)])) {
        try await Self.give(register, Self.query("2026-10"))
      }
      let early = try Self.query("2026-09", asOf: Instant(startOf: day(2026, 9, 30)))
      await #expect(throws: CaseError.unmet([Problem("?of", .periodNotOver)])) {
        try await Self.give(register, early)
      }
    }
  }

  @Test func `a publication is given out with its own figures`() async throws {
    try await TestRegister.with { register in
      for _ in 0..<6 { _ = try await register.opened(.example(on: day(2026, 9, 1))) }
      let query = try Self.query("2026-09", "HN")
      let asker = Asker.officer("statistician.hn")
      let published = try await register.store.publish(
        query, as: asker, today: TestRegister.today)
      _ = try await register.opened(.example(on: day(2026, 9, 2)))
      let document = try await register.store.publication(published.id, as: asker).document
      let given = try await register.store.publicReport(
        query, of: document, as: asker, today: TestRegister.today)
      #expect(given.report.asOf == published.asOf)
      #expect(given.report.total.shown(.figure(.opened)) == 6)
    }
  }

  @Test(arguments: ["inspector.hn1", "auditor.hn", "administrator.hn"])
  func `who does not publish is refused`(_ officer: String) async throws {
    try await TestRegister.with { register in
      await #expect(throws: CaseError.notPermitted) {
        try await Self.give(register, Self.query("2026-09"), as: officer)
      }
    }
  }

  @Test func `a unit outside the scope is not known, even where the public has it`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.give(register, Self.query("2026-09", "DN"), as: "supervisor.dn")
      await #expect(throws: CaseError.invalid([Problem("?unit", .unknownUnit)])) {
        try await Self.give(register, Self.query("2026-09", "DN"))
      }
    }
  }

  @Test func `hidden figures of others come to nobody`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.giveAll(register, Self.query("2026-08"))
      _ = try await Self.give(register, Self.query("2026-08"))
      let raw = register.raw(as: "thanhtra_owner")
      let seen = try await raw.transaction { session in
        try session.script("SELECT enter_as('supervisor.dn'); SET LOCAL ROLE thanhtra_app")
        return try session.query(
          """
          SELECT count(*) AS given, count(figures) AS figures,
            (SELECT count(*) FROM public_reports) AS rows
          FROM public_reports_near(NULL)
          """
        ).map { try [$0.decode("given"), $0.decode("figures"), $0.decode("rows")] as [Int] }
      }
      #expect(seen == [[2, 0, 0]])
      await raw.shutdown()
    }
  }

  @Test(arguments: [
    "UPDATE public_reports SET shown = '{}'", "DELETE FROM public_reports",
    "TRUNCATE public_reports",
  ])
  func `the application cannot change what the public has`(_ sql: String) async throws {
    try await TestRegister.with { register in
      _ = try await Self.give(register, Self.query("2026-08"))
      let raw = register.raw()
      await #expect(throws: PostgresError.self) { try await raw.session { try $0.script(sql) } }
      await raw.shutdown()
    }
  }
}
