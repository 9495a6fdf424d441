/// A day that is not what its weekday says.
public struct CalendarDay: Sendable, Equatable, Codable {
  /// Why it is not.
  public enum Kind: String, Codable, Labelled {
    case holiday
    /// Off for a holiday at the weekend.
    case compensatory
    /// Off in exchange for a day that is worked.
    case swappedOff = "swapped_off"
    /// Worked in exchange for a day off.
    case makeUp = "make_up"

    /// The name of the kind for people.
    public var label: Text {
      switch self {
      case .holiday: Text("Ngày lễ, tết", "Holiday")
      case .compensatory: Text("Nghỉ bù", "Day off in lieu")
      case .swappedOff: Text("Nghỉ hoán đổi", "Swapped day off")
      case .makeUp: Text("Làm bù", "Make-up working day")
      }
    }
  }

  public let day: Day
  public let working: Bool
  public let kind: Kind
  public let nameVi: String
  public let nameEn: String

  public init(day: Day, working: Bool, kind: Kind, nameVi: String, nameEn: String) {
    self.day = day
    self.working = working
    self.kind = kind
    self.nameVi = nameVi
    self.nameEn = nameEn
  }

  /// The day's name.
  public var name: Text { Text(vi: nameVi, en: nameEn) }
}

/// Which days are working days: Monday to Friday, but for the days loaded. A year that lacks a
/// public holiday is not known, whatever else is loaded of it.
public struct WorkingCalendar: Sendable, Equatable {
  private let days: [Day: CalendarDay]
  private let years: Set<Int>

  public init(_ days: [CalendarDay]) {
    let byYear = Dictionary(grouping: days) { $0.day.components.year }
    let whole = byYear.filter { PublicHoliday.missing(from: $0.value, in: $0.key).isEmpty }
    self.init(days, knowing: Set(whole.keys))
  }

  /// A calendar that knows these years, whatever is loaded of them.
  package init(_ days: [CalendarDay], knowing years: Set<Int>) {
    self.days = Dictionary(days.map { ($0.day, $0) }) { _, last in last }
    self.years = years
  }

  /// Whether work is done on the day; nil when its year is not known.
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
