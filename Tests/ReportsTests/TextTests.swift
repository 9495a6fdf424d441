import Cases
import Figures
import Testing

@testable import Reports

@Suite struct TextTests {
  @Test(
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"),
      (1_234_567, "1.234.567", "1,234,567"), (-1234, "−1.234", "−1,234"),
    ])
  func `thousands are grouped as the language does`(
    _ number: Int, _ vi: String, _ en: String
  ) {
    #expect([number.grouped(.vi), number.grouped(.en)] == [vi, en])
  }

  @Test(
    arguments: [
      ("2026-10-15T02:00:00Z", "15 October 2026, 09:00:00 (UTC+7)"),
      ("2026-12-31T20:30:05.5-01:30", "1 January 2027, 05:00:05 (UTC+7)"),
      ("1969-12-31T00:00:00+07:00", "31 December 1969, 00:00:00 (UTC+7)"),
    ])
  func `an instant is shown as the clock in Viet Nam shows it`(_ text: String, _ shown: String)
    throws
  {
    #expect(try #require(Instant(text)).text(.en) == shown)
  }

  @Test(
    arguments: [
      ("2026-09", "tháng 9 năm 2026", "2026-09"), ("2026-Q4", "quý IV năm 2026", "2026, quarter 4"),
      ("2026-H1", "6 tháng đầu năm 2026", "2026, half 1"), ("2026", "năm 2026", "2026"),
      (
        "2026-action", "Tháng hành động vì bình đẳng giới năm 2026", "Month of Action 2026"
      ),
    ])
  func `a period has a name and its days`(_ name: String, _ vi: String, _ en: String) throws {
    let period = try #require(ReportingPeriod(named: name, kind: .calendar))
    let text = PeriodText(period.name, from: period.from, to: period.to)
    #expect(text.long(.vi).hasPrefix("\(vi) (từ ngày "))
    #expect(text.long(.en) == "\(en) (\(period.from.text(.en)) to \(period.to.text(.en)))")
  }

  @Test func `a period that is only days has no other name`() throws {
    let period = try #require(ReportingPeriod(named: "2026-03-01..2026-03-08", kind: .calendar))
    let text = PeriodText(period.name, from: period.from, to: period.to)
    #expect(text.long(.vi) == "từ ngày 01/03/2026 đến hết ngày 08/03/2026")
  }
}
