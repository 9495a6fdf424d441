import Cases
import Testing

private func reckoning(
  _ length: Int, _ unit: ClockRule.Unit, from start: Day, in language: Language
) -> String {
  let calendar = WorkingCalendar.example
  let clock = Clock(
    number: 1, rule: .rule("decide", .record, .decision, length, unit), startedOn: start,
    due: calendar.due(length, unit, from: start), version: 1)
  return clock.reckoning(with: calendar, in: language)
}

@Suite struct ClockTextTests {
  @Test(arguments: [
    (
      7, ClockRule.Unit.workingDay, day(2026, 2, 12),
      "7 working days from 2026-02-12, that day not counted; skipping Lunar New Year 2026-02-14 to "
        + "2026-02-22, weekend 2026-02-28 to 2026-03-01: 2026-03-02"
    ),
    (
      2, .workingDay, day(2026, 3, 2),
      "2 working days from 2026-03-02, that day not counted: 2026-03-04"
    ),
    (
      1, .workingDay, day(2026, 3, 2),
      "1 working day from 2026-03-02, that day not counted: 2026-03-03"
    ),
    (
      5, .workingDay, day(2026, 8, 20),
      "5 working days from 2026-08-20, that day not counted; skipping weekend 2026-08-23; worked "
        + "on 2026-08-22: 2026-08-26"
    ),
    (
      2, .workingDay, day(2026, 8, 20),
      "2 working days from 2026-08-20, that day not counted; worked on 2026-08-22: 2026-08-22"
    ),
    (
      10, .day, day(2026, 2, 6),
      "10 days from 2026-02-06, that day not counted; skipping Lunar New Year 2026-02-16 to "
        + "2026-02-22: 2026-02-23"
    ),
    (1, .month, day(2026, 3, 3), "1 month from 2026-03-03, that day not counted: 2026-04-03"),
    (
      2, .month, day(2026, 3, 3),
      "2 months from 2026-03-03, that day not counted; skipping weekend 2026-05-03: 2026-05-04"
    ),
    (1, .year, day(2026, 6, 15), "1 year from 2026-06-15, that day not counted: 2027-06-15"),
    (
      2, .workingDay, day(2028, 1, 3),
      "2 working days from 2028-01-03, that day not counted: 2028-01-05 at the earliest, as no "
        + "calendar for 2028 is loaded"
    ),
  ])
  func `English says how a day was counted`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ text: String
  ) {
    #expect(reckoning(length, unit, from: start, in: .en) == text)
  }

  @Test(arguments: [
    (
      7, ClockRule.Unit.workingDay, day(2026, 2, 12),
      "7 ngày làm việc kể từ 12/02/2026, không tính ngày đầu; bỏ qua Tết Nguyên đán 14/02/2026 đến "
        + "22/02/2026, cuối tuần 28/02/2026 đến 01/03/2026: 02/03/2026"
    ),
    (
      5, .workingDay, day(2026, 8, 20),
      "5 ngày làm việc kể từ 20/08/2026, không tính ngày đầu; bỏ qua cuối tuần 23/08/2026; làm bù "
        + "22/08/2026: 26/08/2026"
    ),
    (
      10, .day, day(2026, 4, 17),
      "10 ngày kể từ 17/04/2026, không tính ngày đầu; bỏ qua nghỉ lễ 27/04/2026: 28/04/2026"
    ),
    (1, .month, day(2026, 3, 3), "1 tháng kể từ 03/03/2026, không tính ngày đầu: 03/04/2026"),
    (1, .year, day(2026, 6, 15), "1 năm kể từ 15/06/2026, không tính ngày đầu: 15/06/2027"),
    (
      2, .workingDay, day(2028, 1, 3),
      "2 ngày làm việc kể từ 03/01/2028, không tính ngày đầu: sớm nhất là 05/01/2028, vì chưa có "
        + "lịch làm việc năm 2028"
    ),
  ])
  func `Vietnamese says how a day was counted`(
    _ length: Int, _ unit: ClockRule.Unit, _ start: Day, _ text: String
  ) {
    #expect(reckoning(length, unit, from: start, in: .vi) == text)
  }
}
