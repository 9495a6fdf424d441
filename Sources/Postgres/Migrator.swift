/// One numbered change of the schema, frozen once it is released.
public struct Migration: Sendable, Hashable {
  /// Its place in the order; never used twice.
  public let number: Int
  /// What it does, in words joined by underscores.
  public let name: String
  /// Statements separated by semicolons, without BEGIN and COMMIT.
  public let sql: String

  /// A change with its number.
  public init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// The file it is kept in.
  public var file: String {
    let prefix = padded(number, 4) + "_"
    return (name.hasPrefix(prefix) ? name : prefix + name) + ".sql"
  }
}

/// Brings a database to the schema of this program, one transaction for each step.
public struct Migrator: Sendable {
  /// How a database compares to the migrations of this program.
  public enum Status: Sendable, Equatable {
    /// Nothing is left to do.
    case current
    /// These have not been applied yet.
    case pending([Migration])
    /// The database knows a later migration than this program.
    case newer(Int)
    /// This migration was changed after it had been applied.
    case edited(Int)
    /// This migration was applied, and the program no longer has it.
    case missing(Int)
  }

  private let migrations: [Migration]

  /// The migrations in any order; their numbers decide.
  public init(_ migrations: [Migration]) {
    self.migrations = migrations.sorted { $0.number < $1.number }
  }

  /// Applies the pending migrations and returns them. A migration that fails leaves nothing behind.
  ///
  /// Several may run at once: each migration is applied by one of them.
  public func migrate(_ database: Database) async throws -> [Migration] {
    var applied: [Migration] = []
    for migration in try await pending(in: database) where try await apply(migration, to: database)
    {
      applied.append(migration)
    }
    return applied
  }

  /// Compares without changing anything; a database without the table has everything pending.
  public func status(_ database: Database) async throws -> Status {
    try await database.read { try compare($0) }
  }

  private func pending(in database: Database) async throws -> [Migration] {
    try pending(try await status(database))
  }

  private func pending(_ status: Status) throws -> [Migration] {
    switch status {
    case .current: []
    case .pending(let migrations): migrations
    case .newer(let number): throw MigrationError.newer(number)
    case .edited(let number): throw MigrationError.edited(file(number))
    case .missing(let number): throw MigrationError.missing(number)
    }
  }

  private func file(_ number: Int) -> String {
    migrations.first { $0.number == number }?.file ?? "\(number)"
  }

  private func compare(_ session: Session) throws -> Status {
    guard try exists(session) else { return migrations.isEmpty ? .current : .pending(migrations) }
    let rows = try session.query(
      """
      SELECT number, known.sql IS NOT NULL AS is_known, applied.checksum IS NOT NULL AS is_applied,
        applied.checksum = sha256(convert_to(known.sql, 'UTF8')) AS is_same
      FROM unnest(\(migrations.map(\.number))::bigint[], \(migrations.map(\.sql))::text[])
        AS known (number, sql)
      FULL JOIN schema_migrations AS applied USING (number)
      ORDER BY number
      """
    )
    var pending: [Migration] = []
    for row in rows {
      let number = try row.decode("number", as: Int.self)
      guard try row.decode("is_known", as: Bool.self) else {
        return number > (migrations.last?.number ?? 0) ? .newer(number) : .missing(number)
      }
      if try !row.decode("is_applied", as: Bool.self) {
        pending += migrations.filter { $0.number == number }
      } else if try !row.decode("is_same", as: Bool.self) {
        return .edited(number)
      }
    }
    return pending.isEmpty ? .current : .pending(pending)
  }

  private func exists(_ session: Session) throws -> Bool {
    let rows = try session.query(
      // From the catalogue, so that a role without rights on the schema gets an answer too.
      """
      SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'schema_migrations'
        AND relnamespace = 'public'::regnamespace) AS exists
      """
    )
    return try rows.first?.decode("exists", as: Bool.self) ?? false
  }
}

// MARK: - Applying

extension Migrator {
  /// Any number will do; it only has to be the same in every copy of the program.
  private static let lock = 7_468_616_374_001

  private func apply(_ migration: Migration, to database: Database) async throws -> Bool {
    do {
      return try await database.transaction { try apply(migration, $0) }
    } catch let error as PostgresError {
      throw MigrationError.failed(migration.file, error)
    }
  }

  private func apply(_ migration: Migration, _ session: Session) throws -> Bool {
    // Held until commit: a second migrator waits here, then finds nothing to do.
    try session.pipeline([
      """
      SELECT set_config('statement_timeout', '0', true),
        set_config('lock_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true)
      """,
      "SELECT pg_advisory_xact_lock(\(Self.lock)::bigint)",
    ])
    guard try pending(compare(session)).contains(migration) else { return false }
    try session.pipeline([
      """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        number bigint PRIMARY KEY,
        name text NOT NULL,
        checksum bytea NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )
      """,
      // Fail after 10 s on a busy table instead of queueing all requests behind the lock.
      "SELECT set_config('lock_timeout', '10s', true)",
      // A table cannot be altered while it has pending deferred checks.
      "SET CONSTRAINTS ALL IMMEDIATE",
    ])
    try session.script(migration.sql)
    try session.commit([
      """
      INSERT INTO public.schema_migrations (number, name, checksum)
      VALUES (
        \(migration.number), \(migration.name), sha256(convert_to(\(migration.sql), 'UTF8'))
      )
      """
    ])
    return true
  }
}

/// Why a database was not migrated.
public enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file was changed after it had been applied.
  case edited(String)
  /// A migration with this number was applied, and its file is gone.
  case missing(Int)
  /// The database was migrated by a later version of the program.
  case newer(Int)
  /// The file's statements were refused; nothing of them remains.
  case failed(String, PostgresError)

  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .edited(let file): "\(file) was changed after it had been applied"
    case .missing(let number): "\(padded(number, 4))_*.sql was applied, and its file is missing"
    case .newer(let number):
      "the database is newer than this program: it has migration \(padded(number, 4))"
    case .failed(let file, let error): "\(file) failed and left nothing behind: \(error)"
    }
  }
}
