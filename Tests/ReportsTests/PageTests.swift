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

  @Test func `a publication prints the checkpoint it was made after, with its moment`() throws {
    var titles = ReportTitles.example
    let taken = Instant(microsecondsSince1970: 1_792_116_000_000_000)
    titles.publication?.checkpoint = .init(root: "5feceb66ffc86f38", takenAt: taken)
    let text = try page(.example(), titles, .en)
    let marks = try #require(text.firstRange(of: "Checkpoint of the register"))
    #expect(text[marks.upperBound...].prefix(100).contains("5feceb66ffc86f38, "))
    #expect(!(try page(.example(), .example, .en)).contains("Checkpoint of the register"))
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

  @Test func `what is not given is left to be filled in by hand`() throws {
    let text = try page(.example())
    for part in [
      "Số: …………/BC-…………", "…………, ngày …… tháng …… năm ………", "Kính gửi: ……", "Người lập biểu",
      "Thủ trưởng đơn vị", "(Ký, ghi rõ họ tên, đóng dấu)",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `a letterhead that is given is on the page`() throws {
    var titles = ReportTitles.example
    titles.letterhead = Letterhead(
      place: "Hà Nội", signedOn: Day("2026-02-05"), number: "12/BC-TTr", receiver: "Bộ Nội vụ")
    let text = try page(.example(), titles)
    for part in ["Hà Nội, ngày 05 tháng 02 năm 2026", "Số: 12/BC-TTr", "Kính gửi: Bộ Nội vụ"] {
      #expect(text.contains(part))
    }
    titles.letterhead.signedOn = Day("2026-10-15")
    #expect(try page(.example(), titles).contains("Hà Nội, ngày 15 tháng 10 năm 2026"))
  }

  @Test func `the signatures stand on one page with the last tables, whatever is said before`()
    throws
  {
    let text = try page(.example())
    #expect(text.contains("\n.end { break-inside: avoid; }"))
    let start = try #require(text.range(of: "<div class=\"end\">")).upperBound
    let signatures = try #require(text.range(of: "<div class=\"signatures\">"))
    #expect(text[start..<signatures.lowerBound].contains("Hồ sơ tồn theo số ngày tồn"))
    #expect(!text[start...].contains("Kiến nghị: bổ sung."))
    #expect(!text[signatures.upperBound...].contains("<table"))
  }

  @Test(arguments: Language.allCases)
  func `the head of every page names the report and its period`(_ language: Language) throws {
    let text = try page(.example(), .example, language)
    let head = try #require(text.firstMatch(of: /@top-left \{ content: "([^"\\<&]*)"/))
    #expect(head.1.contains("2026") && head.1.count > 60)
  }

  @Test func `millions may be broken between thousands, and smaller numbers not`() throws {
    let text = try page(
      .example { report in
        report.total[.finesImposed] = 14_619_125_000
        report.total[.violations] = 999_999
      })
    #expect(text.contains("<td>14.<wbr/>619.<wbr/>125.<wbr/>000</td>"))
    #expect(text.contains("<td>999.999</td>"))
  }

  @Test func `a share is drawn as long as it is`() throws {
    let text = try page(
      .example { report in
        report.ageing = ["0-30": 1, "31-90": 3]
        report.total[.openAtEnd] = 4
      })
    #expect(text.contains("25,0%<svg") && text.contains("<rect width=\"25\" height=\"4\"/>"))
  }

  @Test func `a trend is drawn of three periods, and two are only compared`() throws {
    #expect(try page(.example()).contains("<figure>"))
    let two = try page(.example { $0.trend.removeFirst() })
    #expect(!two.contains("<figure>") && two.contains("08/2026"))
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
