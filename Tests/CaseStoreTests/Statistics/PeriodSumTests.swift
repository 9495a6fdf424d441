import CaseStore
import Cases
import Figures
import TestRegister
import Testing

/// Months against the quarters and the year they make.
@Suite struct PeriodSumTests {
  private static func rows(
    _ names: [String], _ kind: ReportingPeriod.Kind, in register: TestRegister
  ) async throws -> [[StatisticsRow]] {
    var reports: [[StatisticsRow]] = []
    for name in names {
      let query = StatisticsQuery(try #require(ReportingPeriod(named: name, kind: kind)))
      let report = try await register.owner.statistics(query, as: .localOperator)
      reports.append(report.units + report.subtotals + [report.total])
    }
    return reports
  }

  /// Cells of the whole that its parts do not make. What there is at an end is that of the first or
  /// last part.
  private static func differences(_ parts: [[StatisticsRow]], _ whole: [StatisticsRow]) -> [String]
  {
    whole.indices.flatMap { index -> [String] in
      var sum = StatisticsRow(key: whole[index].key)
      for part in parts { sum.add(part[index]) }
      for (first, last) in [
        (Figure.openAtStart, Figure.openAtEnd), (.decisionsInForceAtStart, .decisionsInForceAtEnd),
        (.outstandingAtStart, .outstandingAtEnd),
      ] {
        sum[first] = parts[0][index][first]
        sum[last] = parts[parts.count - 1][index][last]
      }
      for figure in [Figure.overdue, .overdueExecution] {
        sum[figure] = parts[parts.count - 1][index][figure]
      }
      let cells = FigureCell.all + HistoryAct.allRemedies.map(FigureCell.remedy)
      return cells.filter { sum[$0] != whole[index][$0] }
        .map { "\(whole[index].key ?? "total") \($0.column)" }
    }
  }

  @Test(arguments: [UInt64(7), 31], ReportingPeriod.Kind.allCases)
  func `months add up to their quarters, quarters to half-years, and those to the year`(
    _ seed: UInt64, _ kind: ReportingPeriod.Kind
  ) async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: seed)
      try await history.open(20)
      try await history.adopt(4)
      try await history.advance(150)
      try await register.store.settle(before: day(2026, 8, 20))
      try await history.advance(80)
      let months = try await Self.rows(
        (1...12).map { $0 < 10 ? "2026-0\($0)" : "2026-\($0)" }, kind, in: register)
      let quarters = try await Self.rows(
        (1...4).map { "2026-Q\($0)" }, kind, in: register)
      for (index, quarter) in quarters.enumerated() {
        let parts = Array(months[3 * index..<3 * index + 3])
        #expect(Self.differences(parts, quarter) == [], "Q\(index + 1)")
      }
      let halves = try await Self.rows(["2026-H1", "2026-H2"], kind, in: register)
      #expect(Self.differences(Array(quarters[0...1]), halves[0]) == [])
      #expect(Self.differences(Array(quarters[2...3]), halves[1]) == [])
      let year = try await Self.rows(["2026"], kind, in: register)[0]
      #expect(Self.differences(halves, year) == [])
      #expect(year.last?[.decisions] != 0 && year.last?[.finesAnnulled] != 0)
    }
  }
}
