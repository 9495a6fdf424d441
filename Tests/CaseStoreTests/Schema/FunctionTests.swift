import Postgres
import TestDatabase
import TestRegister
import Testing

/// Every function of the schema: who may call it, and what a session could put in its way.
@Suite struct FunctionTests {
  /// What the application calls, also through policies, views, columns and triggers.
  private static let called: Set<String> = [
    "act_article", "asks_as_owner", "balances_on", "begin_settling", "booked_number",
    "case_has_word", "case_is_being_moved", "cases_with_word", "current_officer",
    "earlier_sanctions", "enter",
    "enter_statistics", "event_reaches_scope", "figure_scope", "half_month_end", "has_right",
    "identifier_form", "local_day", "officer_scope", "open_on", "overdue_cases_on", "overdue_on",
    "overdue_span", "password_parameters", "place_unit", "public_reports_near",
    "refuse_closing_without_decision", "refuse_late_sanction", "refuse_long_transaction",
    "search_form", "sealed", "settle", "settled_instant", "sign_in", "sign_out", "stays_on",
    "tallied", "units_at", "unsettled_half_months", "works_on_cases_of",
  ]

  private struct Function {
    let name: String
    let isDefiner: Bool
    let isPinned: Bool
    let isCalled: Bool
    let source: String
  }

  @Test func `the application calls the functions that are listed and no others`() async throws {
    let called = try await Self.functions().filter(\.isCalled).map(\.name)
    #expect(Set(called) == Self.called)
  }

  @Test func `a function that runs as the owner pins its path or names every schema`()
    async throws
  {
    let definers = try await Self.functions().filter(\.isDefiner)
    #expect(definers.count > 20)
    #expect(definers.filter { !$0.isPinned && Self.namesWithoutSchema($0) }.map(\.name) == [])
  }

  @Test func `so does every function that the application calls and that reads a table`()
    async throws
  {
    let called = try await Self.functions().filter { $0.isCalled && !$0.isDefiner }
    #expect(called.filter { !$0.isPinned && Self.namesWithoutSchema($0) }.map(\.name) == [])
  }

  /// Whether a table, or a type that is no keyword, is named as a session would look it up.
  private static func namesWithoutSchema(_ function: Function) -> Bool {
    let table = /\b(FROM|JOIN|UPDATE|INSERT INTO)\s+(?!public\.)[a-z_]+\s/
    let type = /\s(text|bytea|timestamptz|jsonb)(\[\])?\s*(;|:=)|::\s*(text|bytea|timestamptz)\b/
    let reads = function.source.replacing("DISTINCT FROM", with: "")
    return reads.contains(table) || reads.contains(type)
  }

  private static func functions() async throws -> [Function] {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT p.proname AS name, p.prosecdef AS definer,
            COALESCE('search_path=public, pg_temp' = ANY (p.proconfig), false) AS pinned,
            has_function_privilege('thanhtra_app', p.oid, 'EXECUTE') AS called,
            p.prosrc AS source
          FROM pg_proc p
          WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
          """
        ).map {
          try Function(
            name: $0.decode("name"), isDefiner: $0.decode("definer"),
            isPinned: $0.decode("pinned"), isCalled: $0.decode("called"),
            source: $0.decode("source"))
        }
      }
    }
  }
}
