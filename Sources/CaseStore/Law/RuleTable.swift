import Cases
import Foundation
import Postgres

/// A kind of rule with validity dates: what its files look like, and the table that keeps it.
struct RuleTable: Sendable {
  struct Column: Sendable {
    let name: String
    let content: RuleContent
    /// What a file means that leaves the column out; nil where every file has it.
    let fallback: String?

    init(_ name: String, _ content: RuleContent, fallback: String? = nil) {
      self.name = name
      self.content = content
      self.fallback = fallback
    }
  }

  /// A mistake in a row, and the column it is in.
  struct Mistake: Sendable {
    let code: String
    let column: String
  }

  let name: String
  /// What a row is: `act`, `clock`, …
  let noun: String
  /// The first names the rule; `valid_from` and `valid_to` are among the others.
  let columns: [Column]
  /// The columns that name a rule; the first column when not given.
  var keys: [String] = []
  /// Whether two rules of one name may be in force on the same day.
  var mayOverlap = false
  /// Run once the rows are staged and before they enter the table.
  var preparation: [Statement] = []
  /// What must hold between columns that are right by themselves.
  var mistake: @Sendable (RuleRow) -> Mistake? = { _ in nil }

  var header: [String] { columns.map(\.name) }
  /// The columns that name a rule.
  var key: [String] { keys.isEmpty ? [columns[0].name] : keys }

  /// Whether a file may have this header. Columns with a fallback come last; a file has all of
  /// them, or the first few.
  func reads(_ header: [String]) -> Bool {
    header.count >= columns.count { $0.fallback == nil } && self.header.starts(with: header)
  }

  /// The rows of a file; it is refused with every line that is wrong.
  func rows(in file: CSVTable) throws(ImportRefused) -> [RuleRow] {
    guard reads(file.header) else {
      throw .wrongColumns("the columns must be " + header.joined(separator: ","))
    }
    let fallbacks = columns.compactMap { column in column.fallback.map { (column.name, $0) } }
    let rows = file.rows.map { row in
      RuleRow(
        line: row.line,
        fields: Dictionary(zip(file.header, row.fields) + fallbacks) { first, _ in first })
    }
    let problems = rows.compactMap(problem) + repeated(in: rows)
    guard problems.isEmpty else {
      throw ImportRefused(problems: problems.sorted { $0.line < $1.line })
    }
    return rows
  }

  /// The first thing wrong with a row.
  private func problem(_ row: RuleRow) -> LineProblem? {
    let own = columns.lazy.compactMap { column in
      column.content.mistake(in: row[column.name]).map {
        Mistake(code: $0, column: column.name)
      }
    }.first
    return (own ?? ending(row) ?? mistake(row)).map {
      LineProblem(line: row.line, code: $0.code, detail: $0.column)
    }
  }

  private func ending(_ row: RuleRow) -> Mistake? {
    guard let start = Day(row["valid_from"]), let end = Day(row["valid_to"]), end < start else {
      return nil
    }
    return Mistake(code: "ends_before_start", column: "valid_to")
  }

  /// Rows whose name and start an earlier row has.
  private func repeated(in rows: [RuleRow]) -> [LineProblem] {
    var seen: Set<[String]> = []
    return rows.filter { row in
      !seen.insert(key.map { row[$0] } + [row["valid_from"]]).inserted
    }.map { LineProblem(line: $0.line, code: "repeated_\(noun)", detail: key[0]) }
  }
}

/// One row of a file of rules, by the names of its columns.
struct RuleRow: Sendable {
  /// Counted from 1, the header included.
  let line: Int
  let fields: [String: String]

  subscript(_ column: String) -> String { fields[column] ?? "" }
}

/// What a column of rules may hold.
enum RuleContent: Sendable {
  /// Text that is not blank.
  case text
  /// Small letters, digits and underscores.
  case code
  case oneOf([String])
  case flag
  /// A date, or nothing.
  case date
  case whole(ClosedRange<Int>)
  /// A whole number, or nothing.
  case wholeOrNothing(ClosedRange<Int>)
  /// Any number of words joined by `;`.
  case words

  /// VND, well within what can be multiplied.
  static let money = 0...1_000_000_000_000_000

  /// The code of what is wrong with a field, or nil.
  func mistake(in field: String) -> String? {
    switch self {
    case .text: field.allSatisfy(\.isWhitespace) ? "required" : nil
    case .code: field.wholeMatch(of: /[a-z][a-z0-9_]*/) == nil ? "not_a_code" : nil
    case .oneOf(let words): words.contains(field) ? nil : "not_one_of"
    case .flag: ["true", "false"].contains(field) ? nil : "not_one_of"
    case .date: field.isEmpty || Day(field) != nil ? nil : "not_a_date"
    case .whole(let range): Int(field).map(range.contains) == true ? nil : "not_an_amount"
    case .wholeOrNothing(let range):
      field.isEmpty ? nil : RuleContent.whole(range).mistake(in: field)
    case .words: nil
    }
  }

  /// SQL of a column as a file has it.
  func text(of column: String) -> String {
    switch self {
    case .words: "array_to_string(\(column), ';')"
    case .text, .code, .oneOf, .flag, .date, .whole, .wholeOrNothing: "\(column)::text"
    }
  }

  /// The field as the table takes it.
  func stored(_ field: String) -> String? {
    switch self {
    case .text: return field.precomposedStringWithCanonicalMapping
    case .words:
      guard case .text(let array) = field.split(separator: ";").map(String.init).postgresValue
      else { return nil }
      return array
    case .code, .oneOf, .flag, .date, .whole, .wholeOrNothing: return field.isEmpty ? nil : field
    }
  }
}
