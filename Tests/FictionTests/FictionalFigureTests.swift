import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import Fiction

/// Whether a generated register looks like one that people kept.
@Suite struct FictionalFigureTests {
  @Test func `figures are those of a register at work`() async throws {
    try await withRegister(2_400, months: 24, seed: 3) { store, database in
      func number(_ sql: String) async throws -> Double {
        try await database.asSuperuser { session in
          let text = try session.query("SELECT (\(unescaped: sql))::text AS n")[0]
            .decode("n", as: String?.self)
          return text.flatMap(Double.init) ?? .nan
        }
      }
      let search = try await number(
        """
        SELECT count(*) FROM descriptions d JOIN cases c ON c.id = d.case_id
        WHERE d.search <> search_form(concat_ws(' ', c.number, c.external_number, d.title, d.summary))
        """)
      #expect(search == 0)
      let future = try await number("SELECT count(*) FROM events WHERE recorded_at > now()")
      #expect(future == 0)
      let open = try await number("SELECT count(*) / 100.0 FROM cases WHERE state <> 'closed'")
      #expect((1.0...1.7).contains(open), "\(open) months' worth of cases are open")
      let life = try await number(
        """
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY e.effective_on - c.opened_on)
        FROM cases c JOIN events e ON e.case_id = c.id AND e.version = c.version
        WHERE c.state = 'closed'
        """)
      #expect((30...50).contains(life), "half of the cases are closed after \(life) days")
      let executed = try await number(
        "SELECT 100.0 * count(*) FILTER (WHERE reason = 'executed') / count(*) FROM closures")
      #expect((60...85).contains(executed), "\(executed) % of all closings")
      #expect(try await number("SELECT count(DISTINCT reason) FROM closures") >= 10)
      #expect(try await number("SELECT count(DISTINCT action) FROM events") >= 17)
      #expect(try await number("SELECT count(DISTINCT kind) FROM subjects") == 4)
      #expect(try await number("SELECT count(DISTINCT area_kind) FROM violations") == 4)
      #expect(try await number("SELECT count(DISTINCT type_id) FROM violations") > 25)
      let checks = try await store.caseChecks(today: day(2026, 11, 23))
      for check in checks where check.name != "cases with a missed term" {
        #expect(check.isHealthy, "\(check)")
      }
    }
  }
}
