import Cases
public import Figures
import Postgres

/// Which figures are asked for.
public struct StatisticsQuery: Sendable, Equatable {
  public var period: ReportingPeriod
  /// Code of a unit; the units below it belong to it. Nil: all of the asker's scope.
  public var unit: String?
  /// Without the units below it.
  public var isUnitAlone = false
  /// RFC 3339; what was recorded later does not count. Nil takes this moment.
  public var asOf: String?
  public var unitsAs = StatisticsReport.UnitsAs.then
  /// What to break the figures of the whole scope down by.
  public var dimensions: [Dimension] = []
  /// How many periods to show the totals of, this one included.
  public var trend = 0

  public static let longestTrend = 120

  public init(_ period: ReportingPeriod) { self.period = period }
}

extension CaseStore {
  /// The figures of a period for every unit of the asker's scope, or for one and those below it.
  ///
  /// Figures that do not add up are thrown as `UnbalancedFigures`, never answered.
  public func statistics(_ query: StatisticsQuery, as asker: Asker) async throws -> StatisticsReport
  {
    try await database.read { session in
      try StatisticsRun(query, for: asker).report(session.snapshot)
    }
  }
}

/// One query of the ledger: its statements, and the report their answers make.
struct StatisticsRun {
  private let query: StatisticsQuery
  private let asker: Asker
  private let periods: [ReportingPeriod]
  private let books: Books

  init(_ query: StatisticsQuery, for asker: Asker) {
    self.query = query
    self.asker = asker
    periods = query.trend > 0 ? query.period.last(query.trend) : [query.period]
    books = Books(query, for: asker)
  }

  /// `run` answers statements that all see the same events, or the figures would not add up.
  func report(_ run: ([Statement]) throws -> [Rows]) throws -> StatisticsReport {
    let answers = try run(
      [
        asker.enter, "SELECT set_config('thanhtra.purpose', 'statistics', true)", books.instant,
        books.units,
      ] + periods.flatMap(books.figures) + (query.dimensions.isEmpty ? [] : [books.breakdowns]))
    _ = try asker.officer(answers[0]) { $0.readsStatistics }
    if query.unit != nil, answers[3].isEmpty {
      throw CaseError.invalid([Problem("?unit", .unknownUnit)])
    }
    // Tomorrow's register is not known today: such a report could not be repeated.
    if try answers[2][0].decode("future", as: Bool.self) {
      throw CaseError.invalid([Problem("?asOf", .dateInFuture)])
    }
    let report = try self.report(answers)
    guard report.unbalanced.isEmpty else { throw UnbalancedFigures(units: report.unbalanced) }
    return report
  }

  private func report(_ answers: [Rows]) throws -> StatisticsReport {
    let units = try BookedUnits(answers[3], rolledUp: query.unitsAs == .today)
    let figures = periods.indices.map { index in
      Array(answers[(4 + index * Books.figuresCount)...].prefix(Books.figuresCount))
    }
    let tables = try figures.map(units.table)
    let breakdowns = try Breakdown.all(query.dimensions, answers[answers.count - 1])
    let trend = zip(periods, tables).map { period, rows in
      TrendPoint(period, total: rows.reduce(into: StatisticsRow(key: nil)) { $0.add($1) })
    }
    return try StatisticsReport(
      query.period, asOf: answers[2][0].decode("instant"), unitsAs: query.unitsAs,
      units: tables[tables.count - 1], breakdowns: breakdowns,
      ageing: Books.ageing(figures[figures.count - 1][2]), trend: query.trend > 0 ? trend : [])
  }
}

/// The units that have a row, parents first.
private struct BookedUnits {
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

  /// One row for each unit, zeros included, from the answers to `Books.figures`.
  func table(_ answers: [Rows]) throws -> [StatisticsRow] {
    var table = rows
    func add(_ row: Row, _ change: (inout StatisticsRow) throws -> Void) throws {
      guard let index = position[try row.decode("unit_id")] else { return }
      try change(&table[index])
    }
    for row in answers[0] {
      try add(row) { try $0.book(row.decode("figure"), row) }
    }
    for (figure, answer) in [(Figure.openAtStart, 1), (.openAtEnd, 2), (.overdue, 3)] {
      for row in answers[answer] {
        try add(row) { $0[figure] += try row.decode("cases", as: Int.self) }
      }
    }
    return table
  }
}

extension StatisticsRow {
  /// Adds what an entry of the books counts in: quantity, amount, and the parts of both.
  fileprivate mutating func book(_ tally: TallyFigure, _ row: Row) throws {
    let quantity = try row.decode("quantity", as: Int.self)
    let code = try row.decode("code", as: String?.self)
    for (figure, source) in Figure.counting[tally] ?? [] where source.admits(code) {
      self[figure] += source.isAmount ? try row.decode("amount", as: Int?.self) ?? 0 : quantity
    }
    if tally == .closed, let reason = code.flatMap(ClosingReason.init) {
      self[.closed(reason)] += quantity
    }
    if tally == .remedies, let code { self[.remedy(code)] += quantity }
    if tally == .subjectsSanctioned, try row.decode("minor", as: Bool?.self) == true {
      self[.minorsSanctioned] += quantity
    }
  }
}

extension Breakdown {
  /// Every dimension with its rows, from the answer to `Books.breakdowns`.
  fileprivate static func all(_ dimensions: [Dimension], _ answer: Rows) throws -> [Breakdown] {
    guard !dimensions.isEmpty else { return [] }
    var rows: [String: [String: StatisticsRow]] = [:]
    for row in answer {
      let dimension = try row.decode("dimension", as: String.self)
      let key = try row.decode("key", as: String.self)
      try rows[dimension, default: [:]][key, default: StatisticsRow(key: key)]
        .book(row.decode("figure"), row)
    }
    return dimensions.map { dimension in
      let figures = Set(dimension.figures.map(FigureCell.figure))
      return Breakdown(
        by: dimension,
        rows: (rows[dimension.rawValue] ?? [:]).values.map { row in
          var kept = StatisticsRow(key: row.key)
          for (cell, value) in row.cells where figures.contains(cell) { kept[cell] = value }
          return kept
        })
    }
  }
}
