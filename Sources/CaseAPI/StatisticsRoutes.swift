import CaseStore
import Cases
import Figures
import HTTPTypes
import Hummingbird

/// The figures of periods, and the cases behind them.
extension CaseAPI {
  func monthlyStatistics(_ call: Call) async throws -> Response {
    let query = try call.query("month", "period", "unit", "asOf")
    let kind: ReportingPeriod.Kind = query.choice("period") ?? .reporting
    let statistics = Self.statistics(query, query.month("month", kind: kind))
    return try await answer(to: query.checked(statistics), call)
  }

  func periodStatistics(_ call: Call) async throws -> Response {
    let query = try call.query("of", "period", "unit", "asOf", "unitsAs", "by", "trend", "compared")
    let found = Self.statistics(query, Self.period(query))
    let unitsAs: StatisticsReport.UnitsAs? = query.choice("unitsAs")
    let dimensions: [Dimension] = query.choices("by")
    let trend = query.integer("trend", in: 1...StatisticsQuery.longestTrend)
    let isCompared = query.bool("compared") ?? false
    var statistics = try query.checked(found)
    (statistics.unitsAs, statistics.trend) = (unitsAs ?? .then, trend ?? 0)
    (statistics.dimensions, statistics.isCompared) = (dimensions, isCompared)
    return try await answer(to: statistics, call)
  }

  func figureCases(_ call: Call) async throws -> Response {
    let query = try call.query(
      "of", "period", "unit", "alone", "asOf", "figure", "reason", "remedy", "by", "key", "limit",
      "after")
    let figure = try query.checked(Self.figure(query))
    let page = try await store.cases(in: figure, as: call.asker())
    let next = FigurePosition(asOf: page.asOf, offset: figure.offset + figure.limit)
    return try ListPage(page.items, next: page.hasMore ? next : nil, asOf: page.asOf)
      .response(to: call)
  }

  private static func figure(_ query: Query) -> FigureQuery? {
    let position = query.text("after", limit: 1_000).flatMap {
      FigurePosition($0) ?? query.fail("after", .badCursor)
    }
    let statistics = Self.statistics(query, period(query))
    let isUnitAlone = query.bool("alone") ?? false
    let cell = cell(query)
    let dimension: Dimension? = query.choice("by")
    let key = query.text("key")
    if (dimension == nil) != (key == nil) { query.fail("key", .required) as Void? }
    let limit = query.integer("limit", in: 1...FigureQuery.maximumLimit)
    guard var statistics, let cell else { return nil }
    statistics.isUnitAlone = isUnitAlone
    statistics.asOf = position?.asOf ?? statistics.asOf
    var figure = FigureQuery(cell, of: statistics)
    if let dimension, let key { figure.key = (dimension, key) }
    figure.limit = limit ?? figure.limit
    figure.offset = position?.offset ?? 0
    return figure
  }

  private static func period(_ query: Query) -> ReportingPeriod? {
    let kind: ReportingPeriod.Kind = query.choice("period") ?? .reporting
    guard let text = query.text("of") else { return query.fail("of", .required) }
    return ReportingPeriod(named: text, kind: kind) ?? query.fail("of", .notAPeriod)
  }

  private static func statistics(_ query: Query, _ period: ReportingPeriod?) -> StatisticsQuery? {
    let (unit, asOf) = (query.text("unit"), query.instant("asOf"))
    guard let period else { return nil }
    var statistics = StatisticsQuery(period)
    (statistics.unit, statistics.asOf) = (unit, asOf)
    return statistics
  }

  /// `figure` alone, `figure=closed` with a `reason`, or a `remedy`.
  private static func cell(_ query: Query) -> FigureCell? {
    let figure: Figure? = query.choice("figure")
    let reason: ClosingReason? = query.choice("reason")
    switch (figure, reason, query.text("remedy")) {
    case (let figure?, nil, nil): return .figure(figure)
    case (.closed?, let reason?, nil): return .closed(reason)
    case (nil, nil, let remedy?): return .remedy(remedy)
    default: return query.fail("figure", .required)
    }
  }
}

/// Where a page of a cell's cases ended. The order is fixed only as of one instant, so every page
/// is of the instant of the first.
private struct FigurePosition: Codable {
  let asOf: Instant
  let offset: Int

  init(asOf: Instant, offset: Int) {
    self.asOf = asOf
    self.offset = offset
  }

  /// Nil for a cursor that was not given out.
  init?(_ cursor: String) {
    guard let position = Cursor.decode(cursor, as: FigurePosition.self),
      (0...Int(Int32.max)).contains(position.offset)
    else { return nil }
    self = position
  }
}
