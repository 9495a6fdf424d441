import Postgres

/// One thing the database must be for the register's promises to hold.
public struct HealthCheck: Sendable, Equatable, Codable {
  public let name: String
  public let isHealthy: Bool
  /// What was found.
  public let found: String
  /// Whether serving without it would break a promise, or only deserves attention.
  public let isRequired: Bool

  public init(name: String, isHealthy: Bool, found: String, isRequired: Bool) {
    self.name = name
    self.isHealthy = isHealthy
    self.found = found
    self.isRequired = isRequired
  }
}

extension CaseStore {
  /// Looks at durability, roles, row security, the server's log and every object of the schema.
  ///
  /// To serve, the login may not be the owner's either; a command may be run by it.
  public func healthChecks(forServing isForServing: Bool = true) async throws -> [HealthCheck] {
    try await database.session { session in
      try Self.settings(session) + [Self.role(session)]
        + RoleChecks(isForServing: isForServing).checks(session) + LoggingChecks(session).checks
        + [Self.rowSecurity(session)] + Self.schemaChecks(session)
    }
  }

  private static func settings(_ session: Session) throws -> [HealthCheck] {
    let wanted: [(setting: String, values: [String], isRequired: Bool)] = [
      ("fsync", ["on"], true),
      ("full_page_writes", ["on"], true),
      ("synchronous_commit", ["on", "remote_write", "remote_apply", "local"], true),
      ("server_encoding", ["UTF8"], true),
      ("session_replication_role", ["origin"], true),
      ("row_security", ["on"], true),
      ("data_checksums", ["on"], false),
    ]
    // The server's own value: a session may raise what a reload could lower again.
    return try wanted.map { wish in
      let value = try session.query(
        "SELECT COALESCE(reset_val, setting) AS value FROM pg_settings WHERE name = \(wish.setting)"
      ).first?.decode("value", as: String.self)
      return HealthCheck(
        name: wish.setting, isHealthy: value.map(wish.values.contains) ?? false,
        found: value ?? "unknown", isRequired: wish.isRequired)
    }
  }

  private static func role(_ session: Session) throws -> HealthCheck {
    let row = try session.query(
      """
      SELECT r.rolname AS name,
        r.rolsuper OR r.rolbypassrls OR EXISTS (
          SELECT FROM pg_class WHERE relowner = r.oid AND relnamespace = 'public'::regnamespace)
        AS mighty
      FROM pg_roles r WHERE r.rolname = current_user
      """)[0]
    return try HealthCheck(
      name: "role", isHealthy: !row.decode("mighty"), found: row.decode("name"), isRequired: true)
  }

  private static func rowSecurity(_ session: Session) throws -> HealthCheck {
    let open = try session.query(
      """
      SELECT COALESCE(string_agg(relname, ', ' ORDER BY relname), 'none') AS open
      FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relname = ANY (\(protectedTables)::text[])
        AND NOT (relrowsecurity AND relforcerowsecurity)
      """)[0].decode("open", as: String.self)
    return HealthCheck(
      name: "tables without row security", isHealthy: open == "none", found: open, isRequired: true)
  }

  /// What a figure says of a unit is not for everyone either.
  static let protectedTables =
    tablesWithCaseData + [
      "publications", "public_reports", "settled_totals", "settled_standings", "settled_balances",
      "superseded_terms",
    ]

  static let tablesWithCaseData = [
    "cases", "events", "descriptions", "subjects", "victims", "violations", "violation_subjects",
    "violation_victims", "records", "decisions", "sanctions", "closures", "facts",
    "remedy_decisions", "clocks", "tallies", "balances", "stays", "late_events",
    "idempotency_keys",
  ]
}
