import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// A database whose schema is no longer the program's.
@Suite struct SchemaDriftTests {
  struct Drift: Sendable, CustomTestStringConvertible {
    let sql: String
    /// What the check is called.
    let name: String
    /// Part of what it found.
    let found: String

    init(_ sql: String, _ name: String, _ found: String) {
      (self.sql, self.name, self.found) = (sql, name, found)
    }

    var testDescription: String { name }
  }

  static let drifts = [
    Drift(
      "ALTER POLICY officer_sees_the_scope ON cases USING (true)",
      "policy officer_sees_the_scope on cases", "USING (true)"),
    Drift(
      "CREATE POLICY all_see ON victims FOR SELECT USING (true)", "policy all_see on victims",
      "TO PUBLIC USING (true)"),
    Drift(
      "GRANT UPDATE, DELETE ON events TO thanhtra_app", "grant on events to thanhtra_app",
      "DELETE"),
    Drift(
      "GRANT UPDATE (state) ON cases TO thanhtra_app", "grant on cases to thanhtra_app",
      "UPDATE (state"),
    Drift("GRANT SELECT ON passwords TO PUBLIC", "grant on passwords to PUBLIC", "GRANT SELECT"),
    Drift(
      "REVOKE SELECT ON units FROM thanhtra_app", "grant on units to thanhtra_app", "missing"),
    Drift(
      "GRANT CREATE ON SCHEMA public TO thanhtra_app", "grant on SCHEMA public to thanhtra_app",
      "GRANT CREATE"),
    Drift(
      """
      CREATE OR REPLACE FUNCTION local_day(instant timestamptz) RETURNS date
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT instant::date'
      """, "function local_day(instant timestamptz)", "instant::date"),
    Drift(
      "ALTER FUNCTION append_event() RESET search_path", "function append_event()",
      "search_path"),
    Drift(
      "GRANT EXECUTE ON FUNCTION settle(date) TO PUBLIC",
      "revoke on FUNCTION settle(date) to PUBLIC", "missing"),
    Drift(
      "DROP TRIGGER event_is_appended ON events", "trigger event_is_appended on events",
      "missing"),
    Drift(
      "ALTER TABLE events DISABLE TRIGGER event_is_appended",
      "trigger event_is_appended on events", "DISABLED"),
    Drift(
      "ALTER TABLE events DISABLE TRIGGER ALL", "constraint step_is_permitted on events",
      "DISABLED"),
    Drift(
      "ALTER TABLE events DROP CONSTRAINT step_is_explained",
      "constraint step_is_explained on events", "missing"),
    Drift(
      "ALTER TABLE units ALTER four_eyes SET DEFAULT false", "column units.four_eyes",
      "DEFAULT false"),
    Drift(
      "CREATE RULE kept AS ON INSERT TO events DO INSTEAD NOTHING", "rule kept on events",
      "not expected"),
    Drift("ALTER TABLE stays OWNER TO postgres", "owner of stays", "postgres"),
    Drift("CREATE SCHEMA aside", "schema aside", "not expected"),
    Drift(
      "ALTER TABLE victims NO FORCE ROW LEVEL SECURITY", "row security of victims",
      "FORCE ROW LEVEL SECURITY"),
    Drift(
      """
      CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE EVENT TRIGGER any_ddl ON ddl_command_end EXECUTE FUNCTION on_ddl()
      """, "event trigger any_ddl", "not expected"),
  ]

  @Test(arguments: drifts)
  func `what differs from the program is named, expected beside found`(
    _ drift: Drift
  ) async throws {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { try $0.script(drift.sql) }
      let checks = try await register.store.healthChecks()
      let check = try #require(checks.first { $0.name == drift.name }, "\(checks.map(\.name))")
      #expect(!check.isHealthy && check.isRequired)
      #expect(check.found.contains(drift.found), "\(check.found)")
    }
  }

  @Test func `a migrated register is as the program has it`() async throws {
    try await TestRegister.with { register in
      let differences = try await register.store.database.read {
        try CaseStore.schemaDifferences($0)
      }
      #expect(differences == [])
    }
  }

  /// As the server's owner may set them for one database.
  @Test(arguments: [
    ("log_statement = 'all'", "values of statements in the server's log", "log_statement = all"),
    (
      "log_min_duration_statement = 0", "values of statements in the server's log",
      "log_min_duration_statement = 0"
    ),
    ("log_parameter_max_length_on_error = 100", "log_parameter_max_length_on_error", "100"),
    ("search_path = 'aside, public'", "settings of the roles", "search_path"),
    ("session_replication_role = 'replica'", "session_replication_role", "replica"),
  ])
  func `settings that would give away or switch off are named`(
    _ setting: String, _ name: String, _ found: String
  ) async throws {
    try await TestRegister.with { register in
      let database = register.database.name
      try await register.database.asSuperuser { session in
        for setting in [
          setting, "log_parameter_max_length = -1", "log_error_verbosity = 'default'",
        ] {
          try session.script("ALTER DATABASE \(database) SET \(setting)")
        }
      }
      let store = CaseStore(register.raw())
      let checks = try await store.healthChecks()
      await store.database.shutdown()
      let check = try #require(checks.first { $0.name == name })
      #expect(!check.isHealthy && check.isRequired)
      #expect(check.found.contains(found), "\(check.found)")
    }
  }

  @Test(arguments: [
    (["log_statement": "all", "log_parameter_max_length": "0"], true),
    (["log_statement": "all", "log_error_verbosity": "terse"], true),
    (["log_statement": "mod", "log_parameter_max_length": "-1"], false),
    (["log_min_duration_statement": "250"], false),
    (["auto_explain.log_min_duration": "0"], false),
    (["auto_explain.log_min_duration": "-1"], true),
    (["pgaudit.log_parameter": "on"], false),
    (["pgaudit.log_parameter": "off"], true),
  ])
  func `a log without values may be kept`(_ settings: [String: String], _ isHealthy: Bool) {
    let checks = LoggingChecks(settings: settings).checks.filter(\.isRequired)
    #expect(checks.allSatisfy(\.isHealthy) == isHealthy)
  }
}
