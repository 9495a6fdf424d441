import Cases
import Figures
import Testing

private let units: [StatisticsRow] = [.full("HN", 1), .full("HN-1", parent: "HN", 10)]

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
