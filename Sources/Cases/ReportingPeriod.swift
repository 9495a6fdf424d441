/// A month as figures are reported for it.
public struct ReportingPeriod: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// From the 15th of the previous month to the 14th (Decree 09/2019/NĐ-CP, Art 12).
    case reporting
    /// From the first to the last day of the month.
    case calendar
  }

  public let year: Int
  public let month: Int
  public let kind: Kind

  /// Nil when there is no such month. The year 1 has no previous month to begin in.
  public init?(year: Int, month: Int, kind: Kind) {
    guard (2...9998).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
    self.kind = kind
  }

  /// Reads `YYYY-MM`.
  public init?(_ text: String, kind: Kind) {
    guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
    let (year, month, _) = first.components
    self.init(year: year, month: month, kind: kind)
  }

  /// `YYYY-MM`.
  public var name: String { String(Day(daysSince1970: firstOfMonth).description.prefix(7)) }

  /// The first day that counts.
  public var from: Day {
    switch kind {
    case .calendar: Day(daysSince1970: firstOfMonth)
    case .reporting:
      Day(daysSince1970: firstOfMonth - Day.length(ofMonth: previous.month, year: previous.year))
        .adding(days: 14)
    }
  }

  /// The last day that counts.
  public var to: Day {
    switch kind {
    case .calendar:
      Day(daysSince1970: firstOfMonth).adding(days: Day.length(ofMonth: month, year: year) - 1)
    case .reporting: Day(daysSince1970: firstOfMonth).adding(days: 13)
    }
  }

  private var previous: (year: Int, month: Int) {
    month == 1 ? (year - 1, 12) : (year, month - 1)
  }

  private var firstOfMonth: Int { Day.count(year, month, 1) }
}
