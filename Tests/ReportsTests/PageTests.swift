import Cases
import Figures
import Foundation
import FoundationXML
import Reports
import Testing

/// Marks that would end an element or an attribute, alone and under a combining mark.
private let hostile = "<script>alert(\"1\")</script> ' & \"\u{301} <\u{301} &\u{301} \u{1}"

private func page(
  _ report: StatisticsReport, _ titles: ReportTitles = .example, _ language: Language = .vi
) throws -> String {
  try report.html(titles: titles, language: language)
}

private func isWellFormed(_ page: String) -> Bool { XMLParser(data: Data(page.utf8)).parse() }

@Suite struct PageTests {
  @Test(arguments: Figure.allCases)
  func `every figure of every unit, subtotal and total is on the page`(_ figure: Figure) throws {
    let report = try StatisticsReport.example()
    let text = try page(report, .example, .en)
    for row in report.units + report.subtotals + [report.total] {
      #expect(
        text.contains(
          "<td>\(row[figure].formatted(.number.locale(.init(identifier: "en_US"))))</td>"))
    }
  }

  @Test(arguments: Language.allCases)
  func `the page is well-formed`(_ language: Language) throws {
    #expect(isWellFormed(try page(.example(), .example, language)))
  }

  @Test func `a report with nothing but a period is well-formed`() throws {
    let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .calendar))
    let report = StatisticsReport(period, asOf: Instant(startOf: period.to), units: [])
    #expect(isWellFormed(try page(report, ReportTitles(agency: ""))))
  }

  @Test func `hostile text stays text wherever it comes from`() throws {
    var titles = ReportTitles(agency: hostile, difficulties: hostile, hash: hostile)
    titles.units = ["BO": hostile]
    titles.acts = ["ND125-08-2-d": Text(vi: hostile, en: hostile)]
    titles.publication = .init(number: hostile, instant: Instant(startOf: Day(daysSince1970: 0)))
    let report = try StatisticsReport.example { report in
      report.units.append(.numbered(hostile, from: 1))
      report.breakdowns.append(Breakdown(by: .sex, rows: [.numbered(hostile, from: 1)]))
      report.total[.remedy(hostile)] = 1
    }
    let text = try page(report, titles)
    #expect(isWellFormed(text))
    #expect(!text.contains("<script"))
  }

  @Test(arguments: ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link"])
  func `the page asks for nothing outside itself`(_ reference: String) throws {
    #expect(!(try page(.example())).contains(reference))
  }

  @Test(arguments: Language.allCases)
  func `the page says its language`(_ language: Language) throws {
    let text = try page(.example(), .example, language)
    #expect(text.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test func `names, days, instant and marks are on the page`() throws {
    let text = try page(.example())
    for part in [
      "Thanh tra Bộ Nội vụ", "Sở Nội vụ Hà Nội", "Từ chối tuyển lao động nữ", "15/08/2026",
      "14/09/2026", "09:00:00 ngày 15/10/2026", "9f86d081", "số 2", "Kiến nghị: bổ sung.",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `difficulties have a section only when there is text`() throws {
    var titles = ReportTitles.example
    titles.difficulties = "\n"
    #expect(!(try page(.example(), titles)).contains("kiến nghị"))
  }

  @Test func `the same report makes the same page`() throws {
    #expect(try page(.example()) == page(.example()))
  }
}
