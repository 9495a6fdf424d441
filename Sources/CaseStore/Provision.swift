public import Postgres

/// Makes the two roles a register needs, on a connection that may create roles.
///
/// `thanhtra_owner` owns and migrates; `thanhtra_app` serves and owns nothing.
public func provision(_ database: Database) async throws {
  try await database.session { session in
    try session.script(
      """
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'thanhtra_owner') THEN
          CREATE ROLE thanhtra_owner LOGIN;
        END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'thanhtra_app') THEN
          CREATE ROLE thanhtra_app LOGIN;
        END IF;
        GRANT thanhtra_app TO thanhtra_owner;
        EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
        REVOKE ALL ON SCHEMA public FROM PUBLIC;
        EXECUTE format('GRANT CREATE, TEMPORARY ON DATABASE %I TO thanhtra_owner',
          current_database());
        GRANT CREATE, USAGE ON SCHEMA public TO thanhtra_owner;
      END $$
      """)
  }
}

/// Creates the register's database on a private server, if it is not there yet.
public func createDatabase(_ name: String, on maintenance: Database) async throws {
  try await provision(maintenance)
  try await maintenance.session { session in
    let known = try session.query("SELECT FROM pg_database WHERE datname = \(name)")
    if known.isEmpty {
      try session.script("CREATE DATABASE \(name) OWNER thanhtra_owner")
    }
  }
}
