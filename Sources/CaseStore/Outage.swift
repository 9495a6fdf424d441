import Postgres

/// A failure of the machinery, in terms a caller can act on without knowing PostgreSQL.
public enum Outage: Error, Sendable, Equatable {
  /// Too busy, down, or out of time: nothing was done, try again shortly.
  case unavailable
  /// The connection broke during COMMIT: repeating with the same idempotency key shows whether it was recorded.
  case outcomeUnknown
  /// Another change came first.
  case movedOn
  /// The time one statement may take was not enough: nothing was done.
  case tookTooLong
  /// A text holds a character the database cannot store.
  case unstorableText

  /// Nil when the error is no outage but a mistake in the program.
  public init?(_ error: any Error) {
    guard let error = error as? PostgresError else { return nil }
    switch error.kind {
    case .busy, .connectionLost, .cannotConnect: self = .unavailable
    case .outcomeUnknown: self = .outcomeUnknown
    case .invalidText: self = .unstorableText
    case .decoding: return nil
    case .server:
      guard let outage = error.sqlState.flatMap(Outage.init(sqlState:)) else { return nil }
      self = outage
    }
  }

  /// Time limits, deadlocks, a server out of resources or shutting down: all pass.
  private init?(sqlState: String) {
    if sqlState == "57014" {
      self = .tookTooLong
      return
    }
    switch sqlState.prefix(2) {
    case "40", "53", "57": self = .unavailable
    default:
      switch sqlState {
      case "55P03", "25006": self = .unavailable
      case "TT409": self = .movedOn
      default: return nil
      }
    }
  }
}

extension Outage {
  /// Whether the database refused a privilege: the grants are not what they should be, or somebody
  /// tries.
  public static func isRefusedPrivilege(_ error: any Error) -> Bool {
    (error as? PostgresError)?.sqlState == "42501"
  }
}

/// How busy one pool of connections is.
public struct PoolLoad: Sendable, Equatable {
  public let pool: String
  public let waiting: Int
  public let busy: Int
  public let connections: Int
}

extension CaseStore {
  /// How busy the connections are at this moment.
  public var load: [PoolLoad] {
    let pools = database.statistics
    return [
      ("readers", pools.readers), ("reporters", pools.reporters), ("writers", pools.writers),
    ].map { name, pool in
      PoolLoad(
        pool: name, waiting: pool.waiting, busy: pool.busy, connections: pool.connections)
    }
  }

  /// Whether the schema is the one this binary was built for.
  public func isCurrent() async throws -> Bool {
    guard case .current = try await schemaStatus() else { return false }
    return true
  }
}
