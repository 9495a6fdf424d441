import DequeModule
import Synchronization

/// Lets each officer have only some of what all share; the rest of the officer's requests wait for
/// their turn, and beyond a bound they are refused.
final class OfficerTurns: Sendable {
  /// What requests use of the database.
  enum Kind: Sendable {
    case reads, reports, changes
  }

  /// So many requests of this officer wait already.
  struct Crowded: Error {}

  private struct Key: Hashable {
    let officer: String
    let kind: Kind
  }

  private struct Line {
    var running = 0
    var waiting: Deque<CheckedContinuation<Bool, Never>> = []
  }

  private let limits: EdgeLimits
  private let lines = Mutex<[Key: Line]>([:])

  init(_ limits: EdgeLimits) { self.limits = limits }

  /// Runs `body` when it is the officer's turn.
  func run<T>(_ officer: String, _ kind: Kind, _ body: () async throws -> T) async throws -> T {
    let key = Key(officer: officer, kind: kind)
    guard await take(key) else { throw Crowded() }
    defer { leave(key) }
    return try await body()
  }

  /// False when too many wait.
  private func take(_ key: Key) async -> Bool {
    await withCheckedContinuation { turn in
      let answer = lines.withLock { lines -> Bool? in
        if lines[key, default: Line()].running < most(key.kind) {
          lines[key, default: Line()].running += 1
          return true
        }
        if lines[key, default: Line()].waiting.count >= limits.waiting { return false }
        lines[key, default: Line()].waiting.append(turn)
        return nil
      }
      if let answer { turn.resume(returning: answer) }
    }
  }

  private func leave(_ key: Key) {
    let next = lines.withLock { lines -> CheckedContinuation<Bool, Never>? in
      // Whoever waits longest takes the place over.
      if let next = lines[key]?.waiting.popFirst() { return next }
      lines[key]?.running -= 1
      if lines[key]?.running == 0 { lines[key] = nil }
      return nil
    }
    next?.resume(returning: true)
  }

  private func most(_ kind: Kind) -> Int {
    switch kind {
    case .reads: limits.reads
    case .reports: limits.reports
    case .changes: limits.changes
    }
  }
}
