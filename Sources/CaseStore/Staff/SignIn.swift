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
  /// How long a token of the command line is valid unless said otherwise.
  public static let sessionHours = 12

  /// A session for the officer with this password; nil when either is wrong, without saying which.
  public func signIn(
    _ username: String, password: String, hasher: PasswordHasher
  ) async throws -> SignedIn? {
    let parameters = try await database.read { session in
      try session.ask(.one(Self.parameters(of: username), PasswordParameters.init))
    }
    let key = try await hasher.key(of: password, by: parameters)
    let token = "tt1_" + freshToken()
    let signedIn: Statement =
      "SELECT * FROM sign_in(\(username), \(key), \(tokenHash(token)))"
    return try await database.transaction { session in
      try session.ask(
        .first(signedIn) {
          try SignedIn(
            token: token, expiresAt: $0.decode("expires_at"), officer: Officer($0))
        })
    }
  }

  private static func parameters(of username: String) -> Statement {
    "SELECT * FROM password_parameters(\(username))"
  }

  /// A bearer token for an active officer, valid for some hours. Needs the owner's rights.
  public func issueToken(to username: String, hours: Int) async throws -> SignedIn {
    let token = "tt1_" + freshToken()
    let asker = Asker.officer(username)
    return try await database.transaction { session in
      let issued: Statement = """
        INSERT INTO sessions (token_hash, officer_id, expires_at)
        SELECT sha256(\(tokenHash(token))), id, now() + make_interval(hours => \(hours))
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
      try session.query("SELECT sign_out(\(tokenHash(token))) AS ended")[0]
        .decode("ended", as: Bool.self)
    }
    if !ended { throw CaseError.unauthenticated }
  }

  /// 256 random bits in the alphabet of base64url (RFC 4648).
  private func freshToken() -> String {
    Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64URL
  }
}
