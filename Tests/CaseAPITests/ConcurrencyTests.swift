import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Versions, and several who change a case at once.
struct ConcurrencyTests {
  @Test func `an event without If-Match is refused`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.send(
        .post, "/v1/cases/\(number)/events", as: "supervisor.hn", body: Body.note)
      #expect(answer.status == 428)
      #expect(answer.code == "if_match_required")
    }
  }

  @Test(arguments: [#""1""#, #""7", "1""#, #""x" , "1""#, "*", " * "])
  func `a version that is named is admitted`(_ tags: String) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, Body.note, ifMatch: tags)
      #expect(answer.status == 201)
    }
  }

  @Test(arguments: [#""2""#, #"W/"1""#, "1", #""one""#, "", #""0", "2""#])
  func `a version that is not named is stale, and the current one is told`(
    _ tags: String
  ) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, Body.note, ifMatch: tags)
      #expect(answer.status == 412)
      #expect(answer.code == "stale_version")
      #expect(answer.headers[.eTag] == #""1""#)
    }
  }

  @Test func `a stale version is told before what else is wrong with the case`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, Body.sanction, ifMatch: #""2""#)
      #expect(answer.status == 412)
    }
  }

  @Test(arguments: [Body.note, Body.investigate])
  func `of sixteen who change a version one succeeds`(_ body: String) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 1...16 {
          group.addTask {
            try await interface.advance(number, body, ifMatch: #""1""#).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.count { $0 == 201 } == 1)
      #expect(statuses.count { $0 == 409 || $0 == 412 } == 15)
    }
  }

  @Test func `of sixteen openings under one key one case is opened`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("inspector.hn1")
      let headers: HTTPFields = [.authorization: "Bearer \(token)", .idempotencyKey: "once"]
      let locations = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...16 {
          group.addTask {
            try await interface.send(.post, "/v1/cases", headers, body: Body.opening())
              .headers[.location]
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(locations) == ["/v1/cases/HN-1-2026-000001"])
    }
  }
}
