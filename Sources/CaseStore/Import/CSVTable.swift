/// A table in CSV (RFC 4180) whose every row knows the line it starts on.
public struct CSVTable: Sendable {
  public struct Row: Sendable {
    /// Counted from 1, the header included.
    public let line: Int
    public let fields: [String]
  }

  /// What is wrong with the file, line by line.
  public struct Malformed: Error, Sendable {
    public let problems: [LineProblem]
  }

  public let header: [String]
  public let rows: [Row]

  /// Reads the whole file, or throws `Malformed` with every line that is wrong.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    var parser = CSVParser(bytes)
    parser.parse()
    guard let header = parser.rows.first else {
      throw Malformed(problems: [LineProblem(line: 1, code: "empty_file", detail: "no header line")]
      )
    }
    for row in parser.rows where row.fields.count != header.fields.count {
      parser.problems.append(
        LineProblem(
          line: row.line, code: "wrong_column_count",
          detail: "\(row.fields.count) columns where the header has \(header.fields.count)"))
    }
    guard parser.problems.isEmpty else {
      throw Malformed(problems: parser.problems.sorted { $0.line < $1.line })
    }
    self.header = header.fields
    self.rows = Array(parser.rows.dropFirst())
  }
}

extension CSVTable {
  /// Reads a file that is refused as a whole when a line, or the header, is not as it must be.
  static func read(_ bytes: [UInt8], columns: [String]? = nil) throws(ImportRefused) -> CSVTable {
    let table: CSVTable
    do {
      table = try CSVTable(bytes)
    } catch {
      throw ImportRefused(problems: error.problems)
    }
    guard let columns, table.header != columns else { return table }
    throw .wrongColumns("the columns must be " + columns.joined(separator: ","))
  }
}

extension ImportRefused {
  static func wrongColumns(_ detail: String) -> ImportRefused {
    ImportRefused(problems: [LineProblem(line: 1, code: "wrong_columns", detail: detail)])
  }
}

/// A line of an input file and what is wrong or notable there.
public struct LineProblem: Sendable, Equatable, Codable {
  public let line: Int
  public let code: String
  public let detail: String

  public init(line: Int, code: String, detail: String) {
    self.line = line
    self.code = code
    self.detail = detail
  }
}

private struct CSVParser {
  private enum Place { case fieldStart, plain, quoted, afterQuote }

  private static let (quote, comma, newline, carriageReturn) = (
    UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")
  )

  private let bytes: ArraySlice<UInt8>
  private var place = Place.fieldStart
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var line = 1
  private var rowLine = 1
  private var quoteLine = 1
  private var rowIsBad = false
  private var previous: UInt8 = 0
  var rows: [CSVTable.Row] = []
  var problems: [LineProblem] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  mutating func parse() {
    for byte in bytes {
      switch place {
      case .quoted: inQuotes(byte)
      case .fieldStart, .plain, .afterQuote: outsideQuotes(byte)
      }
      if byte == Self.newline { line += 1 }
      previous = byte
    }
    if place == .quoted {
      report(quoteLine, "open_quote", "a quote opened here is never closed")
    } else if !field.isEmpty || !fields.isEmpty || place == .afterQuote {
      endRow()
    }
  }

  private mutating func inQuotes(_ byte: UInt8) {
    if byte == Self.quote { place = .afterQuote } else { field.append(byte) }
  }

  private mutating func outsideQuotes(_ byte: UInt8) {
    if previous == Self.carriageReturn, byte != Self.newline {
      report(line, "stray_carriage_return", "a carriage return that ends no line")
    }
    switch byte {
    case Self.comma: endField()
    case Self.newline: endRow()
    case Self.carriageReturn: break
    case Self.quote where place == .fieldStart && field.isEmpty:
      place = .quoted
      quoteLine = line
    case Self.quote where place == .afterQuote:
      field.append(byte)
      place = .quoted
    case Self.quote:
      report(line, "stray_quote", "a quote inside a field that is not quoted")
    default:
      if place == .afterQuote {
        report(line, "text_after_quote", "text after a closing quote")
      }
      field.append(byte)
      place = .plain
    }
  }

  private mutating func endField() {
    if let text = String(validating: field, as: UTF8.self) {
      if text.utf8.contains(0) { report(line, "control_character", "a NUL character") }
      fields.append(text)
    } else {
      report(line, "not_utf8", "bytes that are not UTF-8 in column \(fields.count + 1)")
      fields.append("")
    }
    field = []
    place = .fieldStart
  }

  private mutating func endRow() {
    let isBlank = fields.isEmpty && field.isEmpty && place == .fieldStart
    if !isBlank {
      endField()
      rows.append(CSVTable.Row(line: rowLine, fields: fields))
    }
    fields = []
    rowIsBad = false
    rowLine = line + 1
  }

  /// One report a row: what follows a first mistake is mostly its echo.
  private mutating func report(_ line: Int, _ code: String, _ detail: String) {
    guard !rowIsBad else { return }
    rowIsBad = true
    problems.append(LineProblem(line: line, code: code, detail: detail))
  }
}
