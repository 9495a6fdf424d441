import Postgres

/// Who the service is to the database, and what else that login could do.
struct RoleChecks {
  /// Whether the login is about to serve; a command may be run by a mightier one.
  let isForServing: Bool
  /// The role that serves.
  var application = "thanhtra_app"

  func checks(_ session: Session) throws -> [HealthCheck] {
    let login = try session.query("SELECT session_user::text AS name")[0]
      .decode("name", as: String.self)
    return try power(of: login, named: "login", session)
      + power(of: application, named: "role \(application)", session)
      + [settings(of: login, session), creation(session)]
  }

  private static let owner = "thanhtra_owner"

  private func power(
    of role: String, named name: String, _ session: Session
  ) throws -> [HealthCheck] {
    let row = try session.query(
      """
      SELECT array_remove(ARRAY[CASE WHEN r.rolsuper THEN 'superuser' END,
          CASE WHEN r.rolbypassrls THEN 'bypasses row security' END,
          CASE WHEN r.rolcreaterole THEN 'creates roles' END,
          CASE WHEN r.rolcreatedb THEN 'creates databases' END,
          CASE WHEN r.rolreplication THEN 'replicates' END], NULL) AS attributes,
        ARRAY(SELECT m.rolname::text FROM pg_roles m WHERE NOT r.rolsuper
          AND m.rolname NOT IN (r.rolname, \(application))
          AND pg_has_role(r.oid, m.oid, 'MEMBER') ORDER BY 1) AS others
      FROM pg_roles r WHERE r.rolname = \(role)
      """
    ).first
    guard let row else {
      return [HealthCheck(name: name, isHealthy: false, found: "no such role", isRequired: true)]
    }
    let attributes = try row.decode("attributes", as: [String].self)
    let others = try row.decode("others", as: [String].self)
    let isOwner = role == Self.owner
    let found =
      (isOwner ? ["owner of the register"] : []) + attributes + others.map { "member of \($0)" }
    return [
      HealthCheck(
        name: name, isHealthy: found.isEmpty,
        found: ([role] + found).joined(separator: ", "),
        isRequired: isForServing || name != "login")
    ]
  }

  /// What a role begins each session with: a search path, say, that puts other tables in front.
  private func settings(of login: String, _ session: Session) throws -> HealthCheck {
    let found = try session.query(
      """
      SELECT COALESCE(string_agg(x.setting, ', ' ORDER BY x.setting), 'none') AS found
      FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) AS x (setting)
      WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        AND s.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = \(login)),
          (SELECT oid FROM pg_roles WHERE rolname = \(application)))
        AND split_part(x.setting, '=', 1) ~
          '^(search_path|row_security|role|session_|local_preload|default_transaction_|transform_|thanhtra\\.)'
      """)[0].decode("found", as: String.self)
    return HealthCheck(
      name: "settings of the roles", isHealthy: found == "none", found: found, isRequired: true)
  }

  private func creation(_ session: Session) throws -> HealthCheck {
    let mayCreate = try session.query(
      """
      SELECT COALESCE(bool_or(has_database_privilege(r.oid, current_database(), 'CREATE')), false)
        AS may FROM pg_roles r WHERE r.rolname = \(application)
      """)[0].decode("may", as: Bool.self)
    return HealthCheck(
      name: "\(application) may create schemas", isHealthy: !mayCreate,
      found: mayCreate ? "yes" : "no", isRequired: true)
  }
}
