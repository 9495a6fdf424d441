import Crypto
import Synchronization

/// Which tokens were good a moment ago, and whose they are.
///
/// It decides what is asked first and what the log says, never what is allowed: the database
/// decides that in every transaction.
final class KnownTokens: Sendable {
  private struct Entry {
    let username: String
    let confirmed: ContinuousClock.Instant
  }

  private typealias Digest = SHA256.Digest

  private let memory: Duration
  private let limit: Int
  private let entries = Mutex<[Digest: Entry]>([:])

  init(memory: Duration = .seconds(60), limit: Int = 10_000) {
    self.memory = memory
    self.limit = limit
  }

  /// The officer of a token that was good within the last minute.
  func officer(of token: String, now: ContinuousClock.Instant) -> String? {
    let digest = Self.digest(token)
    return entries.withLock { entries in
      guard let entry = entries[digest], now - entry.confirmed < memory else { return nil }
      return entry.username
    }
  }

  /// The database has just said that the token is good.
  func confirm(_ token: String, of username: String, now: ContinuousClock.Instant) {
    let digest = Self.digest(token)
    entries.withLock { entries in
      if entries.count >= limit, entries[digest] == nil { entries.removeAll(keepingCapacity: true) }
      entries[digest] = Entry(username: username, confirmed: now)
    }
  }

  /// The token is good no longer.
  func forget(_ token: String) {
    let digest = Self.digest(token)
    entries.withLock { $0[digest] = nil }
  }

  private static func digest(_ token: String) -> Digest { SHA256.hash(data: Array(token.utf8)) }
}
