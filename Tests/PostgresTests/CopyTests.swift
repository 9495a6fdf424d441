import Postgres
import Testing

@Suite struct CopyTests {
  private static let awkward: [[String?]] = [
    ["1", "plain"], ["2", nil], ["3", ""], ["4", "a\tb\nc\rd\\e"], ["5", "\\N"], ["6", "\\."],
    ["7", "Sở Xây dựng"],
  ]

  @Test func `every field arrives as it was`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (id int, name text)")
      let found = try await test.pool.transaction { session in
        let count = try session.copy(into: "t (id, name)", rows: Self.awkward)
        let rows = try session.query("SELECT id, name FROM t ORDER BY id")
        return (count, rows.map { [$0[0], $0[1]] })
      }
      #expect(found.0 == Self.awkward.count)
      #expect(found.1 == Self.awkward)
      #expect(try await test.text("SELECT count(*) FROM t") == "\(Self.awkward.count)")
    }
  }

  @Test func `many pieces arrive whole`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (id int, name text)")
      let filler = String(repeating: "x", count: 100)
      let count = try await test.pool.session { session in
        try session.copy(into: "t", rows: (0..<5_000).lazy.map { ["\($0)", filler] })
      }
      #expect(count == 5_000)
      #expect(try await test.text("SELECT sum(id) FROM t") == "12497500")
    }
  }

  @Test func `one bad row refuses all, without being quoted, and the session goes on`()
    async throws
  {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (id int)")
      let error = try await test.pool.session { session in
        let error = #expect(throws: PostgresError.self) {
          try session.copy(into: "t", rows: [["1"], ["secret"], ["3"]])
        }
        try session.query("INSERT INTO t VALUES (9)")
        return error
      }
      #expect(error?.sqlState == "22P02")
      #expect(error?.description.contains("secret") == false)
      #expect(try await test.text("SELECT string_agg(id::text, ',') FROM t") == "9")
    }
  }

  @Test func `a NUL refuses all`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (name text)")
      let error = await refusal {
        try await test.pool.session { try $0.copy(into: "t", rows: [["a"], ["b\0c"]]) }
      }
      #expect(error?.kind == .invalidText)
      #expect(try await test.text("SELECT count(*) FROM t") == "0")
    }
  }

  @Test func `COPY as a statement is refused and does not hang`() async throws {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (name text)")
      let error = await refusal {
        try await test.pool.session { _ = try $0.query("COPY t FROM STDIN") }
      }
      #expect(error != nil)
      #expect(try await test.text("SELECT 'works'") == "works")
    }
  }
}
