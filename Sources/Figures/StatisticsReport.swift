public import Cases

/// The figures of a period, by unit, with a subtotal for every unit that has units below it.
public struct StatisticsReport: Sendable, Equatable, Codable {
  /// Whether a unit that closed keeps its row, or counts in the one unit that succeeded it.
  public enum UnitsAs: String, Codable, Labelled {
    case then, today

    /// The name of the choice for people.
    public var label: Text {
      switch self {
      case .then: Text("Theo tổ chức trong kỳ báo cáo", "As they were in the period")
      case .today: Text("Theo tổ chức hiện nay", "As they are today")
      }
    }
  }

  /// The name of the period: `YYYY-MM` for a month. In JSON it is `month`.
  public let name: String
  public let period: ReportingPeriod.Kind
  public let from: Day
  public let to: Day
  public let timezone: String
  /// What was recorded later is not in the figures.
  public let asOf: Instant
  public let unitsAs: UnitsAs
  public var units: [StatisticsRow]
  /// The rows of a unit and those below it added up: a case that moved between two of them counts
  /// there both as sent and as received, as it does in the total.
  public var subtotals: [StatisticsRow]
  public var total: StatisticsRow
  /// Of the whole scope; empty unless asked for.
  public var breakdowns: [Breakdown]
  /// Cases of the whole scope open at the end, by age; nil where a band is suppressed.
  public var ageing: [String: Int?]
  /// The period and those before it, oldest first; empty unless asked for.
  public var trend: [TrendPoint]
  /// Counts below this are not shown; nil in a report for internal use.
  public var suppressedBelow: Int?

  private enum CodingKeys: String, CodingKey {
    case name = "month"
    case period, from, to, timezone, asOf, unitsAs, units, subtotals, total, breakdowns, ageing
    case trend, suppressedBelow
  }

  /// Adds up subtotals and total; `units` come parents first.
  public init(
    _ period: ReportingPeriod, asOf: Instant, unitsAs: UnitsAs = .then, units: [StatisticsRow],
    breakdowns: [Breakdown] = [], ageing: [AgeBand: Int] = [:], trend: [TrendPoint] = []
  ) {
    self.name = period.name
    self.period = period.kind
    self.from = period.from
    self.to = period.to
    self.timezone = "Asia/Ho_Chi_Minh"
    self.asOf = asOf
    self.unitsAs = unitsAs
    self.units = units
    self.subtotals = Self.subtotals(of: units)
    self.total = units.reduce(into: StatisticsRow(key: nil)) { $0.add($1) }
    self.breakdowns = breakdowns
    self.ageing = Dictionary(uniqueKeysWithValues: ageing.map { ($0.rawValue, $1) })
    self.trend = trend
  }

  /// Units whose figures do not add up: there must be none.
  public var unbalanced: [String] {
    units.filter { !$0.isBalanced }.compactMap(\.key)
  }

  private static func subtotals(of units: [StatisticsRow]) -> [StatisticsRow] {
    let parents = Dictionary(units.map { ($0.key, $0.parent) }) { first, _ in first }
    var sums: [String: StatisticsRow] = [:]
    for row in units {
      var above = row.key
      while let code = above {
        sums[code, default: StatisticsRow(key: code, parent: parents[code] ?? nil)].add(row)
        above = parents[code] ?? nil
      }
    }
    let withUnitsBelow = Set(units.compactMap(\.parent))
    return units.compactMap { row in
      row.key.flatMap { withUnitsBelow.contains($0) ? sums[$0] : nil }
    }
  }
}

/// Figures that do not add up: an error of the register, never a report.
public struct UnbalancedFigures: Error, Sendable, CustomStringConvertible {
  public let units: [String]

  public init(units: [String]) { self.units = units }

  public var description: String {
    "The figures of \(units.joined(separator: ", ")) do not add up; run thanhtra audit verify."
  }
}
