public import Cases

/// A span of days that figures are reported for.
public struct ReportingPeriod: Sendable, Equatable {
  public enum Kind: String, Codable, Labelled {
    /// Months from the 15th of the previous month to the 14th (Decree 09/2019/NĐ-CP, Art 12).
    case reporting
    /// Months from their first to their last day.
    case calendar

    /// The name of the kind for people.
    public var label: Text {
      switch self {
      case .reporting: Text("Tháng báo cáo (từ ngày 15 đến ngày 14)", "Reporting month")
      case .calendar: Text("Tháng theo lịch", "Calendar month")
      }
    }
  }

  /// How long it is, and where it lies.
  enum Span: Equatable {
    /// Whole months: the first, counted from the year 0, and how many.
    case months(first: Int, count: Int)
    /// The Month of Action for gender equality, 15 November to 15 December.
    case monthOfAction(year: Int)
    case days(Day, Day)
  }

  /// `YYYY-MM`, `YYYY-Q1` to `-Q4`, `YYYY-H1`, `YYYY-H2`, `YYYY`, `YYYY-action`, or
  /// `YYYY-MM-DD..YYYY-MM-DD`.
  public let name: String
  public let kind: Kind
  /// The first day that counts.
  public let from: Day
  /// The last day that counts.
  public let to: Day
  private let span: Span

  /// A month; nil when there is none. The year 1 has no previous month to begin in.
  public init?(year: Int, month: Int, kind: Kind) {
    guard Self.years.contains(year), (1...12).contains(month) else { return nil }
    self.init(.months(first: year * 12 + month - 1, count: 1), kind: kind)
  }

  /// Reads a month, `YYYY-MM`.
  public init?(_ text: String, kind: Kind) {
    guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
    let (year, month, _) = first.components
    self.init(year: year, month: month, kind: kind)
  }

  /// Reads any period by its name.
  public init?(named text: String, kind: Kind) {
    let form = /(\d{4})(?:-(Q[1-4]|H[12]|action))?/.asciiOnlyDigits()
    if let match = text.wholeMatch(of: form), let year = Int(match.1), Self.years.contains(year) {
      self.init(Self.span(of: year, part: match.2.map(String.init)), kind: kind)
    } else if let bounds = Self.bounds(text) {
      self.init(.days(bounds.0, bounds.1), kind: kind)
    } else {
      self.init(text, kind: kind)
    }
  }

  init(_ span: Span, kind: Kind) {
    self.span = span
    self.kind = kind
    name = Self.name(of: span)
    (from, to) = Self.days(of: span, kind)
  }

  /// The period of the same length before this one; nil before the calendar begins.
  public var previous: ReportingPeriod? {
    switch span {
    case .months(let first, let count):
      guard first - count >= (Self.years.lowerBound) * 12 else { return nil }
      return ReportingPeriod(.months(first: first - count, count: count), kind: kind)
    case .monthOfAction(let year):
      guard Self.years.contains(year - 1) else { return nil }
      return ReportingPeriod(.monthOfAction(year: year - 1), kind: kind)
    case .days(let first, let last):
      let length = last.daysSince1970 - first.daysSince1970 + 1
      guard first.components.year > Self.years.lowerBound + length / 365 else { return nil }
      return ReportingPeriod(
        .days(first.adding(days: -length), last.adding(days: -length)), kind: kind)
    }
  }

  /// The same period of the year before; nil before the calendar begins, and for days that would
  /// overlap with those of the year before.
  public var yearBefore: ReportingPeriod? {
    switch span {
    case .months(let first, let count):
      guard first >= (Self.years.lowerBound + 1) * 12 else { return nil }
      return ReportingPeriod(.months(first: first - 12, count: count), kind: kind)
    case .monthOfAction: return previous
    case .days(let first, let last):
      guard first.components.year > Self.years.lowerBound else { return nil }
      let (from, to) = (Self.yearBefore(first), Self.yearBefore(last))
      return to < first ? ReportingPeriod(.days(from, to), kind: kind) : nil
    }
  }

  /// This number of periods, oldest first, ending with this one. Days between two of them that no
  /// such period has are one of their own.
  public func last(_ count: Int) -> [ReportingPeriod] {
    var (periods, first) = ([self], self)
    while periods.count < count, let earlier = first.previous {
      if let between = earlier.gap(before: first) { periods.insert(between, at: 0) }
      periods.insert(earlier, at: 0)
      first = earlier
    }
    return periods.suffix(count)
  }

  /// The days between years or half-years that do not meet: between the end of the reporting year
  /// 2018 and the beginning of 2019.
  private func gap(before next: ReportingPeriod) -> ReportingPeriod? {
    guard case .months = span, to.adding(days: 1) < next.from else { return nil }
    return ReportingPeriod(.days(to.adding(days: 1), next.from.adding(days: -1)), kind: kind)
  }
}

extension ReportingPeriod {
  private static let years = 2...9998

  private static func span(of year: Int, part: String?) -> Span {
    switch part?.first {
    case "Q": .months(first: year * 12 + 3 * (digit(part) - 1), count: 3)
    case "H": .months(first: year * 12 + 6 * (digit(part) - 1), count: 6)
    case "a": .monthOfAction(year: year)
    default: .months(first: year * 12, count: 12)
    }
  }

  private static func digit(_ part: String?) -> Int { part?.last?.wholeNumberValue ?? 1 }

  private static func bounds(_ text: String) -> (Day, Day)? {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Day(parts[0]), let last = Day(parts[1]), first <= last,
      years.contains(first.components.year), years.contains(last.components.year)
    else { return nil }
    return (first, last)
  }

  private static func name(of span: Span) -> String {
    switch span {
    case .months(let first, let count):
      let year = padded(first / 12)
      let month = first % 12
      switch count {
      case 12: return "\(year)"
      case 6: return "\(year)-H\(month / 6 + 1)"
      case 3: return "\(year)-Q\(month / 3 + 1)"
      default: return "\(year)-\(month < 9 ? "0" : "")\(month + 1)"
      }
    case .monthOfAction(let year): return "\(padded(year))-action"
    case .days(let first, let last): return "\(first)..\(last)"
    }
  }

  private static func days(of span: Span, _ kind: Kind) -> (Day, Day) {
    switch span {
    case .months(let first, let count)
    where kind == .reporting && count >= 6 && first / 12 <= 2018:
      // Until 2018 the statutory year ran from 1 October to 30 September (Circular 10/2015/TT-BTP).
      (start(ofMonth: first - 3), start(ofMonth: first + count - 3).adding(days: -1))
    case .months(let first, let count) where kind == .reporting:
      (
        start(ofMonth: first - 1).adding(days: 14),
        start(ofMonth: first + count - 1).adding(days: 13)
      )
    case .months(let first, let count):
      (start(ofMonth: first), start(ofMonth: first + count).adding(days: -1))
    case .monthOfAction(let year):
      (
        start(ofMonth: year * 12 + 10).adding(days: 14),
        start(ofMonth: year * 12 + 11).adding(days: 14)
      )
    case .days(let first, let last): (first, last)
    }
  }

  /// The same day a year before; of 29 February, the 28th.
  private static func yearBefore(_ day: Day) -> Day {
    let (year, month, date) = day.components
    let isLeapDay = month == 2 && date == 29
    return Day(daysSince1970: Day.count(year - 1, month, isLeapDay ? 28 : date))
  }

  private static func padded(_ year: Int) -> Substring {
    start(ofMonth: year * 12).description.prefix(4)
  }

  private static func start(ofMonth index: Int) -> Day {
    Day(daysSince1970: Day.count(index / 12, index % 12 + 1, 1))
  }
}
