import Cases
import Figures
import Testing

/// A ministry with two provinces, one with two teams; beside it a unit with nothing below.
private let tree: [StatisticsRow] = [
  .full("BO", 1),
  .full("HN", parent: "BO", 10), .full("HN-1", parent: "HN", 100),
  .full("HN-2", parent: "HN", 1000), .full("DN", parent: "BO", 10_000),
  .full("KHAC", 100_000),
]

@Suite struct MonthlyStatisticsTests {
  @Test func `a unit with units below it has a subtotal of itself and all below`() throws {
    let statistics = try StatisticsReport.example(tree)
    #expect(
      statistics.subtotals == [.full("BO", 11_111), .full("HN", parent: "BO", 1110)])
  }

  @Test func `the total counts every unit once`() throws {
    #expect(try StatisticsReport.example(tree).total == .full(nil, 111_111))
  }

  @Test func `the rows of the units stay as they are`() throws {
    #expect(try StatisticsReport.example(tree).units == tree)
  }

  @Test func `a scope below the top has no subtotal for the unit above it`() throws {
    let team = Array(tree[1...3])
    #expect(
      try StatisticsReport.example(team).subtotals == [.full("HN", parent: "BO", 1110)])
  }

  @Test func `units without units below have no subtotal`() throws {
    #expect(try StatisticsReport.example([tree[4], tree[5]]).subtotals == [])
  }

  @Test func `no units make a total of nothing`() throws {
    #expect(try StatisticsReport.example([]).total == StatisticsRow(key: nil))
  }

  @Test func `the figures say which days they are of`() throws {
    let statistics = try StatisticsReport.example(tree)
    #expect(
      [statistics.from.description, statistics.to.description] == ["2026-08-15", "2026-09-14"])
  }

  @Test func `the figures say month, time zone and as of when`() throws {
    let statistics = try StatisticsReport.example(tree)
    #expect(
      [statistics.name, statistics.timezone, statistics.asOf.description]
        == ["2026-09", "Asia/Ho_Chi_Minh", "2026-10-15T09:00:00.000000+07:00"])
  }

  @Test func `balanced units have balanced subtotals and a balanced total`() throws {
    let units = tree.map { row in
      var row = row
      row[.openAtEnd] =
        row[.openAtStart] + row[.opened] + row[.reopened] + row[.received] - row[.closed]
        - row[.sent]
      row[.decisionsInForceAtEnd] = row[.decisions]
      row[.outstandingAtEnd] = row[.finesImposed] - row[.finesCollected]
      return row
    }
    let statistics = try StatisticsReport.example(units)
    #expect((statistics.subtotals + [statistics.total]).filter { !$0.isBalanced } == [])
  }
}
