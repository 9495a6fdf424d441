import Foundation
import Postgres
import Schema
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// The migrations in the binary against the files they come from.
@Suite struct MigrationTests {
  private static let folder = URL(filePath: #filePath)
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../db/migrations").standardizedFileURL

  private static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
  }

  @Test func `the binary holds the files of the folder, in order`() throws {
    #expect(Schema.migrations.map(\.name) == (try Self.files()))
  }

  @Test func `the binary holds the bytes of the files`() throws {
    for migration in Schema.migrations {
      let bytes = try Data(contentsOf: Self.folder.appending(path: migration.name))
      #expect(Array(bytes) == Array(migration.text.utf8), "\(migration.name)")
    }
  }

  @Test func `migrations are numbered from 1 without a gap`() throws {
    let numbers = try Self.files().map { Int($0.prefix(4)) }
    #expect(numbers == Array(1...numbers.count))
    #expect(CaseStore.migrations.map(\.number) == numbers)
  }

  @Test func `a migration is named NNNN_verb_object in plain letters`() throws {
    for file in try Self.files() {
      #expect(file.wholeMatch(of: /\d{4}_[a-z]+(_[a-z]+)+\.sql/) != nil, "\(file)")
    }
  }

  @Test func `a migrated register is current`() async throws {
    try await TestRegister.with { register async throws in
      #expect(try await register.store.schemaStatus() == .current)
      #expect(try await register.store.isCurrent())
    }
  }

  @Test func `a register that held cases before the ledger has them on its books`() async throws {
    let database = try await TestDatabase.empty()
    let owner = CaseStore(Database(.init(connection: database.connection(as: "thanhtra_owner"))))
    let older = Array(CaseStore.migrations.prefix(9))
    _ = try await Migrator(older).migrate(owner.database)
    try await database.asSuperuser { try $0.script(Self.oneClosedCase) }
    _ = try await owner.migrate()
    let books = try await owner.database.read { session in
      try session.query(
        """
        SELECT (SELECT string_agg(figure::text, ' ' ORDER BY version) FROM tallies)
          || (SELECT ' ' || span FROM stays) || (SELECT ' late ' || version FROM late_events)
          AS books
        """)[0].decode("books", as: String.self)
    }
    #expect(books == "opened closed [2020-03-02,2020-03-20) late 1")
    await owner.database.shutdown()
    await database.drop()
  }

  /// As an importer of another program would have left it: nothing that triggers write.
  private static let oneClosedCase = """
    SET session_replication_role = replica;
    INSERT INTO units (code, name) VALUES ('A', 'A');
    INSERT INTO officers (username, name, unit_id, role) VALUES ('a', 'A', 1, 'supervisor');
    INSERT INTO cases (number, unit_id, opened_unit_id, opened_by, opened_on, state, version)
    VALUES ('A-2020-000001', 1, 1, 1, '2020-03-02', 'closed', 2);
    INSERT INTO events (case_id, version, unit_id, officer_id, effective_on, from_state, to_state,
      recorded_at, transaction_id, action, via, salt, canonical, hash)
    SELECT c.id, e.version, 1, 1, e.day, e.was, e.became, e.day + e.hour, '1', e.action, 'api',
      '', '', ''
    FROM cases c, (VALUES
      (1, date '2020-03-02', NULL::case_state, 'opened'::case_state, interval '30 hours', 'open'),
      (2, '2020-03-20', 'opened', 'closed', '9 hours', 'close'))
      AS e (version, day, was, became, hour, action);
    INSERT INTO closures (case_id, version, from_state, reason)
    SELECT id, 2, 'opened', 'no_violation' FROM cases;
    """

  @Test func `migrating twice applies nothing the second time`() async throws {
    try await TestRegister.with { register async throws in
      #expect(try await register.owner.migrate() == [])
    }
  }
}
