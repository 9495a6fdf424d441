import Cases
import Testing

private func due(_ length: Int, _ unit: ClockRule.Unit, _ start: Day) -> Due {
  WorkingCalendar.example.due(length, unit, from: start)
}

@Suite struct ReckoningTests {
  /// 2026-02-28 and 2020-02-29 are Saturdays; 2021-02-28 is a Sunday.
  @Test(arguments: [
    (1, ClockRule.Unit.month, day(2022, 1, 31), day(2022, 2, 28)),
    (1, .month, day(2024, 1, 31), day(2024, 2, 29)),
    (1, .month, day(2026, 1, 31), day(2026, 3, 2)),
    (1, .month, day(2020, 1, 31), day(2020, 3, 2)),
    (2, .month, day(2025, 12, 31), day(2026, 3, 2)),
    (1, .month, day(2026, 3, 3), day(2026, 4, 3)),
    (2, .month, day(2024, 12, 29), day(2025, 2, 28)),
    (1, .year, day(2024, 2, 29), day(2025, 2, 28)),
    (1, .year, day(2020, 2, 29), day(2021, 3, 1)),
    (1, .year, day(2023, 2, 28), day(2024, 2, 28)),
    (1, .year, day(2025, 3, 10), day(2026, 3, 10)),
  ])
  func `months and years run date to date, or to the last day of a shorter month`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ expected: Day
  ) {
    #expect(due(length, unit, start) == Due(day: expected))
  }

  @Test(arguments: [
    // Hung Kings' Day in lieu on Monday 2026-04-27.
    (10, ClockRule.Unit.day, day(2026, 4, 17), day(2026, 4, 28)),
    // 30 April and 1 May 2026 are Thursday and Friday.
    (1, .month, day(2026, 3, 31), day(2026, 5, 4)),
    // Sunday, a swapped day, two days of National Day.
    (2, .month, day(2026, 6, 30), day(2026, 9, 3)),
    (1, .year, day(2025, 9, 2), day(2026, 9, 3)),
    // Tết 2026 from Monday to Friday, then a weekend.
    (10, .day, day(2026, 2, 6), day(2026, 2, 23)),
    (10, .day, day(2026, 2, 4), day(2026, 2, 23)),
    (10, .day, day(2026, 2, 3), day(2026, 2, 13)),
    (90, .day, day(2026, 3, 12), day(2026, 6, 10)),
  ])
  func `a term that ends on a day off ends on the next working day`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ expected: Day
  ) {
    #expect(due(length, unit, start) == Due(day: expected))
  }

  @Test(arguments: [
    // Saturdays worked for 2026-01-02, 2026-08-31 and 2025-05-02.
    (7, ClockRule.Unit.day, day(2026, 1, 3), day(2026, 1, 10)),
    (2, .workingDay, day(2026, 8, 20), day(2026, 8, 22)),
    (5, .workingDay, day(2026, 8, 20), day(2026, 8, 26)),
    (1, .workingDay, day(2025, 4, 25), day(2025, 4, 26)),
    (1, .month, day(2024, 4, 4), day(2024, 5, 4)),
  ])
  func `a Saturday made up for another day is a working day`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ expected: Day
  ) {
    #expect(due(length, unit, start) == Due(day: expected))
  }

  @Test(arguments: [
    (2, day(2026, 3, 2), day(2026, 3, 4)), (2, day(2026, 2, 13), day(2026, 2, 24)),
    (7, day(2026, 2, 12), day(2026, 3, 2)), (7, day(2026, 2, 11), day(2026, 2, 27)),
    (1, day(2026, 2, 18), day(2026, 2, 23)), (2, day(2026, 2, 22), day(2026, 2, 24)),
    (3, day(2026, 4, 24), day(2026, 5, 4)), (7, day(2022, 1, 1), day(2022, 1, 12)),
    (2, day(2025, 6, 30), day(2025, 7, 2)), (3, day(2025, 7, 1), day(2025, 7, 4)),
    (10, day(2026, 3, 3), day(2026, 3, 17)), (3, day(2025, 12, 30), day(2026, 1, 6)),
  ])
  func `working days are counted after the first day, over holidays and weekends`(
    _ length: Int, _ start: Day, _ expected: Day
  ) {
    #expect(due(length, .workingDay, start) == Due(day: expected))
  }

  /// Each is the earliest day it can be; the year named is the first one missing.
  @Test(arguments: [
    (5, ClockRule.Unit.workingDay, day(2027, 12, 30), day(2028, 1, 4), 2028),
    (2, .workingDay, day(2028, 1, 3), day(2028, 1, 5), 2028),
    (1, .year, day(2027, 6, 15), day(2028, 6, 15), 2028),
    (1, .month, day(2027, 12, 4), day(2028, 1, 4), 2028),
    // 2028-01-01 is a Saturday, which might be worked.
    (2, .day, day(2027, 12, 30), day(2028, 1, 1), 2028),
    (300, .day, day(2028, 6, 1), day(2029, 3, 28), 2029),
    (7, .workingDay, day(2019, 3, 1), day(2019, 3, 8), 2019),
  ])
  func `a year not loaded gives the earliest day and its name`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ expected: Day, _ year: Int
  ) {
    #expect(due(length, unit, start) == Due(day: expected, missingYear: year))
  }

  @Test func `days off at the end of a year lead into the next, which must be loaded`() {
    let swapped = WorkingCalendar(
      [
        CalendarDay(
          day: day(2018, 12, 31), working: false, kind: .swappedOff, nameVi: "Nghỉ", nameEn: "Off")
      ], knowing: [2018])
    #expect(
      swapped.due(10, .day, from: day(2018, 12, 21))
        == Due(day: day(2019, 1, 1), missingYear: 2019))
  }

  @Test func `a calendar without a year knows no day of it`() {
    #expect(WorkingCalendar.empty.isWorking(day(2026, 3, 3)) == nil)
  }

  /// Sunday 2026-03-01, Monday and Saturday, and days before 1970.
  @Test(arguments: [
    (day(2026, 3, 1), true), (day(2026, 3, 2), false), (day(2026, 3, 7), true),
    (day(2026, 3, 6), false), (day(1970, 1, 1), false), (day(1969, 12, 28), true),
    (day(1969, 12, 29), false), (day(1900, 1, 6), true), (day(1900, 1, 8), false),
  ])
  func `Saturday and Sunday are the weekend in every century`(_ day: Day, _ isWeekend: Bool) {
    #expect(day.isWeekend == isWeekend)
  }

  @Test(arguments: [
    (day(2026, 12, 31), 2, day(2027, 2, 28)), (day(2026, 11, 30), 1, day(2026, 12, 30)),
    (day(2026, 12, 1), 1, day(2027, 1, 1)), (day(2026, 1, 31), 12, day(2027, 1, 31)),
    (day(2024, 2, 29), 48, day(2028, 2, 29)), (day(2026, 3, 31), 6, day(2026, 9, 30)),
  ])
  func `adding months crosses years`(_ start: Day, _ months: Int, _ expected: Day) {
    #expect(start.adding(months: months) == expected)
  }
}
