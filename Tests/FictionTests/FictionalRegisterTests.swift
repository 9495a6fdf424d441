import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import Fiction

/// A generated register beside the one that events write: the two must not be told apart.
@Suite struct FictionalRegisterTests {
  private static let today = day(2026, 11, 23)

  @Test(arguments: [1, 2])
  func `the audit finds every chain, document and clock as events would have left them`(
    seed: Int
  ) async throws {
    try await withRegister(600, months: 107, seed: seed) { store, _ in
      let report = try await store.verifyAudit()
      #expect(report.cases == 600)
      #expect(report.events > 3_000)
      #expect(report.findings == [])
    }
  }

  @Test func `the same seed gives the same rows, another seed others`() async throws {
    let first = try await digest(seed: 7)
    #expect(try await digest(seed: 7) == first)
    let other = try await digest(seed: 8)
    #expect(other.keys == first.keys)
    #expect(other["events"] != first["events"])
  }

  private func digest(seed: Int) async throws -> [String: String] {
    try await withRegister(300, months: 30, seed: seed) { _, database in
      try await database.asSuperuser { session in
        var digests: [String: String] = [:]
        for table in CaseTable.allCases.map(\.name)
          + [
            "remedy_decisions", "case_serials", "units", "unit_descendants", "officers",
            "passwords",
          ]
        {
          // The one thing a seed cannot give: which transaction wrote it.
          digests[table] = try session.query(
            """
            SELECT md5(COALESCE(string_agg(r, E'\\n' ORDER BY r), '')) AS digest
            FROM (SELECT (to_jsonb(t) - 'transaction_id')::text AS r FROM \(unescaped: table) t) r
            """)[0].decode("digest")
        }
        return digests
      }
    }
  }

  @Test func `triggers, row security and indexes are as before`() async throws {
    let before = try await withDatabase { store, database in
      _ = try await store.loadShippedReferenceData()
      return try await Self.protection(database)
    }
    let after = try await withRegister(20, months: 2) { _, database in
      try await Self.protection(database)
    }
    #expect(before.count > 60)
    #expect(after == before)
  }

  private static func protection(_ database: TestDatabase.Private) async throws -> [String] {
    try await database.asSuperuser { session in
      try session.query(
        """
        SELECT concat_ws(' ', c.relname, t.tgname, t.tgenabled) AS line
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
        UNION ALL
        SELECT concat_ws(' ', relname, relrowsecurity, relforcerowsecurity) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT concat_ws(
          ' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        ORDER BY 1
        """
      ).map { try $0.decode("line", as: String.self) }
    }
  }

  @Test func `a register that holds a unit is refused and left as it was`() async throws {
    try await TestRegister.with { register in
      let before = try await register.snapshot()
      await #expect(throws: FictionalRegister.Refusal.notEmpty) {
        try await register.owner.fill(
          FictionalRegister(cases: 1, months: 1, seed: 1), password: "mật khẩu mẫu",
          today: Self.today)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  /// A check that only the last batch meets; a reference that is tested at the end.
  @Test(arguments: [
    "ALTER TABLE cases ADD CONSTRAINT few CHECK (id <= 1200)",
    "DELETE FROM steps WHERE action = 'investigate'",
  ])
  func `a failure leaves nothing behind`(_ obstacle: String) async throws {
    try await withDatabase { store, database in
      _ = try await store.loadShippedReferenceData()
      try await database.asSuperuser { try $0.script(obstacle) }
      await #expect(throws: PostgresError.self) {
        try await store.fill(
          FictionalRegister(cases: 1_300, months: 3, seed: 1), password: "mật khẩu mẫu",
          today: Self.today)
      }
      #expect(try await store.isEmpty())
      let left = try await database.asSuperuser {
        try $0.query(
          """
          SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM events) AS rows,
            (SELECT count(*) FROM pg_class WHERE relforcerowsecurity) AS forced
          """)[0].decode("rows", as: Int.self)
      }
      #expect(left == 0)
    }
  }

  @Test func `work goes on where the generated history ends`() async throws {
    try await withRegister(200, months: 6) { store, database in
      let application = CaseStore(
        Database(
          .init(
            connection: database.connection(as: "thanhtra_owner"), role: "thanhtra_app",
            writers: 1)))
      let last = try await Self.text(
        "SELECT max(last) FROM case_serials s JOIN units u ON u.id = s.unit_id "
          + "WHERE u.code = 'DEMO-01' AND s.year = 2026", in: database)
      let opened = try await application.open(
        .example(on: Self.today), as: .officer("inspector.demo"), today: Self.today)
      #expect(opened.number.hasSuffix("\((Int(last) ?? 0) + 1)"))
      for state in ["opened", "investigated", "sanctioned"] {
        let number = try await Self.text(
          "SELECT max(number) FROM cases WHERE state = '\(state)'", in: database)
        _ = try await application.advance(
          number, by: .noted(.note), as: .officer("supervisor.demo"), today: Self.today)
        _ = try await application.advance(
          number, by: .close(.subjectGone), as: .officer("supervisor.demo"), today: Self.today)
      }
      await application.database.shutdown()
      #expect(try await store.verifyAudit().findings == [])
    }
  }

  private static func text(_ sql: String, in database: TestDatabase.Private) async throws -> String
  {
    try await database.asSuperuser { session in
      try session.query("SELECT (\(unescaped: sql))::text AS text")[0].decode("text")
    }
  }
}

/// A migrated database of its own, without units.
func withDatabase<T>(
  _ body: (CaseStore, TestDatabase.Private) async throws -> T
) async throws -> T {
  let database = try await TestDatabase.empty()
  var configuration = Database.Configuration(
    connection: database.connection(as: "thanhtra_owner"), readers: 1, writers: 1)
  configuration.statementTimeout = .seconds(120)
  let store = CaseStore(Database(configuration))
  do {
    _ = try await store.migrate()
    let result = try await body(store, database)
    await store.database.shutdown()
    await database.drop()
    return result
  } catch {
    await store.database.shutdown()
    await database.drop()
    throw error
  }
}

/// A generated register of its own.
func withRegister<T>(
  _ cases: Int, months: Int, seed: Int = 1,
  _ body: (CaseStore, TestDatabase.Private) async throws -> T
) async throws -> T {
  try await withDatabase { store, database in
    _ = try await store.loadShippedReferenceData()
    try await store.fill(
      FictionalRegister(cases: cases, months: months, seed: seed), password: "mật khẩu mẫu",
      today: day(2026, 11, 23))
    return try await body(store, database)
  }
}
