import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Cases that leave the scope of who sends them, over HTTP.
struct TransferTests {
  private static let away = Body.event("transfer", ["toUnit": #""DN""#])

  @Test func `a case sent away is answered as null, with its new version`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, Self.away, ifMatch: #""1""#)
      #expect(answer.status == 201)
      #expect(answer.headers[.eTag] == #""2""#)
      #expect(answer.json["event"]["toUnit"].text == "DN")
      #expect(answer.text.contains(#""case" : null"#))
    }
  }

  @Test func `a case sent within the scope is answered in its new unit`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let body = Body.event("transfer", ["toUnit": #""HN-2""#])
      let answer = try await interface.advance(number, body)
      #expect(answer.json["case"]["unit"].text == "HN-2")
      #expect(answer.json["case"]["openedUnit"].text == "HN-1")
    }
  }

  @Test func `a repeated transfer answers the same`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let headers: HTTPFields = [.idempotencyKey: "k1"]
      let first = try await interface.advance(number, Self.away, ifMatch: #""1""#, headers)
      let second = try await interface.advance(number, Self.away, ifMatch: #""1""#, headers)
      #expect(second.status == 201 && second.text == first.text)
      #expect(second.headers[.eTag] == #""2""#)
      #expect(second.headers[.idempotencyReplayed] == "true")
    }
  }

  @Test(arguments: ["", "/steps", "/events"])
  func `a case sent away is answered as one that does not exist`(_ path: String) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.get("/v1/cases/\(number)")
      _ = try await interface.advance(number, Self.away)
      let gone = try await interface.get("/v1/cases/\(number)\(path)")
      let missing = try await interface.get("/v1/cases/HN-1-2026-9\(path)")
      #expect(gone.status == 404 && gone.bytes == missing.bytes)
      #expect(
        try await interface.get("/v1/cases/\(number)\(path)", as: "supervisor.dn").status == 200)
    }
  }

  @Test func `figures tell what was sent`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.advance(number, Self.away)
      let month = "/v1/statistics/monthly?month=2026-10&period=calendar"
      let total = try await interface.get(month).json["total"]
      #expect(
        [total["openAtStart"], total["sent"], total["openAtEnd"]].map(\.integer) == [1, 1, 0])
      let other = try await interface.get(month, as: "supervisor.dn").json["total"]
      #expect([other["received"], other["openAtEnd"]].map(\.integer) == [1, 1])
    }
  }
}
