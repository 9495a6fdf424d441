import Cases
import Postgres

extension CaseStore {
  /// Entries and stays of a run of cases that their events do not account for, and those missing.
  static func bookFindings(
    _ session: Session, after id: Int, through last: Int
  ) throws -> [AuditFinding] {
    let rows = try session.query(
      """
      SELECT c.number, x.version FROM (
        \(difference("tallies", "tally_source", id, last)) UNION
        \(difference("stays", "stay_source", id, last))) x
      JOIN cases c ON c.id = x.case_id ORDER BY c.id, x.version
      """)
    return try rows.map {
      try AuditFinding(
        number: $0.decode("number"), version: $0.decode("version"), kind: .booksAltered)
    }
  }

  private static func difference(
    _ kept: String, _ source: String, _ first: Int, _ last: Int
  ) -> Statement {
    func all(_ relation: String) -> Statement {
      "SELECT * FROM \(unescaped: relation) WHERE case_id > \(first) AND case_id <= \(last)"
    }
    return """
      SELECT case_id, version FROM ((\(all(kept)) EXCEPT ALL \(all(source)))
        UNION ALL (\(all(source)) EXCEPT ALL \(all(kept)))) d
      """
  }
}
