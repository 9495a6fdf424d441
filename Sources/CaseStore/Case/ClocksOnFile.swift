import Cases
import Postgres

/// The clocks of cases, as rows.
enum ClocksOnFile {
  /// The columns `Clock.init` reads, of `clocks` and `clock_rules` under the names `k` and `r`.
  static let columns: Statement = """
    k.number, k.version, k.violation, k.subject, k.started_on, k.length AS counted_length, k.due_on, k.missing_year,
      k.end_version, k.ended_on, k.outcome, \(ruleColumns)
    """

  static let ruleColumns: Statement = """
    r.id AS rule_id, r.clock, r.family, r.start, r.goal, r.condition, r.length, r.unit, r.effect,
      r.lapses, r.valid_from, r.valid_to, r.basis_vi, r.basis_en
    """

  static func clocks(of number: String) -> Question<[Clock]> {
    let ordered: Statement = """
      SELECT \(columns) FROM cases c
      JOIN clocks k ON k.case_id = c.id
      JOIN clock_rules r ON r.id = k.rule_id
      WHERE c.number = \(number) ORDER BY k.number
      """
    return .all(ordered, Clock.init)
  }

  /// Writes what an event does to the clocks of its case.
  static func write(_ changes: ClockChanges, caseID: Int) -> [Statement] {
    (changes.started.isEmpty ? [] : [start(changes.started, caseID: caseID)])
      + changes.ended.map { end($0, caseID: caseID) }
  }

  private static func start(_ clocks: [Clock], caseID: Int) -> Statement {
    let rows = clocks.map { clock -> Statement in
      """
      (\(caseID), \(clock.number), \(clock.version), \(clock.rule.id), \(clock.violation)::integer,
        \(clock.subject)::integer, \(clock.startedOn)::date, \(clock.length), \(clock.due.day)::date,
        \(clock.due.missingYear)::integer, \(clock.end?.version)::integer,
        \(clock.end?.on)::date, \(clock.end?.outcome)::text)
      """
    }
    return """
      INSERT INTO clocks (case_id, number, version, rule_id, violation, subject, started_on,
        length, due_on, missing_year, end_version, ended_on, outcome)
      VALUES \(Statement.joined(rows, separator: ", "))
      """
  }

  private static func end(_ clock: Clock, caseID: Int) -> Statement {
    """
    UPDATE clocks SET end_version = \(clock.end?.version), ended_on = \(clock.end?.on),
      outcome = \(clock.end?.outcome)
    WHERE case_id = \(caseID) AND number = \(clock.number) AND end_version IS NULL
    """
  }
}

extension Clock {
  /// Reads the columns of `ClocksOnFile`.
  init(_ row: Row) throws {
    try self.init(
      number: row.decode("number"), rule: ClockRule(row), violation: row.decode("violation"),
      subject: row.decode("subject"), startedOn: row.decode("started_on"),
      length: row.decode("counted_length"),
      due: Due(day: row.decode("due_on"), missingYear: row.decode("missing_year")),
      version: row.decode("version"))
    if let version = try row.decode("end_version", as: Int?.self) {
      end = try End(row.decode("outcome"), on: row.decode("ended_on"), version: version)
    }
  }
}

extension ClockRule {
  /// Reads `ClocksOnFile.ruleColumns`.
  init(_ row: Row) throws {
    try self.init(
      id: row.decode("rule_id"), clock: row.decode("clock"), family: row.decode("family"),
      start: row.decode("start"), goal: row.decode("goal"), condition: row.decode("condition"),
      length: row.decode("length"), unit: row.decode("unit"), effect: row.decode("effect"),
      lapses: row.decode("lapses"), validity: Validity(row), basis: LegalBasis(row))
  }
}
