import Postgres
import TestDatabase
import Testing

@Suite struct MigratorTests {
  private static let first = Migration(
    number: 1,
    name: "create_a",
    sql: "CREATE TABLE a (n int); INSERT INTO a VALUES (1);"
  )
  private static let second = Migration(number: 2, name: "create_b", sql: "CREATE TABLE b ()")
  private static let both = [first, second]

  @Test func `a new database gets everything, and a second run does nothing`() async throws {
    try await TestPool.with { test async throws in
      let migrator = Migrator(Self.both.reversed())
      #expect(try await migrator.status(test.pool) == .pending(Self.both))
      #expect(try await migrator.migrate(test.pool) == Self.both)
      #expect(try await migrator.status(test.pool) == .current)
      #expect(try await migrator.migrate(test.pool) == [])
      #expect(try await test.text("SELECT count(*) FROM a") == "1")
    }
  }

  @Test func `only what is new is applied`() async throws {
    try await TestPool.with { test in
      _ = try await Migrator([Self.first]).migrate(test.pool)
      #expect(try await Migrator(Self.both).status(test.pool) == .pending([Self.second]))
      #expect(try await Migrator(Self.both).migrate(test.pool) == [Self.second])
    }
  }

  @Test func `an edited migration is refused by its file's name`() async throws {
    try await TestPool.with { test in
      _ = try await Migrator(Self.both).migrate(test.pool)
      let edited = Migrator([
        Migration(number: 1, name: "create_a", sql: Self.first.sql + " "), Self.second,
      ])
      #expect(try await edited.status(test.pool) == .edited(1))
      await #expect(throws: MigrationError.edited("0001_create_a.sql")) {
        try await edited.migrate(test.pool)
      }
    }
  }

  @Test func `a missing migration is refused, a newer database is recognised`() async throws {
    try await TestPool.with { test in
      _ = try await Migrator(Self.both).migrate(test.pool)
      #expect(try await Migrator([Self.second]).status(test.pool) == .missing(1))
      await #expect(throws: MigrationError.missing(1)) {
        try await Migrator([Self.second]).migrate(test.pool)
      }
      #expect(try await Migrator([Self.first]).status(test.pool) == .newer(2))
      await #expect(throws: MigrationError.newer(2)) {
        try await Migrator([Self.first]).migrate(test.pool)
      }
    }
  }

  @Test func `a migration may fill a table with checks that wait, then change it`()
    async throws
  {
    try await TestPool.with { test async throws in
      let filled = Migration(
        number: 2, name: "fill_b",
        sql: """
          CREATE TABLE b (n int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
          INSERT INTO b SELECT n FROM a;
          ALTER TABLE b ADD CHECK (n > 0);
          """)
      let keyed = Migration(
        number: 1, name: "create_a",
        sql: "CREATE TABLE a (n int PRIMARY KEY); INSERT INTO a VALUES (1);")
      #expect(try await Migrator([keyed, filled]).migrate(test.pool) == [keyed, filled])
    }
  }

  @Test func `a migration that fails leaves nothing behind`() async throws {
    try await TestPool.with { test async throws in
      let broken = Migration(number: 2, name: "break", sql: "CREATE TABLE b (); SELECT 1 / 0;")
      let migrator = Migrator([Self.first, broken])
      let error = await #expect(throws: MigrationError.self) {
        try await migrator.migrate(test.pool)
      }
      #expect(error?.description.contains("0002_break.sql") == true)
      #expect(try await test.text("SELECT to_regclass('b') IS NULL") == "t")
      #expect(try await migrator.status(test.pool) == .pending([broken]))
    }
  }

  @Test func `a first migration that fails does not even leave the table of migrations`()
    async throws
  {
    try await TestPool.with { test async throws in
      let broken = Migration(number: 1, name: "break", sql: "SELECT nothing")
      await #expect(throws: MigrationError.self) { try await Migrator([broken]).migrate(test.pool) }
      #expect(try await test.text("SELECT to_regclass('schema_migrations') IS NULL") == "t")
    }
  }

  @Test func `several migrators at once apply each migration once`() async throws {
    try await TestPool.with { test in
      let many = (1...5).map {
        Migration(number: $0, name: "create_t\($0)", sql: "CREATE TABLE t\($0) ()")
      }
      let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
        for _ in 0..<4 { group.addTask { try await Migrator(many).migrate(test.pool) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.map(\.number).sorted() == [1, 2, 3, 4, 5])
    }
  }

  @Test func `the application's role may ask for the status`() async throws {
    try await TestPool.with { test in
      let grant = Migration(
        number: 1,
        name: "grant",
        sql: """
          GRANT USAGE ON SCHEMA public TO thanhtra_app;
          GRANT SELECT ON schema_migrations TO thanhtra_app;
          """
      )
      _ = try await Migrator([grant]).migrate(test.pool)
      let app = Database(.init(connection: test.home.connection(as: "thanhtra_app")))
      #expect(try await Migrator([grant]).status(app) == .current)
      await app.shutdown()
    }
  }
}
