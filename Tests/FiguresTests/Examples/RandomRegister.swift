import Cases
import Figures
import TestNumbers

/// Cases of five units in half a year, the same for the same seed. Every figure adds up over days,
/// units and tables, as it does in a register without later corrections.
struct RandomRegister {
  private struct Entry {
    var unit: String
    var on: Day
    var cells: [FigureCell: Int]
    var act: String?
    var kind: String?
    var sex: String?
  }

  /// A stay of a case in a unit.
  private struct Stay {
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

  private var random: SeededGenerator
  private var entries: [Entry] = []
  private var stays: [Stay] = []

  init(seed: Int, cases: Int) {
    random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<cases { addCase() }
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
    row[.openAtStart] = own.count { isOpen($0, on: period.from.adding(days: -1)) }
    row[.openAtEnd] = own.count { isOpen($0, on: period.to) }
    row[.overdue] = own.count {
      isOpen($0, on: period.to) && $0.openedOn.adding(days: 40) < period.to
    }
    return row
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

extension RandomRegister {
  private mutating func addCase() {
    var unit = Self.units[pick(0...4)].code
    let opened = Self.start.adding(days: pick(-60...180))
    var (day, since) = (opened, opened)
    let act = ["L1", "L1", "L2", "F1", "F1", "F2", "F3", "E1"][pick(0...7)]
    book(unit, day, [.figure(.opened): 1])
    book(unit, day, [.figure(.violations): 1], act: act)
    if chance(12) {
      day = day.adding(days: pick(1...20))
      book(unit, day, [.figure(.sent): 1])
      stays.append(Stay(unit: unit, openedOn: opened, since: since, until: day))
      (unit, since) = (Self.units[pick(0...4)].code, day)
      book(unit, day, [.figure(.received): 1])
    }
    if chance(60) {
      day = day.adding(days: pick(1...30))
      sanction(unit, day, act)
    }
    day = day.adding(days: pick(1...60))
    let isClosed = chance(70)
    if isClosed { close(unit, day) }
    stays.append(
      Stay(unit: unit, openedOn: opened, since: since, until: isClosed ? day : nil))
  }

  private mutating func sanction(_ unit: String, _ day: Day, _ act: String) {
    let kind = ["person", "person", "person", "organisation"][pick(0...3)]
    let sex = kind == "person" ? ["male", "female"][pick(0...1)] : nil
    book(unit, day, [.figure(.sanctioned): 1, .figure(.decisions): 1])
    book(unit, day, [.figure(.violationsSanctioned): 1], act: act)
    let isMinor = kind == "person" && chance(10)
    book(
      unit, day, [.figure(.subjectsSanctioned): 1, .figure(.minorsSanctioned): isMinor ? 1 : 0],
      kind: kind, sex: sex)
    let amount = pick(1...40) * 250_000
    let isFine = chance(75)
    book(
      unit, day,
      isFine ? [.figure(.fines): 1, .figure(.finesImposed): amount] : [.figure(.warnings): 1],
      act: act, kind: kind, sex: sex)
    if chance(30) { book(unit, day, [.remedy(chance(70) ? "apology" : "refund"): 1]) }
    guard isFine, chance(60) else { return }
    book(
      unit, day.adding(days: pick(1...15)), [.figure(.finesCollected): amount], kind: kind, sex: sex
    )
  }

  private mutating func close(_ unit: String, _ day: Day) {
    let reasons: [ClosingReason] = [
      .executed, .executed, .executed, .noViolation, .reminderMinor, .transferredCriminal,
      .executedByCoercion,
    ]
    let reason = reasons[pick(0...reasons.count - 1)]
    let also: Figure? =
      switch reason {
      case .executed, .executedByCoercion: .executed
      case .reminderMinor: .minorsReminded
      case .transferredCriminal: .prosecuted
      default: nil
      }
    var cells: [FigureCell: Int] = [.figure(.closed): 1, .closed(reason): 1]
    if let also { cells[.figure(also)] = 1 }
    book(unit, day, cells)
  }

  private mutating func book(
    _ unit: String, _ day: Day, _ cells: [FigureCell: Int], act: String? = nil,
    kind: String? = nil, sex: String? = nil
  ) {
    entries.append(Entry(unit: unit, on: day, cells: cells, act: act, kind: kind, sex: sex))
  }

  private mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }
}
