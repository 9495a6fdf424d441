import Postgres
import Synchronization
import Testing

private struct Unhappy: Error, Equatable {}

@Suite struct TransactionTests {
  @Test func `what a transaction wrote is there when it returns`() async throws {
    try await TestPool.with { test in
      try await test.pool.transaction { session in
        try session.query("CREATE TABLE t (n int)")
        try session.query("INSERT INTO t VALUES (\(5)::int)")
      }
      #expect(try await test.text("SELECT n FROM t") == "5")
    }
  }

  @Test func `a thrown error rolls back and arrives unchanged`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int)")
      await #expect(throws: Unhappy()) {
        try await test.pool.transaction { session in
          try session.query("INSERT INTO t VALUES (1)")
          throw Unhappy()
        }
      }
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `commit sends the last statements and answers the question behind them`() async throws
  {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int)")
      let found = try await test.pool.transaction { session in
        try session.commit(
          ["INSERT INTO t VALUES (1)"], asking: .first("SELECT count(*) FROM t") { $0[0] })
      }
      #expect(found == "1")
      #expect(try await test.text("SELECT count(*) FROM t") == "1")
    }
  }

  @Test func `a transaction that rolls back at its end returns a value and leaves nothing`()
    async throws
  {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int)")
      let added = try await test.pool.transaction { session in
        session.rollBackAtEnd()
        return try session.query("INSERT INTO t VALUES (1), (2)").affected
      }
      #expect(added == 2)
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `a closure without statements opens no transaction`() async throws {
    try await TestPool.with { test async throws in
      #expect(try await test.pool.transaction { _ in 7 } == 7)
    }
  }

  @Test func `BEGIN travels with the first statement`() async throws {
    try await TestPool.with { test in
      let transactions = try await test.pool.transaction { session in
        let first = try session.query("SELECT txid_current()").first?[0]
        return [first, try session.query("SELECT txid_current()").first?[0]]
      }
      #expect(transactions[0] == transactions[1])
    }
  }

  @Test func `a refused NUL does not lose the BEGIN`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n text)")
      await #expect(throws: Unhappy()) {
        try await test.pool.transaction { session in
          #expect(throws: PostgresError.self) { try session.query("SELECT \("\0")::text") }
          try session.query("INSERT INTO t VALUES ('must not stay')")
          throw Unhappy()
        }
      }
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `a swallowed error is not taken for success`() async throws {
    try await TestPool.with { test in
      let error = await refusal {
        try await test.pool.transaction { session in
          _ = try? session.query("SELECT 1 / 0")
        }
      }
      #expect(error?.sqlState == "25P02")
      let lost = await refusal {
        try await test.pool.transaction { session in
          try? session.commit(["SELECT 1 / 0"])
        }
      }
      #expect(lost?.sqlState == "22012")
    }
  }

  @Test func `nothing runs after commit`() async throws {
    try await TestPool.with { test in
      let error = await refusal {
        try await test.pool.transaction { session in
          try session.commit(["SELECT 1"])
          _ = try session.query("SELECT 2")
        }
      }
      #expect(error?.sqlState == "25000")
    }
  }

  @Test func `a deferred constraint that fails at commit names itself`() async throws {
    try await TestPool.with { test in
      try await test.script(
        "CREATE TABLE t (n int CONSTRAINT only_once UNIQUE DEFERRABLE INITIALLY DEFERRED)"
      )
      let error = await refusal {
        try await test.pool.transaction { session in
          try session.commit(["INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)"])
        }
      }
      #expect(error?.kind == .server)
      #expect(error?.constraint == "only_once")
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test(arguments: [(2, 3, true), (4, 4, false)])
  func `a serialization failure runs the closure again, three times at most`(
    failures: Int,
    calls: Int,
    succeeds: Bool
  ) async throws {
    try await TestPool.with { test in
      try await test.script(Self.failingFunction)
      let count = Mutex(0)
      let outcome = await Result {
        try await test.pool.transaction { session in
          count.withLock { $0 += 1 }
          try session.query("INSERT INTO t VALUES (1)")
          try session.query("SELECT fail(\(failures)::int)")
        }
      }
      #expect(((try? outcome.get()) != nil) == succeeds)
      #expect(count.withLock { $0 } == calls)
      #expect(try await test.text("SELECT count(*) FROM t") == (succeeds ? "1" : "0"))
    }
  }

  @Test func `two transactions in a deadlock both succeed in the end`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (id int, n int); INSERT INTO t VALUES (1, 0), (2, 0)")
      let gate = Gate()
      @Sendable func addCrosswise(_ first: Int, _ second: Int) async throws {
        try await test.pool.transaction { session in
          try session.query("UPDATE t SET n = n + 1 WHERE id = \(first)")
          gate.wait()
          try session.query("UPDATE t SET n = n + 1 WHERE id = \(second)")
        }
      }
      async let one: Void = addCrosswise(1, 2)
      async let two: Void = addCrosswise(2, 1)
      try await gate.arrivals(2)
      gate.open()
      _ = try await (one, two)
      #expect(try await test.text("SELECT string_agg(n::text, ',') FROM t") == "2,2")
    }
  }

  /// Fails with 40001 as often as asked; a sequence remembers across the rollbacks.
  private static let failingFunction = """
    CREATE TABLE t (n int);
    CREATE SEQUENCE tries;
    CREATE FUNCTION fail(times int) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('tries') <= times THEN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END IF;
    END $$;
    """
}
