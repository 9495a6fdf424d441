import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// What an officer may not know of, and what a role does not include.
@Suite(.sharing())
struct VisibilityTests {
  private static let ofACase = Endpoint.protected.filter { $0.route.path.contains("{number}") }

  private static func ask(
    _ interface: Interface, _ endpoint: Endpoint, _ number: String, as officer: String
  ) async throws -> Answer {
    try await interface.send(
      endpoint.route.method, endpoint.path(number), as: officer, endpoint.headers,
      body: endpoint.body)
  }

  @Test(arguments: ofACase)
  func `a case of another authority is answered as one that does not exist`(
    _ endpoint: Endpoint
  ) async throws {
    try await Interface.shared { interface in
      let foreign = try await interface.open(as: "supervisor.dn").number
      let hidden = try await Self.ask(interface, endpoint, foreign, as: "supervisor.hn")
      let missing = try await Self.ask(interface, endpoint, "DN-2026-9", as: "supervisor.hn")
      #expect(hidden.status == 404)
      #expect(hidden.status == missing.status)
      #expect(hidden.bytes == missing.bytes)
      var (left, right) = (hidden.headers, missing.headers)
      left[.requestID] = nil
      right[.requestID] = nil
      #expect(left == right)
    }
  }

  @Test(arguments: ofACase)
  func `a case of a neighbouring unit is not found by an inspector`(
    _ endpoint: Endpoint
  ) async throws {
    try await Interface.shared { interface in
      let number = try await interface.open(as: "inspector.hn2").number
      let answer = try await Self.ask(interface, endpoint, number, as: "inspector.hn1")
      #expect(answer.status == 404)
    }
  }

  @Test func `a stale version of a hidden case is not told apart from a missing case`()
    async throws
  {
    try await Interface.shared { interface in
      let foreign = try await interface.open(as: "supervisor.dn").number
      let answer = try await interface.advance(foreign, Body.note, ifMatch: #""7""#)
      #expect(answer.status == 404)
      #expect(answer.headers[.eTag] == nil)
    }
  }

  @Test(arguments: ["HN-1-2026-1", "hn-1-2026-000001", "HN-1-2026-000001%20", "%FF", "..", "a%20b"])
  func `a number that is not written as given is not found`(_ number: String) async throws {
    try await Interface.shared { interface in
      let path = "/v1/cases/\(number)"
      let answer = try await interface.get(path)
      #expect(answer.status == 404)
    }
  }

  @Test(arguments: [
    ("statistician.hn", "/v1/cases/HN-1-2026-000001"),
    ("administrator.hn", "/v1/cases/HN-1-2026-000001"),
    ("statistician.hn", "/v1/cases"), ("administrator.hn", "/v1/cases"),
    ("statistician.hn", "/v1/cases/HN-1-2026-000001/steps"),
    ("administrator.hn", "/v1/cases/HN-1-2026-000001/events"), ("statistician.hn", "/v1/deadlines"),
    ("inspector.hn1", "/v1/statistics/monthly?month=2026-09"),
    ("administrator.hn", "/v1/statistics/monthly?month=2026-09"),
  ])
  func `a role reads only what is its own`(_ officer: String, _ path: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get(path, as: officer)
      #expect(answer.status == 403)
      #expect(answer.code == "not_permitted")
    }
  }

  @Test(arguments: ["statistician.hn", "auditor.hn", "administrator.hn"])
  func `a role that opens no cases is refused`(_ officer: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.open(as: officer)
      #expect(answer.status == 403)
    }
  }

  @Test(arguments: [
    ("inspector.hn1", Body.investigate), ("inspector.hn1", Body.close),
    ("inspector.hn1", Body.event("assign", ["officer": #""inspector.hn1""#])),
    ("auditor.hn", Body.note), ("statistician.hn", Body.note), ("administrator.hn", Body.note),
  ])
  func `a role that may not take a step is refused`(
    _ officer: String, _ body: String
  ) async throws {
    try await Interface.shared { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, body, as: officer)
      #expect(answer.status == 403)
      #expect(answer.code == "not_permitted")
    }
  }

  @Test func `a list holds only cases of the scope`() async throws {
    try await Interface.with { interface in
      let own = try await interface.open(as: "inspector.hn1").number
      _ = try await interface.open(as: "inspector.hn2")
      _ = try await interface.open(as: "supervisor.dn")
      let items = try await interface.get("/v1/cases", as: "inspector.hn1").json["items"].array
      #expect(items.compactMap { $0["number"].text } == [own])
    }
  }

  @Test(arguments: [("auditor.hn", 0), ("inspector.hn1", 1)])
  func `a name is found only by those who may read it`(
    _ officer: String, _ count: Int
  ) async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let answer = try await interface.get("/v1/cases?q=nguyen%20van%20thu", as: officer)
      #expect(answer.json["items"].array.count == count)
    }
  }
}
