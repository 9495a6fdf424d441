import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Requests that arrive twice.
struct IdempotencyTests {
  private static func open(
    _ interface: Interface, _ key: String, _ body: String = Body.opening(),
    as officer: String = "inspector.hn1"
  ) async throws -> Answer {
    try await interface.send(.post, "/v1/cases", as: officer, [.idempotencyKey: key], body: body)
  }

  @Test func `a repeated opening answers the same and says it is a replay`() async throws {
    try await Interface.with { interface in
      let first = try await Self.open(interface, "k1")
      let second = try await Self.open(interface, "k1")
      #expect(second.status == 201)
      #expect(second.text == first.text)
      #expect(second.headers[.location] == first.headers[.location])
      #expect(second.headers[.eTag] == first.headers[.eTag])
      #expect(first.headers[.idempotencyReplayed] == nil)
      #expect(second.headers[.idempotencyReplayed] == "true")
    }
  }

  @Test func `a repeated opening opens one case`() async throws {
    try await Interface.with { interface in
      for _ in 1...3 { _ = try await Self.open(interface, "k1") }
      let answer = try await interface.get("/v1/cases")
      #expect(answer.json["items"].array.count == 1)
    }
  }

  @Test func `a key used for another body is refused`() async throws {
    try await Interface.with { interface in
      _ = try await Self.open(interface, "k1")
      let answer = try await Self.open(interface, "k1", Body.bare())
      #expect(answer.status == 422)
      #expect(answer.code == "idempotency_key_reused")
    }
  }

  @Test func `a key used for another path is refused`() async throws {
    try await Interface.with { interface in
      let first = try await interface.open().number
      let second = try await interface.open().number
      let headers: HTTPFields = [.idempotencyKey: "k1"]
      _ = try await interface.advance(first, Body.note, headers)
      let answer = try await interface.advance(second, Body.note, headers)
      #expect(answer.status == 422)
      #expect(answer.code == "idempotency_key_reused")
    }
  }

  @Test func `a key belongs to its officer`() async throws {
    try await Interface.with { interface in
      let first = try await Self.open(interface, "k1")
      let second = try await Self.open(interface, "k1", as: "inspector.hn2")
      #expect(second.status == 201)
      #expect(second.number != first.number)
    }
  }

  @Test func `a refused request does not use up its key`() async throws {
    try await Interface.with { interface in
      #expect(try await Self.open(interface, "k1", "{}").status == 422)
      let answer = try await Self.open(interface, "k1")
      #expect(answer.status == 201)
      #expect(answer.headers[.idempotencyReplayed] == nil)
    }
  }

  @Test func `a repeated event answers the same though its version has passed`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let headers: HTTPFields = [.idempotencyKey: "k1"]
      let first = try await interface.advance(number, Body.note, ifMatch: #""1""#, headers)
      let second = try await interface.advance(number, Body.note, ifMatch: #""1""#, headers)
      #expect(second.status == 201)
      #expect(second.text == first.text)
      #expect(second.headers[.idempotencyReplayed] == "true")
    }
  }

  @Test func `a repeated event happens once`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      for _ in 1...3 {
        _ = try await interface.advance(number, Body.note, [.idempotencyKey: "k1"])
      }
      let answer = try await interface.get("/v1/cases/\(number)/events")
      #expect(answer.json["items"].array.count == 2)
    }
  }

  @Test(arguments: ["", String(repeating: "k", count: 256), "khóa"])
  func `a key that is empty, too long or not ASCII is malformed`(_ key: String) async throws {
    try await Interface.with { interface in
      let answer = try await Self.open(interface, key)
      #expect(answer.status == 400)
      #expect(answer.code == "malformed_header")
    }
  }

  @Test func `the longest key is taken`() async throws {
    try await Interface.with { interface in
      let key = String(repeating: "k", count: 255)
      let answer = try await Self.open(interface, key)
      #expect(answer.status == 201)
    }
  }
}
