public import Cases

extension StatisticsReport {
  /// Writes the report as a workbook: every figure by unit, then a sheet for each breakdown,
  /// closings, remedies, age and trend. The same report and titles make the same bytes.
  public func writeXLSX(to path: String, titles: ReportTitles, language: Language) throws {
    let tables = ReportTables(report: self, titles: titles, language: language)
    let header = ReportHeader(tables)
    let book = try Workbook(path: path)
    try book.setProperties(
      title: header.title, company: header.agency, created: Moment(asOf)?.secondsSince1970 ?? 1)
    let formats = try SheetFormats(book)
    for table in tables.sheets {
      try Sheet(table, in: book, formats).draw(header)
    }
    try book.close()
  }
}

extension ReportTables {
  fileprivate var sheets: [ReportTable] {
    [everyFigure] + breakdowns
      + [closingsByUnit, remediesByUnit, ageing, trend].compactMap { $0 }
  }
}
