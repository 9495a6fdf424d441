public import Cases
import Postgres

/// An officer as the administrator lists them.
public struct OfficerListing: Sendable, Equatable, Codable {
  public let username: String
  public let name: String
  public let unit: String
  public let role: Role
  public let isDisabled: Bool
  public let hasPassword: Bool
}

/// Officers: changed by the owner of the database alone.
extension CaseStore {
  /// Adds an officer; without a password the officer acts by tokens and the command line alone.
  public func addOfficer(
    _ username: String, name: String, unit: String, role: Role, password: String?,
    hasher: PasswordHasher
  ) async throws {
    if let password, password.count < 12 {
      throw CaseError.invalid([Problem("/password", .passwordTooShort)])
    }
    var hash: String?
    if let password { hash = try await hasher.hash(password) }
    try await refusing { [hash] in
      try await database.transaction { session in
        let added = try session.query(
          """
          INSERT INTO officers (username, name, unit_id, role)
          SELECT \(username), \(name), id, \(role) FROM units WHERE code = \(unit)
          RETURNING id
          """)
        guard let row = added.first else {
          throw CaseError.invalid([Problem("/unit", .unknownUnit)])
        }
        if let hash {
          let id = try row.decode("id", as: Int.self)
          try session.query("INSERT INTO passwords (officer_id, hash) VALUES (\(id), \(hash))")
        }
      }
    }
  }

  /// Every officer, by username.
  public func officers() async throws -> [OfficerListing] {
    try await database.read { session in
      try session.query(
        """
        SELECT o.username, o.name, u.code AS unit, o.role, o.disabled_at IS NOT NULL AS disabled,
          p.officer_id IS NOT NULL AS has_password
        FROM officers o JOIN units u ON u.id = o.unit_id
        LEFT JOIN passwords p ON p.officer_id = o.id ORDER BY o.username
        """
      ).map {
        try OfficerListing(
          username: $0.decode("username"), name: $0.decode("name"), unit: $0.decode("unit"),
          role: $0.decode("role"), isDisabled: $0.decode("disabled"),
          hasPassword: $0.decode("has_password"))
      }
    }
  }

  /// Shuts an officer out: sign-in, tokens and command line alike, from the next request on.
  public func disableOfficer(_ username: String) async throws {
    try await changingOne(
      "UPDATE officers SET disabled_at = now() WHERE username = \(username) AND disabled_at IS NULL"
    )
  }

  /// Runs a change of one row; none means that there is nothing of the name.
  func changingOne(_ statement: Statement) async throws {
    let changed = try await database.transaction { try $0.query(statement).affected }
    if changed == 0 { throw CaseError.notFound }
  }
}
