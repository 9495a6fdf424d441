import Cases
import Figures
import Foundation
import TestNumbers
import Testing

extension StatisticsReport {
  /// Every row of every table, beside ages.
  fileprivate var allRows: [StatisticsRow] {
    units + subtotals + [total] + breakdowns.flatMap(\.rows) + trend.map(\.total)
  }

  fileprivate func readBack() throws -> StatisticsReport {
    try JSONDecoder().decode(StatisticsReport.self, from: JSONEncoder().encode(self))
  }

  fileprivate static func random(_ seed: Int) throws -> StatisticsReport {
    var random = RandomReport(seed: UInt64(seed))
    return try random.report(units: 2 + seed % 11, density: [15, 40, 70][seed % 3])
  }
}

private func isMoney(_ kind: FigureCell) -> Bool {
  if case .figure(let figure) = kind { figure.isMoney } else { false }
}

@Suite struct SuppressionPropertyTests {
  @Test(arguments: 0..<20)
  func `nobody can compute a hidden cell`(_ block: Int) throws {
    for seed in block * 16..<block * 16 + 16 {
      let report = try StatisticsReport.random(seed).suppressed()
      #expect(Attacker(try report.readBack()).computed == [], "seed \(seed)")
    }
  }

  @Test func `the attacker computes cells where only small counts are hidden`() throws {
    var broken = 0
    for seed in 0..<30 {
      var report = try StatisticsReport.random(seed)
      for index in report.units.indices { report.units[index].hideSmallCounts() }
      for index in report.subtotals.indices { report.subtotals[index].hideSmallCounts() }
      report.total.hideSmallCounts()
      if !Attacker(try report.readBack()).computed.isEmpty { broken += 1 }
    }
    #expect(broken > 25)
  }

  @Test func `no small count is told, and no zero is hidden`() throws {
    for seed in 0..<320 {
      let original = try StatisticsReport.random(seed)
      let report = original.suppressed()
      for (before, row) in zip(original.allRows, report.allRows) {
        #expect(!row.cells.contains { (1..<5).contains($1) && !isMoney($0) }, "seed \(seed)")
        #expect(row.suppressed.allSatisfy { before[$0] != 0 }, "seed \(seed)")
      }
      #expect(!report.ageing.values.contains { (1..<5).contains($0 ?? 0) }, "seed \(seed)")
    }
  }

  @Test func `a hidden figure is gone, and the others are as they were`() throws {
    for seed in 0..<320 {
      let original = try StatisticsReport.random(seed)
      let report = original.suppressed()
      for (before, row) in zip(original.allRows, report.allRows) {
        let shown = before.cells.filter { !row.suppressed.contains($0.key) }
        #expect(row.cells == shown, "seed \(seed)")
      }
      #expect(report.ageing.allSatisfy { $1 == nil || original.ageing[$0] == $1 }, "seed \(seed)")
    }
  }

  @Test func `JSON has null and the table has a star where a figure is hidden`() throws {
    for seed in 0..<60 {
      let report = try StatisticsReport.random(seed).suppressed()
      #expect(try report.readBack() == report, "seed \(seed)")
      for (row, fields) in zip(report.units + report.subtotals + [report.total], report.rows) {
        let stars = zip(FigureCell.all, fields.dropFirst(8)).filter { $1 == "*" }.map(\.0)
        #expect(Set(stars) == row.suppressed.intersection(FigureCell.all), "seed \(seed)")
      }
    }
  }

  @Test func `the same report is suppressed in the same way`() throws {
    for seed in 0..<20 {
      let report = try StatisticsReport.random(seed)
      #expect(report.suppressed() == report.suppressed(), "seed \(seed)")
    }
  }

  @Test func `trying all numbers finds more than one for each hidden cell`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let values = (0..<4).map { _ in Int.random(in: 0...7, using: &random) }
      let units = zip(["A", "B", "C", "D"], values).map { code, violations in
        var row = StatisticsRow(key: code, parent: code == "C" || code == "D" ? "B" : nil)
        row[.violations] = violations
        return row
      }
      let report = try StatisticsReport.example(units).suppressed()
      for (cell, numbers) in zip(violations(of: report), possible(report)) where cell == nil {
        #expect(numbers.count > 1, "\(values)")
      }
    }
  }

  /// The violations of four units, of the subtotal of the last three, and of all.
  private func violations(of report: StatisticsReport) -> [Int?] {
    (report.units + report.subtotals + [report.total]).map { $0.shown(.figure(.violations)) }
  }

  private func possible(_ report: StatisticsReport) -> [Set<Int>] {
    let told = violations(of: report)
    var numbers = Array(repeating: Set<Int>(), count: told.count)
    for code in 0..<10_000 {
      let units = [code / 1000, code / 100 % 10, code / 10 % 10, code % 10]
      let below = units[1] + units[2] + units[3]
      let guess = units + [below, units[0] + below]
      let fits = zip(told, guess).allSatisfy { shown, number in
        if let shown { shown == number } else { number > 0 }
      }
      guard fits else { continue }
      for (index, number) in guess.enumerated() { numbers[index].insert(number) }
    }
    return numbers
  }
}

extension StatisticsRow {
  fileprivate mutating func hideSmallCounts() {
    for (kind, value) in cells where value < 5 && !isMoney(kind) {
      self[kind] = 0
      suppressed.insert(kind)
    }
  }
}
