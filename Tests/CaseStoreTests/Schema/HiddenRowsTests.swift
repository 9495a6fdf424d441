import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// What row security shows to SQL that forgets to ask who may see what.
@Suite struct HiddenRowsTests {
  private static let blind: [String?] = [nil, "statistician.hn", "administrator.hn"]

  @Test(arguments: blind)
  func `who may not read cases finds every table empty`(_ officer: String?) async throws {
    #expect(try await visibleTables(to: officer, of: "true") == [])
  }

  @Test func `an officer that was disabled finds every table empty`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      try await register.owner.disableOfficer("supervisor.hn")
      for table in CaseStore.tablesWithCaseData where table != "idempotency_keys" {
        let rows = try await register.runRaw(
          "SELECT FROM \(table)", as: "supervisor.hn", in: scene)
        #expect(rows == 0, "\(table)")
      }
    }
  }

  @Test func `a supervisor finds no row of a foreign case in any table`() async throws {
    #expect(try await visibleTables(to: "supervisor.hn", of: "case_id = {foreign}") == [])
  }

  @Test func `a supervisor finds rows of the own units in every table`() async throws {
    let all = Set(CaseStore.tablesWithCaseData).subtracting(["idempotency_keys"])
    #expect(Set(try await visibleTables(to: "supervisor.hn", of: "true")) == all)
  }

  @Test func `the officer of a foreign case finds it in every table`() async throws {
    let found = try await visibleTables(to: "supervisor.dn", of: "case_id = {foreign}")
    #expect(Set(found) == Set(CaseStore.tablesWithCaseData))
  }

  @Test(arguments: CaseStore.protectedTables)
  func `row security is on and binds the owner too`(_ table: String) async throws {
    try await TestRegister.with { register in
      let isBound = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT relrowsecurity AND relforcerowsecurity AS bound FROM pg_class
          WHERE oid = \(table)::regclass
          """)[0].decode("bound", as: Bool.self)
      }
      #expect(isBound)
    }
  }

  @Test func `every table that refers to a case or an event is known to hold case data`()
    async throws
  {
    try await TestRegister.with { register in
      let tables = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
          WHERE contype = 'f' AND confrelid = ANY ('{cases,events,decisions,subjects}'::regclass[])
          """
        ).map { try $0.decode("name", as: String.self) }
      }
      #expect(Set(tables).subtracting(CaseStore.tablesWithCaseData) == [])
    }
  }

  /// The tables in which the officer sees a row that meets a condition on its case.
  private func visibleTables(to officer: String?, of condition: String) async throws -> [String] {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      var visible: [String] = []
      for table in CaseStore.tablesWithCaseData {
        let condition =
          switch table {
          case "cases": condition.replacing("case_id", with: "id")
          case "idempotency_keys": "true"
          default: condition
          }
        let rows = try await register.runRaw(
          "SELECT FROM \(table) WHERE \(condition)", as: officer, in: scene)
        if rows > 0 { visible.append(table) }
      }
      return visible
    }
  }
}
