import CaseStore
import Cases
import TestRegister
import Testing

/// The same request sent twice has one effect and one answer.
@Suite struct IdempotencyTests {
  private static let inspector = Asker.officer("inspector.hn1")
  private static let supervisor = Asker.officer("supervisor.hn")
  private static let key = IdempotencyKey("k-1", request: Array("body".utf8))

  @Test func `an opening repeated answers the same, marked as replayed`() async throws {
    try await TestRegister.with { register in
      let first = try await Self.open(register)
      let second = try await Self.open(register)
      #expect(second.json == first.json && second.number == first.number)
      #expect(!first.isReplayed && second.isReplayed)
    }
  }

  @Test func `an opening repeated opens one case`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.open(register)
      let before = try await register.snapshot()
      _ = try await Self.open(register)
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `a step repeated answers the same although its version has passed`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let first = try await Self.investigate(number, register)
      let before = try await register.snapshot()
      let second = try await Self.investigate(number, register)
      #expect(second.json == first.json && second.version == 2 && second.isReplayed)
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `a step repeated answers as it did then, whatever happened since`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let first = try await Self.investigate(number, register)
      _ = try await register.advance(number, by: .noted(.note))
      #expect(try await Self.investigate(number, register).json == first.json)
    }
  }

  @Test func `openings with one key at the same moment open one case`() async throws {
    try await TestRegister.with(writers: 8) { register in
      let answers = try await withThrowingTaskGroup(of: Written.self) { group in
        for _ in 0..<8 { group.addTask { try await Self.open(register) } }
        return try await group.reduce(into: [Written]()) { $0.append($1) }
      }
      #expect(Set(answers.map(\.json)).count == 1)
      #expect(answers.filter { !$0.isReplayed }.count == 1)
      #expect(try await register.snapshot().counts["cases"] == 1)
      #expect(try await register.opened() == "HN-1-2026-000002")
    }
  }

  @Test func `steps with one key at the same moment are one step`() async throws {
    try await TestRegister.with(writers: 8) { register in
      let number = try await register.opened()
      let answers = try await withThrowingTaskGroup(of: Written.self) { group in
        for _ in 0..<8 { group.addTask { try await Self.investigate(number, register) } }
        return try await group.reduce(into: [Written]()) { $0.append($1) }
      }
      #expect(Set(answers.map(\.json)).count == 1)
      #expect(answers.filter { !$0.isReplayed }.count == 1)
      #expect(try await register.eventViews(number).count == 2)
    }
  }

  @Test func `a key with another body is refused and nothing is written`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.open(register)
      let before = try await register.snapshot()
      let other = IdempotencyKey("k-1", request: Array("other".utf8))
      await #expect(throws: CaseError.idempotencyKeyReused) {
        try await Self.open(register, key: other)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `another officer's key of the same name is another key`() async throws {
    try await TestRegister.with { register in
      let first = try await Self.open(register)
      let second = try await register.store.open(
        .example(), as: .officer("inspector.hn2"), key: Self.key, today: TestRegister.today)
      #expect(!second.isReplayed && second.number != first.number)
    }
  }

  @Test func `an opening that was refused leaves its key free`() async throws {
    try await TestRegister.with { register in
      let foreign = Self.openingAbroad
      await #expect(throws: CaseError.self) {
        try await register.store.open(
          foreign, as: Self.inspector, key: Self.key, today: TestRegister.today)
      }
      let written = try await Self.open(register)
      #expect(!written.isReplayed)
    }
  }

  @Test func `a step that was refused leaves its key free`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.bare())
      await #expect(throws: CaseError.self) { try await Self.investigate(number, register) }
      let other = try await register.opened()
      let written = try await Self.investigate(other, register)
      #expect(!written.isReplayed)
    }
  }

  private static var openingAbroad: Opening {
    var opening = Opening.example()
    opening.unit = "DN"
    return opening
  }

  private static func open(
    _ register: TestRegister, key: IdempotencyKey = key
  ) async throws -> Written {
    try await register.store.open(
      .example(), as: inspector, key: key, today: TestRegister.today)
  }

  private static func investigate(
    _ number: String, _ register: TestRegister
  ) async throws -> Written {
    try await register.store.advance(
      number, by: .investigate(), expecting: [1], as: supervisor, key: key,
      today: TestRegister.today)
  }
}
