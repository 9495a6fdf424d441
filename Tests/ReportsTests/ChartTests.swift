import Cases
import Figures
import Testing

@testable import Reports

@Suite struct ChartTests {
  /// A trend in which nothing was closed or left open, and these were opened.
  private func trend(opened: [Int?], open: Int = 0) throws -> Chart {
    let month = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let points = zip(month.last(opened.count), opened).map { period, value in
      var row = StatisticsRow(key: nil)
      row[.opened] = value ?? 3
      row[.openAtEnd] = open
      if value == nil { row.suppressed = [.figure(.opened)] }
      return TrendPoint(period, total: row)
    }
    return Chart.trend("title", of: points, .vi)
  }

  @Test func `a value that is suppressed, zero or below is not drawn`() throws {
    #expect(try trend(opened: [nil, 0, -3, 7]).bars.count == 1)
  }

  @Test func `every value is written above its bar`() throws {
    let numbers = try trend(opened: [nil, 0, 1234]).words.filter(\.isStrong).map(\.text)
    #expect(numbers.prefix(4) == ["Mở mới", "*", "0", "1.234"])
  }

  @Test func `the description tells every value`() throws {
    #expect(
      try trend(opened: [nil, 1234]).description.hasPrefix("Mở mới: 08/2026: *; 09/2026: 1.234."))
  }

  @Test(arguments: [(100, 100), (400, 100), (10, 40)])
  func `cases opened and cases open are drawn to one scale`(_ open: Int, _ opened: Int) throws {
    let bars = try trend(opened: [opened, opened], open: open).bars.map(\.height)
    #expect(abs(bars[0] * open - bars[2] * opened) <= max(open, opened))
  }

  @Test func `cases open have a scale of their own, and say so, where the others would vanish`()
    throws
  {
    let chart = try trend(opened: [100, 100], open: 5000)
    #expect(Set(chart.bars.map(\.height)) == [48])
    #expect(chart.words.contains { $0.text == "Tồn cuối kỳ (thang đo riêng)" })
  }

  @Test(
    arguments: [
      ([], 1), ([nil], 1), ([0], 1), ([1], 1), ([7], 8), ([11, 3], 15), ([1234], 1500),
      ([900_000_000_001], 1_000_000_000_000),
    ] as [([Int?], Int)])
  func `an axis ends at a round number above the greatest value`(_ values: [Int?], _ top: Int) {
    #expect(Scale(values).top == top)
  }

  @Test(arguments: [1, 2, 12, 24, 60])
  func `a trend of any length stays inside its frame`(_ count: Int) throws {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let points = period.last(count).map { TrendPoint($0, total: .numbered(nil, from: 123_456)) }
    let chart = Chart.trend("title", of: points, .vi)
    #expect(chart.bars.count == 3 * count)
    #expect(chart.bars.allSatisfy { $0.x >= 0 && $0.x + $0.width <= chart.width })
    #expect(chart.words.allSatisfy { $0.y > 0 && $0.y <= chart.height })
  }
}
