import Postgres
import TestDatabase
import Testing

@Suite struct FailureTests {
  @Test func `an error carries SQLSTATE and constraint, and never row data`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (name text CONSTRAINT name_is_taken PRIMARY KEY)")
      let error = await refusal {
        try await test.pool.session { session in
          for _ in 0..<2 { try session.query("INSERT INTO t VALUES (\("Nguyễn Văn A"))") }
        }
      }
      #expect(error?.kind == .server)
      #expect(error?.sqlState == "23505")
      #expect(error?.constraint == "name_is_taken")
      #expect(error?.table == "t")
      #expect(error?.description.contains("Nguyễn") == false)
    }
  }

  @Test(arguments: [
    "SELECT 'secret'::int", "SELECT 'secret'::date", "SELECT to_date('secret', 'YYYY')",
    "DO $$ BEGIN RAISE EXCEPTION 'secret'; END $$",
    "DO $$ BEGIN RAISE EXCEPTION 'secret' USING ERRCODE = '23514'; END $$",
  ])
  func `a message that may quote a value is replaced`(sql: String) async throws {
    try await TestPool.with { test in
      let error = await refusal {
        try await test.pool.session { _ = try $0.query("\(unescaped: sql)") }
      }
      #expect(error?.sqlState != nil)
      #expect(error.map { "\($0)\($0.message)".contains("secret") } == false)
    }
  }

  @Test func `a statement that takes too long is cancelled`() async throws {
    try await TestPool.with(statementTimeout: .milliseconds(50)) { test async throws in
      let error = await refusal {
        try await test.pool.read { _ = try $0.query("SELECT pg_sleep(60)") }
      }
      #expect(error?.sqlState == "57014")
      #expect(try await test.pool.read { try $0.query("SELECT 1").first?[0] } == "1")
    }
  }

  @Test func `a report may take longer than a read, and writes as little`() async throws {
    try await TestPool.with(readTimeout: .milliseconds(50)) { test in
      let late = await refusal {
        try await test.pool.read { _ = try $0.query("SELECT pg_sleep(60)") }
      }
      #expect(late?.sqlState == "57014")
      try await test.pool.report { _ = try $0.query("SELECT pg_sleep(0.2)") }
      let written = await refusal {
        try await test.pool.report { _ = try $0.query("CREATE TABLE t ()") }
      }
      #expect(written?.sqlState == "25006")
      #expect(test.pool.statistics.reporters.connections > 0)
    }
  }

  @Test func `a lock that is not released in time is given up`() async throws {
    try await TestPool.with(lockTimeout: .milliseconds(50)) { test in
      try await test.script("CREATE TABLE t ()")
      let gate = Gate()
      async let holder: Void = test.pool.transaction { session in
        try session.query("LOCK TABLE t")
        gate.wait()
      }
      try await gate.arrivals(1)
      let error = await refusal {
        try await test.pool.transaction { _ = try $0.query("LOCK TABLE t") }
      }
      #expect(error?.sqlState == "55P03")
      gate.open()
      try await holder
    }
  }

  @Test func `a backend terminated inside a transaction loses it, and the pool goes on`()
    async throws
  {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int)")
      let error = await refusal {
        try await test.pool.transaction { session in
          try session.query("INSERT INTO t VALUES (1)")
          try session.query("SELECT pg_terminate_backend(pg_backend_pid())")
          try session.query("INSERT INTO t VALUES (2)")
        }
      }
      #expect(error?.kind == .connectionLost)
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `connections that died while idle are replaced unnoticed`() async throws {
    try await TestPool.with { test in
      _ = try await test.text("SELECT 1")
      try await test.home.asSuperuser { session in
        _ = try session.query(
          """
          SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
          WHERE pid <> pg_backend_pid() AND datname = current_database()
          """
        )
      }
      #expect(try await test.text("SELECT 'again'") == "again")
    }
  }

  @Test func `a connection lost during COMMIT leaves the outcome unknown`() async throws {
    try await TestPool.with { test in
      try await test.script(Self.suicidalTable)
      let explicit = await refusal {
        try await test.pool.transaction { try $0.commit(["INSERT INTO t VALUES (1)"]) }
      }
      #expect(explicit?.kind == .outcomeUnknown)
      let implicit = await refusal {
        try await test.pool.transaction { _ = try $0.query("INSERT INTO t VALUES (1)") }
      }
      #expect(implicit?.kind == .outcomeUnknown)
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `a connection lost before COMMIT ran is not unknown`() async throws {
    try await TestPool.with { test in
      let error = await refusal {
        try await test.pool.transaction { session in
          try session.commit([
            "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(10)", "SELECT 1",
          ])
        }
      }
      #expect(error?.kind == .connectionLost)
    }
  }

  @Test func `a server that is not there is said so at once, every time`() async throws {
    let database = Database(.init(connection: "host=/nonexistent user=nobody dbname=none"))
    for _ in 0..<20 {
      let error = await refusal { try await database.read { _ = try $0.query("SELECT 1") } }
      #expect(error?.kind == .cannotConnect)
    }
    await database.shutdown()
  }

  @Test(arguments: ["password=s3cret nonsense", "postgres://u:s3cret@[::1/x"])
  func `an unreadable connection string is not repeated`(connection: String) async throws {
    let database = Database(.init(connection: connection))
    let error = await refusal { try await database.read { _ = try $0.query("SELECT 1") } }
    #expect(error?.kind == .cannotConnect)
    #expect(error?.description.contains("s3cret") == false)
    await database.shutdown()
  }

  /// Its rows kill the connection that commits them.
  private static let suicidalTable = """
    CREATE TABLE t (n int);
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_terminate_backend(pg_backend_pid());
      PERFORM pg_sleep(10);
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER dies_at_commit AFTER INSERT ON t
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
    """
}
