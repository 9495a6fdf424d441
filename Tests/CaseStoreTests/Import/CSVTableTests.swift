import CaseStore
import Cases
import Testing

/// The reader of CSV, without a server.
@Suite struct CSVTableTests {
  private static func table(_ text: String) throws -> CSVTable {
    try CSVTable(Array(text.utf8))
  }

  private static func problems(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try CSVTable(bytes)
      return []
    } catch {
      return error.problems.map { "\($0.line) \($0.code)" }
    }
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let fields: [[String]]
  }

  static let readings: [Reading] = [
    Reading(testDescription: "plain", text: "a,b\n1,2\n", fields: [["1", "2"]]),
    Reading(testDescription: "no last newline", text: "a,b\n1,2", fields: [["1", "2"]]),
    Reading(testDescription: "CRLF", text: "a,b\r\n1,2\r\n", fields: [["1", "2"]]),
    Reading(testDescription: "empty fields", text: "a,b\n,\n", fields: [["", ""]]),
    Reading(testDescription: "a last empty field", text: "a,b\n1,", fields: [["1", ""]]),
    Reading(testDescription: "quoted comma", text: "a,b\n\"1,5\",2\n", fields: [["1,5", "2"]]),
    Reading(testDescription: "doubled quote", text: "a\n\"x\"\"y\"\n", fields: [["x\"y"]]),
    Reading(testDescription: "only quotes", text: "a\n\"\"\"\"\n", fields: [["\""]]),
    Reading(testDescription: "quoted nothing", text: "a\n\"\"\n", fields: [[""]]),
    Reading(testDescription: "quoted nothing last", text: "a\n\"\"", fields: [[""]]),
    Reading(testDescription: "quoted newline", text: "a\n\"x\ny\"\n", fields: [["x\ny"]]),
    Reading(testDescription: "quoted CRLF", text: "a\r\n\"x\r\ny\"\r\n", fields: [["x\r\ny"]]),
    Reading(
      testDescription: "quote then CRLF", text: "a,b\r\n\"1\",\"2\"\r\n", fields: [["1", "2"]]),
    Reading(testDescription: "spaces kept", text: "a\n x \n", fields: [[" x "]]),
    Reading(testDescription: "blank lines", text: "a,b\n\n1,2\n\n", fields: [["1", "2"]]),
    Reading(testDescription: "marks and signs", text: "a\nPhở 🍜\n", fields: [["Phở 🍜"]]),
    Reading(testDescription: "header alone", text: "a,b\n", fields: []),
  ]

  @Test(arguments: readings)
  func `fields are read as RFC 4180 writes them`(_ reading: Reading) throws {
    #expect(try Self.table(reading.text).rows.map(\.fields) == reading.fields)
  }

  @Test func `a byte order mark is no part of the header`() throws {
    #expect(try CSVTable([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2\n".utf8)).header == ["a", "b"])
  }

  @Test func `a row knows the line it starts on`() throws {
    let table = try Self.table("a,b\n1,2\n\n\"x\ny\nz\",3\r\n4,5\n")
    #expect(table.rows.map(\.line) == [2, 4, 7])
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let problems: [String]

    init(_ name: String, _ text: String, _ problems: String...) {
      self.testDescription = name
      self.bytes = Array(text.utf8)
      self.problems = problems
    }

    init(_ name: String, bytes: [UInt8], _ problems: String...) {
      self.testDescription = name
      self.bytes = bytes
      self.problems = problems
    }
  }

  static let wrongs: [Wrong] = [
    Wrong("empty", "", "1 empty_file"),
    Wrong("blank lines alone", "\n\r\n", "1 empty_file"),
    Wrong("too few", "a,b\n1\n", "2 wrong_column_count"),
    Wrong("too many", "a,b\n1,2,3\n", "2 wrong_column_count"),
    Wrong("an open quote", "a\n\"x\ny\n", "2 open_quote"),
    Wrong("an open quote at the end", "a\nx\n\"", "3 open_quote"),
    Wrong("a stray quote", "a\nx\"y\n", "2 stray_quote"),
    Wrong("text after a quote", "a\n\"x\"y\n", "2 text_after_quote"),
    Wrong("a NUL", "a\nx\0y\n", "2 control_character"),
    Wrong("a NUL in quotes", "a\n\"x\0y\"\n", "2 control_character"),
    Wrong("a NUL in the header", "a\0\nx\n", "1 control_character"),
    Wrong("a byte that is not UTF-8", bytes: [97, 10, 0xE9, 10], "2 not_utf8"),
    Wrong("an overlong form", bytes: [97, 10, 0xC0, 0xAF, 10], "2 not_utf8"),
    Wrong("a surrogate", bytes: [97, 10, 0xED, 0xA0, 0x80, 10], "2 not_utf8"),
    Wrong("a letter cut short", bytes: [97, 10, 0xE1, 0xBB], "2 not_utf8"),
    Wrong(
      "several", "a,b\n1\nx\"y,2\n1,2\n1,2,3\n", "2 wrong_column_count", "3 stray_quote",
      "5 wrong_column_count"),
    Wrong("one mistake with an echo", "a\nx\"y\"z\"\n", "2 stray_quote"),
  ]

  @Test(arguments: wrongs)
  func `what is wrong is named by its line`(_ wrong: Wrong) {
    #expect(Self.problems(wrong.bytes) == wrong.problems)
  }

  @Test func `a lone carriage return is not swallowed`() {
    #expect(Self.problems(Array("a\nx\ry\n".utf8)) == ["2 stray_carriage_return"])
  }

  @Test func `a table written is the table read`() throws {
    let rows = [["x", "1,5"], ["a\"b", "c\nd"], ["", "é\r\nf"], ["g\rh", " i "]]
    let text = CSV.text(header: ["one", "two"], rows: rows)
    #expect(try Self.table(text).rows.map(\.fields) == rows)
  }
}
