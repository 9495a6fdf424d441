import Postgres
import Testing

@Suite struct PoolTests {
  @Test func `a full queue refuses at once`() async throws {
    try await TestPool.with(writers: 1, queueLimit: 1) { test in
      let gate = Gate()
      async let running: Void = test.pool.transaction { _ in gate.wait() }
      try await gate.arrivals(1)
      async let waiting = test.pool.transaction { try $0.query("SELECT 'served'").first?[0] }
      try await eventually { test.pool.statistics.writers.waiting == 1 }
      let error = await refusal { try await test.pool.transaction { _ in } }
      #expect(error?.kind == .busy)
      gate.open()
      try await running
      #expect(try await waiting == "served")
    }
  }

  @Test func `who waited too long is refused, not run`() async throws {
    try await TestPool.with(writers: 1, waitLimit: .seconds(1)) { test in
      let gate = Gate()
      async let running: Void = test.pool.transaction { _ in gate.wait() }
      try await gate.arrivals(1)
      async let late = refusal {
        try await test.pool.transaction { _ in Issue.record("ran although it waited too long") }
      }
      try await eventually { test.pool.statistics.writers.waiting == 1 }
      try await Task.sleep(for: .milliseconds(1_500))
      gate.open()
      #expect(await late?.kind == .busy)
      try await running
    }
  }

  @Test func `who comes later has the overdue ones refused while the pool is stuck`() async throws {
    try await TestPool.with(writers: 1, waitLimit: .seconds(1)) { test in
      let gate = Gate()
      async let running: Void = test.pool.transaction { _ in gate.wait() }
      try await gate.arrivals(1)
      async let overdue = refusal { try await test.pool.transaction { _ in } }
      try await eventually { test.pool.statistics.writers.waiting == 1 }
      try await Task.sleep(for: .milliseconds(1_500))
      async let next = Result { try await test.pool.transaction { _ in } }
      #expect(await overdue?.kind == .busy)
      gate.open()
      _ = await next
      try await running
    }
  }

  @Test func `many callers are served by few connections`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (n int); INSERT INTO t VALUES (0)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 {
          group.addTask {
            try await test.pool.transaction { session in
              try session.commit(["UPDATE t SET n = n + 1"])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await test.text("SELECT n FROM t") == "200")
      #expect(test.pool.statistics.writers.connections <= 4)
    }
  }

  @Test func `a pool that is shut down finishes what it accepted and refuses the rest`()
    async throws
  {
    try await TestPool.with { test in
      let gate = Gate()
      async let running = test.pool.transaction { session in
        gate.wait()
        return try session.query("SELECT 'finished'").first?[0]
      }
      try await gate.arrivals(1)
      async let end: Void = test.pool.shutdown()
      gate.open()
      #expect(try await running == "finished")
      await end
      #expect(await refusal { try await test.pool.transaction { _ in } }?.kind == .busy)
      #expect(test.pool.statistics.writers.connections == 0)
    }
  }
}
