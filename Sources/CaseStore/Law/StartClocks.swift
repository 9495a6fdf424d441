import Cases
import Postgres

extension CaseStore {
  /// Starts the clocks of cases that have none: those adopted, and those older than their rules.
  /// Answers how many cases.
  @discardableResult
  public func startMissingClocks() async throws -> Int {
    try await database.transaction { try self.startMissingClocks($0) }
  }

  func startMissingClocks(_ session: Session) throws -> Int {
    let law = try self.law(of: session.ask(Law.revision), session)
    let first = try session.query(
      """
      SELECT min(id) AS id FROM cases c
      WHERE NOT EXISTS (SELECT FROM clocks k WHERE k.case_id = c.id)
      """)[0].decode("id", as: Int?.self)
    guard var after = first.map({ $0 - 1 }) else { return 0 }
    var started = 0
    while true {
      let recount = try ClockRecount(session, after: after, size: 500, law: law).cases
      guard let last = recount.last else { return started }
      after = last.caseID
      let known = Set(
        try session.query(
          "SELECT DISTINCT case_id FROM clocks WHERE case_id = ANY (\(recount.map(\.caseID)))"
        ).map { try $0.decode("case_id", as: Int.self) })
      let missing = recount.filter { !known.contains($0.caseID) && !$0.clocks.isEmpty }
      try session.pipeline(
        missing.flatMap { caseID, clocks in
          var changes = ClockChanges()
          changes.started = clocks
          return ClocksOnFile.write(changes, caseID: caseID)
        } + [Self.knownFromNow(missing.map(\.caseID))])
      started += missing.count
    }
  }

  /// No report as of an earlier instant knows the clocks of cases that had none until now.
  private static func knownFromNow(_ caseIDs: [Int]) -> Statement {
    """
    INSERT INTO superseded_terms (case_id, number, superseded_at)
    SELECT k.case_id, k.number, recorded_instant()
    FROM clocks k JOIN events e ON e.case_id = k.case_id AND e.version = k.version
    WHERE k.case_id = ANY (\(caseIDs)) AND e.transaction_id <> pg_current_xact_id()
    """
  }

  /// Computes the last day of running clocks again, after calendars were loaded.
  func recomputeRunningClocks(_ session: Session) throws {
    let law = try self.law(of: session.ask(Law.revision), session)
    let rows = try session.query(
      """
      SELECT \(ClocksOnFile.columns), k.case_id FROM clocks k
      JOIN clock_rules r ON r.id = k.rule_id WHERE k.end_version IS NULL
      """)
    try session.pipeline(
      rows.compactMap { row -> Statement? in
        let clock = try Clock(row)
        let due = law.calendar.due(clock.length, clock.rule.unit, from: clock.startedOn)
        if due == clock.due { return nil }
        return """
          UPDATE clocks SET due_on = \(due.day), missing_year = \(due.missingYear)
          WHERE case_id = \(try row.decode("case_id", as: Int.self)) AND number = \(clock.number)
          """
      })
  }
}
