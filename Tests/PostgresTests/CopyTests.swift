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

  @Test func `a buffer arrives as it was filled`() async throws {
    try await TestPool.with { test in
      try await test.script(
        "CREATE TABLE t (id int, name text, flag boolean, bytes bytea, words bytea)")
      let words = "a\\x\t\n\\ Sở"
      let found = try await test.pool.transaction { session in
        var buffer = CopyBuffer()
        for field in Self.awkward {
          buffer.add(field[0].flatMap { Int($0) })
          buffer.add(field[1])
          buffer.add(field[1] == nil)
          buffer.add(bytea: [0, 92, 255])
          buffer.add(byteaOfText: Array(words.utf8))
          buffer.endRow()
        }
        let count = try session.copy(into: "t", buffer)
        let rows = try session.query(
          """
          SELECT id, name, flag, encode(bytes, 'hex'), convert_from(words, 'UTF8')
          FROM t ORDER BY id
          """)
        return (count, rows.map { row in (0..<5).map { row[$0] } })
      }
      #expect(found.0 == Self.awkward.count)
      #expect(
        found.1
          == Self.awkward.map { [$0[0], $0[1], $0[1] == nil ? "t" : "f", "005cff", words] })
    }
  }

  @Test func `a buffer larger than a piece arrives whole, and one with NUL is not sent`()
    async throws
  {
    try await TestPool.with { test in
      try await test.script("CREATE TABLE t (id int, name text)")
      let count = try await test.pool.session { session in
        var buffer = CopyBuffer()
        for id in -5_000..<5_000 {
          buffer.add(id)
          buffer.add(String(repeating: "x", count: 100))
          buffer.endRow()
        }
        return try session.copy(into: "t", buffer)
      }
      #expect(count == 10_000)
      #expect(try await test.text("SELECT sum(id) FROM t") == "-5000")
      await #expect(throws: PostgresError.self) {
        try await test.pool.session { session in
          var buffer = CopyBuffer()
          buffer.add(1)
          buffer.add("a\0b")
          buffer.endRow()
          return try session.copy(into: "t", buffer)
        }
      }
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
