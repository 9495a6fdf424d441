/// A day that is not what its weekday says.
public struct CalendarDay: Sendable, Equatable, Codable {
  public let day: Day
  public let working: Bool
  public let kind: String
  public let nameVi: String
  public let nameEn: String

  public init(day: Day, working: Bool, kind: String, nameVi: String, nameEn: String) {
    self.day = day
    self.working = working
    self.kind = kind
    self.nameVi = nameVi
    self.nameEn = nameEn
  }

  /// The day's name.
  public var name: Text { Text(vi: nameVi, en: nameEn) }
}

/// Which days are working days: Monday to Friday, but for the days loaded. A year of which no day
/// is loaded is not known.
public struct WorkingCalendar: Sendable, Equatable {
  private let days: [Day: CalendarDay]
  private let years: Set<Int>

  public init(_ days: [CalendarDay]) {
    self.days = Dictionary(days.map { ($0.day, $0) }) { _, last in last }
    self.years = Set(days.map(\.day.components.year))
  }

  /// Whether work is done on the day; nil when its year is not loaded.
  public func isWorking(_ day: Day) -> Bool? {
    guard years.contains(day.components.year) else { return nil }
    return days[day]?.working ?? !day.isWeekend
  }

  /// What is loaded of the day.
  public func exception(on day: Day) -> CalendarDay? { days[day] }
}

extension Day {
  /// Saturday or Sunday.
  public var isWeekend: Bool {
    // 1970-01-01 was a Thursday.
    let weekday = (daysSince1970 % 7 + 7 + 3) % 7
    return weekday >= 5
  }
}
