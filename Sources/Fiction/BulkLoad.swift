import CaseStore
import Postgres

/// Loads many cases in one transaction, around the triggers that write one event at a time. What
/// they would have written comes with the rows.
///
/// Every constraint holds when the transaction ends: keys and checks are tested row by row,
/// references all at once at the end, where the server joins tables instead of looking up rows.
struct BulkLoad {
  private static let batchSize = 500
  /// Batches made and not yet written.
  private static let ahead = 4

  private let session: Session
  /// Indexes that hold no constraint: cheaper to build at the end than to keep up row by row.
  private let indexes: [(name: String, definition: String)]
  /// References from the tables that are loaded.
  private let references: [(table: String, name: String, definition: String)]

  /// Takes the tables for this transaction alone.
  init(_ session: Session) throws {
    self.session = session
    let tables = CaseTable.allCases.map(\.name) + LedgerTable.all.map(\.table)
    try session.pipeline([
      "SET LOCAL statement_timeout = 0", "SET LOCAL maintenance_work_mem = '128MB'",
      // On a busy machine the next batch may take long to make.
      "SET LOCAL idle_in_transaction_session_timeout = 0",
      // Plans are made while the tables are empty, and serve when they are full.
      "SET LOCAL enable_seqscan = off", "SET LOCAL enable_bitmapscan = off",
      "SET LOCAL enable_hashjoin = off", "SET LOCAL enable_mergejoin = off",
      // Waits for running transactions and blocks new ones.
      "LOCK TABLE units, \(unescaped: tables.joined(separator: ", ")) IN ACCESS EXCLUSIVE MODE",
    ])
    indexes = try session.query(
      """
      SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
      FROM pg_index i
      WHERE indrelid = ANY (\(tables)::text[]::regclass[]) AND NOT indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
      ORDER BY indexrelid
      """
    ).map { try ($0.decode("name"), $0.decode("definition")) }
    references = try session.query(
      """
      SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name,
        pg_get_constraintdef(oid) AS definition
      FROM pg_constraint
      WHERE contype = 'f' AND conrelid = ANY (\(tables)::text[]::regclass[]) ORDER BY oid
      """
    ).map { try ($0.decode("table"), $0.decode("name"), $0.decode("definition")) }
  }

  /// Neither units nor cases.
  func isEmpty() throws -> Bool {
    try session.query(
      """
      SELECT NOT EXISTS (SELECT FROM units) AND NOT EXISTS (SELECT FROM cases) AS empty
      """)[0].decode("empty")
  }

  /// Writes the cases; answers how many rows they have.
  func load(_ world: FictionalWorld, progress: (@Sendable (Int, Int) -> Void)?) throws -> Int {
    try setProtection(isOn: false)
    try session.pipeline(
      references.map {
        "ALTER TABLE \(unescaped: $0.table) DROP CONSTRAINT \(unescaped: $0.name)"
      } + indexes.map { "DROP INDEX \(unescaped: $0.name)" })
    let total = world.register.cases
    var batches = Lookahead(
      count: (total + Self.batchSize - 1) / Self.batchSize, ahead: Self.ahead
    ) { batch in
      let first = batch * Self.batchSize
      return try world.rows(of: first..<min(first + Self.batchSize, total))
    }
    var (written, cases) = (0, 0)
    while let rows = try batches.next() {
      try write(rows)
      let first = cases + 1
      cases = min(cases + Self.batchSize, total)
      try derive(from: first, to: cases)
      written += rows.count
      progress?(cases, total)
    }
    return written
  }

  private func write(_ rows: CaseRows) throws {
    for table in CaseTable.allCases where rows[table].rows > 0 {
      try session.copy(into: "\(table.name) (\(table.columns))", rows[table])
    }
  }

  /// Books what the events of the cases from one id to another add to the statistics.
  private func derive(from first: Int, to last: Int) throws {
    try session.pipeline(LedgerTable.all.map { $0.filling(from: first, to: last) })
  }

  /// Puts everything back as it was, and lets the next case get the next id and number.
  func finish(_ world: FictionalWorld) throws {
    let serials: [Statement] = world.schedule.lastSerials.map { unit, year, last in
      """
      INSERT INTO case_serials (unit_id, year, last)
      VALUES (\(world.staff.teams[unit].unitID), \(year), \(last))
      """
    }
    try session.pipeline(serials + indexes.map { "\(unescaped: $0.definition)" })
    try session.pipeline(
      // Without fresh statistics the planner picks nested loops, and the checks take hours.
      ["ANALYZE", "RESET enable_seqscan", "RESET enable_hashjoin", "RESET enable_mergejoin"]
        + references.map {
          """
          ALTER TABLE \(unescaped: $0.table) ADD CONSTRAINT \(unescaped: $0.name)
            \(unescaped: $0.definition)
          """
        })
    try setProtection(isOn: true)
    try session.query("SELECT setval('case_ids', \(world.register.cases))")
  }

  /// The triggers that write events, and row security on the owner, whom COPY would be refused.
  private func setProtection(isOn: Bool) throws {
    let (triggers, security) = isOn ? ("ENABLE", "FORCE") : ("DISABLE", "NO FORCE")
    try session.pipeline(
      CaseTable.allCases.map { table in
        """
        ALTER TABLE \(unescaped: table.name) \(unescaped: triggers) TRIGGER USER,
          \(unescaped: security) ROW LEVEL SECURITY
        """
      })
  }
}
