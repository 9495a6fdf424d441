import Cases
import Figures
import Foundation
import Reports
import Testing

/// Where a count may be suppressed.
private enum Place: CaseIterable, Sendable {
  case unit, subtotal, total, closing, remedy, breakdown, ageing, trend
  /// What a rate is reckoned from, and what the period is compared with.
  case rate, base
}

extension StatisticsReport {
  /// The example with a count in one place that is not told.
  fileprivate static func hiding(_ count: Int, in place: Place) throws -> StatisticsReport {
    try example { report in
      report.suppressedBelow = 3
      switch place {
      case .unit: report.units[0].hide(.figure(.violations), count)
      case .subtotal: report.subtotals[1].hide(.figure(.violations), count)
      case .total: report.total.hide(.figure(.violations), count)
      case .rate: report.total.hide(.figure(.finesCollected), count)
      case .closing: report.total.hide(.closed(.subjectGone), count)
      case .remedy: report.units[1].hide(.remedy("apology"), count)
      case .breakdown:
        var row = StatisticsRow(key: "family")
        row.hide(.figure(.violations), count)
        report.breakdowns[0] = Breakdown(by: .area, rows: [row])
      case .ageing: report.ageing[AgeBand.half.rawValue] = .some(nil)
      case .trend: report.trend[0] = try hidden(2026, 7, count)
      case .base: report.trend[1] = try hidden(2026, 8, count)
      }
    }
  }
}

/// A month in which the number of cases opened is not told.
private func hidden(_ year: Int, _ month: Int, _ count: Int) throws -> TrendPoint {
  let period = try #require(ReportingPeriod(year: year, month: month, kind: .reporting))
  var row = StatisticsRow(key: nil)
  row.hide(.figure(.opened), count)
  return TrendPoint(period, total: row)
}

extension StatisticsRow {
  fileprivate mutating func hide(_ cell: FigureCell, _ count: Int) {
    self[cell] = count
    suppressed.insert(cell)
  }
}

@Suite struct SuppressionTests {
  @Test(arguments: Place.allCases)
  private func `a page does not depend on a count it does not tell`(_ place: Place) throws {
    let pages = try [1, 2].map {
      try StatisticsReport.hiding($0, in: place).html(titles: .example, language: .vi)
    }
    #expect(pages[0] == pages[1])
  }

  @Test(arguments: Place.allCases)
  private func `a workbook does not depend on a count it does not tell`(_ place: Place) throws {
    let books = try [1, 2].map { try StatisticsReport.hiding($0, in: place).workbook() }
    #expect(books[0] == books[1])
  }

  @Test(arguments: [Place.unit, .subtotal, .total, .closing, .breakdown, .ageing, .rate, .base])
  private func `a cell that is not told shows an asterisk`(_ place: Place) throws {
    let page = try StatisticsReport.hiding(2, in: place).html(titles: .example, language: .vi)
    #expect(page.contains("<td>*</td>"))
    #expect(!page.contains("<td>2</td>"))
  }

  @Test func `a chart names a value that is not told with an asterisk`() throws {
    let page = try StatisticsReport.hiding(2, in: .trend).html(titles: .example, language: .vi)
    #expect(page.contains(">*</text>"))
    #expect(page.contains(": *"))
  }

  @Test func `the header says that counts are not told`() throws {
    let report = try StatisticsReport.hiding(2, in: .unit)
    #expect(try report.html(titles: .example, language: .en).contains("counts below 3"))
  }
}
