/// All rows of a report in one list, those inside its tables first.
struct ReportRows {
  private(set) var units: Range<Int> = 0..<0
  private(set) var breakdowns: [Range<Int>] = []
  /// One row for each age band, with what is open at the end.
  private(set) var bands: Range<Int> = 0..<0
  private(set) var subtotals: Range<Int> = 0..<0
  private(set) var total = 0
  private(set) var trend: Range<Int> = 0..<0
  var rows: [StatisticsRow] = []

  init(_ report: StatisticsReport) {
    units = append(report.units)
    breakdowns = report.breakdowns.map { append($0.rows) }
    bands = append(
      Self.bands(of: report).map { band, cases in
        var row = StatisticsRow(key: band)
        if let cases { row[.openAtEnd] = cases } else { row.suppressed = [.figure(.openAtEnd)] }
        return row
      })
    subtotals = append(report.subtotals)
    total = append([report.total]).lowerBound
    trend = append(report.trend.map(\.total))
  }

  /// The report with these rows.
  func written(to report: StatisticsReport) -> StatisticsReport {
    var report = report
    report.units = Array(rows[units])
    report.subtotals = Array(rows[subtotals])
    report.total = rows[total]
    for (index, range) in breakdowns.enumerated() {
      report.breakdowns[index].rows = Array(rows[range])
    }
    for (band, row) in zip(Self.bands(of: report).map(\.band), rows[bands]) {
      report.ageing.updateValue(row.shown(.figure(.openAtEnd)), forKey: band)
    }
    for (index, row) in zip(report.trend.indices, trend) { report.trend[index].total = rows[row] }
    return report
  }

  private mutating func append(_ more: [StatisticsRow]) -> Range<Int> {
    rows += more
    return rows.count - more.count..<rows.count
  }

  private static func bands(of report: StatisticsReport) -> [(band: String, cases: Int?)] {
    report.ageing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
