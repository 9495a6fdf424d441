import Foundation
import Postgres
import Schema
import TestRegister
import Testing

@testable import CaseStore

/// The migrations in the binary against the files they come from.
@Suite struct MigrationTests {
  private static let folder = URL(filePath: #filePath)
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../../db/migrations").standardizedFileURL

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

  @Test func `migrating twice applies nothing the second time`() async throws {
    try await TestRegister.with { register async throws in
      #expect(try await register.owner.migrate() == [])
    }
  }
}
