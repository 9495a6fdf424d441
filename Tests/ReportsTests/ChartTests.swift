import Cases
import Figures
import Testing

@testable import Reports

@Suite struct ChartTests {
  private func bars(_ values: [Int?]) -> Chart {
    let entries = values.enumerated().map { Chart.Entry(name: "n\($0.offset)", value: $0.element) }
    return Chart.bars("title", axis: "axis", entries: entries, .vi)
  }

  @Test func `a value that is suppressed, zero or below is not drawn`() {
    #expect(bars([nil, 0, -3, 7]).bars.count == 1)
  }

  @Test func `every value is written beside its bar`() {
    #expect(bars([nil, 0, 1234]).words.filter(\.isStrong).map(\.text) == ["*", "0", "1.234"])
  }

  @Test func `the description tells every value`() {
    #expect(bars([nil, 1234]).description == "n0: *; n1: 1.234")
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
    let chart = Chart.trend("title", of: points, figures: [.opened, .closed, .openAtEnd], .vi)
    #expect(chart.bars.count == 3 * count)
    #expect(chart.bars.allSatisfy { $0.x >= 0 && $0.x + $0.width <= chart.width })
    #expect(chart.words.allSatisfy { $0.y > 0 && $0.y <= chart.height })
  }
}
