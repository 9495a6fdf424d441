import Cases
import Figures
import TestNumbers

/// Cases of five units in half a year, the same for the same seed. Every figure adds up over days,
/// units and tables, as it does in a register without later corrections.
struct RandomRegister {
  struct Entry {
    var unit: String
    var on: Day
    var cells: [FigureCell: Int]
    var act: String?
    var kind: String?
    var sex: String?
  }

  /// A stay of a case in a unit.
  struct Stay {
    var unit: String
    var openedOn: Day
    var since: Day
    var until: Day?
  }

  static let units: [(code: String, parent: String?)] = [
    ("P", nil), ("P-1", "P"), ("P-2", "P"), ("P-2-a", "P-2"), ("Q", nil),
  ]
  /// Acts with their areas.
  static let areas = [
    "L1": "labour", "L2": "labour", "F1": "family", "F2": "family", "F3": "family",
    "E1": "education",
  ]
  static let start = Day(daysSince1970: 20_454)

  private var entries: [Entry] = []
  private var stays: [Stay] = []

  init(seed: Int, cases: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<cases {
      let course = RandomCourse(&random)
      entries += course.entries
      stays += course.stays
    }
  }

  /// The figures of these days for a unit and those below it, or of all units.
  func report(
    _ period: ReportingPeriod, of unit: String? = nil, by dimensions: [Dimension] = [],
    trend: Int = 0
  ) throws -> StatisticsReport {
    let scope = Self.units.filter { unit == nil || isBelow($0.code, unit) }
    let codes = Set(scope.map(\.code))
    let counted = entries.filter {
      codes.contains($0.unit) && $0.on >= period.from && $0.on <= period.to
    }
    return StatisticsReport(
      period, asOf: Instant(startOf: period.to.adding(days: 9)),
      units: scope.map { row($0.code, $0.parent, period) },
      breakdowns: dimensions.map { breakdown($0, counted) },
      ageing: stays.filter { codes.contains($0.unit) && isOpen($0, on: period.to) }
        .reduce(into: [:]) { bands, stay in
          let days = period.to.daysSince1970 - stay.openedOn.daysSince1970
          bands[AgeBand(days: days), default: 0] += 1
        },
      trend: trend == 0 ? [] : period.last(trend).map { TrendPoint($0, total: total(scope, $0)) })
  }

  private func total(
    _ scope: [(code: String, parent: String?)], _ period: ReportingPeriod
  ) -> StatisticsRow {
    scope.reduce(into: StatisticsRow(key: nil)) { $0.add(row($1.code, nil, period)) }
  }

  private func isBelow(_ code: String, _ above: String?) -> Bool {
    code == above
      || Self.units.contains {
        $0.code == code && $0.parent != nil && isBelow($0.parent ?? "", above)
      }
  }

  private func isOpen(_ stay: Stay, on day: Day) -> Bool {
    stay.since <= day && (stay.until.map { $0 > day } ?? true)
  }

  private func row(_ code: String, _ parent: String?, _ period: ReportingPeriod) -> StatisticsRow {
    var row = StatisticsRow(key: code, parent: parent)
    for entry in entries
    where entry.unit == code && entry.on >= period.from && entry.on <= period.to {
      for (cell, value) in entry.cells { row[cell] += value }
    }
    let own = stays.filter { $0.unit == code }
    for (balance, carried) in zip(Figure.balances, Self.carriedOver).dropFirst() {
      row[carried.start] = left(balance, code, on: period.from.adding(days: -1))
      row[carried.end] = left(balance, code, on: period.to)
    }
    row[.openAtStart] = own.count { isOpen($0, on: period.from.adding(days: -1)) }
    row[.openAtEnd] = own.count { isOpen($0, on: period.to) }
    row[.overdue] = own.count {
      isOpen($0, on: period.to) && $0.openedOn.adding(days: 40) < period.to
    }
    return row
  }

  private static let carriedOver: [(start: Figure, end: Figure)] = [
    (.openAtStart, .openAtEnd), (.decisionsInForceAtStart, .decisionsInForceAtEnd),
    (.outstandingAtStart, .outstandingAtEnd),
  ]

  /// What came and went until a day leaves this.
  private func left(_ balance: [(figure: Figure, sign: Int)], _ unit: String, on day: Day) -> Int {
    entries.filter { $0.unit == unit && $0.on <= day }.reduce(0) { sum, entry in
      balance.reduce(sum) { $0 + $1.sign * (entry.cells[.figure($1.figure)] ?? 0) }
    }
  }

  private func breakdown(_ dimension: Dimension, _ entries: [Entry]) -> Breakdown {
    let figures = Set(dimension.figures.map(FigureCell.figure))
    var rows: [String: StatisticsRow] = [:]
    for entry in entries {
      let key =
        switch dimension {
        case .area: entry.act.flatMap { Self.areas[$0] }
        case .act: entry.act
        case .areaKind: String?.none
        case .subjectKind: entry.kind
        case .sex: entry.sex
        }
      let name = key ?? Dimension.none
      for (cell, value) in entry.cells where figures.contains(cell) {
        rows[name, default: StatisticsRow(key: name)][cell] += value
      }
    }
    return Breakdown(by: dimension, rows: Array(rows.values))
  }
}
