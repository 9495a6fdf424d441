import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// The rights in Swift and those of the database are the same, and nothing goes around them.
@Suite struct RightsTableTests {
  @Test func `the table of rights is that of the rules`() async throws {
    try await TestRegister.with { register in
      let rows = try await Self.lines(
        "SELECT role::text || ' ' || name AS line FROM rights", register)
      let expected = Role.allCases.flatMap { role in
        role.rights.map { "\(role.rawValue) \($0.rawValue)" }
      }
      #expect(rows.sorted() == expected.sorted())
    }
  }

  @Test(arguments: Role.allCases)
  func `an officer has the rights of the role, as the database answers it`(
    _ role: Role
  ) async throws {
    try await TestRegister.with { register in
      let held = try await Self.held(by: Self.officer(role), register)
      #expect(held == role.rights)
    }
  }

  @Test func `nobody has no right`() async throws {
    try await TestRegister.with { register in
      let held = try await Self.held(by: "nobody", register)
      #expect(held == [])
    }
  }

  @Test func `an officer who was shut out has no right`() async throws {
    try await TestRegister.with { register in
      try await register.owner.disableOfficer("supervisor.hn")
      let held = try await Self.held(by: "supervisor.hn", register)
      #expect(held == [])
    }
  }

  @Test func `no function, view or policy asks for a role by its name`() async throws {
    try await TestRegister.with { register in
      let asking = try await Self.lines(
        """
        SELECT name AS line FROM (
          SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
          UNION ALL
          SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'
          UNION ALL
          SELECT policyname, concat(qual, with_check) FROM pg_policies
        ) AS spoken (name, text)
        WHERE text ~ '''(inspector|supervisor|statistician|auditor|administrator)'''
        """, register)
      #expect(asking == [])
    }
  }

  private static func officer(_ role: Role) -> String {
    role == .inspector ? "inspector.hn1" : "\(role.rawValue).hn"
  }

  private static func held(
    by officer: String, _ register: TestRegister
  ) async throws -> Set<Right> {
    let names = try await register.database.asSuperuser { session in
      let (enter, names): (Statement, Statement) = (
        "SELECT enter_as(\(officer))", "SELECT name FROM officer_rights"
      )
      return try session.ask(
        Question<Void>(enter), .all(names) { try $0.decode("name", as: String.self) }
      ).1
    }
    return Set(names.compactMap(Right.init(rawValue:)))
  }

  private static func lines(
    _ question: Statement, _ register: TestRegister
  ) async throws -> [String] {
    try await register.database.asSuperuser { session in
      try session.query(question).map { try $0.decode("line", as: String.self) }
    }
  }
}
