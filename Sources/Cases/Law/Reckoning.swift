/// The last day of a term.
public struct Due: Sendable, Equatable {
  /// While `missingYear` is set, the earliest day it can be.
  public let day: Day
  /// The year whose calendar would have to be loaded to know.
  public let missingYear: Int?

  public init(day: Day, missingYear: Int? = nil) {
    self.day = day
    self.missingYear = missingYear
  }
}

extension WorkingCalendar {
  /// When a term that starts from a day ends: the first day is not counted, months and years run
  /// date to date, and a term that would end on a day off ends on the next working day
  /// (Civil Code 2015, Art 147 and 148).
  public func due(_ length: Int, _ unit: ClockRule.Unit, from start: Day) -> Due {
    switch unit {
    case .workingDay: due(workingDays: length, from: start)
    case .day: nextWorkingDay(from: start.adding(days: length))
    case .month: nextWorkingDay(from: start.adding(months: length))
    case .year: nextWorkingDay(from: start.adding(months: 12 * length))
    }
  }

  /// In a year that is not known every day may be a working day, so the count ends no earlier.
  private func due(workingDays: Int, from start: Day) -> Due {
    var day = start
    var left = workingDays
    var missing: Int?
    while left > 0 {
      day = day.adding(days: 1)
      let isWorking = isWorking(day)
      if isWorking == nil { missing = missing ?? day.components.year }
      if isWorking ?? true { left -= 1 }
    }
    return Due(day: day, missingYear: missing)
  }

  private func nextWorkingDay(from nominal: Day) -> Due {
    var day = nominal
    while let isWorking = isWorking(day) {
      if isWorking { return Due(day: day) }
      day = day.adding(days: 1)
    }
    return Due(day: day, missingYear: day.components.year)
  }
}

extension Day {
  /// The same day of the month that many months later, or the last day of a shorter month.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let length = Day.length(ofMonth: newMonth, year: newYear)
    return Day(daysSince1970: Day.count(newYear, newMonth, min(day, length)))
  }
}
