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

@Suite struct WorkbookTests {
  @Test func `a full report has a sheet for every table`() throws {
    let sheets = names(in: try StatisticsReport.example().workbook())
      .filter { $0.hasPrefix("xl/worksheets/") }
    // Summary, five breakdowns, closings, remedies, age, trend, difficulties.
    #expect(sheets == (1...11).map { "xl/worksheets/sheet\($0).xml" })
  }

  @Test func `a report with nothing but a period has its summary and closings`() throws {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .calendar))
    let report = StatisticsReport(period, asOf: Instant(startOf: period.to), units: [])
    let sheets = names(in: try report.workbook(ReportTitles(agency: "")))
      .filter { $0.hasPrefix("xl/worksheets/") }
    #expect(sheets.count == 2)
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
