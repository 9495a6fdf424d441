import CaseStore
import Cases
import Postgres
import TestRegister
import Testing

/// Files that are wrong: each bad line is named, and nothing changes.
@Suite struct ImportFileTests {
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let lines: [String]

    init(_ name: String, _ text: String, _ lines: [String]) {
      self.init(name, bytes: Array(text.utf8), lines)
    }

    /// After the header and a good row on line 2.
    init(_ name: String, rows: String, _ lines: [String]) {
      self.init(name, RegisterFile.header + "OK1,1,2016-10-05,,,fine\n" + rows, lines)
    }

    init(_ name: String, bytes: [UInt8], _ lines: [String]) {
      self.testDescription = name
      self.bytes = bytes
      self.lines = lines
    }
  }

  static let spoiled: [Spoiled] = [
    Spoiled("no date", rows: "A,1,soon,,,\n", ["3 not_a_date"]),
    Spoiled("31 February", rows: "A,1,2016-02-31,,,\n", ["3 not_a_date"]),
    Spoiled("29 February of a common year", rows: "A,1,2015-02-29,,,\n", ["3 not_a_date"]),
    Spoiled("another way to write a date", rows: "A,1,05/10/2016,,,\n", ["3 not_a_date"]),
    Spoiled("a bad inspection date", rows: "A,1,2016-10-05,2016-13-01,,\n", ["3 not_a_date"]),
    Spoiled("an opening tomorrow", rows: "A,1,2026-10-16,,,\n", ["3 date_in_future"]),
    Spoiled(
      "an inspection tomorrow", rows: "A,1,2016-10-05,2026-10-16,,\n", ["3 date_in_future"]),
    Spoiled("no opening date", rows: "A,1,,2016-10-05,,\n", ["3 required"]),
    Spoiled("no number", rows: " ,1,2016-10-05,,,\n", ["3 required"]),
    Spoiled("no unit", rows: "A,,2016-10-05,,,\n", ["3 required"]),
    Spoiled("too few columns", rows: "A,1,2016-10-05,,\n", ["3 wrong_column_count"]),
    Spoiled("too many columns", rows: "A,1,2016-10-05,,,x,y\n", ["3 wrong_column_count"]),
    Spoiled("an open quote", rows: "A,1,2016-10-05,,,\"never closed\nB,1,\n", ["3 open_quote"]),
    Spoiled("a stray quote", rows: "A,1,2016-10-05,,,6\" pipe\n", ["3 stray_quote"]),
    Spoiled("text after a quote", rows: "A,1,2016-10-05,,,\"a\"b\n", ["3 text_after_quote"]),
    Spoiled("a NUL", rows: "A,1,2016-10-05,,,a\0b\n", ["3 control_character"]),
    Spoiled("the number twice", rows: "OK1,1,2016-10-07,,,\n", ["3 repeated_number"]),
    Spoiled("an unknown unit", rows: "A,7,2016-10-05,,,\n", ["3 unit_unknown"]),
    Spoiled("a closed unit", rows: "A,3,2016-10-05,,,\n", ["3 unit_unknown"]),
    Spoiled("nothing at all", "", ["1 empty_file"]),
    Spoiled("a byte order mark alone", bytes: [0xEF, 0xBB, 0xBF], ["1 empty_file"]),
    Spoiled(
      "not UTF-8", bytes: Array((RegisterFile.header + "A,1,2016-10-05,,,").utf8) + [0xFF, 0x0A],
      ["2 not_utf8"]),
    Spoiled(
      "UTF-16", bytes: [0xFF, 0xFE] + RegisterFile.header.utf8.flatMap { [$0, 0] },
      ["1 not_utf8", "2 control_character", "2 wrong_column_count"]),
    Spoiled(
      "a mapped column missing", "case_number,opened_on,last_inspected_on,description\n",
      ["1 no_such_column"]),
    Spoiled(
      "every row wrong in its own way",
      rows: "A,1,2016-02-30,,,\nB,,2016-10-05,,,\nC,1,2027-01-01,,,\nOK1,1,2016-10-05,,,\n",
      ["3 not_a_date", "4 required", "5 date_in_future", "6 repeated_number"]),
    Spoiled(
      "every row broken in its own way",
      rows: "A,1\nB,1,2016-10-05,,,a\"b\nC,1,2016-10-05,,,\"d\n",
      ["3 wrong_column_count", "4 stray_quote", "5 open_quote"]),
    Spoiled(
      "two mistakes in a row", rows: "A,1,2016-02-30,2027-01-01,,\n",
      ["3 not_a_date", "3 date_in_future"]),
    Spoiled(
      "a bad line after a field of several lines",
      rows: "A,1,2016-10-05,,,\"one\ntwo\nthree\"\nB,1,soon,,,\n", ["6 not_a_date"]),
    Spoiled(
      "several unknown units", rows: "A,7,2016-10-05,,,\nB,1,2016-10-05,,,\nC,8,2016-10-05,,,\n",
      ["3 unit_unknown", "5 unit_unknown"]),
  ]

  @Test(arguments: spoiled)
  func `a spoiled file is refused by its lines and changes nothing`(_ spoiled: Spoiled)
    async throws
  {
    try await TestRegister.with { register in
      try await register.owner.addUnit("HN-3", name: "Đội 3", parent: "HN")
      try await register.owner.closeUnit("HN-3", on: day(2026, 10, 1))
      let before = try await register.contents()
      #expect(try await register.refused(spoiled.bytes) == spoiled.lines)
      #expect(try await register.contents() == before)
    }
  }

  /// What no unit can be called, and units that exist where they cannot be used.
  @Test(arguments: ["District 5", "a/b", "Đội", "3", "X"])
  func `a unit that cannot be made is refused by its line`(_ suffix: String) async throws {
    try await TestRegister.with { register in
      try await register.owner.addUnit("HN-3", name: "Đội 3", parent: "HN")
      try await register.owner.closeUnit("HN-3", on: day(2026, 10, 1))
      try await register.owner.addUnit("HN-X", name: "Nơi khác", parent: "DN")
      let before = try await register.contents()
      let refused = try await register.refused(
        Array((RegisterFile.header + "A,9,2016-10-05,,,\nB,\(suffix),2016-10-05,,,\n").utf8),
        RegisterFile.request(createsUnits: true))
      #expect(refused == ["3 unit_unknown"])
      #expect(try await register.contents() == before)
    }
  }

  @Test func `the same number twice in a unit is refused naming both lines`() async throws {
    let file = RegisterFile.header + "A,1,2016-10-05,,,\nB,1,2016-10-05,,,\nA,1,2016-10-06,,,\n"
    try await TestRegister.with { register in
      let error = await #expect(throws: ImportRefused.self) { try await register.importing(file) }
      #expect(
        error?.problems
          == [
            LineProblem(
              line: 4, code: "repeated_number",
              detail: "A stands in the same unit on line 2")
          ])
    }
  }

  @Test func `a problem names field, column and what stands there`() async throws {
    try await TestRegister.with { register in
      let error = await #expect(throws: ImportRefused.self) {
        try await register.importing(RegisterFile.header + "A,1,soon,,,\n")
      }
      #expect(error?.problems.map(\.detail) == ["openedOn (opened_on): \"soon\""])
    }
  }

  @Test(arguments: [ImportMapping.Field.externalNumber, .openedOn])
  func `number and opening must be mapped`(_ field: ImportMapping.Field) async throws {
    var mapping = RegisterFile.mapping
    mapping.columns[field] = nil
    try await TestRegister.with { [mapping] register in
      let refused = try await register.refused(
        Array(RegisterFile.example.utf8), RegisterFile.request(mapping: mapping))
      #expect(refused == ["1 field_not_mapped"])
    }
  }

  @Test func `a file with a header and no rows brings nothing`() async throws {
    try await TestRegister.with { register in
      let before = try await register.contents()
      let report = try await register.importing(RegisterFile.header)
      #expect(report.counts == [0, 0, 0])
      #expect(try await register.contents() == before)
    }
  }

  @Test func `today is not the future`() async throws {
    try await TestRegister.with { register in
      let report = try await register.importing(
        RegisterFile.header + "A,1,2026-10-15,2026-10-15,,\n")
      #expect(report.added == 1)
    }
  }

  private static let numbersAndTitles = """
    SELECT external_number || ': ' || title AS line FROM cases c
    JOIN descriptions d ON d.case_id = c.id ORDER BY c.id
    """

  struct Written: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
  }

  private static let plain = RegisterFile.header + "A,1,2016-10-05,,,một\nB,2,2016-10-06,,,hai\n"

  static let accepted: [Written] = [
    Written(
      testDescription: "with a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(plain.utf8)),
    Written(
      testDescription: "with CRLF", bytes: Array(plain.replacing("\n", with: "\r\n").utf8)),
    Written(testDescription: "without a last newline", bytes: Array(plain.utf8.dropLast())),
    Written(
      testDescription: "with blank lines",
      bytes: Array(plain.replacing("\n", with: "\n\n").utf8)),
    Written(
      testDescription: "with spaces around fields",
      bytes: Array(plain.replacing("một", with: "  một\u{A0}").utf8)),
    Written(
      testDescription: "with composed letters taken apart",
      bytes: Array(plain.replacing("một", with: "mo\u{302}\u{323}t").utf8)),
  ]

  @Test(arguments: accepted)
  func `a file is read alike`(_ file: Written) async throws {
    try await TestRegister.with { register in
      let report = try await register.importing(file.bytes)
      #expect(report.added == 2)
      let titles = try await register.lines(Statement(stringLiteral: Self.numbersAndTitles))
      #expect(titles.map { Array($0.utf8) } == ["A: một", "B: hai"].map { Array($0.utf8) })
    }
  }
}
