import Cases
import Figures
import Testing

private let units: [StatisticsRow] = [.full("HN", 1), .full("HN-1", parent: "HN", 10)]

/// A unit that ordered a remedy.
private var remedied: StatisticsRow {
  var row = StatisticsRow.full("HN", 1)
  row[.remedy("apology")] = 7
  return row
}

/// A report with a breakdown, ages and a trend.
private func whole() throws -> StatisticsReport {
  let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
  var earlier = StatisticsRow(key: nil)
  earlier[.opened] = 3
  var labour = StatisticsRow(key: "labour")
  labour[.violations] = 4
  var report = StatisticsReport(
    period, asOf: Instant(startOf: period.to), units: [remedied],
    breakdowns: [Breakdown(by: .area, rows: [labour])], ageing: [.month: 5, .year: 6],
    trend: [TrendPoint(try #require(period.previous), total: earlier)])
  report.ageing["181-365"] = .some(nil)
  return report
}

/// The cells of the rows of a kind, by their columns.
private func rows(_ kind: String) throws -> [[String: String]] {
  let report = try whole()
  return report.rows.filter { $0[5] == kind }.map {
    Dictionary(uniqueKeysWithValues: zip(report.columns, $0))
  }
}

@Suite struct `The flat table of a whole report` {
  @Test func `has the columns of the units first, then the remedies`() throws {
    #expect(try whole().columns == StatisticsReport.columns + ["remedy_apology"])
    #expect(try rows("unit").map { $0["remedy_apology"] } == ["7"])
  }

  @Test func `fills every column of every row`() throws {
    let report = try whole()
    #expect(Set(report.rows.map(\.count)) == [report.columns.count])
  }

  @Test func `has a row for each key, and nothing where a figure has no such rows`() throws {
    let labour = try #require(try rows("area").first)
    let columns = ["unit", "violations", "sanctions_warning", "opened", "remedy_apology"]
    #expect(columns.map { labour[$0] } == ["labour", "4", "0", "", ""])
  }

  @Test func `has a row for each age, marked where it is hidden`() throws {
    let ages = try rows("ageing")
    #expect(ages.map { $0["unit"] } == ["0-30", "181-365"])
    #expect(ages.map { $0["open_at_end"] } == ["5", "*"])
    #expect(ages.map { $0["opened"] } == ["", ""])
  }

  @Test func `has a row for each period, with its own name and days`() throws {
    let period = try #require(try rows("trend").first)
    #expect(
      ["month", "from", "to", "opened", "closed"].map { period[$0] }
        == ["2026-08", "2026-07-15", "2026-08-14", "3", "0"])
  }
}

@Suite struct StatisticsTableTests {
  @Test func `units come first, then subtotals, then the total`() throws {
    let rows = try StatisticsReport.example(units).rows
    #expect(
      rows.map { Array($0[5...7]) } == [
        ["unit", "HN", ""], ["unit", "HN-1", "HN"], ["subtotal", "HN", ""], ["total", "", ""],
      ])
  }

  @Test func `every row fills every column`() throws {
    let widths = Set(try StatisticsReport.example(units).rows.map(\.count))
    #expect(widths == [StatisticsReport.columns.count])
  }

  @Test func `a report that was asked for its units alone has no other columns`() throws {
    let report = try StatisticsReport.example([remedied])
    #expect(report.columns == StatisticsReport.columns)
    #expect(report.rows.count == 2)
  }

  @Test func `no column is named twice`() {
    #expect(Set(StatisticsReport.columns).count == StatisticsReport.columns.count)
  }

  @Test(arguments: [
    ("month", "2026-09"), ("period", "reporting"), ("from", "2026-08-15"), ("to", "2026-09-14"),
    ("as_of", "2026-10-15T09:00:00.000000+07:00"), ("kind", "unit"), ("unit", "HN-1"),
    ("parent", "HN"), ("open_at_start", "10"), ("opened", "20"), ("reopened", "30"),
    ("received", "40"), ("closed", "50"), ("sent", "60"), ("open_at_end", "70"),
    ("investigated", "80"), ("sanctioned", "90"), ("violations", "100"), ("decisions", "110"),
    ("sanctions_warning", "120"), ("sanctions_fine", "130"), ("overrides", "190"),
    ("fines_imposed", "140"),
    ("fines_collected", "150"), ("overdue", "160"), ("closed_executed", "170"),
    ("closed_no_violation", "180"), ("closed_annulled", "0"),
  ])
  func `a figure stands under its name`(_ column: String, _ value: String) throws {
    let index = try #require(StatisticsReport.columns.firstIndex(of: column))
    #expect(try StatisticsReport.example(units).rows[1][index] == value)
  }

  @Test func `every closing reason has a column`() {
    let reasons = StatisticsReport.columns.filter { $0.hasPrefix("closed_") }
    #expect(reasons == ClosingReason.allCases.map { "closed_\($0.rawValue)" })
  }

  @Test func `the table is written with its header and a line for each row`() throws {
    let statistics = try StatisticsReport.example(units)
    let lines = [StatisticsReport.columns] + statistics.rows
    #expect(
      statistics.csv() == lines.map { $0.joined(separator: ",") + "\r\n" }.joined())
  }
}
