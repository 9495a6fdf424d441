import CaseStore
import Cases
import TestRegister
import Testing

/// When a step takes effect, and what refuses it.
@Suite struct EffectTests {
  @Test func `a step without a day takes effect today`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let event = try await register.advance(number, by: .investigate()).event
      #expect(event.effectiveOn == "2026-10-15")
    }
  }

  @Test func `a step takes effect on the day given, as early as the one before it`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let event = try await register.advance(
        number, by: .investigate(on: day(2026, 9, 1))
      ).event
      #expect(event.effectiveOn == "2026-09-01")
    }
  }

  @Test func `a step before the one it follows is refused and nothing is written`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.investigate(on: day(2026, 9, 10))])
      try await Self.refused(
        .noted(.return, on: day(2026, 9, 9)), on: number, in: register,
        with: .unmet([Problem("/effectiveOn", .beforePrevious)]))
    }
  }

  @Test func `a step of tomorrow is refused and nothing is written`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      try await Self.refused(
        .noted(.note, on: day(2026, 10, 16)), on: number, in: register,
        with: .unmet([Problem("/effectiveOn", .inFuture)]))
    }
  }

  @Test func `a day ahead of the database's clock is refused whatever today is said to be`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened()
      await #expect(throws: CaseError.unmet([Problem("/effectiveOn", .inFuture)])) {
        try await register.store.advance(
          number, by: .investigate(on: day(2999, 1, 1)), as: .officer("supervisor.hn"),
          today: day(2999, 1, 1))
      }
    }
  }

  @Test func `a version that has passed is refused and nothing is written`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.noted(.note)])
      let before = try await register.snapshot()
      await #expect(throws: CaseError.stale(current: 2)) {
        try await register.store.advance(
          number, by: .investigate(), expecting: [1], as: .officer("supervisor.hn"),
          today: TestRegister.today)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `any of the versions expected will do`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.noted(.note)])
      let written = try await register.store.advance(
        number, by: .investigate(), expecting: [1, 2], as: .officer("supervisor.hn"),
        today: TestRegister.today)
      #expect(written.version == 3)
    }
  }

  @Test(arguments: Action.allCases.filter { Workflow.step(from: .closed, $0) == nil })
  func `what a closed case does not offer is refused and nothing is written`(
    _ action: Action
  ) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.close(.noViolation)])
      let expected =
        Workflow.permits(action, to: .supervisor)
        ? CaseError.stepNotAvailable(action, from: .closed) : .notPermitted
      try await Self.refused(
        EventRequest(action: action), on: number, in: register, with: expected)
    }
  }

  private static func refused(
    _ request: EventRequest, on number: String, in register: TestRegister,
    with expected: CaseError
  ) async throws {
    let before = try await register.snapshot()
    await #expect(throws: expected) { try await register.advance(number, by: request) }
    #expect(try await register.snapshot() == before)
  }
}
