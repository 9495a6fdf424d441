import Cases
import Postgres

/// Reads what the guards need, in two statements after the case's row is locked.
struct CaseFactsQuery {
  let number: String

  /// Alone and first: a join under a row lock would be re-checked against stale rows.
  var lock: Statement { "SELECT id FROM cases WHERE number = \(number) FOR UPDATE" }

  var statements: [Statement] {
    [
      """
      SELECT c.id, c.unit_id, c.state, c.version, c.opened_on,
        d.title, d.summary, d.source, d.detected_on,
        (SELECT effective_on FROM events e
          WHERE e.case_id = c.id AND e.version = c.version) AS last_effective_on,
        ARRAY(SELECT kind FROM subjects s WHERE s.case_id = c.id ORDER BY s.number) AS subjects,
        (SELECT count(*) FROM victims v WHERE v.case_id = c.id) AS victims,
        (SELECT count(*) FROM records r WHERE r.case_id = c.id) AS records
      FROM cases c
      JOIN descriptions d ON d.case_id = c.id AND d.version = c.description_version
      WHERE c.number = \(number)
      """,
      """
      SELECT ARRAY(SELECT x.subject FROM violation_subjects x
          WHERE x.case_id = v.case_id AND x.violation = v.number ORDER BY 1) AS subjects,
        t.id, t.code, t.valid_from, t.valid_to, t.fine_min, t.fine_max
      FROM cases c
      JOIN violations v ON v.case_id = c.id
      JOIN violation_types t ON t.id = v.type_id
      WHERE c.number = \(number) ORDER BY v.number
      """,
    ]
  }

  /// A case with its facts and what writing needs besides.
  struct Found {
    let id: Int
    let unitID: Int
    let recordCount: Int
    let facts: CaseFacts
  }

  func found(_ rows: Rows, charges: Rows) throws -> Found {
    guard let row = rows.first else { throw CaseError.notFound }
    let kinds = try row.decode("subjects", as: [String].self)
    let records = try row.decode("records", as: Int.self)
    let facts = try CaseFacts(
      state: row.decode("state"), version: row.decode("version"),
      openedOn: row.decode("opened_on"), lastEffectiveOn: row.decode("last_effective_on"),
      description: CaseDescription(
        title: row.decode("title"), summary: row.decode("summary"), source: row.decode("source"),
        detectedOn: row.decode("detected_on")),
      subjects: kinds.map { SubjectKind(rawValue: $0) ?? .unknown },
      charges: charges.map { try .init(subjects: $0.decode("subjects"), act: Act($0)) },
      victimCount: row.decode("victims"), hasRecord: records > 0)
    return try Found(
      id: row.decode("id"), unitID: row.decode("unit_id"), recordCount: records, facts: facts)
  }
}

extension Act {
  /// Reads the columns of `violation_types`.
  init(_ row: Row) throws {
    let low = try row.decode("fine_min", as: Int?.self)
    let high = try row.decode("fine_max", as: Int?.self)
    var fine: ClosedRange<Int>?
    if let low, let high { fine = low...high }
    try self.init(
      id: row.decode("id"), code: row.decode("code"), validFrom: row.decode("valid_from"),
      validTo: row.decode("valid_to"), fine: fine)
  }

  /// All versions of the acts that violations name.
  static func named(in violations: [Violation]) -> Statement {
    """
    SELECT id, code, valid_from, valid_to, fine_min, fine_max
    FROM violation_types WHERE code = ANY (\(violations.map(\.type))::text[])
    """
  }
}
