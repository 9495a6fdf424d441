import CaseStore
import Postgres
import TestDatabase
import TestRegister
import Testing

/// What a register says of the database it stands on.
@Suite struct HealthTests {
  private static func check(_ name: String, of store: CaseStore) async throws -> HealthCheck {
    try #require(try await store.healthChecks().first { $0.name == name })
  }

  @Test(arguments: ["fsync", "full_page_writes"])
  func `a server that may lose what it acknowledged is reported`(_ name: String) async throws {
    try await TestRegister.with { register in
      let check = try await Self.check(name, of: register.store)
      #expect(!check.isHealthy && check.isRequired && check.found == "off")
    }
  }

  @Test(arguments: ["server_encoding", "role", "tables without row security"])
  func `what is as it must be is healthy`(_ name: String) async throws {
    try await TestRegister.with { register async throws in
      #expect(try await Self.check(name, of: register.store).isHealthy)
    }
  }

  @Test func `the application's role is named`() async throws {
    try await TestRegister.with { register async throws in
      #expect(try await Self.check("role", of: register.store).found == "thanhtra_app")
    }
  }

  @Test func `a role that owns the tables is reported`() async throws {
    try await TestRegister.with { register in
      let check = try await Self.check("role", of: register.owner)
      #expect(!check.isHealthy && check.isRequired && check.found == "thanhtra_owner")
    }
  }

  @Test func `a role that row security does not bind is reported`() async throws {
    try await TestRegister.with { register in
      let store = CaseStore(register.raw(as: "postgres"))
      let check = try await Self.check("role", of: store)
      await store.database.shutdown()
      #expect(!check.isHealthy && check.found == "postgres")
    }
  }

  @Test(arguments: ["NO FORCE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"])
  func `a table that lost its row security is named`(_ change: String) async throws {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.script("ALTER TABLE victims \(change); ALTER TABLE events \(change)")
      }
      let check = try await Self.check("tables without row security", of: register.store)
      #expect(!check.isHealthy && check.isRequired && check.found == "events, victims")
    }
  }
}
