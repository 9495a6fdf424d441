import Cases
import Figures
import Testing

@Suite struct ReportingPeriodTests {
  @Test(arguments: [
    (2026, 1, "2025-12-15", "2026-01-14"), (2026, 2, "2026-01-15", "2026-02-14"),
    (2026, 3, "2026-02-15", "2026-03-14"), (2024, 3, "2024-02-15", "2024-03-14"),
    (2024, 2, "2024-01-15", "2024-02-14"), (2026, 12, "2026-11-15", "2026-12-14"),
    (2000, 1, "1999-12-15", "2000-01-14"),
  ])
  func `a reporting month runs from the 15th to the 14th`(
    _ year: Int, _ month: Int, _ from: String, _ to: String
  ) {
    let period = ReportingPeriod(year: year, month: month, kind: .reporting)
    #expect([period?.from.description, period?.to.description] == [from, to])
  }

  @Test(arguments: [
    (2026, 1, "2026-01-01", "2026-01-31"), (2026, 2, "2026-02-01", "2026-02-28"),
    (2024, 2, "2024-02-01", "2024-02-29"), (1900, 2, "1900-02-01", "1900-02-28"),
    (2026, 4, "2026-04-01", "2026-04-30"), (2026, 12, "2026-12-01", "2026-12-31"),
  ])
  func `a calendar month runs from its first to its last day`(
    _ year: Int, _ month: Int, _ from: String, _ to: String
  ) {
    let period = ReportingPeriod(year: year, month: month, kind: .calendar)
    #expect([period?.from.description, period?.to.description] == [from, to])
  }

  @Test(arguments: ReportingPeriod.Kind.allCases)
  func `months meet without gap or overlap over twenty years`(_ kind: ReportingPeriod.Kind) {
    let months = (2016...2035).flatMap { year in
      (1...12).compactMap { ReportingPeriod(year: year, month: $0, kind: kind) }
    }
    let breaks = zip(months, months.dropFirst()).filter { $0.to.adding(days: 1) != $1.from }
    #expect(breaks.map(\.0.name) == [])
    #expect(months.count == 240)
  }

  @Test func `twelve reporting months are a year from 15 December to 14 December`() {
    let days = (1...12).compactMap { month -> Int? in
      ReportingPeriod(year: 2024, month: month, kind: .reporting).map {
        $0.to.daysSince1970 - $0.from.daysSince1970 + 1
      }
    }
    #expect(days.reduce(0, +) == 366)
  }

  @Test(arguments: ReportingPeriod.Kind.allCases)
  func `a month is read from its name`(_ kind: ReportingPeriod.Kind) {
    #expect(
      ReportingPeriod("2026-09", kind: kind) == ReportingPeriod(year: 2026, month: 9, kind: kind))
  }

  @Test(arguments: ["2026-01", "2026-12", "0002-01", "9998-12", "2024-02"])
  func `a month is written as it is read`(_ text: String) {
    #expect(ReportingPeriod(text, kind: .reporting)?.name == text)
  }

  @Test(arguments: [
    "", "2026", "2026-1", "2026-00", "2026-13", "2026-01-01", "26-01", "2026/01", " 2026-01",
    "2026-01 ", "２026-1", "0001-01", "9999-12", "0000-05",
  ])
  func `what is no month is refused`(_ text: String) {
    #expect(ReportingPeriod(text, kind: .calendar) == nil)
  }

  @Test(arguments: [(2026, 0), (2026, 13), (1, 1), (9999, 1), (2026, -1), (Int.max, 1)])
  func `a month outside the calendar is refused`(_ year: Int, _ month: Int) {
    #expect(ReportingPeriod(year: year, month: month, kind: .reporting) == nil)
  }
}
