public import Cases
import Postgres

extension CaseStore {
  /// Looks for open cases that nobody or nothing watches over. Needs the owner's role: an officer
  /// would see the own scope alone.
  public func caseChecks(today: Day) async throws -> [HealthCheck] {
    try await database.read { session in
      try session.ask(
        .each([
          Self.count("cases without an officer in charge", Self.unowned),
          Self.count("cases of a unit that is closed", Self.orphaned(today)),
          Self.count("cases without a running clock", Self.unwatched),
          Self.count(
            "cases with a missed term",
            "c.id IN (SELECT k.case_id \(Deadlines.missed(on: today)))"),
          Self.count("cases whose term needs a calendar not loaded", Self.unreckoned(today)),
        ]))
    }
  }

  private static let unowned: Statement = """
    NOT EXISTS (SELECT FROM officers o WHERE o.id = c.assigned_to AND o.disabled_at IS NULL)
    """

  private static func orphaned(_ today: Day) -> Statement {
    "EXISTS (SELECT FROM units u WHERE u.id = c.unit_id AND u.closed_on <= \(today))"
  }

  /// But for a case that is carried out and waits to be closed.
  private static let unwatched: Statement = """
    NOT EXISTS (SELECT FROM clocks k WHERE k.case_id = c.id AND k.end_version IS NULL)
      AND NOT EXISTS (SELECT FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
        WHERE k.case_id = c.id AND r.start = 'decision' AND r.goal = 'execution'
          AND k.outcome = 'met' AND c.state = 'sanctioned')
    """

  private static func unreckoned(_ today: Day) -> Statement {
    """
    EXISTS (SELECT FROM clocks k WHERE k.case_id = c.id AND k.end_version IS NULL
      AND k.missing_year IS NOT NULL AND k.due_on < \(today))
    """
  }

  private static func count(_ name: String, _ condition: Statement) -> Question<HealthCheck> {
    let found: Statement = """
      SELECT count(*) AS cases,
        COALESCE((array_agg(c.number ORDER BY c.opened_on, c.id))[1:3], '{}') AS examples
      FROM cases c WHERE c.state <> 'closed' AND \(condition)
      """
    return .one(found) { row in
      let count = try row.decode("cases", as: Int.self)
      let examples = try row.decode("examples", as: [String].self)
      let list = examples.isEmpty ? "" : ": " + examples.joined(separator: ", ")
      return HealthCheck(
        name: name, isHealthy: count == 0,
        found: "\(count)" + list + (count > examples.count ? ", …" : ""), isRequired: false)
    }
  }
}
