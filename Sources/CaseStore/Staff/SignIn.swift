public import Cases
import Foundation
import Postgres

/// A bearer token, shown once; the register keeps only its digest.
public struct SignedIn: Sendable {
  public let token: String
  public let expiresAt: Instant
  public let officer: Officer
}

extension CaseStore {
  /// How long a token is valid unless said otherwise.
  public static let sessionHours = 12

  /// A session for the officer with this password; nil when either is wrong, without saying which.
  public func signIn(
    _ username: String, password: String, hasher: PasswordHasher
  ) async throws -> SignedIn? {
    let found = try await database.read { session -> (hash: String?, isActive: Bool)? in
      try session.query(
        """
        SELECT p.hash, o.disabled_at IS NULL AS active
        FROM officers o LEFT JOIN passwords p ON p.officer_id = o.id
        WHERE o.username = \(username)
        """
      ).first.map { try ($0.decode("hash"), $0.decode("active")) }
    }
    let isRight = try await hasher.verify(password, against: found?.hash)
    guard isRight, found?.isActive == true else { return nil }
    return try await issueToken(to: username, hours: Self.sessionHours)
  }

  /// A bearer token for an active officer, valid for some hours.
  public func issueToken(to username: String, hours: Int) async throws -> SignedIn {
    let token = "tt1_" + freshToken()
    let asker = Asker.officer(username)
    return try await database.transaction { session in
      let issued: Statement = """
        INSERT INTO sessions (token_hash, officer_id, expires_at)
        SELECT \(tokenHash(token)), id, now() + make_interval(hours => \(hours))
        FROM officers WHERE username = \(username) AND disabled_at IS NULL
        RETURNING expires_at
        """
      let (officer, expiresAt) = try session.ask(
        asker.named, .first(issued) { try $0.decode("expires_at", as: Instant.self) })
      guard let expiresAt, let officer else { throw CaseError.notFound }
      return SignedIn(token: token, expiresAt: expiresAt, officer: officer)
    }
  }

  /// Ends the session; every later request with its token is refused.
  public func signOut(_ token: String) async throws {
    let ended = try await database.transaction { session in
      try session.query(
        """
        UPDATE sessions SET revoked_at = now()
        WHERE token_hash = \(tokenHash(token)) AND revoked_at IS NULL AND expires_at > now()
        """
      ).affected
    }
    if ended == 0 { throw CaseError.unauthenticated }
  }

  /// 256 random bits in the alphabet of base64url (RFC 4648).
  private func freshToken() -> String {
    Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64URL
  }
}
