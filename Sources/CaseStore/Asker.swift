public import Cases
import Crypto
import Postgres

/// Who asks. Every transaction begins by telling the database.
public enum Asker: Sendable, Equatable {
  /// Whoever holds this bearer token; acts over HTTP.
  case token(String)
  /// The officer of this username; acts on the command line.
  case officer(String)
  /// Whoever holds the database itself; reads everything but identities.
  case localOperator

  var via: String {
    switch self {
    case .token: "api"
    case .officer, .localOperator: "cli"
    }
  }

  /// Sets the officer for the running transaction and answers who it is; no row: nobody known.
  var enter: Statement {
    switch self {
    case .token(let token):
      """
      SELECT o.id, o.username, o.name, o.role, u.code AS unit,
        set_config('thanhtra.officer', o.id::text, true)
      FROM sessions s
      JOIN officers o ON o.id = s.officer_id
      JOIN units u ON u.id = o.unit_id
      WHERE s.token_hash = \(tokenHash(token)) AND s.expires_at > now()
        AND s.revoked_at IS NULL AND o.disabled_at IS NULL
      """
    case .officer(let username):
      """
      SELECT o.id, o.username, o.name, o.role, u.code AS unit,
        set_config('thanhtra.officer', o.id::text, true)
      FROM officers o
      JOIN units u ON u.id = o.unit_id
      WHERE o.username = \(username) AND o.disabled_at IS NULL
      """
    case .localOperator:
      "SELECT NULL WHERE false"
    }
  }

  /// The officer `enter` answered with, nil for the local operator.
  func officer(_ rows: Rows) throws -> Officer? {
    if case .localOperator = self { return nil }
    guard let row = rows.first else { throw CaseError.unauthenticated }
    return try Officer(
      id: row.decode("id"), username: row.decode("username"), name: row.decode("name"),
      role: row.decode("role"), unit: row.decode("unit"))
  }

  /// The officer, who must hold a right; the local operator may read whatever can be read.
  func officer(_ rows: Rows, with right: (Role) -> Bool) throws -> Officer? {
    let officer = try officer(rows)
    if let officer, !right(officer.role) { throw CaseError.notPermitted }
    return officer
  }

  /// The officer of a change; the local operator makes none.
  func acting(_ rows: Rows, with right: (Role) -> Bool) throws -> Officer {
    guard let officer = try officer(rows, with: right) else { throw CaseError.notPermitted }
    return officer
  }
}

func tokenHash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }

extension CaseStore {
  /// The officer who asks.
  public func me(_ asker: Asker) async throws -> Officer {
    try await database.read { session in
      try asker.acting(session.query(asker.enter)) { _ in true }
    }
  }
}
