import Testing

@testable import CaseAPI

/// Nobody has all of what is shared.
@Suite struct OfficerTurnsTests {
  /// Holds whoever comes until it opens.
  private actor Gate {
    private var isOpen = false
    private var held: [CheckedContinuation<Void, Never>] = []
    private(set) var most = 0

    func pass() async {
      guard !isOpen else { return }
      await withCheckedContinuation {
        held.append($0)
        most = max(most, held.count)
      }
    }

    var count: Int { held.count }

    func open() {
      isOpen = true
      for turn in held { turn.resume() }
      held = []
    }
  }

  private actor Count {
    private(set) var value = 0
    func rise() { value += 1 }
  }

  private static func limits(reads: Int, waiting: Int) -> EdgeLimits {
    var limits = EdgeLimits()
    (limits.reads, limits.waiting) = (reads, waiting)
    return limits
  }

  @Test func `an officer has only some at once; others and other work do not wait`() async throws {
    let turns = OfficerTurns(Self.limits(reads: 2, waiting: 10))
    let gate = Gate()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 { group.addTask { try await turns.run("a", .reads) { await gate.pass() } } }
      while await gate.count < 2 { await Task.yield() }
      try await turns.run("b", .reads) {}
      try await turns.run("a", .reports) {}
      #expect(await gate.count == 2)
      await gate.open()
      try await group.waitForAll()
    }
    #expect(await gate.most == 2)
  }

  @Test func `everyone who waits has a turn`() async throws {
    let turns = OfficerTurns(Self.limits(reads: 1, waiting: 100))
    let done = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await turns.run("a", .reads) {
            await Task.yield()
            await done.rise()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await done.value == 50)
  }

  @Test func `beyond the bound of those who wait one more is refused`() async throws {
    let turns = OfficerTurns(Self.limits(reads: 1, waiting: 0))
    let gate = Gate()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await turns.run("a", .reads) { await gate.pass() } }
      while await gate.count < 1 { await Task.yield() }
      await #expect(throws: OfficerTurns.Crowded.self) { try await turns.run("a", .reads) {} }
      await gate.open()
      try await group.waitForAll()
    }
    #expect(Refusal(OfficerTurns.Crowded()).status == 429)
  }
}
