import Cases
import Figures
import Testing

@Suite struct PeriodNameTests {
  @Test(arguments: [
    ("2026-10", ReportingPeriod.Kind.reporting, "2026-09-15", "2026-10-14"),
    ("2026-Q1", .reporting, "2025-12-15", "2026-03-14"),
    ("2026-Q4", .calendar, "2026-10-01", "2026-12-31"),
    ("2026-H1", .reporting, "2025-12-15", "2026-06-14"),
    ("2026-H2", .calendar, "2026-07-01", "2026-12-31"),
    ("2026", .reporting, "2025-12-15", "2026-12-14"),
    ("2026", .calendar, "2026-01-01", "2026-12-31"),
    ("2018", .reporting, "2017-10-01", "2018-09-30"),
    ("2018-H1", .reporting, "2017-10-01", "2018-03-31"),
    ("2018-H2", .reporting, "2018-04-01", "2018-09-30"),
    ("2018-H1", .calendar, "2018-01-01", "2018-06-30"),
    ("2019-H1", .reporting, "2018-12-15", "2019-06-14"),
    ("2019", .reporting, "2018-12-15", "2019-12-14"),
    ("2018", .calendar, "2018-01-01", "2018-12-31"),
    ("2026-action", .reporting, "2026-11-15", "2026-12-15"),
    ("2024-02-29..2024-03-01", .calendar, "2024-02-29", "2024-03-01"),
  ])
  func `a period is read by its name, and named as it is read`(
    _ name: String, _ kind: ReportingPeriod.Kind, _ from: String, _ to: String
  ) {
    let period = ReportingPeriod(named: name, kind: kind)
    #expect([period?.name, period?.from.description, period?.to.description] == [name, from, to])
  }

  @Test(arguments: [
    "", "2026-Q0", "2026-Q5", "2026-H3", "2026-q1", "26", "0001", "9999", "2026-Action",
    "2026-02-30..2026-03-01", "2026-03-02..2026-03-01", "2026-01-01..", "..", "2026-1", "٢٠٢٦",
  ])
  func `what names no period is refused`(_ name: String) {
    #expect(ReportingPeriod(named: name, kind: .reporting) == nil)
  }

  @Test(arguments: ReportingPeriod.Kind.allCases)
  func `months, quarters, half-years and years since 2019 meet their parts`(
    _ kind: ReportingPeriod.Kind
  ) {
    func bounds(_ names: [String]) -> [Day?] {
      let periods = names.map { ReportingPeriod(named: $0, kind: kind) }
      return [periods.first??.from, periods.last??.to]
    }
    #expect(bounds(["2026-01", "2026-03"]) == bounds(["2026-Q1"]))
    #expect(bounds(["2026-Q1", "2026-Q2"]) == bounds(["2026-H1"]))
    #expect(bounds(["2026-H1", "2026-H2"]) == bounds(["2026"]))
  }

  @Test(arguments: [
    ("2026-02", ["2025-12", "2026-01", "2026-02"]), ("2026-Q2", ["2025-Q4", "2026-Q1", "2026-Q2"]),
    ("2026-H1", ["2025-H1", "2025-H2", "2026-H1"]), ("2026", ["2024", "2025", "2026"]),
    ("2026-action", ["2024-action", "2025-action", "2026-action"]),
    (
      "2026-01-11..2026-01-20",
      ["2025-12-22..2025-12-31", "2026-01-01..2026-01-10", "2026-01-11..2026-01-20"]
    ),
  ])
  func `the periods before are of the same length`(_ name: String, _ names: [String]) {
    #expect(ReportingPeriod(named: name, kind: .reporting)?.last(3).map(\.name) == names)
  }

  @Test(arguments: [
    ("2020", ["2018", "2018-10-01..2018-12-14", "2019", "2020"]),
    ("2019-H2", ["2018-H2", "2018-10-01..2018-12-14", "2019-H1", "2019-H2"]),
    ("2018", ["2015", "2016", "2017", "2018"]),
    ("2019-01", ["2018-10", "2018-11", "2018-12", "2019-01"]),
  ])
  func `no day is left out between the last year of the old rule and the first of the new`(
    _ name: String, _ names: [String]
  ) throws {
    let periods = try #require(ReportingPeriod(named: name, kind: .reporting)).last(4)
    #expect(periods.map(\.name) == names)
    #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.to.adding(days: 1) == $1.from })
  }

  @Test(arguments: [
    ("2026-02", "2025-02"), ("2026-Q1", "2025-Q1"), ("2026-H2", "2025-H2"), ("2026", "2025"),
    ("2026-action", "2025-action"), ("2026-01-11..2026-01-20", "2025-01-11..2025-01-20"),
    ("2024-02-29..2024-03-01", "2023-02-28..2023-03-01"),
    ("2026-01-01..2026-12-31", "2025-01-01..2025-12-31"),
  ])
  func `the period a year before has the same name in its year`(_ name: String, _ before: String) {
    #expect(ReportingPeriod(named: name, kind: .reporting)?.yearBefore?.name == before)
  }

  @Test(arguments: ["0002-01", "0002", "0002-action", "0002-01-01..0002-01-31"])
  func `no year comes before the calendar`(_ name: String) throws {
    #expect(try #require(ReportingPeriod(named: name, kind: .calendar)).yearBefore == nil)
  }

  @Test func `days of more than a year have no year before them`() {
    let period = ReportingPeriod(named: "2026-01-01..2027-01-01", kind: .calendar)
    #expect(period != nil && period?.yearBefore == nil)
  }

  @Test func `no period comes before the calendar`() {
    #expect(ReportingPeriod(named: "0002", kind: .calendar)?.last(5).map(\.name) == ["0002"])
  }
}
