public import Cases
public import Figures
import Postgres

/// Which figures are asked for.
public struct StatisticsQuery: Sendable, Equatable {
  public var period: ReportingPeriod
  /// Code of a unit; the units below it belong to it. Nil: all of the asker's scope.
  public var unit: String?
  /// Without the units below it.
  public var isUnitAlone = false
  /// What was recorded later does not count. Nil takes this moment.
  public var asOf: Instant?
  public var unitsAs = StatisticsReport.UnitsAs.then
  /// What to break the figures of the whole scope down by.
  public var dimensions: [Dimension] = []
  /// How many periods to show the totals of, this one included.
  public var trend = 0
  /// With the period before and the same period a year before in the trend, for comparison.
  public var isCompared = false

  public static let longestTrend = 120

  public init(_ period: ReportingPeriod) { self.period = period }

  /// The periods whose totals are asked for: those that follow each other up to the one reported, and
  /// before them the one a year before where it is not among them.
  var periods: [ReportingPeriod] {
    let trend = period.last(max(trend, isCompared ? 2 : 1))
    guard isCompared, let yearBefore = period.yearBefore, !trend.contains(yearBefore) else {
      return trend
    }
    return [yearBefore] + trend
  }
}

extension CaseStore {
  /// The figures of a period for every unit of the asker's scope, or for one and those below it.
  ///
  /// Figures that do not add up are thrown as `UnbalancedFigures`, never answered.
  public func statistics(_ query: StatisticsQuery, as asker: Asker) async throws -> StatisticsReport
  {
    try await database.report { session in
      try StatisticsRun(query, for: asker).report { try session.askOnSnapshot($0) }
    }
  }
}

/// One query of the ledger: its question, and the report the answers make.
struct StatisticsRun {
  typealias Answer = (
    Officer?, Void, Instant, UnitRows, [PeriodFigures], [BreakdownEntry]
  )

  private let query: StatisticsQuery
  private let asker: Asker
  private let periods: [ReportingPeriod]
  private let ledger: LedgerQueries

  init(_ query: StatisticsQuery, for asker: Asker) {
    self.query = query
    self.asker = asker
    periods = query.periods
    ledger = LedgerQueries(query, for: asker)
  }

  /// `ask` must show the same events to all statements, or the figures would not add up.
  func report(_ ask: (Question<Answer>) throws -> Answer) throws -> StatisticsReport {
    let (_, _, instant, units, figures, breakdowns) = try ask(
      together(
        asker.officer(having: .readsStatistics), .forStatistics, ledger.instant, ledger.units,
        .each(periods.map(ledger.figures)), ledger.breakdowns))
    let tables = figures.map(units.table)
    let trend = zip(periods, tables).map { period, rows in
      TrendPoint(period, total: rows.reduce(into: StatisticsRow(key: nil)) { $0.add($1) })
    }
    let report = StatisticsReport(
      query.period, asOf: instant, unitsAs: query.unitsAs, units: tables.last ?? [],
      breakdowns: Breakdown.all(query.dimensions, breakdowns),
      ageing: figures.last?.ageing ?? [:], trend: query.trend > 0 || query.isCompared ? trend : [])
    guard report.unbalanced.isEmpty else { throw UnbalancedFigures(units: report.unbalanced) }
    return report
  }
}

/// The units that have a row, parents first.
struct UnitRows {
  private var rows: [StatisticsRow] = []
  private var position: [Int: Int] = [:]

  /// A unit that closed and has one successor in the scope counts there when rolled up.
  init(_ answer: Rows, rolledUp: Bool) throws {
    var successors: [Int: Int] = [:]
    var codes: [(id: Int, row: StatisticsRow)] = []
    for row in answer {
      let id = try row.decode("id", as: Int.self)
      successors[id] = rolledUp ? try row.decode("successor", as: Int?.self) : nil
      codes.append(
        (id, StatisticsRow(key: try row.decode("code"), parent: try row.decode("parent"))))
    }
    let known = Set(codes.map(\.id))
    func today(_ id: Int, _ steps: Int = 0) -> Int {
      guard let next = successors[id], known.contains(next), steps < codes.count else { return id }
      return today(next, steps + 1)
    }
    for (id, row) in codes where today(id) == id {
      position[id] = rows.count
      rows.append(row)
    }
    for (id, _) in codes where position[id] == nil { position[id] = position[today(id)] }
  }

  /// One row for each unit, zeros included.
  func table(_ figures: PeriodFigures) -> [StatisticsRow] {
    var table = rows
    for (unitID, entry) in figures.entries {
      if let index = position[unitID] { table[index].count(entry) }
    }
    for (figure, counts) in figures.counts {
      for (unitID, count) in counts {
        if let index = position[unitID] { table[index][figure] += count }
      }
    }
    return table
  }
}

extension StatisticsRow {
  /// Adds what an entry of the ledger counts in: quantity, amount, and the parts of both.
  fileprivate mutating func count(_ entry: LedgerEntry) {
    for (figure, source) in Figure.counting[entry.figure] ?? [] where source.admits(entry.code) {
      self[figure] += source.isAmount ? entry.amount ?? 0 : entry.quantity
    }
    if entry.figure == .closed, let reason = entry.code.flatMap(ClosingReason.init) {
      self[.closed(reason)] += entry.quantity
    }
    if entry.figure == .remedies, let code = entry.code { self[.remedy(code)] += entry.quantity }
    if entry.figure == .subjectsSanctioned, entry.isOfMinor {
      self[.minorsSanctioned] += entry.quantity
    }
  }
}

extension Breakdown {
  /// Every dimension with its rows.
  fileprivate static func all(
    _ dimensions: [Dimension], _ entries: [BreakdownEntry]
  ) -> [Breakdown] {
    var rows: [Dimension: [String: StatisticsRow]] = [:]
    for entry in entries {
      rows[entry.dimension, default: [:]][entry.key, default: StatisticsRow(key: entry.key)]
        .count(entry.entry)
    }
    return dimensions.map { dimension in
      let figures = Set(dimension.figures.map(FigureCell.figure))
      return Breakdown(
        by: dimension,
        rows: (rows[dimension] ?? [:]).values.map { row in
          var kept = StatisticsRow(key: row.key)
          for (cell, value) in row.cells where figures.contains(cell) { kept[cell] = value }
          return kept
        })
    }
  }
}
