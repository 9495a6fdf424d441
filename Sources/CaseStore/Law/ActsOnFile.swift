package import Cases
package import Postgres

extension Act {
  /// The columns `init` reads, of `violation_types` under the name `t`.
  package static let columns: Statement = """
    t.id, t.code, t.field, t.valid_from, t.valid_to, t.fine_min, t.fine_max, t.warning,
      t.organisation_factor, t.ceiling, t.remedies, t.additional
    """

  package init(_ row: Row) throws {
    let low = try row.decode("fine_min", as: Int?.self)
    let high = try row.decode("fine_max", as: Int?.self)
    var fine: ClosedRange<Int>?
    if let low, let high { fine = low...high }
    try self.init(
      id: row.decode("id"), code: row.decode("code"), field: row.decode("field"),
      validFrom: row.decode("valid_from"),
      validTo: row.decode("valid_to"), fine: fine, warning: row.decode("warning"),
      organisationFactor: row.decode("organisation_factor"), ceiling: row.decode("ceiling"),
      remedies: row.decode("remedies"), additional: row.decode("additional"))
  }

  /// The acts that violations name, every version in force at some time,
  /// but no row that another has replaced.
  static func named(in violations: [Violation]) -> Question<[Act]> {
    guard !violations.isEmpty else { return Question(answering: []) }
    let versions: Statement = """
      SELECT \(columns) FROM violation_types t
      WHERE t.code = ANY (\(violations.map(\.type))::text[]) AND t.replaced_at IS NULL
      ORDER BY t.valid_from DESC NULLS LAST
      """
    return .all(versions, Act.init)
  }
}
