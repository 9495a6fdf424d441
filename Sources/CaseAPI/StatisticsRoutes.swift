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
    let period = query.month("month", kind: kind)
    let asked = Self.statistics(query, period)
    try query.check()
    guard let asked else { throw CaseError.invalid([]) }
    return try await answer(to: asked, call)
  }

  func periodStatistics(_ call: Call) async throws -> Response {
    let query = try call.query("of", "period", "unit", "asOf", "unitsAs", "by", "trend")
    var asked = Self.statistics(query, Self.period(query))
    asked?.unitsAs = query.choice("unitsAs") ?? .then
    asked?.dimensions = query.choices("by")
    asked?.trend = query.integer("trend", in: 1...StatisticsQuery.longestTrend) ?? 0
    try query.check()
    guard let asked else { throw CaseError.invalid([]) }
    return try await answer(to: asked, call)
  }

  func figureCases(_ call: Call) async throws -> Response {
    let query = try call.query(
      "of", "period", "unit", "alone", "asOf", "figure", "reason", "remedy", "by", "key", "limit",
      "after")
    var asked = Self.statistics(query, Self.period(query))
    asked?.isUnitAlone = query.bool("alone") ?? false
    let cell = Self.cell(query)
    let dimension: Dimension? = query.choice("by")
    let key = query.text("key")
    if (dimension == nil) != (key == nil) { query.fail("key", .required) as Void? }
    let limit = query.integer("limit", in: 1...FigureQuery.maximumLimit)
    let offset = query.integer("after", in: 0...Int(Int32.max))
    try query.check()
    guard let asked, let cell else { throw CaseError.invalid([]) }
    var figure = FigureQuery(cell, of: asked)
    if let dimension, let key { figure.key = (dimension, key) }
    figure.limit = limit ?? figure.limit
    figure.offset = offset ?? 0
    let page = try await store.cases(in: figure, as: call.asker())
    return try .json(FigureList(page, next: figure.offset + figure.limit))
  }

  private static func period(_ query: Query) -> ReportingPeriod? {
    let kind: ReportingPeriod.Kind = query.choice("period") ?? .reporting
    guard let text = query.text("of") else { return query.fail("of", .required) }
    return ReportingPeriod(named: text, kind: kind) ?? query.fail("of", .notAPeriod)
  }

  private static func statistics(_ query: Query, _ period: ReportingPeriod?) -> StatisticsQuery? {
    let (unit, asOf) = (query.text("unit"), query.instant("asOf"))
    guard let period else { return nil }
    var asked = StatisticsQuery(period)
    (asked.unit, asked.asOf) = (unit, asOf)
    return asked
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

private struct FigureList: Encodable {
  let asOf: String
  let items: [FigureEntry]
  let next: Int?

  private enum CodingKeys: String, CodingKey { case asOf, items, next }

  init(_ page: FigurePage, next: Int) {
    (asOf, items) = (page.asOf, page.items)
    self.next = page.hasMore ? next : nil
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(items, forKey: .items)
    try container.encode(next, forKey: .next)
  }
}
