import CaseStore
import Cases
import Postgres
import TestRegister
import Testing

/// Many at once: one wins, nobody is lost, and nothing is numbered twice.
@Suite struct RaceTests {
  private static let supervisor = Asker.officer("supervisor.hn")

  @Test(arguments: [16, 32])
  func `of many who investigate the same version one wins and the rest are stale`(
    _ count: Int
  ) async throws {
    try await TestRegister.with(writers: 16) { register in
      let number = try await register.opened()
      let results = await Self.advance(
        number, in: register, by: Array(repeating: .investigate(), count: count), expecting: [1])
      #expect(results.filter { $0 == .success(2) }.count == 1)
      #expect(results.filter { $0 == .failure(.stale(current: 2)) }.count == count - 1)
    }
  }

  @Test func `of many who investigate without expecting a version one wins`() async throws {
    try await TestRegister.with(writers: 16) { register in
      let number = try await register.opened()
      let results = await Self.advance(
        number, in: register, by: Array(repeating: .investigate(), count: 16))
      let late = CaseError.stepNotAvailable(.investigate, from: .investigated)
      #expect(results.filter { $0 == .success(2) }.count == 1)
      #expect(results.filter { $0 == .failure(late) }.count == 15)
    }
  }

  @Test func `of many different steps from one version one wins and the history is whole`()
    async throws
  {
    try await TestRegister.with(writers: 16) { register in
      let number = try await register.opened()
      let steps = (0..<32).map { index -> EventRequest in
        switch index % 4 {
        case 0: .investigate()
        case 1: .close(.noViolation)
        case 2: .noted(.note)
        default: .sanction()
        }
      }
      let results = await Self.advance(number, in: register, by: steps, expecting: [1])
      #expect(results.filter { $0 == .success(2) }.count == 1)
      #expect(try await register.eventViews(number).map(\.version) == [1, 2])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `notes without an expectation all succeed and count densely`() async throws {
    try await TestRegister.with(writers: 16) { register in
      let number = try await register.opened()
      let results = await Self.advance(
        number, in: register, by: Array(repeating: .noted(.note), count: 40))
      let versions = try results.map { try $0.get() }
      #expect(versions.sorted() == Array(2...41))
      #expect(try await register.eventViews(number).map(\.version) == Array(1...41))
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `openings at the same moment are numbered without gap or repetition`()
    async throws
  {
    try await TestRegister.with(writers: 16) { register in
      let numbers = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<16 { group.addTask { try await register.opened() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let expected = (1...16).map { "HN-1-2026-0000" + ($0 < 10 ? "0\($0)" : "\($0)") }
      #expect(numbers.sorted() == expected)
    }
  }

  @Test func `of many raw events of one version one is written`() async throws {
    try await TestRegister.with(writers: 16) { register in
      let scene = try await HostileScene(register)
      let event = RawEvent("note", on: "opened", version: 2, from: "opened", to: "opened").sql
      let refusals = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<16 {
          group.addTask {
            do {
              try await register.runRaw(event, as: "supervisor.hn", in: scene)
              return nil
            } catch {
              return (error as? PostgresError)?.constraint ?? "\(error)"
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(refusals.filter { $0 == nil }.count == 1)
      #expect(refusals.filter { $0 == HostileStatement.stateNotFollowing }.count == 15)
    }
  }

  /// All steps at once; the version each one reached, or why it was refused.
  private static func advance(
    _ number: String, in register: TestRegister, by steps: [EventRequest],
    expecting expected: Set<Int>? = nil
  ) async -> [Result<Int, CaseError>] {
    await withTaskGroup(of: Result<Int, CaseError>?.self) { group in
      for step in steps {
        group.addTask {
          do {
            return .success(
              try await register.store.advance(
                number, by: step, expecting: expected, as: supervisor,
                today: TestRegister.today
              ).version)
          } catch {
            if error as? CaseError == nil { Issue.record(error) }
            return (error as? CaseError).map { .failure($0) }
          }
        }
      }
      return await group.reduce(into: []) { results, next in
        if let next { results.append(next) }
      }
    }
  }
}
