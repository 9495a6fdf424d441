import Postgres
import Testing

/// Questions read their own answers, whatever else is asked with them.
@Suite struct QuestionTests {
  private static func number(_ value: Int) -> Question<Int> {
    .one("SELECT \(value)::int AS n") { try $0.decode("n") }
  }

  @Test func `each question gets the answers to its own statements`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.read { session in
        let (first, several, known, last) = try session.ask(
          Self.number(1), .each([2, 3, 4].map(Self.number)), Question(answering: "known"),
          Self.number(5))
        return "\(first) \(several) \(known) \(last)"
      }
      #expect(found == "1 [2, 3, 4] known 5")
    }
  }

  @Test func `a question made of questions keeps its answers together`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.read { session in
        let rows: Question<[Int]> = .all("SELECT 7 AS n") { try $0.decode("n") }
        let pair = together(Self.number(1), rows)
        let (both, other) = try session.ask(pair.map { "\($0.0) \($0.1)" }, Self.number(2))
        return "\(both), \(other)"
      }
      #expect(found == "1 [7], 2")
    }
  }

  @Test func `what is known already is not asked of the server`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.transaction { session in
        // In a transaction even BEGIN would travel with the first statement.
        let known = try session.ask(Question(answering: 7))
        let count = try session.ask(Self.number(1))
        return known + count
      }
      #expect(found == 8)
    }
  }

  @Test func `answers are read in order, so the first refusal wins`() async throws {
    struct Refused: Error {}
    try await TestPool.with { test in
      await #expect(throws: Refused.self) {
        try await test.pool.read { session in
          let (_, _) = try session.ask(
            Question<Int>.one("SELECT 1 AS n") { _ in throw Refused() },
            Question<Int>.one("SELECT 'x' AS n") { try $0.decode("n") })
        }
      }
    }
  }

  @Test func `a question that must have a row says so when there is none`() async throws {
    try await TestPool.with { test in
      let error = await refusal {
        _ = try await test.pool.read {
          try $0.ask(Question<Int>.one("SELECT 1 AS n WHERE false") { try $0.decode("n") })
        }
      }
      #expect(error?.kind == .decoding)
    }
  }

  @Test func `the first row of nothing is nothing`() async throws {
    try await TestPool.with { test in
      let found = try await test.pool.read {
        let nothing: Question<Int?> = .first("SELECT 1 AS n WHERE false") { try $0.decode("n") }
        return try $0.ask(nothing)
      }
      #expect(found == nil)
    }
  }

  @Test func `a snapshot shows the same rows to all its questions`() async throws {
    try await TestPool.with { test in
      let instants = try await test.pool.read { session in
        let now: Question<String> = .one("SELECT now()::text AS t") { try $0.decode("t") }
        return try session.askOnSnapshot(.each([now, now]))
      }
      #expect(instants.count == 2 && instants[0] == instants[1])
    }
  }
}
