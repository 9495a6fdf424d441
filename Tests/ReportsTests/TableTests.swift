import Cases
import Figures
import Testing

@testable import Reports

private func tables(_ report: StatisticsReport, _ language: Language = .vi) -> ReportTables {
  ReportTables(report: report, titles: .example, language: language)
}

/// September 2026, compared with what is given, where anything is.
private func compared(
  _ now: StatisticsRow, previous: StatisticsRow? = nil, yearBefore: StatisticsRow? = nil
) throws -> ReportTable {
  let period = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
  let points = try [
    yearBefore.map { TrendPoint(try #require(period.yearBefore), total: $0) },
    previous.map { TrendPoint(try #require(period.previous), total: $0) },
  ].compactMap(\.self)
  return tables(
    StatisticsReport(
      period, asOf: Instant(startOf: period.to), units: [now], trend: points)
  ).summary
}

private func row(_ figures: [Figure: Int]) -> StatisticsRow {
  figures.reduce(into: StatisticsRow(key: nil)) { $0[$1.key] = $1.value }
}

extension ReportTable {
  /// The texts of a row, by its name.
  fileprivate func texts(_ name: String, _ language: Language = .vi) -> [String]? {
    rows.first { $0.name == name }.map { $0.values.map { $0.text(language) } }
  }
}

@Suite struct `The main figures` {
  @Test func `tell the change since the period before and since the year before`() throws {
    let table = try compared(
      row([.opened: 1200]), previous: row([.opened: 1000]), yearBefore: row([.opened: 1600]))
    #expect(
      table.texts("Mở mới")
        == ["1.200", "1.000", "+200", "+20,0%", "1.600", "−400", "−25,0%"])
    #expect(table.columns.map(\.heading).prefix(2) == ["09/2026", "08/2026"])
    #expect(table.columns[4].heading == "09/2025")
  }

  @Test func `tell nothing of a period that is not on file`() throws {
    #expect(try compared(row([.opened: 3])).columns.count == 1)
    let table = try compared(row([.opened: 3]), yearBefore: row([.opened: 2]))
    #expect(table.groups.map(\.heading) == ["Kỳ báo cáo", "So với cùng kỳ năm trước"])
  }

  @Test func `tell no percentage of nothing`() throws {
    let table = try compared(row([.opened: 3]), previous: row([:]))
    #expect(table.texts("Mở mới") == ["3", "0", "+3", "–"])
  }

  @Test func `compare a year once, as the period before is the year before`() throws {
    let year = try #require(ReportingPeriod(named: "2026", kind: .calendar))
    let points = try [#require(year.previous), year].map { TrendPoint($0, total: row([:])) }
    let report = StatisticsReport(year, asOf: Instant(startOf: year.to), units: [], trend: points)
    #expect(tables(report).summary.groups.count == 2)
  }

  @Test func `tell what was closed of the cases handled, and how that changed in points`() throws {
    let table = try compared(
      row([.closed: 30, .openAtEnd: 70]), previous: row([.closed: 1, .openAtEnd: 3]))
    let name = "Hồ sơ kết thúc trên tổng số phải giải quyết"
    #expect(table.texts(name) == ["30,0%", "25,0%", "+5,0 điểm %", "–"])
  }

  @Test func `tell what was collected of the fines imposed`() throws {
    let table = try compared(row([.finesImposed: 3_000_000, .finesCollected: 1_000_000]))
    #expect(table.texts("Tiền phạt đã thu trên số phải nộp") == ["33,3%"])
  }

  @Test func `say why more was collected than imposed, when it was`() throws {
    #expect(try compared(row([.finesImposed: 2, .finesCollected: 2])).note == nil)
    let note = try #require(try compared(row([.finesImposed: 1, .finesCollected: 2])).note)
    #expect(note.contains("kỳ trước"))
  }
}

@Suite struct `The tables of a report` {
  @Test func `do not say the sum of the only root twice`() throws {
    let kinds = try tables(.example()).unitRows.map { "\($0.kind) \($0.row.key ?? "")" }
    #expect(kinds == ["entry BO", "entry HN", "entry HN-1", "subtotal HN", "total "])
  }

  @Test func `keep the sums of several roots`() throws {
    let month = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let report = StatisticsReport(
      month, asOf: Instant(startOf: month.to),
      units: [
        .numbered("A", from: 1), .numbered("A-1", parent: "A", from: 1), .numbered("B", from: 1),
      ])
    #expect(tables(report).unitRows.map(\.kind) == [.entry, .entry, .entry, .subtotal, .total])
  }

  @Test func `do not say the figures of the only unit twice`() throws {
    let month = try #require(ReportingPeriod(year: 2026, month: 9, kind: .reporting))
    let report = StatisticsReport(
      month, asOf: Instant(startOf: month.to), units: [.numbered("BO", from: 1)])
    #expect(tables(report).unitRows.map(\.name) == ["Bộ Nội vụ"])
  }

  @Test func `leave out what is not on file only when there is nothing of it`() throws {
    func names(_ unknown: StatisticsRow) throws -> [String] {
      let report = try StatisticsReport.example {
        $0.breakdowns = [Breakdown(by: .area, rows: [.numbered("labour", from: 1), unknown])]
      }
      return try #require(tables(report).breakdowns.first).rows.map(\.name)
    }
    var (nothing, hidden) = (StatisticsRow(key: "none"), StatisticsRow(key: "none"))
    #expect(try names(nothing) == ["Lao động", "Tổng cộng"])
    hidden.suppressed = [.figure(.violations)]
    nothing[.violations] = 1
    for row in [nothing, hidden] {
      #expect(try names(row) == ["Lao động", "Chưa ghi nhận, không áp dụng", "Tổng cộng"])
    }
  }

  @Test(arguments: [
    (Language.vi, "điểm d khoản 2 Điều 8 Nghị định 125/2021/NĐ-CP"),
    (.en, "Decree 125/2021/NĐ-CP, Art 8.2.d"),
  ])
  func `cite the provisions of acts`(_ language: Language, _ provision: String) throws {
    let acts = try #require(
      tables(.example(), language).breakdowns.first { $0.referenceHeading != nil })
    #expect(acts.rows.map(\.reference) == [provision, nil])
  }

  @Test func `tell the share of each row in the total`() throws {
    let report = try StatisticsReport.example { report in
      report.ageing = ["0-30": 1, "31-90": 3]
      report.total[.openAtEnd] = 4
    }
    let ages = try #require(tables(report).ageing)
    #expect(ages.texts("Đến 30 ngày") == ["1", "25,0%"])
    #expect(ages.texts("Tổng cộng") == ["4", "100,0%"])
  }

  @Test func `have names short enough for sheets`() throws {
    for language in Language.allCases {
      let tables = try tables(.example(), language)
      let names = (tables.units + tables.trend).map { $0.shortTitle ?? $0.title }
      #expect(names.filter { $0.count > 31 } == [])
    }
  }
}
