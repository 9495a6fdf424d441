import Testing

/// SQL of somebody who holds the application's login, and the honest statement beside it that shows
/// what there would be to see.
struct Intrusion: Sendable {
  let name: String
  let hostile: String
  /// Whose token the hostile statement begins with; nil for none.
  let officer: String?
  /// `nothing`, or the SQLSTATE or the constraint that refuses.
  let outcome: String
  let honest: String
  let honestOfficer: String?

  init(
    _ name: String, _ hostile: String, as officer: String? = nil, finds outcome: String = nothing,
    where honest: String, by honestOfficer: String? = "supervisor.hn"
  ) {
    self.name = name
    self.hostile = hostile
    self.officer = officer
    self.outcome = outcome
    self.honest = honest
    self.honestOfficer = honestOfficer
  }

  static let nothing = "nothing"
  static let refused = HostileStatement.insufficientPrivilege

  /// Kinds of attempts, each tried on one register.
  static let kinds: [String: [Intrusion]] = [
    "settings": settings, "replays": replays, "temporary objects": temporary,
    "sessions": sessions, "passwords": passwords, "secrets": secrets, "masks": masks,
    "purposes": purposes, "functions": functions, "guards": guards,
  ]

  static let hash = "sha256('supervisor.hn')"
  private static let cases = "SELECT FROM cases"

  // MARK: - Who asks

  private static let settings: [Intrusion] =
    [
      "SET LOCAL thanhtra.officer = '{supervisor.hn}'",
      "SET LOCAL thanhtra.officer = '0'; SET LOCAL thanhtra.scope = '0 ={{HN},{HN-1},{DN}}'",
      "SET LOCAL thanhtra.scope = ' ={{HN},{HN-1},{DN}}'",
      "SET LOCAL thanhtra.officer = '{statistician.hn}'; SET LOCAL thanhtra.purpose = 'statistics'",
      "SET LOCAL thanhtra.context = '|{supervisor.hn}|{reads_cases}|{{HN-1}}|{{HN-1}}'",
      "SELECT set_config('thanhtra.context', repeat('0', 64) || \(forged), true)",
      "SELECT set_config('thanhtra.context', encode(sha256(\(forged)::bytea), 'hex') || \(forged), true)",
      """
      SELECT set_config('thanhtra.context', encode(sha256('' || \(forged)::bytea
        || int4send(pg_backend_pid()) || timestamptz_send(now())), 'hex') || \(forged), true)
      """,
      "SELECT set_config('thanhtra.context', repeat('x', 100000), true)",
      "SELECT set_config('thanhtra.context', '%' || \(forged), true)",
      "SET LOCAL role = 'thanhtra_app'",
      "SET LOCAL search_path = pg_temp, pg_catalog, public",
    ].map { Intrusion($0, "\($0); \(cases)", where: cases) }

  private static let forged = "'|{supervisor.hn}|{reads_cases}|{{HN-1}}|{{HN-1}}'"

  private static func altered(_ old: String, _ new: String, then sql: String) -> String {
    """
    SELECT set_config('thanhtra.context',
      regexp_replace(current_setting('thanhtra.context'), \(old), \(new)), true); \(sql)
    """
  }

  private static let replays: [Intrusion] = [
    Intrusion(
      "another officer", altered("'\\|[0-9]+\\|'", "'|{supervisor.dn}|'", then: cases),
      as: "supervisor.hn", where: cases),
    Intrusion(
      "a foreign unit", altered("'\\|\\{[0-9,]+\\}'", "'|{{DN}}'", then: cases),
      as: "inspector.hn1", where: cases, by: "inspector.hn1"),
    Intrusion(
      "one more unit",
      altered("'\\{([0-9,]+)\\}'", "'{\\1,{DN}}'", then: cases), as: "supervisor.hn", where: cases),
    Intrusion(
      "one more right",
      altered(
        "'\\{reads_cases'", "'{reads_identities,reads_texts,reads_cases'",
        then: "SELECT FROM shown_subjects WHERE name <> '***'"),
      as: "auditor.hn", where: "SELECT FROM shown_subjects WHERE name <> '***'"),
    Intrusion(
      "cut short", altered("'^(.{200}).*'", "'\\1'", then: cases), as: "supervisor.hn",
      where: cases),
    Intrusion(
      "lengthened", altered("'$'", "'|{{DN}}'", then: cases), as: "supervisor.hn", where: cases),
    Intrusion(
      "the seal in capitals",
      """
      SELECT set_config('thanhtra.context', upper(left(current_setting('thanhtra.context'), 64))
        || substr(current_setting('thanhtra.context'), 65), true); \(cases)
      """, as: "supervisor.hn", where: cases),
  ]

  // MARK: - What stands in the way

  private static let temporary: [Intrusion] =
    [
      "CREATE TEMPORARY TABLE officer_units (unit_id integer)",
      "CREATE TEMPORARY TABLE clocks AS SELECT 1 AS case_id",
      "CREATE TEMPORARY TABLE seal (context bytea)",
      "CREATE TEMPORARY VIEW officer_rights AS SELECT 'reads_identities' AS name",
      "CREATE TEMPORARY SEQUENCE case_ids",
      "CREATE DOMAIN pg_temp.text AS integer",
      "CREATE TYPE pg_temp.officer_role AS ENUM ('supervisor')",
      "CREATE FUNCTION pg_temp.officer_scope() RETURNS integer[] LANGUAGE sql RETURN '{1,2,3,4}'",
      "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql COST 0.0001 RETURN true",
      "SELECT 1 AS unit_id INTO TEMPORARY officer_units",
      "CREATE SCHEMA mine", "CREATE TABLE mine AS SELECT 1 AS a",
      "CREATE VIEW mine AS SELECT 1 AS a",
    ].map { Intrusion($0, $0, as: "supervisor.hn", finds: refused, where: cases) }

  // MARK: - Sessions

  private static let made = """
    (token_hash, officer_id, expires_at)
      VALUES (sha256('x'), {supervisor.hn}, '2126-01-01')
    """
  private static let entered = "SELECT FROM enter(\(hash))"
  /// What a dump holds of a session.
  private static let kept = "sha256(\(hash))"

  private static let sessions: [Intrusion] = sessionTable + sessionFunctions

  private static let sessionTable: [Intrusion] = [
    "SELECT FROM sessions", "SELECT token_hash FROM sessions", "COPY sessions TO STDOUT",
    "INSERT INTO sessions \(made)", "INSERT INTO sessions \(made) ON CONFLICT DO NOTHING",
    "UPDATE sessions SET revoked_at = NULL", "UPDATE sessions SET revoked_at = now()",
    "UPDATE sessions SET expires_at = 'infinity'", "DELETE FROM sessions", "TRUNCATE sessions",
    "LOCK TABLE sessions", "SELECT FROM enter_as('supervisor.hn')",
  ].map { Intrusion($0, $0, finds: refused, where: entered, by: nil) }

  private static let sessionFunctions: [Intrusion] = [
    Intrusion(
      "enter with what a dump holds", "SELECT FROM enter(\(kept))", where: entered, by: nil),
    Intrusion("enter with nothing", "SELECT FROM enter(NULL)", where: entered, by: nil),
    Intrusion("enter with an empty token", "SELECT FROM enter('')", where: entered, by: nil),
    Intrusion(
      "end a session by what a dump holds", "SELECT WHERE sign_out(\(kept))", where: entered,
      by: nil),
    Intrusion(
      "a session without a password",
      "SELECT FROM sign_in('supervisor.hn', NULL, sha256('x'))", where: entered, by: nil),
    Intrusion(
      "a session for an empty key",
      "SELECT FROM sign_in('supervisor.hn', '', sha256('x'))", where: entered, by: nil),
    Intrusion(
      "a session for nobody", "SELECT FROM sign_in(NULL, NULL, NULL)", where: entered, by: nil),
    Intrusion(
      "enter with a failed sign-in",
      "SELECT FROM sign_in('supervisor.hn', 'wrong', sha256('x')); SELECT FROM enter(sha256('x'))",
      where: entered, by: nil),
  ]

  private static let passwords: [Intrusion] =
    [
      "SELECT FROM passwords", "SELECT hash FROM passwords", "COPY passwords TO STDOUT",
      "UPDATE passwords SET hash = ''", "DELETE FROM passwords",
      "INSERT INTO passwords SELECT {auditor.hn}, ''", "LOCK TABLE passwords",
    ].map {
      Intrusion(
        $0, $0, finds: refused,
        where: "SELECT FROM password_parameters('supervisor.hn') WHERE length(salt) = 16", by: nil)
    }

  private static let secrets: [Intrusion] = secretTables + secretValues

  private static let secretTables: [Intrusion] = [
    "SELECT FROM seal", "SELECT context FROM seal", "UPDATE seal SET context = ''",
    "INSERT INTO seal (context, salts) VALUES ('', '')", "DELETE FROM seal",
    "SELECT renew_seal()", "SELECT seal_on('x', 'x')", "SELECT gather_rights()",
    "SELECT FROM entrants", "SELECT FROM unit_scopes", "SELECT FROM role_rights",
    "UPDATE unit_scopes SET units = '{{DN}}'", "UPDATE role_rights SET held = '{}'",
  ].map { Intrusion($0, $0, as: "supervisor.hn", finds: refused, where: cases) }

  private static let secretValues: [Intrusion] = [
    Intrusion("a context without a token", "SELECT WHERE sealed(1) IS NOT NULL", where: cases),
    Intrusion(
      "a part there is not", "SELECT WHERE sealed(99) <> ''", as: "supervisor.hn",
      where: "SELECT WHERE sealed(1) <> ''"),
    Intrusion(
      "statistics of the values", "SELECT FROM pg_stats WHERE tablename = 'subjects'",
      as: "supervisor.hn", where: cases),
  ]
}
