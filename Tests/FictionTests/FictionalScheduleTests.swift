import Cases
import TestRegister
import Testing

@testable import Fiction

/// When and where fictional cases are opened.
@Suite struct FictionalScheduleTests {
  private static let today = day(2026, 11, 24)
  private static func calendar(_ years: ClosedRange<Int>) -> WorkingCalendar {
    WorkingCalendar(
      years.map {
        CalendarDay(day: day($0, 1, 1), working: false, kind: .holiday, nameVi: "", nameEn: "")
      }, knowing: Set(years))
  }

  private static func places(_ cases: Int, _ months: Int) -> (
    FictionalSchedule, [FictionalSchedule.Place]
  ) {
    let register = FictionalRegister(cases: cases, months: months, seed: 1)
    let schedule = FictionalSchedule(register, calendar: calendar(2018...2026), today: today)
    return (schedule, (0..<cases).map(schedule.place))
  }

  @Test func `every month opens equally many cases, in the order of their ids`() {
    let (_, places) = Self.places(1_070, 107)
    let months = Dictionary(grouping: places) { String($0.openedOn.description.prefix(7)) }
    #expect(months.count == 107)
    #expect(months.values.allSatisfy { $0.count == 10 })
    #expect(places.map(\.openedOn) == places.map(\.openedOn).sorted())
    #expect(places.first?.openedOn.components.year == 2018)
    #expect(places.allSatisfy { $0.openedOn <= Self.today && !$0.openedOn.isWeekend })
  }

  @Test(arguments: [(1, 1), (5, 12), (999, 24), (2_500, 40)])
  func `serials count from one in each unit and year, without gaps`(_ cases: Int, _ months: Int) {
    let (schedule, places) = Self.places(cases, months)
    var counted: [[Int]: Int] = [:]
    for place in places {
      let key = [place.unit, place.openedOn.components.year]
      counted[key, default: 0] += 1
      #expect(place.serial == counted[key])
    }
    #expect(schedule.lastSerials.count == counted.count)
    for (unit, year, last) in schedule.lastSerials { #expect(counted[[unit, year]] == last) }
  }

  @Test func `a month whose first days are all there is has its cases on them`() {
    let register = FictionalRegister(cases: 20, months: 2, seed: 1)
    let schedule = FictionalSchedule(
      register, calendar: Self.calendar(2018...2026), today: day(2026, 8, 1))
    #expect((10..<20).allSatisfy { schedule.place($0).openedOn == day(2026, 8, 1) })
  }

  @Test func `months reach back as far as calendars do without a gap`() {
    func admitted(_ calendar: WorkingCalendar) -> ClosedRange<Int>? {
      FictionalRegister.admittedMonths(calendar, today: Self.today)
    }
    #expect(admitted(Self.calendar(2018...2026)) == 1...107)
    #expect(admitted(Self.calendar(2026...2027)) == 1...11)
    #expect(admitted(Self.calendar(2018...2025)) == nil)
    #expect(throws: FictionalRegister.Refusal.months(admitted: 1...107)) {
      try FictionalRegister(cases: 1, months: 108, seed: 1)
        .check(Self.calendar(2018...2026), today: Self.today)
    }
    #expect(throws: FictionalRegister.Refusal.cases(admitted: 1...10_000_000)) {
      try FictionalRegister(cases: 0, months: 1, seed: 1)
        .check(Self.calendar(2018...2026), today: Self.today)
    }
  }
}
