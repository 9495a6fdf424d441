import Cases
import Testing

/// Working days as weekdays have them, and as the days loaded change them.
@Suite struct WorkingCalendarTests {
  /// A holiday, its day in lieu, the first days of Tết 2026, and an exchange of two days.
  private static let calendar = WorkingCalendar(
    [
      exception(day(2026, 2, 16)), exception(day(2026, 2, 17)), exception(day(2026, 2, 18)),
      exception(day(2026, 4, 26)), exception(day(2026, 4, 27), kind: .compensatory),
      exception(day(2026, 8, 31), kind: .swappedOff),
      exception(day(2026, 8, 22), working: true, kind: .makeUp),
      exception(day(2025, 1, 1)),
    ], knowing: [2025, 2026])

  private static func exception(
    _ day: Day, working: Bool = false, kind: CalendarDay.Kind = .holiday
  ) -> CalendarDay {
    CalendarDay(day: day, working: working, kind: kind, nameVi: "Ngày \(day)", nameEn: "Day \(day)")
  }

  @Test(arguments: [
    (day(2026, 8, 17), true), (day(2026, 8, 18), true), (day(2026, 8, 19), true),
    (day(2026, 8, 20), true), (day(2026, 8, 21), true), (day(2026, 8, 15), false),
    (day(2026, 8, 16), false), (day(2026, 8, 23), false),
  ])
  func `Monday to Friday are working days`(_ day: Day, _ working: Bool) {
    #expect(Self.calendar.isWorking(day) == working)
  }

  @Test(arguments: [
    (day(2026, 2, 13), true), (day(2026, 2, 16), false), (day(2026, 2, 17), false),
    (day(2026, 2, 18), false), (day(2026, 2, 19), true),
  ])
  func `no work is done at Tết`(_ day: Day, _ working: Bool) {
    #expect(Self.calendar.isWorking(day) == working)
  }

  @Test func `a holiday on a Sunday gives the Monday`() {
    #expect(Self.calendar.isWorking(day(2026, 4, 26)) == false)
    #expect(Self.calendar.isWorking(day(2026, 4, 27)) == false)
    #expect(Self.calendar.isWorking(day(2026, 4, 28)) == true)
  }

  @Test func `a Saturday made up for a day off is a working day`() {
    #expect(Self.calendar.isWorking(day(2026, 8, 22)) == true)
    #expect(Self.calendar.isWorking(day(2026, 8, 31)) == false)
  }

  @Test(arguments: [day(2024, 12, 31), day(2027, 1, 1), day(2017, 6, 1)])
  func `a year that is not loaded is not known, not even on a Sunday`(_ day: Day) {
    #expect(Self.calendar.isWorking(day) == nil)
    #expect(Self.calendar.isWorking(Day(year: 2027, month: 1, day: 3) ?? day) == nil)
  }

  @Test func `a year is not known by two of its days`() {
    let calendar = WorkingCalendar([
      Self.exception(day(2027, 1, 1)), Self.exception(day(2027, 9, 2)),
    ])
    #expect(calendar.isWorking(day(2027, 2, 8)) == nil)
    #expect(calendar.isWorking(day(2027, 1, 1)) == nil)
  }

  @Test(arguments: 2020...2027)
  func `a year with all its holidays is known`(_ year: Int) {
    #expect(WorkingCalendar.example.isWorking(day(year, 12, 30)) == !day(year, 12, 30).isWeekend)
  }

  @Test func `an exception says what it is in both languages`() {
    let made = Self.calendar.exception(on: day(2026, 8, 22))
    #expect(made?.kind == .makeUp)
    #expect(made?.name[.vi] == "Ngày 2026-08-22")
    #expect(made?.name[.en] == "Day 2026-08-22")
    #expect(Self.calendar.exception(on: day(2026, 8, 21)) == nil)
  }

  @Test(arguments: [
    (day(1970, 1, 1), false), (day(1970, 1, 3), true), (day(1970, 1, 4), true),
    (day(1970, 1, 5), false), (day(1969, 12, 27), true), (day(1969, 12, 28), true),
    (day(1969, 12, 29), false), (day(2026, 11, 28), true), (day(2026, 11, 30), false),
  ])
  func `a weekend is Saturday and Sunday, before 1970 too`(_ day: Day, _ isWeekend: Bool) {
    #expect(day.isWeekend == isWeekend)
  }
}
