import Cases
import Testing

private func reckoning(
  _ length: Int, _ unit: ClockRule.Unit, from start: Day, in language: Language,
  with calendar: WorkingCalendar = .example
) -> String {
  let clock = Clock(
    number: 1, rule: .rule("decide", .record, .decision, length, unit), startedOn: start,
    due: calendar.due(length, unit, from: start), version: 1)
  return clock.reckoning(with: calendar, in: language)
}

/// A day of 2024 with the names it ships with.
private func off(
  _ month: Int, _ day: Int, _ kind: CalendarDay.Kind, _ vietnamese: String, _ english: String
) -> CalendarDay {
  CalendarDay(
    day: CasesTests.day(2024, month, day), working: false, kind: kind, nameVi: vietnamese,
    nameEn: english)
}

@Suite struct ClockTextTests {
  @Test(arguments: [
    (
      7, ClockRule.Unit.workingDay, day(2026, 2, 12),
      "7 working days from 12 February 2026, that day not counted; skipping Lunar New Year (14 "
        + "February 2026 to 22 February 2026), weekend (28 February 2026 to 1 March 2026): "
        + "2 March 2026"
    ),
    (
      2, .workingDay, day(2026, 3, 2),
      "2 working days from 2 March 2026, that day not counted: 4 March 2026"
    ),
    (
      1, .workingDay, day(2026, 3, 2),
      "1 working day from 2 March 2026, that day not counted: 3 March 2026"
    ),
    (
      5, .workingDay, day(2026, 8, 20),
      "5 working days from 20 August 2026, that day not counted; skipping weekend (23 August "
        + "2026); worked on 22 August 2026: 26 August 2026"
    ),
    (
      2, .workingDay, day(2026, 8, 20),
      "2 working days from 20 August 2026, that day not counted; worked on 22 August 2026: "
        + "22 August 2026"
    ),
    (
      10, .day, day(2026, 2, 6),
      "10 days from 6 February 2026, that day not counted; skipping Lunar New Year (16 February "
        + "2026 to 22 February 2026): 23 February 2026"
    ),
    (1, .month, day(2026, 3, 3), "1 month from 3 March 2026, that day not counted: 3 April 2026"),
    (
      2, .month, day(2026, 3, 3),
      "2 months from 3 March 2026, that day not counted; skipping weekend (3 May 2026): "
        + "4 May 2026"
    ),
    (1, .year, day(2026, 6, 15), "1 year from 15 June 2026, that day not counted: 15 June 2027"),
    (
      2, .workingDay, day(2028, 1, 3),
      "2 working days from 3 January 2028, that day not counted: 5 January 2028 at the earliest, "
        + "as no calendar for 2028 is loaded"
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
      "7 ngày làm việc kể từ 12/02/2026, không tính ngày đầu; bỏ qua Tết Nguyên đán (14/02/2026 "
        + "đến 22/02/2026), cuối tuần (28/02/2026 đến 01/03/2026): 02/03/2026"
    ),
    (
      5, .workingDay, day(2026, 8, 20),
      "5 ngày làm việc kể từ 20/08/2026, không tính ngày đầu; bỏ qua cuối tuần (23/08/2026); làm "
        + "bù 22/08/2026: 26/08/2026"
    ),
    (
      10, .day, day(2026, 4, 17),
      "10 ngày kể từ 17/04/2026, không tính ngày đầu; bỏ qua nghỉ lễ (27/04/2026): 28/04/2026"
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

  /// From Saturday 27 April to Wednesday 1 May.
  private static let spring = WorkingCalendar(
    [
      off(4, 29, .swappedOff, "Nghỉ hoán đổi (làm bù ngày 04/05/2024)", "Swapped day off (…)"),
      off(4, 30, .holiday, "Ngày Chiến thắng", "Victory Day (Reunification Day)"),
      off(5, 1, .holiday, "Quốc tế Lao động", "International Labour Day"),
    ], knowing: [2024])

  @Test(arguments: [
    (
      Language.en,
      "1 working day from 26 April 2024, that day not counted; skipping Victory Day and "
        + "International Labour Day (27 April 2024 to 1 May 2024): 2 May 2024"
    ),
    (
      .vi,
      "1 ngày làm việc kể từ 26/04/2024, không tính ngày đầu; bỏ qua Ngày Chiến thắng và Quốc tế "
        + "Lao động (27/04/2024 đến 01/05/2024): 02/05/2024"
    ),
  ])
  func `a run of days off is named after the holidays in it`(_ language: Language, _ text: String) {
    #expect(
      reckoning(1, .workingDay, from: day(2024, 4, 26), in: language, with: Self.spring) == text)
  }

  @Test(arguments: [(Language.en, "swapped day off"), (.vi, "nghỉ hoán đổi")])
  func `a run without a holiday is named after what else it is`(
    _ language: Language, _ name: String
  ) {
    let calendar = WorkingCalendar(
      [off(6, 10, .swappedOff, "Nghỉ hoán đổi (…)", "Swapped day off (…)")], knowing: [2024])
    let text = reckoning(1, .workingDay, from: day(2024, 6, 7), in: language, with: calendar)
    #expect(text.contains(" \(name) (\(day(2024, 6, 8).text(language)) "))
  }

  @Test func `a term lengthened by a suspension is told by its own length`() {
    let clock = Clock(
      number: 1, rule: .rule("execute", .receipt, .execution, 10, .day), subject: 1,
      startedOn: day(2026, 3, 12), length: 14, due: Due(day: day(2026, 3, 26)), version: 1)
    #expect(
      clock.reckoning(with: .example, in: .en)
        == "14 days from 12 March 2026, that day not counted: 26 March 2026")
  }
}
