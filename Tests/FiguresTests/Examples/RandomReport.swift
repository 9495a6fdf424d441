import Cases
import Figures
import TestNumbers
import Testing

/// Reports whose figures add up as those of a register do, the same for the same seed.
struct RandomReport {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A tree of units; breakdowns, ages and earlier periods in some reports.
  mutating func report(units count: Int, density: Int) throws -> StatisticsReport {
    var units: [StatisticsRow] = []
    for number in 0..<count {
      let parent = number > 0 && chance(70) ? units[pick(0...(number - 1) / 2)].key : nil
      units.append(row("U\(number)", parent: parent, density))
    }
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let total = units.reduce(into: StatisticsRow(key: nil)) { $0.add($1) }
    let bands = parts(of: total[.openAtEnd], into: AgeBand.allCases.count)
    return StatisticsReport(
      period, asOf: try #require(Instant("2026-10-15T09:00:00+07:00")), units: units,
      breakdowns: Dimension.allCases.filter { _ in chance(40) }.map { breakdown($0, of: total) },
      ageing: Dictionary(uniqueKeysWithValues: zip(AgeBand.allCases, bands)),
      trend: chance(50) ? trend(period, total, density) : [])
  }

  private mutating func row(_ unit: String?, parent: String? = nil, _ density: Int) -> StatisticsRow
  {
    var row = StatisticsRow(key: unit, parent: parent)
    for reason in ClosingReason.allCases where chance(density / 2) { row[.closed(reason)] = some() }
    row[.closed] = row.closedByReason.values.reduce(0, +)
    row[.executed] = row[.closed(.executed)] + row[.closed(.executedByCoercion)]
    row[.minorsReminded] = row[.closed(.reminderMinor)]
    row[.prosecuted] = row[.closed(.transferredCriminal)]
    for figure in Figure.allCases where isFree(figure) && chance(density) { row[figure] = some() }
    row[.decisions] = row[.sanctioned]
    row[.violations] += row[.violationsSanctioned]
    row[.subjectsSanctioned] += row[.minorsSanctioned]
    row[.finesImposed] = row[.fines] * pick(1...90) * 100_000
    row[.finesCollected] = chance(60) ? row[.finesImposed] / 2 : 0
    for code in ["dismantle", "publish", "refund"] where chance(density / 2) {
      row[.remedy(code)] = some()
    }
    balance(&row)
    return row
  }

  private func isFree(_ figure: Figure) -> Bool {
    switch figure {
    case .closed, .executed, .minorsReminded, .prosecuted, .decisions, .finesImposed,
      .finesCollected:
      false
    default: true
    }
  }

  private func balance(_ row: inout StatisticsRow) {
    let surplus = Figure.balance.reduce(0) { $0 + row[$1.figure] * $1.sign }
    row[surplus < 0 ? .openAtStart : .openAtEnd] += abs(surplus)
  }

  private mutating func breakdown(_ dimension: Dimension, of total: StatisticsRow) -> Breakdown {
    let keys = ["a", "b", "c", "d", Dimension.none].suffix(pick(1...5))
    var rows = keys.map { StatisticsRow(key: $0) }
    for figure in dimension.figures {
      for (index, part) in parts(of: total[figure], into: rows.count).enumerated() {
        rows[index][figure] = part
      }
    }
    return Breakdown(by: dimension, rows: rows)
  }

  private mutating func trend(
    _ period: ReportingPeriod, _ total: StatisticsRow, _ density: Int
  ) -> [TrendPoint] {
    var points = [TrendPoint(period, total: total)]
    for earlier in period.last(pick(1...4)).dropLast().reversed() {
      var row = row(nil, density)
      let missing = points[0].total[.openAtStart] - row[.openAtEnd]
      row[.openAtEnd] += missing
      row[missing < 0 ? .sent : .received] += abs(missing)
      points.insert(TrendPoint(earlier, total: row), at: 0)
    }
    return points
  }

  /// Numbers that add up to a sum, some of them small or zero.
  private mutating func parts(of sum: Int, into count: Int) -> [Int] {
    var (parts, left) = (Array(repeating: 0, count: count), sum)
    for index in parts.indices.dropLast() where chance(70) {
      parts[index] = pick(0...(chance(50) ? min(left, 6) : left))
      left -= parts[index]
    }
    parts[count - 1] = left
    return parts
  }

  private mutating func some() -> Int { chance(60) ? pick(1...6) : pick(5...70) }
  private mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }
}
