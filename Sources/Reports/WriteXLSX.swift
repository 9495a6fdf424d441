public import Cases
public import Figures
import Foundation

extension StatisticsReport {
  /// The report as a workbook, a sheet for each table: main figures, figures by unit and breakdowns,
  /// closings, remedies, age and trend, and one of difficulties. The same report and titles make the
  /// same bytes.
  public func xlsx(titles: ReportTitles, language: Language) throws -> [UInt8] {
    // The library writes files alone.
    let file = FileManager.default.temporaryDirectory
      .appending(path: "thanhtra-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try writeXLSX(to: file.path(percentEncoded: false), titles: titles, language: language)
    return Array(try Data(contentsOf: file))
  }

  private func writeXLSX(to path: String, titles: ReportTitles, language: Language) throws {
    let tables = ReportTables(report: self, titles: titles, language: language)
    let header = ReportHeader(tables)
    let book = try Workbook(path: path)
    try book.setProperties(
      title: header.title, company: header.agency, created: asOf.microsecondsSince1970 / 1_000_000)
    let formats = try SheetFormats(book, language)
    for table in tables.sheets {
      try Sheet(table, in: book, formats).draw(header)
    }
    if let paragraphs = titles.paragraphs {
      let sheet = try TextSheet(
        Phrase.difficultiesSheet[language], heading: Phrase.difficulties[language], in: book,
        formats)
      try sheet.draw(paragraphs)
    }
    try book.close()
  }
}

extension ReportTables {
  fileprivate var sheets: [ReportTable] {
    let byUnit = units + [closingsByUnit, remediesByUnit].compactMap(\.self)
    return [summary] + byUnit.map { $0.referring(Phrase.code, language) } + breakdowns
      + [ageing].compactMap(\.self) + trend
  }
}
