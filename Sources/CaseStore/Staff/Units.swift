public import Cases
import Postgres

/// Units: changed by the owner of the database alone.
extension CaseStore {
  /// Adds a unit, below another when `parent` is given; it works from `openedOn`, nil for always.
  public func addUnit(
    _ code: String, name: String, parent: String?, openedOn: Day? = nil
  ) async throws {
    try await refusing {
      try await database.transaction { session in
        let added = try session.query(
          """
          INSERT INTO units (code, name, parent_id, opened_on)
          SELECT \(code), \(name), p.id, \(openedOn)::date
          FROM (SELECT) one LEFT JOIN units p ON p.code = \(parent)
          WHERE \(parent)::text IS NULL OR p.id IS NOT NULL
          """
        ).affected
        if added == 0 { throw CaseError.invalid([Problem("/parent", .unknownUnit)]) }
      }
    }
  }

  /// Closes a unit from a day on: it opens no more cases and stays in every figure. Answers how
  /// many open cases remain there, for somebody to transfer.
  @discardableResult
  public func closeUnit(_ code: String, on day: Day) async throws -> Int {
    try await refusing {
      try await database.transaction { session in
        let closed = try session.query(
          """
          UPDATE units SET closed_on = \(day) WHERE code = \(code) AND closed_on IS NULL
          RETURNING id
          """)
        guard let row = closed.first else { throw CaseError.notFound }
        return try Self.openCases(in: row.decode("id"), session)
      }
    }
  }

  /// Sets whether who logged or investigated a case of the unit should not also sanction it.
  public func setFourEyes(_ isOn: Bool, of code: String) async throws {
    try await changingOne("UPDATE units SET four_eyes = \(isOn) WHERE code = \(code)")
  }

  /// How many cases of a unit are not closed.
  static func openCases(in unitID: Int, _ session: Session) throws -> Int {
    try session.query(
      """
      SELECT count(*) AS cases FROM cases WHERE unit_id = \(unitID) AND state <> 'closed'
      """)[0].decode("cases")
  }
}
