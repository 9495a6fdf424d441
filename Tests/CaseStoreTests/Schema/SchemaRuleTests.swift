import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// Lists of actions, figures and columns that are written both in SQL and in Swift.
@Suite struct SchemaRuleTests {
  private static func ask(_ statement: Statement) async throws -> [String] {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.query(statement).map { $0[0] ?? "" }
      }
    }
  }

  @Test func `the figures of the ledger are those the database knows, in the same order`()
    async throws
  {
    let labels = try await Self.ask(
      """
      SELECT enumlabel FROM pg_enum WHERE enumtypid = 'tally_figure'::regtype
      ORDER BY enumsortorder
      """)
    #expect(labels == TallyFigure.allCases.map(\.rawValue))
  }

  // MARK: - Checks of the table of events

  /// Actions of which a check refuses an event with such a note and destination.
  private static func refused(
    by check: String, note: String? = nil, destination: Int? = nil
  ) async throws -> [String] {
    let rule = try #require(
      try await ask(
        """
        SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
        WHERE conrelid = 'events'::regclass AND conname = \(check)
        """
      ).first)
    return try await ask(
      """
      SELECT action FROM (SELECT actions.*, \(note)::text AS note,
        \(destination)::integer AS to_unit_id FROM actions) AS events
      WHERE (\(unescaped: rule)) IS FALSE ORDER BY action
      """)
  }

  private static func actions(_ isMeant: (Action) -> Bool) -> [String] {
    Action.allCases.filter(isMeant).map(\.rawValue).sorted()
  }

  @Test(arguments: [nil, "", " \n"])
  func `the database asks for a note with the actions that need one`(_ note: String?)
    async throws
  {
    let refused = try await Self.refused(by: "step_is_explained", note: note)
    #expect(refused == Self.actions { $0.needsNote })
  }

  @Test func `the database asks for no note that has words`() async throws {
    #expect(try await Self.refused(by: "step_is_explained", note: "vì lý do") == [])
  }

  @Test func `the database asks for a destination with the actions that move a case`()
    async throws
  {
    let refused = try await Self.refused(by: "move_names_a_destination")
    #expect(refused == Self.actions { $0.movesUnit })
  }

  @Test func `the database refuses a destination with every other action`() async throws {
    let refused = try await Self.refused(by: "move_names_a_destination", destination: 1)
    #expect(refused == Self.actions { !$0.movesUnit })
  }
}
