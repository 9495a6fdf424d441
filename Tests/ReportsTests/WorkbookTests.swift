import Cases
import Figures
import Foundation
import Reports
import Testing

extension StatisticsReport {
  /// The bytes of the workbook.
  func workbook(_ titles: ReportTitles = .example, _ language: Language = .vi) throws -> Data {
    Data(try xlsx(titles: titles, language: language))
  }
}

/// Names of the files in an archive, as its central directory lists them.
private func names(in archive: Data) -> [String] {
  let bytes = [UInt8](archive)
  return bytes.indices.dropLast(46).compactMap { start in
    guard bytes[start..<start + 4] == [0x50, 0x4B, 0x01, 0x02] else { return nil }
    let length = Int(bytes[start + 28]) + Int(bytes[start + 29]) << 8
    return String(bytes: bytes[(start + 46)...].prefix(length), encoding: .utf8)
  }
}

/// The text of a file in an archive.
private func part(_ name: String, of archive: Data) throws -> String {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
  try archive.write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let perl = Process()
  perl.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
  perl.arguments = [
    "-MIO::Uncompress::Unzip=unzip", "-e", "unzip $ARGV[0] => '-', Name => $ARGV[1] or die",
    file.path, name,
  ]
  let output = Pipe()
  perl.standardOutput = output
  try perl.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  perl.waitUntilExit()
  try #require(perl.terminationStatus == 0)
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct WorkbookTests {
  @Test func `a full report has a sheet for every table`() throws {
    let sheets = names(in: try StatisticsReport.example().workbook())
      .filter { $0.hasPrefix("xl/worksheets/") }
    // Main figures, three by unit, closings, remedies, five breakdowns, age, three of the trend,
    // difficulties.
    #expect(sheets == (1...16).map { "xl/worksheets/sheet\($0).xml" })
  }

  @Test func `a report with nothing but a period has main figures, units and closings`() throws {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .calendar))
    let report = StatisticsReport(period, asOf: Instant(startOf: period.to), units: [])
    let sheets = names(in: try report.workbook(ReportTitles(agency: "")))
      .filter { $0.hasPrefix("xl/worksheets/") }
    #expect(sheets.count == 5)
  }

  @Test func `every sheet is as wide as a page, and its title as wide as its table`() throws {
    let book = try StatisticsReport.example().workbook()
    // The last one is of text alone.
    for number in 1...16 {
      let sheet = try part("xl/worksheets/sheet\(number).xml", of: book)
      #expect(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"))
      #expect(sheet.contains("fitToHeight=\"0\" orientation=\"landscape\""))
      #expect(!sheet.contains("<colBreaks"))
      guard number < 16 else { continue }
      let width = try #require(sheet.firstMatch(of: /<dimension ref="A1:([A-Z]+)/)).1
      #expect(sheet.contains("<mergeCell ref=\"A2:\(width)2\"/>"))
    }
  }

  @Test func `numbers are numbers, whatever they mean`() throws {
    let report = try StatisticsReport.example { report in
      report.total[.finesImposed] = 8_000_000
      report.total[.finesCollected] = 2_000_000
      report.total.suppressed = [.figure(.opened)]
    }
    let sheet = try part("xl/worksheets/sheet1.xml", of: report.workbook())
    #expect(sheet.contains("<v>8000000</v>") && sheet.contains("<v>0.25</v>"))
    let strings = try part("xl/sharedStrings.xml", of: report.workbook())
    #expect(strings.contains("<t>*</t>") && !strings.contains("<t>8"))
  }

  @Test func `the sheets of the figures are named for their groups`() throws {
    let book = try part("xl/workbook.xml", of: StatisticsReport.example().workbook())
    let names = book.matches(of: /<sheet name="([^"]+)"/).map { String($0.1) }
    #expect(
      names.prefix(4)
        == [
          "Số liệu chủ yếu", "Tình hình hồ sơ", "Vi phạm, xử phạt, tiền phạt",
          "Thi hành, khiếu nại, hình sự",
        ])
  }

  @Test(arguments: Language.allCases)
  func `the same report makes the same bytes, later too`(_ language: Language) throws {
    let report = try StatisticsReport.example()
    let first = try report.workbook(.example, language)
    // The clock of an archive ticks every two seconds, that of its properties every second.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try report.workbook(.example, language) == first)
  }

  @Test func `another figure makes another workbook`() throws {
    let other = try StatisticsReport.example { $0.units[0][.opened] += 1 }
    #expect(try other.workbook() != StatisticsReport.example().workbook())
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "={1}", "http://example.org", "\u{1}<&\""])
  func `a name that looks like something else makes no formula and no link`(
    _ name: String
  ) throws {
    let titles = ReportTitles(agency: name, units: ["BO": name])
    let files = names(in: try StatisticsReport.example().workbook(titles))
    #expect(!files.contains("xl/calcChain.xml"))
    #expect(!files.contains { $0.hasSuffix(".rels") && $0.contains("worksheets") })
  }

  @Test func `two breakdowns by the same dimension are an error`() throws {
    let report = try StatisticsReport.example { $0.breakdowns.append($0.breakdowns[0]) }
    #expect(throws: WorkbookError.self) { try report.workbook() }
  }
}
