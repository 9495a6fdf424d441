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

  @Test(arguments: ["text/csv", "text/csv; q=0.9, text/plain", "application/json;q=0.1, text/csv"])
  func `figures come as CSV when asked for`(_ accept: String) async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get(Self.month, [.accept: accept])
      let lines = answer.text.split(separator: "\r\n")
      #expect(answer.headers[.contentType] == "text/csv; charset=utf-8; header=present")
      #expect(lines.first?.hasPrefix("month,period,from,to,as_of,kind,unit,parent,") == true)
      #expect(lines.count == 6)
    }
  }

  @Test(arguments: ["application/json", "*/*", ""])
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
}
