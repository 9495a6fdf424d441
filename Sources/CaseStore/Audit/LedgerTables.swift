import Cases
package import Postgres

/// A table that is kept by event, and the view that says what must be in it.
package struct LedgerTable {
  package let table: String
  let source: String
  /// What the two share, in the order of the view.
  let columns: String

  package static let all = [
    LedgerTable(
      table: "tallies", source: "tally_source",
      columns: """
        case_id, amount, recorded_at, version, unit_id, effective_on, figure, quantity, type_id,
        minor, code, area_kind, subject_kind, sex
        """),
    LedgerTable(
      table: "balances", source: "balance_source",
      columns: """
        case_id, amount, recorded_at, version, unit_id, effective_on, decisions
        """),
    LedgerTable(
      table: "stays", source: "stay_source",
      columns: "case_id, version, left_version, unit_id, opened_on, since, until"),
    LedgerTable(
      table: "late_events", source: "late_source",
      columns: "case_id, version, recorded_at, since"),
  ]

  /// Fills the table from the view, for cases from one id to another.
  package func filling(from first: Int, to last: Int) -> Statement {
    """
    INSERT INTO \(unescaped: table) (\(unescaped: columns))
    SELECT * FROM \(unescaped: source) WHERE case_id BETWEEN \(first) AND \(last)
    """
  }

  fileprivate func difference(_ first: Int, _ last: Int) -> Statement {
    func all(_ relation: String) -> Statement {
      """
      SELECT \(unescaped: columns) FROM \(unescaped: relation)
      WHERE case_id > \(first) AND case_id <= \(last)
      """
    }
    return """
      SELECT case_id, version FROM ((\(all(table)) EXCEPT ALL \(all(source)))
        UNION ALL (\(all(source)) EXCEPT ALL \(all(table)))) d
      """
  }
}

extension CaseStore {
  /// Entries and stays of a run of cases that their events do not account for, and those missing.
  static func ledgerFindings(
    _ session: Session, after id: Int, through last: Int
  ) throws -> [AuditFinding] {
    let differences = LedgerTable.all.map { $0.difference(id, last) }
    let rows = try session.query(
      """
      SELECT c.number, x.version FROM (\(Statement.joined(differences, separator: " UNION "))) x
      JOIN cases c ON c.id = x.case_id ORDER BY c.id, x.version
      """)
    return try rows.map {
      try AuditFinding(
        number: $0.decode("number"), version: $0.decode("version"), kind: .booksAltered)
    }
  }
}
