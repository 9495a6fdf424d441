import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// The table of actions against the rules in Swift, and what holds the events to it.
@Suite struct ActionTableTests {
  @Test func `the table of actions says of each action what the rules say`() async throws {
    let expected = Action.allCases.map { action in
      [
        action.rawValue, "\(action.needsNote)", "\(action.movesUnit)",
        "\(action.form?.isRequired ?? false)", "\(action.isCounted)",
      ].joined(separator: " ")
    }
    try await TestRegister.with { register in
      let rows = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT concat_ws(' ', action, needs_note::text, moves_unit::text, brings_fact::text,
            is_counted::text) AS line FROM actions
          """
        ).map { try $0.decode("line", as: String.self) }
      }
      #expect(rows.sorted() == expected.sorted())
    }
  }

  @Test func `a document an action brings is a table that is written with its event`() async throws
  {
    try await TestRegister.with { register in
      let unknown = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT DISTINCT document AS line FROM actions, unnest(documents) AS document
          WHERE NOT EXISTS (SELECT FROM pg_policies p
            WHERE p.tablename = document AND p.policyname = 'written_with_the_event')
          """
        ).map { try $0.decode("line", as: String.self) }
      }
      #expect(unknown == [])
    }
  }

  /// Nothing the owner loads around the trigger can say otherwise than the table of actions.
  @Test(arguments: ["needs_note", "moves_unit", "brings_fact", "is_counted"])
  func `an event that claims another trait than its action has is refused`(
    _ trait: String
  ) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.noted(.note)])
      let error = await #expect(throws: PostgresError.self) {
        try await register.database.asSuperuser { session in
          _ = try session.query(
            """
            UPDATE events SET \(unescaped: trait) = NOT \(unescaped: trait)
            WHERE action = 'note' AND case_id = (SELECT id FROM cases WHERE number = \(number))
            """)
        }
      }
      #expect(["traits_are_of_the_action", "move_names_a_destination"].contains(error?.constraint))
    }
  }

  @Test func `an action that was not counted may come to be counted by a row`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.noted(.note)])
      let counted = try await register.database.asSuperuser { session in
        try session.query("UPDATE actions SET is_counted = true WHERE action = 'note'")
        return try session.query(
          """
          SELECT e.is_counted FROM events e JOIN cases c ON c.id = e.case_id
          WHERE c.number = \(number) AND e.action = 'note'
          """
        ).map { try $0.decode("is_counted", as: Bool.self) }
      }
      #expect(counted == [true])
    }
  }
}
