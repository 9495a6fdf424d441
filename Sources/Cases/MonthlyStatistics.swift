/// The figures of one unit, or of several added up.
public struct StatisticsRow: Sendable, Equatable, Codable {
  public struct Sanctions: Sendable, Equatable, Codable {
    public var warning = 0
    public var fine = 0
  }

  /// Code of the unit; nil in the total.
  public var unit: String?
  /// Code of the unit above.
  public var parent: String?
  public var openAtStart = 0
  public var opened = 0
  public var reopened = 0
  public var received = 0
  public var closed = 0
  public var closedByReason: [String: Int] = [:]
  public var sent = 0
  public var openAtEnd = 0
  public var investigated = 0
  public var sanctioned = 0
  public var violations = 0
  public var decisions = 0
  public var sanctions = Sanctions()
  /// Sanctions that leave the rule of their fine, each with its reason on record.
  public var overrides = 0
  /// VND.
  public var finesImposed = 0
  /// VND.
  public var finesCollected = 0
  /// Cases open at the end with a term that was over.
  public var overdue = 0

  public init(unit: String?, parent: String? = nil) {
    self.unit = unit
    self.parent = parent
  }

  /// open at start + opened + reopened + received − closed − sent = open at end.
  public var isBalanced: Bool {
    openAtStart + opened + reopened + received - closed - sent == openAtEnd
  }

  /// Adds the figures of another row; the unit stays.
  public mutating func add(_ other: StatisticsRow) {
    openAtStart += other.openAtStart
    opened += other.opened
    reopened += other.reopened
    received += other.received
    closed += other.closed
    closedByReason.merge(other.closedByReason, uniquingKeysWith: +)
    sent += other.sent
    openAtEnd += other.openAtEnd
    investigated += other.investigated
    sanctioned += other.sanctioned
    violations += other.violations
    decisions += other.decisions
    sanctions.warning += other.sanctions.warning
    sanctions.fine += other.sanctions.fine
    overrides += other.overrides
    finesImposed += other.finesImposed
    finesCollected += other.finesCollected
    overdue += other.overdue
  }
}

/// The figures of a month, by unit, with a subtotal for every unit that has units below it.
public struct MonthlyStatistics: Sendable, Equatable, Codable {
  public let month: String
  public let period: ReportingPeriod.Kind
  public let from: Day
  public let to: Day
  public let timezone: String
  /// RFC 3339; what was recorded later is not in the figures.
  public let asOf: String
  public let units: [StatisticsRow]
  /// The rows of a unit and those below it added up: a case that moved between two of them counts
  /// there both as sent and as received, as it does in the total.
  public let subtotals: [StatisticsRow]
  public let total: StatisticsRow

  /// Adds up subtotals and total; `units` come parents first.
  public init(_ period: ReportingPeriod, asOf: String, units: [StatisticsRow]) {
    self.month = period.name
    self.period = period.kind
    self.from = period.from
    self.to = period.to
    self.timezone = "Asia/Ho_Chi_Minh"
    self.asOf = asOf
    self.units = units
    self.subtotals = Self.subtotals(of: units)
    self.total = units.reduce(into: StatisticsRow(unit: nil)) { $0.add($1) }
  }

  private static func subtotals(of units: [StatisticsRow]) -> [StatisticsRow] {
    let parents = Dictionary(units.map { ($0.unit, $0.parent) }) { first, _ in first }
    var sums: [String: StatisticsRow] = [:]
    for row in units {
      var above = row.unit
      while let code = above {
        sums[code, default: StatisticsRow(unit: code, parent: parents[code] ?? nil)].add(row)
        above = parents[code] ?? nil
      }
    }
    let withUnitsBelow = Set(units.compactMap(\.parent))
    return units.compactMap { row in
      row.unit.flatMap { withUnitsBelow.contains($0) ? sums[$0] : nil }
    }
  }
}
