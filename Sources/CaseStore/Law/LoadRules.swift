import Postgres

extension CaseStore {
  /// Loads a file of rules, all or nothing; answers how many rows it has.
  func load(_ file: CSVTable, into table: RuleTable) async throws -> Int {
    let rows = try table.rows(in: file)
    try await database.transaction { session in try table.load(rows, session) }
    return rows.count
  }
}

extension RuleTable {
  /// Adds rows, and marks as replaced those on file that said something else for the same name and
  /// start. A row that is on file as it is stays.
  func load(_ rows: [RuleRow], _ session: Session) throws {
    // Held until commit, and let readers pass: a second load waits here.
    try session.query("LOCK TABLE \(unescaped: name) IN SHARE ROW EXCLUSIVE MODE")
    try session.query(
      """
      CREATE TEMPORARY TABLE staged ON COMMIT DROP AS
      SELECT 0 AS line, \(listed("")) FROM \(unescaped: name) WITH NO DATA
      """)
    _ = try session.copy(
      into: "staged",
      rows: rows.map { row in
        ["\(row.line)"] + columns.map { $0.content.stored(row[$0.name]) }
      })
    try session.pipeline(preparation + [replaceDifferent, addMissing])
    if !mayOverlap { try refuseOverlaps(session) }
  }

  private func listed(_ prefix: String) -> Statement {
    "\(unescaped: header.map { prefix + $0 }.joined(separator: ", "))"
  }

  private func named(_ prefix: String) -> Statement {
    "\(unescaped: key.map { prefix + $0 }.joined(separator: ", "))"
  }

  /// Joins a staged row with the one on file of the same name and start.
  private var isSameRule: Statement {
    """
    t.replaced_at IS NULL AND (\(named("t."))) = (\(named("s.")))
      AND t.valid_from IS NOT DISTINCT FROM s.valid_from
    """
  }

  private var replaceDifferent: Statement {
    """
    UPDATE \(unescaped: name) t SET replaced_at = now() FROM staged s
    WHERE \(isSameRule) AND (\(listed("t."))) IS DISTINCT FROM (\(listed("s.")))
    """
  }

  private var addMissing: Statement {
    """
    INSERT INTO \(unescaped: name) (\(listed("")))
    SELECT \(listed("s.")) FROM staged s
    WHERE NOT EXISTS (SELECT FROM \(unescaped: name) t WHERE \(isSameRule))
    ORDER BY s.line
    """
  }

  /// Which of two rules holds must never be a guess.
  private func refuseOverlaps(_ session: Session) throws {
    let lines = try session.query(
      """
      SELECT DISTINCT s.line FROM staged s
      JOIN \(unescaped: name) t ON (\(named("t."))) = (\(named("s.")))
        AND t.replaced_at IS NULL AND t.valid_from IS DISTINCT FROM s.valid_from
        AND daterange(t.valid_from, t.valid_to, '[]') && daterange(s.valid_from, s.valid_to, '[]')
      ORDER BY s.line
      """)
    guard !lines.isEmpty else { return }
    throw ImportRefused(
      problems: try lines.map {
        try LineProblem(line: $0.decode("line"), code: "overlaps", detail: "valid_from")
      })
  }
}
