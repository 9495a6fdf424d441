import Cases
import Crypto
import Postgres

extension EvidenceRows {
  /// The longest value that is kept as it is; of a longer one the hash is kept.
  static let limit = 96

  /// Everything of the register that is in no chain.
  static func all(_ session: Session) throws -> [EvidenceRows] {
    try EvidenceTable.stored.compactMap { try stored($0, session) }
      + [settled(session), catalogue(session)]
  }

  /// All columns of a table, or nil where there is no such table.
  private static func stored(_ table: EvidenceTable, _ session: Session) throws -> EvidenceRows? {
    let columns = try columns(of: table.name, session)
    guard !columns.isEmpty else { return nil }
    return EvidenceRows(
      table: table, columns: columns, rows: try rows(table.name, columns, session))
  }

  private static func columns(of table: String, _ session: Session) throws -> [String] {
    try session.query(
      """
      SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relname = \(table) AND a.attnum > 0
        AND NOT a.attisdropped ORDER BY a.attnum
      """
    ).map { try $0.decode("attname") }
  }

  private static func rows(
    _ table: String, _ columns: [String], _ session: Session
  ) throws -> [[String?]] {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let selected = try session.query(
      "SELECT \(unescaped: names) FROM ONLY public.\(unescaped: table)")
    let rows = selected.map { row in columns.indices.map { row[$0].map(shortened) } }
    return rows.sorted { $0.map { $0 ?? "" }.lexicographicallyPrecedes($1.map { $0 ?? "" }) }
  }

  private static func shortened(_ value: String) -> String {
    value.utf8.count <= limit ? value : "sha256:" + SHA256.hash(data: Array(value.utf8)).hex
  }

  /// Each half month with one hash of all that is kept of it.
  private static func settled(_ session: Session) throws -> EvidenceRows {
    var lines: [String: [String]] = [:]
    for table in ["settled_totals", "settled_standings", "settled_balances"] {
      let columns = try columns(of: table, session)
      let first = columns.firstIndex(of: "first_on") ?? 0
      for row in try rows(table, columns, session) {
        let line = ([table] + row.map { $0 ?? "" }).joined(separator: "|")
        lines[row[first] ?? "", default: []].append(line)
      }
    }
    let columns = ["first_on", "last_on", "settled_at"]
    let rows = try rows("settlements", columns, session).map { row in
      let text = (lines[row[0] ?? ""] ?? []).map { $0 + "\n" }.joined()
      return row + [SHA256.hash(data: Array(text.utf8)).hex]
    }
    return EvidenceRows(table: .settled, columns: columns + ["figures"], rows: rows)
  }

  private static func catalogue(_ session: Session) throws -> EvidenceRows {
    let pieces = SchemaInventory(try SchemaText(session).text).pieces
    return EvidenceRows(
      table: .catalogue, columns: ["name", "text"],
      rows: pieces.sorted { $0.key < $1.key }.map { [$0.key, shortened($0.value)] })
  }
}

/// A term as the columns of its table.
struct ClockColumns: Sendable {
  let number: Int
  let version: Int
  let endVersion: Int?
  /// What the beginning of the term decides.
  let start: [String]
  let end: [String]

  init(_ row: Row) throws {
    func text(_ column: String) throws -> String { try row.decode(column, as: String?.self) ?? "" }
    number = try row.decode("number")
    version = try row.decode("version")
    endVersion = try row.decode("end_version")
    start = try [
      "number", "version", "rule_id", "violation", "subject", "started_on", "length", "due_on",
      "missing_year",
    ].map(text)
    end = try ["end_version", "ended_on", "outcome"].map(text)
  }

  /// The fields of an export.
  var fields: [String] { start + end }

  /// One hash of a case's terms as they were when it had a version.
  static func digest(_ clocks: [ClockColumns], at version: Int) -> String {
    let lines = clocks.filter { $0.version <= version }.map { clock in
      let isOver = clock.endVersion.map { $0 <= version } ?? false
      return (clock.start + (isOver ? clock.end : ["", "", ""])).joined(separator: "|") + "\n"
    }
    return SHA256.hash(data: Array(lines.joined().utf8)).hex
  }
}
