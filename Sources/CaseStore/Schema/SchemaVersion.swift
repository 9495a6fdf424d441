import Foundation
public import Postgres
import Schema

extension CaseStore {
  /// The migrations inside the binary, oldest first.
  public static let migrations: [Migration] = Schema.migrations.map { file in
    Migration(number: Int(file.name.prefix(4)) ?? 0, name: file.name, sql: file.text)
  }

  /// Brings the schema up to the binary; answers the names of what was applied now.
  public func migrate() async throws -> [String] {
    try await Migrator(Self.migrations).migrate(database).map(\.name)
  }

  /// Whether the schema is the one the binary was built for.
  public func schemaStatus() async throws -> Migrator.Status {
    try await Migrator(Self.migrations).status(database)
  }

  /// Whether the register holds nothing yet: neither units nor cases.
  public func isEmpty() async throws -> Bool {
    try await database.read { session in
      try session.query("SELECT NOT EXISTS (SELECT FROM units) AS empty")[0].decode("empty")
    }
  }
}
