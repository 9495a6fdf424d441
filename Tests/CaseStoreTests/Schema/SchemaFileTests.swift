import Foundation
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// The file that shows the schema against a register that was migrated.
@Suite struct SchemaFileTests {
  private static let file = URL(filePath: #filePath)
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../../db/schema.sql").standardizedFileURL

  @Test func `the file shows the schema of a migrated register`() async throws {
    try await TestRegister.with { register in
      let kept = Self.lines(try String(contentsOf: Self.file, encoding: .utf8))
      let printed = Self.lines(try await register.owner.schemaText())
      let difference = printed.difference(from: kept).map { "\($0)" }
      #expect(difference == [], "deploy/schema writes the file")
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `every table and view says what it is for`() async throws {
    try await TestRegister.with { register in
      let silent = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT relname FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
            AND relname <> 'schema_migrations' AND obj_description(oid, 'pg_class') IS NULL
          """
        ).map { try $0.decode("relname", as: String.self) }
      }
      #expect(silent == [])
    }
  }
}
