import Cases
import Figures
import Testing

/// A unit with these figures and no others.
private func unit(_ code: String?, in parent: String? = nil, _ figures: [Figure: Int])
  -> StatisticsRow
{
  var row = StatisticsRow(key: code, parent: parent)
  for (figure, value) in figures { row[figure] = value }
  return row
}

/// What is told of a figure in units, subtotals and total, one after the other.
private func shown(_ figure: Figure, _ report: StatisticsReport) -> [Int?] {
  (report.units + report.subtotals + [report.total]).map { $0.shown(.figure(figure)) }
}

private func suppressed(_ units: StatisticsRow...) throws -> StatisticsReport {
  try StatisticsReport.example(units).suppressed()
}

@Suite struct SuppressionTests {
  @Test func `a report without small counts only says what it is suppressed below`() throws {
    var report = try StatisticsReport.example([.full("HN", 5), .full("HN-1", parent: "HN", 10)])
    let published = report.suppressed()
    report.suppressedBelow = 5
    #expect(published == report)
  }

  @Test func `a small count takes the smallest other count of its column with it`() throws {
    let report = try suppressed(
      unit("A", [.violations: 3]), unit("B", [.violations: 9]), unit("C", [.violations: 7]))
    #expect(shown(.violations, report) == [nil, 9, nil, 19])
  }

  @Test func `zeros stay, and do not hide a count`() throws {
    let report = try suppressed(unit("A", [.violations: 3]), unit("B", [:]))
    #expect(shown(.violations, report) == [nil, 0, nil])
  }

  @Test func `a small count of the only unit takes the total with it`() throws {
    #expect(shown(.violations, try suppressed(unit("A", [.violations: 4]))) == [nil, nil])
  }

  @Test func `counts of the threshold are told`() throws {
    let units = [unit("A", [.violations: 5]), unit("B", [.violations: 6])]
    let report = try StatisticsReport.example(units)
    #expect(shown(.violations, report.suppressed()) == [5, 6, 11])
    #expect(shown(.violations, report.suppressed(below: 6)) == [nil, nil, 11])
    #expect(shown(.violations, report.suppressed(below: 0)) == [5, 6, 11])
  }

  @Test func `two ones that are known to add up to two are not left alone`() throws {
    let report = try suppressed(
      unit("A", [.violations: 1]), unit("B", [.violations: 1]), unit("C", [.violations: 8]),
      unit("D", [.violations: 7]))
    #expect(shown(.violations, report) == [nil, nil, 8, nil, 17])
  }

  @Test func `cells that are hidden together are not known to be few`() throws {
    let report = try suppressed(
      unit("A", [.violations: 1]), unit("B", [.violations: 2]), unit("C", [.violations: 8]),
      unit("D", [.violations: 7]))
    #expect(shown(.violations, report) == [nil, nil, 8, nil, 18])
  }

  @Test func `minors do not tell how few are of age`() throws {
    let report = try suppressed(unit("A", [.subjectsSanctioned: 9, .minorsSanctioned: 6]))
    let told = [Figure.subjectsSanctioned, .minorsSanctioned].map {
      report.total.shown(.figure($0))
    }
    #expect(told.contains(nil))
  }

  @Test func `a count that a correction made negative is as small`() throws {
    let report = try suppressed(unit("A", [.violations: -2]), unit("B", [.violations: 20]))
    #expect(shown(.violations, report) == [nil, nil, 18])
  }

  @Test func `a subtotal hides by a unit of its own`() throws {
    let report = try suppressed(
      unit("HN", [.violations: 3]), unit("HN-1", in: "HN", [.violations: 8]),
      unit("HN-2", in: "HN", [.violations: 9]), unit("KHAC", [.violations: 6]))
    #expect(shown(.violations, report) == [nil, nil, 9, 6, 20, 26])
  }

  @Test func `a unit below a small one does not give its subtotal away`() throws {
    let report = try suppressed(
      unit("HN", [:]), unit("HN-1", in: "HN", [.violations: 2]), unit("KHAC", [.violations: 6]))
    #expect(shown(.violations, report) == [0, nil, nil, nil, 8])
  }

  @Test func `the balance of a row gives nothing away`() throws {
    let flow: [Figure: Int] = [.openAtStart: 20, .opened: 3, .sent: 10, .openAtEnd: 13]
    let report = try suppressed(
      unit("A", flow), unit("B", [.openAtStart: 30, .opened: 40, .sent: 20, .openAtEnd: 50]))
    for row in report.units {
      let hidden = row.suppressed
      #expect(hidden.contains(.figure(.opened)))
      #expect(hidden.count == 2)
    }
    #expect(report.total.suppressed == [])
  }

  @Test func `sums of closings give nothing away`() throws {
    var row = unit("A", [.openAtStart: 12, .closed: 12, .executed: 10])
    (row[.closed(.executed)], row[.closed(.noViolation)]) = (10, 2)
    let hidden = try suppressed(row).units[0].suppressed
    #expect(hidden.isSuperset(of: [.closed(.noViolation), .closed(.executed), .figure(.executed)]))
  }

  @Test(arguments: [
    (Figure.minorsReminded, FigureCell.closed(.reminderMinor)),
    (.prosecuted, .closed(.transferredCriminal)), (.executed, .closed(.executedByCoercion)),
    (.decisions, .figure(.sanctioned)),
  ])
  func `what counts the same is hidden together`(_ figure: Figure, _ same: FigureCell) throws {
    var (small, large) = (unit("A", [figure: 2]), unit("B", [figure: 20]))
    (small[same], large[same]) = (2, 20)
    let report = try suppressed(small, large)
    #expect(report.units.allSatisfy { $0.suppressed == [.figure(figure), same] })
    #expect(report.total.suppressed == [])
  }

  @Test func `the money of a hidden count is hidden`() throws {
    let fines: [Figure: Int] = [.fines: 2, .finesImposed: 7_000_000, .finesCollected: 5_000_000]
    let others = fines.mapValues { $0 * 10 }
    let report = try suppressed(unit("A", fines), unit("B", others), unit("C", others))
    let cells = [Figure.fines, .finesImposed, .finesCollected].map(FigureCell.figure)
    #expect(report.units.map(\.suppressed) == [Set(cells), Set(cells), []])
  }

  @Test(arguments: [Figure.subjectsSanctioned, .executed])
  func `what so few paid is hidden`(_ figure: Figure) throws {
    let report = try suppressed(
      unit("A", [figure: 2, .finesCollected: 100]), unit("B", [figure: 20, .finesCollected: 500]))
    #expect(shown(.finesCollected, report) == [nil, nil, 600])
  }

  @Test func `small sums of money are told where no count is hidden`() throws {
    let report = try suppressed(unit("A", [.fines: 6, .finesImposed: 3]))
    #expect(shown(.finesImposed, report) == [3, 3])
  }

  @Test func `remedies are hidden by their code`() throws {
    var (small, large) = (unit("A", [:]), unit("B", [:]))
    (small[.remedy("refund")], large[.remedy("refund")], large[.remedy("publish")]) = (1, 9, 8)
    let report = try suppressed(small, large)
    #expect(report.units.map(\.suppressed) == [[.remedy("refund")], [.remedy("refund")]])
    #expect(report.total.remedies == ["refund": 10, "publish": 8])
  }

  @Test func `a suppressed report stays as it is`() throws {
    let report = try suppressed(unit("A", [.violations: 3]), unit("B", [.violations: 9]))
    #expect(report.suppressed(below: 50) == report)
  }
}

@Suite struct SuppressionOfPartsTests {
  private let period: ReportingPeriod

  init() throws {
    period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
  }

  private func report(
    _ units: [StatisticsRow], _ breakdowns: [Breakdown] = [], ageing: [AgeBand: Int] = [:],
    trend: [TrendPoint] = []
  ) -> StatisticsReport {
    StatisticsReport(
      period, asOf: Instant(startOf: period.to), units: units, breakdowns: breakdowns,
      ageing: ageing, trend: trend
    ).suppressed()
  }

  @Test func `a breakdown adds up to a total and gives nothing away`() {
    let rows = [("tax", 3), ("land", 8), (Dimension.none, 9)].map { unit($0, [.violations: $1]) }
    let published = report([unit("A", [.violations: 20])], [Breakdown(by: .area, rows: rows)])
    #expect(published.breakdowns[0].rows.map { $0.shown(.figure(.violations)) } == [nil, nil, 9])
    #expect(published.total[.violations] == 20)
  }

  @Test func `the acts of an area add up to it and give nothing away`() {
    let areas = [("tax", 9), ("land", 11)].map { unit($0, [.violations: $1]) }
    let acts = [("T1", 2), ("T2", 7), ("L1", 6), ("L2", 5)].map { unit($0, [.violations: $1]) }
    let figures = StatisticsReport(
      period, asOf: Instant(startOf: period.to), units: [unit("A", [.violations: 20])],
      breakdowns: [Breakdown(by: .area, rows: areas), Breakdown(by: .act, rows: acts)])
    func told(_ areas: [String: String]) -> [Int?] {
      figures.suppressed(areas: areas).breakdowns[1].rows.map { $0.shown(.figure(.violations)) }
    }
    #expect(told(["T1": "tax", "T2": "tax", "L1": "land", "L2": "land"]) == [6, 5, nil, nil])
    #expect(told([:]) == [6, nil, nil, 7])
  }

  @Test func `persons add up from their sexes and give nothing away`() {
    let kinds = [("person", 14), ("organisation", 6)].map { unit($0, [.fines: $1]) }
    let sexes = [("female", 3), ("male", 11), (Dimension.none, 6)].map { unit($0, [.fines: $1]) }
    let published = report(
      [unit("A", [.fines: 20])],
      [Breakdown(by: .subjectKind, rows: kinds), Breakdown(by: .sex, rows: sexes)])
    let rows = published.breakdowns[1].rows.map { $0.shown(.figure(.fines)) }
    #expect(rows == [nil, nil, 6])
  }

  @Test func `the total hidden for its units is not told by a breakdown`() {
    let rows = [("tax", 6), ("land", 9)].map { unit($0, [.violations: $1]) }
    let published = report(
      [unit("A", [.violations: 3]), unit("B", [.violations: 12])],
      [Breakdown(by: .area, rows: rows)])
    #expect(shown(.violations, published) == [nil, nil, 15])
    #expect(published.breakdowns[0].rows.map { $0.shown(.figure(.violations)) } == [9, 6])
  }

  @Test func `ages add up to what is open and give nothing away`() {
    let published = report(
      [unit("A", [.openAtStart: 20, .openAtEnd: 20])],
      ageing: [.month: 12, .quarter: 6, .half: 2, .year: 0])
    #expect(published.ageing == ["0-30": 12, "31-90": nil, "91-180": nil, "181-365": 0])
  }

  @Test func `the last period of a trend is hidden as the total is`() {
    let total = unit(nil, [.violations: 3])
    let published = report(
      [unit("A", [.violations: 3])], trend: [TrendPoint(period, total: total)])
    #expect(published.trend[0].total == published.total)
    #expect(published.trend[0].total.suppressed == [.figure(.violations)])
  }

  @Test func `a period does not tell what the one before it left open`() throws {
    let earlier = try #require(period.previous)
    let points = [
      TrendPoint(earlier, total: unit(nil, [.openAtStart: 9, .closed: 6, .openAtEnd: 3])),
      TrendPoint(period, total: unit(nil, [.openAtStart: 3, .opened: 6, .openAtEnd: 9])),
    ]
    let published = report([points[1].total], trend: points)
    #expect(published.trend[0].total.shown(.figure(.openAtEnd)) == nil)
    #expect(published.trend[1].total.shown(.figure(.openAtStart)) == nil)
    #expect(published.trend.allSatisfy { $0.total.suppressed.count >= 2 })
  }

  @Test func `periods apart do not tell about each other`() throws {
    let earlier = try #require(period.previous?.previous)
    let points = [
      TrendPoint(earlier, total: unit(nil, [.openAtStart: 3, .received: 6, .openAtEnd: 9])),
      TrendPoint(period, total: unit(nil, [.openAtStart: 9, .openAtEnd: 9])),
    ]
    #expect(report([points[1].total], trend: points).trend[1].total == points[1].total)
  }
}
