import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// Figures that were published, and what comes after.
@Suite struct PublicationTests {
  private static func september() throws -> StatisticsQuery {
    StatisticsQuery(try period("2026-09", .calendar))
  }

  private static func publish(
    _ register: TestRegister, as officer: String = "statistician.hn", remarks: String? = nil
  ) async throws -> Publication {
    try await register.store.publish(
      september(), difficultiesAndProposals: remarks, as: .officer(officer),
      today: TestRegister.today)
  }

  private static func document(
    _ register: TestRegister, _ publication: Publication
  ) async throws -> PublishedDocument {
    try await register.store.publication(publication.id, as: .officer("supervisor.hn")).document
  }

  @Test func `what is published stays as it was, and later corrections show as differences`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 9, 1)))
      let first = try await Self.publish(register, remarks: "Khó khăn: thiếu người.")
      _ = try await register.opened(.example(on: day(2026, 9, 30)), by: "inspector.hn2")
      let kept = try await Self.document(register, first)
      #expect(kept.report.total[.opened] == 1)
      #expect(kept.difficultiesAndProposals == "Khó khăn: thiếu người.")
      let second = try await Self.publish(register, as: "supervisor.hn")
      #expect(second.replaces == first.id && first.replaces == nil)
      let differences = kept.report.differences(
        to: try await Self.document(register, second).report)
      let opened = differences.filter { $0.cell == "opened" }
      #expect(opened.map(\.table) == ["unit", "subtotal", "total"])
      #expect(opened.map(\.row) == ["HN-2", "HN", nil])
      #expect(opened.map(\.before) == [0, 1, 1] && opened.map(\.after) == [1, 2, 2])
      #expect(differences.contains { $0.table == "area" && $0.cell == "violations" })
    }
  }

  @Test func `the figures asked again as of a publication are the published bytes`() async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: 71)
      try await history.open(20)
      try await history.advance(80)
      let first = try await Self.publish(register)
      try await history.open(10)
      try await history.advance(80)
      for change in ReferenceChange.allCases { try await change.make(in: register) }
      var query = try Self.september()
      (query.unit, query.asOf) = ("HN", first.asOf)
      (query.dimensions, query.trend, query.isCompared) = (Dimension.allCases, 12, true)
      let again = try await register.store.statistics(query, as: .officer("statistician.hn"))
      #expect(again == (try await Self.document(register, first).report))
    }
  }

  @Test func `a publication tells what its period can be compared with`() async throws {
    try await TestRegister.with { register in
      let trend = try await Self.document(register, try await Self.publish(register)).report.trend
      #expect(trend.count == 13)
      #expect([trend.first?.name, trend.dropLast().last?.name] == ["2025-09", "2026-08"])
    }
  }

  @Test func `a publication names the last checkpoint before it`() async throws {
    try await TestRegister.with { register in
      #expect(try await Self.publish(register).checkpoint == nil)
      _ = try await register.owner.takeCheckpoint()
      let kept = try await register.owner.takeCheckpoint()
      let publication = try await Self.publish(register)
      #expect(publication.checkpoint == CheckpointMark(root: kept.root, takenAt: kept.takenAt))
    }
  }

  @Test func `a publication says by whom, of what and under which law`() async throws {
    try await TestRegister.with { register in
      let first = try await Self.publish(register)
      #expect([first.unit, first.officer, first.period] == ["HN", "statistician.hn", "2026-09"])
      #expect(first.hash.count == 64 && first.catalogue.count == 64 && first.calendar.count == 64)
      _ = try await register.owner.loadCalendar(Array(TestCalendar.of2027.utf8))
      let second = try await Self.publish(register)
      #expect(second.calendar != first.calendar && second.catalogue == first.catalogue)
      #expect(second.lawRevision > first.lawRevision)
      let all = try await register.store.publications(as: .officer("auditor.hn"))
      #expect(all == [second, first])
    }
  }

  @Test func `a period that is not over is not published`() async throws {
    try await TestRegister.with { register in
      let query = StatisticsQuery(try period("2026-10", .calendar))
      await #expect(throws: CaseError.unmet([Problem("?of", .periodNotOver)])) {
        try await register.store.publish(
          query, as: .officer("supervisor.hn"), today: TestRegister.today)
      }
    }
  }

  @Test(arguments: ["inspector.hn1", "auditor.hn", "administrator.hn"])
  func `who does not publish is refused`(_ officer: String) async throws {
    try await TestRegister.with { register in
      await #expect(throws: CaseError.notPermitted) {
        try await Self.publish(register, as: officer)
      }
    }
  }

  @Test func `another unit's publications are not known`() async throws {
    try await TestRegister.with { register in
      let first = try await Self.publish(register)
      #expect(try await register.store.publications(as: .officer("supervisor.dn")) == [])
      await #expect(throws: CaseError.notFound) {
        try await register.store.publication(first.id, as: .officer("supervisor.dn"))
      }
    }
  }

  @Test(arguments: [
    "UPDATE publications SET document = '{}'", "DELETE FROM publications", "TRUNCATE publications",
  ])
  func `the application cannot change what is published`(_ sql: String) async throws {
    try await TestRegister.with { register in
      _ = try await Self.publish(register)
      let raw = register.raw()
      await #expect(throws: PostgresError.self) {
        try await raw.session { try $0.script(sql) }
      }
      await raw.shutdown()
    }
  }

  @Test func `publishing waits for what is being recorded`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 9, 1)))
      let raw = register.raw(as: "thanhtra_owner")
      // An event that is written but not committed while the figures are asked for.
      async let slow: Void = raw.transaction { session in
        try session.script(
          """
          INSERT INTO events (case_id, version, unit_id, officer_id, effective_on, from_state,
            to_state, action, via, note, salt, canonical)
          SELECT c.id, 2, c.unit_id, c.opened_by, '2026-09-02', 'opened', 'opened', 'note', 'cli',
            'x', '\\x00', '' FROM cases c WHERE c.number = '\(number)';
          SELECT pg_sleep(1)
          """)
      }
      try await Task.sleep(for: .milliseconds(300))
      let published = try await Self.publish(register)
      try await slow
      let late = try await register.lines(
        """
        SELECT c.number AS line FROM cases c JOIN events e ON e.case_id = c.id
        WHERE e.version = 2 AND e.recorded_at <= \(published.asOf)::timestamptz
        """)
      #expect(late == [number])
      await raw.shutdown()
    }
  }
}
