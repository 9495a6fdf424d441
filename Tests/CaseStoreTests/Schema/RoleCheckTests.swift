import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// Logins and roles that can do more than serve.
@Suite struct RoleCheckTests {
  /// Roles belong to the whole server: each test has its own.
  private static func withRole(
    _ name: String, _ attributes: String, _ body: (TestRegister) async throws -> Void
  ) async throws {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.script("DROP ROLE IF EXISTS \(name); CREATE ROLE \(name) LOGIN \(attributes)")
      }
      try await body(register)
      try await register.database.asSuperuser { try $0.script("DROP ROLE \(name)") }
    }
  }

  @Test(arguments: [
    ("check_super", "SUPERUSER", "superuser"),
    ("check_owner", "IN ROLE thanhtra_owner", "member of thanhtra_owner"),
    ("check_reader", "IN ROLE thanhtra_app, pg_read_all_data", "member of pg_read_all_data"),
    ("check_bypass", "BYPASSRLS IN ROLE thanhtra_app", "bypasses row security"),
    ("check_maker", "CREATEROLE IN ROLE thanhtra_app", "creates roles"),
  ])
  func `a login that is more than the application is not served`(
    _ name: String, _ attributes: String, _ found: String
  ) async throws {
    try await Self.withRole(name, attributes) { register in
      let database = Database(
        .init(
          connection: register.database.connection(as: name), role: "thanhtra_app", readers: 1,
          writers: 1))
      let store = CaseStore(database)
      let (serving, command) = try await (
        store.healthChecks(forServing: true), store.healthChecks(forServing: false)
      )
      await database.shutdown()
      let login = try #require(serving.first { $0.name == "login" })
      #expect(!login.isHealthy && login.isRequired)
      #expect(login.found.contains(found), "\(login.found)")
      #expect(command.first { $0.name == "login" }?.isRequired == false)
    }
  }

  @Test func `a login that is the application alone is healthy`() async throws {
    try await Self.withRole("check_plain", "IN ROLE thanhtra_app") { register in
      let database = Database(
        .init(
          connection: register.database.connection(as: "check_plain"), role: "thanhtra_app",
          readers: 1, writers: 1))
      let checks = try await CaseStore(database).healthChecks()
      await database.shutdown()
      #expect(checks.first { $0.name == "login" }?.isHealthy == true)
    }
  }

  @Test func `a role that serves and belongs to the owner's is named`() async throws {
    try await Self.withRole("check_app", "IN ROLE thanhtra_owner") { register in
      let checks = try await register.store.database.session {
        try RoleChecks(isForServing: false, application: "check_app").checks($0)
      }
      let check = try #require(checks.first { $0.name == "role check_app" })
      #expect(!check.isHealthy && check.isRequired)
      #expect(check.found.contains("member of thanhtra_owner"), "\(check.found)")
    }
  }
}
