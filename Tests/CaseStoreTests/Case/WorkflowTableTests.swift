import CaseStore
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import Cases

/// The rules in Swift and the tables of the database say the same.
@Suite struct WorkflowTableTests {
  @Test func `the table of steps is the workflow, roles included`() async throws {
    try await TestRegister.with { register in
      let rows = try await register.database.asSuperuser { session in
        try session.query(
          "SELECT from_state, action, to_state, array_to_string(roles, ',') AS roles FROM steps"
        ).map { try Self.step($0) }
      }
      #expect(Set(rows) == Set(Workflow.steps))
      #expect(rows.count == Workflow.steps.count)
    }
  }

  private static func step(_ row: Row) throws -> Step {
    let roles = try row.decode("roles", as: String.self).split(separator: ",")
    return try Step(
      from: row.decode("from_state"), action: row.decode("action"), to: row.decode("to_state"),
      roles: Set(roles.compactMap { Role(rawValue: String($0)) }))
  }

  @Test func `the table of closing reasons is that of the rules`() async throws {
    try await TestRegister.with { register in
      let rows = try await register.database.asSuperuser { session in
        try session.query("SELECT reason, from_state FROM closing_reasons").map { row in
          "\(row[0] ?? "") \(row[1] ?? "")"
        }
      }
      let expected = ClosingReason.allCases.flatMap { reason in
        reason.states.map { "\(reason.rawValue) \($0.rawValue)" }
      }
      #expect(rows.sorted() == expected.sorted())
    }
  }

  @Test(arguments: [
    ("case_state", CaseState.allCases.map(\.rawValue)),
    ("officer_role", Role.allCases.map(\.rawValue)),
  ])
  func `the database knows the values the rules know`(
    _ type: String, values: [String]
  ) async throws {
    try await TestRegister.with { register in
      let labels = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT enumlabel FROM pg_enum WHERE enumtypid = \(type)::regtype ORDER BY enumsortorder
          """
        ).map { $0[0] ?? "" }
      }
      #expect(labels == values)
    }
  }

  @Test(arguments: [
    "commune_chair", "provincial_chair", "department_director", "ministry_unit_head",
    "minister_team_leader", "unit_team_leader", "inspector", "provincial_chief_inspector",
    "provincial_team_leader",
  ])
  func `a decision may be signed under this title`(_ title: String) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        then: [.investigate(), Self.sanction(signedAs: title)])
      #expect(try await register.caseView(number).state == "sanctioned")
    }
  }

  @Test func `a decision under a title nobody holds is refused`() async throws {
    try await TestRegister.with { register in
      let sanction = Self.sanction(signedAs: "king")
      let number = try await register.opened(then: [.investigate()])
      let expected = CaseError.invalid([Problem("/decision/signerTitle", .titleUnknown)])
      await #expect(throws: expected) {
        try await register.store.advance(
          number, by: sanction, as: .officer("supervisor.hn"), today: TestRegister.today)
      }
    }
  }

  private static func sanction(signedAs title: String) -> EventRequest {
    var sanction = EventRequest.sanction()
    sanction.documents.decision?.signerTitle = title
    return sanction
  }
}
