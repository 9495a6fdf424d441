import Postgres
import TestRegister
import Testing

/// Everything the application's role could try by SQL of its own, were the program taken over.
@Suite struct HostileSQLTests {
  @Test(arguments: HostileStatement.onHistory)
  func `history cannot be written otherwise than it happened`(
    _ statement: HostileStatement
  ) async throws {
    try await refused(statement)
  }

  @Test(arguments: HostileStatement.onDocuments)
  func `documents cannot be left out, added later or changed`(
    _ statement: HostileStatement
  ) async throws {
    try await refused(statement)
  }

  @Test(arguments: HostileStatement.onCases)
  func `a case cannot be set or made by hand`(_ statement: HostileStatement) async throws {
    try await refused(statement)
  }

  @Test(arguments: HostileStatement.onSchema)
  func `the protection cannot be taken away`(_ statement: HostileStatement) async throws {
    try await refused(statement)
  }

  @Test(arguments: ["events", "cases", "subjects", "sanctions"])
  func `nothing is copied in past row security`(_ table: String) async throws {
    try await TestRegister.with { register in
      let connection = register.raw()
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { try $0.copy(into: table, rows: [["1"]]) }
      }
      await connection.shutdown()
      #expect(["0A000", "42501"].contains(error?.sqlState))
    }
  }

  /// Refused by what is meant to refuse it, and nothing in any table is different afterwards.
  private func refused(_ statement: HostileStatement) async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      let before = try await register.snapshot()
      var refusal = "nothing"
      do {
        try await register.runRaw(statement.sql, as: statement.officer, in: scene)
      } catch let error as PostgresError {
        refusal = error.constraint ?? error.sqlState ?? error.description
      }
      #expect(refusal == statement.refusal)
      #expect(try await register.snapshot().changes(since: before) == [])
    }
  }
}
