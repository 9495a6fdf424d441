import Cases
import Figures
import TestNumbers
import Testing

extension StatisticsRow {
  /// A row with a different number in every figure, each a multiple of `factor`.
  static func full(_ unit: String?, parent: String? = nil, _ factor: Int) -> StatisticsRow {
    var row = StatisticsRow(key: unit, parent: parent)
    (row[.openAtStart], row[.opened], row[.reopened]) = (1 * factor, 2 * factor, 3 * factor)
    (row[.received], row[.closed], row[.sent]) = (4 * factor, 5 * factor, 6 * factor)
    (row[.openAtEnd], row[.investigated], row[.sanctioned]) = (7 * factor, 8 * factor, 9 * factor)
    (row[.violations], row[.decisions]) = (10 * factor, 11 * factor)
    (row[.warnings], row[.fines]) = (12 * factor, 13 * factor)
    (row[.finesImposed], row[.finesCollected]) = (14 * factor, 15 * factor)
    (row[.overdue], row[.overrides]) = (16 * factor, 19 * factor)
    row.closedByReason = ["executed": 17 * factor, "no_violation": 18 * factor]
    return row
  }
}

extension StatisticsReport {
  /// September 2026 as reported.
  static func example(_ units: [StatisticsRow]) throws -> StatisticsReport {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    return StatisticsReport(
      period, asOf: try #require(Instant("2026-10-15T09:00:00+07:00")), units: units)
  }
}
