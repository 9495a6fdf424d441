import Postgres
import Testing

@Suite struct SessionTests {
  @Test func `a pipeline answers each statement in its order`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.read { session in
        try session.texts(["SELECT \(1)::int", "SELECT \(2)::int", "SELECT \(1)::int"])
      }
      #expect(found == ["1", "2", "1"])
    }
  }

  @Test func `one failed statement stops its pipeline, and the next pipeline works`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int PRIMARY KEY)")
      let outcome = try await test.pool.session { session in
        let error = #expect(throws: PostgresError.self) {
          try session.pipeline([
            "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)",
          ])
        }
        let found = try session.texts(["SELECT count(*) FROM t", "SELECT 'works'"])
        return (error?.sqlState, found)
      }
      #expect(outcome.0 == "23505")
      #expect(outcome.1 == ["0", "works"])
    }
  }

  @Test func `a statement that cannot be prepared does not confuse the ones behind it`()
    async throws
  {
    try await TestPool.with { test in
      let found = try await test.pool.read { session in
        for _ in 0..<3 {
          let error = #expect(throws: PostgresError.self) {
            try session.pipeline(["SELECT 1", "SELECT nothing FROM nowhere", "SELECT 3"])
          }
          #expect(error?.sqlState == "42P01")
        }
        return try session.texts(["SELECT 1", "SELECT 3"])
      }
      #expect(found == ["1", "3"])
    }
  }

  @Test func `a setting made first in a pipeline lasts exactly as long as it`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.read { session in
        let setting: Statement = "SELECT current_setting('thanhtra.officer', true)"
        let inside = try session.texts([
          "SELECT set_config('thanhtra.officer', \("7"), true)", setting,
        ])
        let outside = try session.query(setting)
        return [inside.last ?? nil, outside.first?[0]]
      }
      #expect(found == ["7", ""])
    }
  }

  @Test func `a reader cannot write`() async throws {
    try await TestPool.with { test in
      let error = await refusal { try await test.pool.read { try $0.script("CREATE TABLE t ()") } }
      #expect(error?.sqlState == "25006")
      #expect(error?.kind == .server)
    }
  }

  @Test func `the number of changed rows is known`() async throws {
    try await TestPool.with { test in
      let affected = try await test.pool.transaction { session in
        try session.query("CREATE TABLE t AS SELECT 1 FROM generate_series(1, 7)").affected
          + session.query("DELETE FROM t").affected
      }
      #expect(affected == 14)
    }
  }

  @Test func `a NUL is refused before anything is sent`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (x text)")
      let error = await refusal {
        try await test.pool.session { session in
          try session.pipeline([
            "INSERT INTO t VALUES ('a')", "INSERT INTO t VALUES (\("a\0b"))",
          ])
        }
      }
      #expect(error?.kind == .invalidText)
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `a statement survives a change of its table`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (a int); INSERT INTO t VALUES (1)")
      func columns() async throws -> Int? {
        try await test.pool.read {
          try $0.query("SELECT * FROM t").first.map { $0[1] == nil ? 1 : 2 }
        }
      }
      #expect(try await columns() == 1)
      try await test.script("ALTER TABLE t ADD COLUMN b int DEFAULT 2")
      #expect(try await columns() == 2)
    }
  }

  @Test func `sessions have the settings the house relies on`() async throws {
    try await TestPool.with(role: "thanhtra_app") { test in
      let settings: Statement = """
        SELECT concat_ws('|', current_user, current_setting('TimeZone'),
          current_setting('search_path'), current_setting('jit'),
          current_setting('statement_timeout'), current_setting('lock_timeout'),
          current_setting('default_transaction_read_only'), current_setting('client_encoding'))
        """
      let expected = "thanhtra_app|Asia/Ho_Chi_Minh|public|off|10s|3s"
      #expect(try await test.text(settings) == expected + "|off|UTF8")
      let reader = try await test.pool.read { try $0.query(settings).first?[0] }
      #expect(reader == expected + "|on|UTF8")
    }
  }
}
