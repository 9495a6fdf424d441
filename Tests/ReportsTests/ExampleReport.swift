import Cases
import Figures
import Reports
import Testing

extension StatisticsRow {
  /// A row with a different number in every figure, each above `start`.
  static func numbered(_ unit: String?, parent: String? = nil, from start: Int) -> StatisticsRow {
    var row = StatisticsRow(key: unit, parent: parent)
    for (index, figure) in Figure.allCases.enumerated() { row[figure] = start + index }
    row[.closed(.executed)] = start + 100
    row[.remedy("public_apology")] = start + 101
    return row
  }
}

extension StatisticsReport {
  /// September 2026 of a ministry, a province below it and a team of that, with everything asked
  /// for.
  static func example(
    _ change: (inout StatisticsReport) throws -> Void = { _ in }
  ) throws -> StatisticsReport {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let breakdowns = [
      Breakdown(
        by: .area, rows: [.numbered("labour", from: 51_000), .numbered("none", from: 52_000)]),
      Breakdown(by: .act, rows: [.numbered("ND125-08-2-d", from: 53_000)]),
      Breakdown(by: .areaKind, rows: [.numbered("remote", from: 54_000)]),
      Breakdown(by: .subjectKind, rows: [.numbered("person", from: 55_000)]),
      Breakdown(by: .sex, rows: [.numbered("female", from: 56_000)]),
    ]
    var report = StatisticsReport(
      period, asOf: try #require(Instant("2026-10-15T02:00:00.123456+00:00")),
      units: [
        .numbered("BO", from: 11_000), .numbered("HN", parent: "BO", from: 12_000),
        .numbered("HN-1", parent: "HN", from: 13_000),
      ],
      breakdowns: breakdowns, ageing: [.month: 61_001, .longer: 61_002],
      trend: period.last(3).enumerated().map { index, period in
        TrendPoint(period, total: .numbered(nil, from: 71_000 + index * 1000))
      })
    try change(&report)
    return report
  }
}

extension ReportTitles {
  static let example = ReportTitles(
    agency: "Thanh tra Bộ Nội vụ", units: ["BO": "Bộ Nội vụ", "HN": "Sở Nội vụ Hà Nội"],
    acts: ["ND125-08-2-d": Text(vi: "Từ chối tuyển lao động nữ", en: "Refusing women workers")],
    difficulties: "Thiếu cán bộ.\n\nKiến nghị: bổ sung.", hash: "9f86d081",
    publication: Publication(
      number: "2", instant: Instant(microsecondsSince1970: 1_792_116_000_000_000)))
}
