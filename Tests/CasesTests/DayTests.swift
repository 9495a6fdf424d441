import Cases
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
    ("2026-10-15", 20_741), ("1900-01-01", -25_567), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func `a date reads as the days since 1970`(_ text: String, _ count: Int) {
    #expect(Day(text)?.daysSince1970 == count)
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "1900-02-29", "2026-02-30", "2024-02-30", "2026-04-31",
    "2026-06-31", "2026-09-31", "2026-11-31", "2026-01-32", "2026-00-10", "2026-13-01",
    "2026-01-00", "0000-01-01",
  ])
  func `a date the calendar does not have is refused`(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    "", "2026", "2026-1-01", "2026-01-1", "26-01-01", "20260101", "2026/01/01", "2026-01-01 ",
    " 2026-01-01", "2026-01-01T00:00:00Z", "+026-01-01", "-026-01-01", "2026-01--1",
    "２０２６-01-01", "٢٠٢٦-01-01", "2026-01-0a", "2026−01−01", "2026-0101-", "aaaa-bb-cc",
  ])
  func `any other writing of a date is refused`(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
    (2026, 1, -1), (2026, 1, 32), (2025, 2, 29), (Int.max, 1, 1), (2026, Int.min, 1),
    (2026, 1, Int.max),
  ])
  func `components outside the calendar are refused`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    (1900, false), (1904, true), (1999, false), (2000, true), (2018, false), (2020, true),
    (2024, true), (2026, false), (2100, false), (2400, true), (4, true), (100, false),
  ])
  func `February has a 29th in leap years alone`(_ year: Int, _ isLeap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  /// Counts days one by one, with a table of months and no arithmetic of its own.
  @Test func `every day from 1900 to 2100 agrees with a calendar counted by hand`() {
    var count = -25_567
    var wrong: [String] = []
    for year in 1900...2100 {
      let february = year.isMultiple(of: 4) && year != 1900 && year != 2100 ? 29 : 28
      let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1...12, lengths) {
        for number in 1...length {
          let written = [2, 2].reduce(into: "\(year)") { text, width in
            let part = text.count == 4 ? month : number
            text += "-" + String(repeating: "0", count: width - "\(part)".count) + "\(part)"
          }
          let found = Day(daysSince1970: count)
          let agrees =
            found.components == (year, month, number) && found.description == written
            && Day(year: year, month: month, day: number) == found && Day(written) == found
          if !agrees { wrong.append(written) }
          count += 1
        }
      }
    }
    #expect(wrong == [])
    #expect(count == 47_847)
  }

  @Test(arguments: [-719_162, -719_161, -146_098, -146_097, -1, 0, 146_096, 2_932_896])
  func `components lead back to the same day`(_ count: Int) {
    let (year, month, number) = Day(daysSince1970: count).components
    #expect(Day(year: year, month: month, day: number)?.daysSince1970 == count)
  }

  @Test func `adding days crosses the end of a leap February`() {
    #expect(day(2024, 2, 28).adding(days: 2) == day(2024, 3, 1))
  }

  @Test func `adding a negative number of days goes back`() {
    #expect(day(2026, 1, 1).adding(days: -1) == day(2025, 12, 31))
  }

  @Test func `an earlier day is less than a later one`() {
    #expect(day(2025, 12, 31) < day(2026, 1, 1))
  }

  @Test func `a day is no less than itself`() {
    #expect(!(day(2026, 1, 1) < day(2026, 1, 1)))
  }

  @Test func `years are written with four digits`() {
    #expect(day(33, 4, 3).description == "0033-04-03")
  }
}
