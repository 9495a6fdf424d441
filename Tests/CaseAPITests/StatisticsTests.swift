import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// The monthly figures over HTTP.
struct StatisticsTests {
  private static let month = "/v1/statistics/monthly?month=2026-09"

  @Test(arguments: ["supervisor.hn", "statistician.hn", "auditor.hn"])
  func `every unit of the scope has its row`(_ officer: String) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.month, as: officer)
      #expect(answer.status == 200)
      let units = answer.json["units"].array.compactMap { $0["unit"].text }
      #expect(units == ["HN", "HN-1", "HN-2"])
    }
  }

  @Test func `a unit limits the rows to itself and those below`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.month + "&unit=HN-2")
      #expect(answer.json["units"].array.compactMap { $0["unit"].text } == ["HN-2"])
    }
  }

  @Test(arguments: [
    ("", "2026-08-15", "2026-09-14"), ("&period=reporting", "2026-08-15", "2026-09-14"),
    ("&period=calendar", "2026-09-01", "2026-09-30"),
  ])
  func `the period is told`(_ query: String, _ from: String, _ to: String) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.month + query)
      #expect(answer.json["from"].text == from)
      #expect(answer.json["to"].text == to)
      #expect(answer.json["timezone"].text == "Asia/Ho_Chi_Minh")
    }
  }

  @Test func `an opened case is counted in its unit and in the total`() async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.month)
      #expect(answer.json["units"].array.map { $0["opened"].integer } == [0, 1, 0])
      #expect(answer.json["total"]["opened"].integer == 1)
    }
  }

  @Test(arguments: [
    "2020-01-01T00:00:00Z", "2020-01-01T07:00:00+07:00", "2020-01-01T00:00:00.5%2B00:00",
  ])
  func `what was recorded after an instant does not count`(_ instant: String) async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.month + "&asOf=\(instant)")
      #expect(answer.status == 200)
      #expect(answer.json["total"]["opened"].integer == 0)
    }
  }

  @Test(arguments: [
    "text/csv", "text/csv; q=0.9, text/plain", "application/json;q=0.1, text/csv", "text/csv, */*",
    "TEXT/CSV", "text/*", "text/html;q=0.5, text/*", "application/json;q=0, text/*;q=0.1",
  ])
  func `figures come as CSV when asked for`(_ accept: String) async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.month, [.accept: accept])
      let lines = answer.text.split(separator: "\r\n")
      #expect(answer.headers[.contentType] == "text/csv; charset=utf-8; header=present")
      #expect(
        answer.headers[.contentDisposition] == #"attachment; filename="thanhtra-2026-09.csv""#)
      #expect(lines.first?.hasPrefix("month,period,from,to,as_of,kind,unit,parent,") == true)
      #expect(lines.count == 6)
    }
  }

  @Test(arguments: ["supervisor.hn", "statistician.hn", "auditor.hn"])
  func `figures come as a page in the asker's language`(_ officer: String) async throws {
    try await Interface.with { interface in
      let path = "/v1/statistics?of=2026-Q3&by=area,act&trend=3"
      let answer = try await interface.get(
        path, as: officer, [.accept: "text/html,*/*;q=0.8", .acceptLanguage: "vi"])
      #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
      #expect(answer.headers[.contentLanguage] == "vi")
      #expect(answer.text.hasPrefix("<!DOCTYPE html>") && answer.text.contains("Thanh tra Hà Nội"))
    }
  }

  @Test func `figures come as a workbook that has a name`() async throws {
    try await Interface.with { interface in
      let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      let answer = try await interface.get(Self.month, [.accept: type])
      #expect(answer.headers[.contentType] == type)
      #expect(
        answer.headers[.contentDisposition] == #"attachment; filename="thanhtra-2026-09.xlsx""#)
      #expect(answer.text.hasPrefix("PK"))
    }
  }

  @Test(arguments: [
    "application/json", "*/*", "", "application/json, text/csv;q=0", "text/csv;q=0, text/html;q=0",
    "application/*, text/*;q=0.9", "image/png", "text/csv;q=0, */*", "text/csv;q=much",
    "text/csvx", "application/json, text/csv",
  ])
  func `figures come as JSON otherwise`(_ accept: String) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.month, [.accept: accept])
      #expect(answer.headers[.contentType] == "application/json")
    }
  }

  @Test func `no figure names anybody`() async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.month)
      #expect(!answer.text.contains("Nguyễn"))
    }
  }

  private static let quarter = "/v1/statistics?of=2026-Q3&period=calendar"

  @Test func `a period of any length is broken down and has its trend`() async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.quarter + "&by=area,sex&trend=3&unitsAs=today")
      #expect(answer.status == 200)
      #expect(answer.json["month"].text == "2026-Q3")
      #expect(answer.json["breakdowns"].array.compactMap { $0["by"].text } == ["area", "sex"])
      #expect(answer.json["breakdowns"][0]["rows"][0]["violations"].integer == 1)
      let names = answer.json["trend"].array.compactMap { $0["name"].text }
      #expect(names == ["2026-Q1", "2026-Q2", "2026-Q3"])
    }
  }

  @Test(arguments: [
    ("", []), ("&compared=false", []), ("&compared=true", ["2025-Q3", "2026-Q2", "2026-Q3"]),
    ("&compared=true&trend=3", ["2025-Q3", "2026-Q1", "2026-Q2", "2026-Q3"]),
    (
      "&compared=true&trend=5", ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
    ),
  ])
  func `what a period is compared with is in its trend`(
    _ query: String, _ names: [String]
  ) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.quarter + query)
      #expect(answer.json["trend"].array.compactMap { $0["name"].text } == names)
    }
  }

  @Test func `a page compares a period without being asked`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(Self.month, [.accept: "text/html"])
      for name in ["2026-08", "2025-09"] { #expect(answer.text.contains(name)) }
    }
  }

  @Test func `CSV has every section that is asked for`() async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(
        Self.quarter + "&by=area,sex&trend=2", [.accept: "text/csv"])
      let kinds = answer.text.split(separator: "\r\n").map { $0.split(separator: ",")[5] }
      #expect(Set(["area", "ageing", "trend"]).isSubset(of: kinds))
      #expect(kinds.filter { $0 == "trend" }.count == 2)
    }
  }

  @Test func `the template leads from a cell to its cases`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let template = try #require(try await interface.get(Self.quarter).json["cases"].text)
      let link = template.prefix { $0 != "{" } + "&unit=HN-1&alone=true&figure=opened"
      let answer = try await interface.get(String(link))
      #expect(answer.json["items"].array.compactMap { $0["case"].text } == [number])
      #expect(answer.json["next"].isNull)
    }
  }

  @Test func `the pages of a cell hold every case once, as of the instant of the first`()
    async throws
  {
    try await Interface.with { interface in
      var opened: [String] = []
      for _ in 1...3 { opened.append(try await interface.open().number) }
      let path = "/v1/statistics/cases?of=2026-Q3&period=calendar&figure=opened&limit=2"
      let first = try await interface.get(path)
      _ = try await interface.open()
      let link = first.headers[.link]?.firstMatch(of: /<(.+)>; rel="next"/).map { String($0.1) }
      let second = try await interface.get(try #require(link))
      let met = (first.json["items"].array + second.json["items"].array).compactMap {
        $0["case"].text
      }
      #expect(met.sorted() == opened.sorted())
      #expect(second.json["asOf"].text == first.json["asOf"].text)
      #expect(second.json["next"].isNull)
    }
  }

  @Test(arguments: [
    "2", "e30", "eyJhc09mIjoic29vbiIsIm9mZnNldCI6Mn0",
    "eyJhc09mIjoiMjAyNi0xMC0wMVQwMDowMDowMFoiLCJvZmZzZXQiOi0xfQ",
  ])
  func `a cursor of a cell that was not given out is refused`(_ cursor: String) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(
        "/v1/statistics/cases?of=2026&figure=opened&after=\(cursor)")
      #expect(answer.errors == ["?after bad_cursor"])
    }
  }

  @Test(arguments: [
    ("/v1/statistics?period=calendar", "?of"), ("/v1/statistics?of=2026-Q9", "?of"),
    (quarter + "&by=colour", "?by"), (quarter + "&trend=0", "?trend"),
    ("/v1/statistics/cases?of=2026", "?figure"),
    ("/v1/statistics/cases?of=2026&figure=sent&reason=executed", "?figure"),
    ("/v1/statistics/cases?of=2026&figure=fines&by=sex", "?key"),
    ("/v1/statistics/cases?of=2026&figure=fines&limit=1001", "?limit"),
  ])
  func `what cannot be read is named`(_ target: String, _ pointer: String) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(target)
      #expect(answer.status == 422)
      #expect(answer.json["errors"].array.compactMap { $0["pointer"].text } == [pointer])
    }
  }

  @Test func `a statistician is not told which cases they are`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.get(
        "/v1/statistics/cases?of=2026&figure=opened", as: "statistician.hn")
      #expect(answer.status == 403)
    }
  }
}
