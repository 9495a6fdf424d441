import Contract
import Foundation
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// A list walked page by page.
struct PagingTests {
  private static let sorts = [
    "openedOn", "number", "updatedAt", "-openedOn", "-number", "-updatedAt",
  ]

  /// The path a `Link` header calls the next.
  private static func next(_ answer: Answer) -> String? {
    answer.headers[.link]?.firstMatch(of: /<(.+)>; rel="next"/).map { String($0.1) }
  }

  @Test(arguments: sorts)
  func `following the links meets every case once`(_ sort: String) async throws {
    try await Interface.with { interface in
      var opened: [String] = []
      for day in [1, 2, 2, 2, 3, 1, 2] {
        let body = Body.opening(["openedOn": "\"2026-09-0\(day)\""])
        opened.append(try await interface.open(body).number)
      }
      var met: [String] = []
      var path: String? = "/v1/cases?limit=3&sort=\(sort)"
      while let here = path, met.count < 20 {
        let answer = try await interface.get(here)
        met += answer.json["items"].array.compactMap { $0["number"].text }
        path = Self.next(answer)
      }
      #expect(met.count == 7)
      #expect(Set(met) == Set(opened))
    }
  }

  @Test func `the newest opening comes first unless asked otherwise`() async throws {
    try await Interface.with { interface in
      for day in [2, 3, 1] {
        _ = try await interface.open(Body.opening(["openedOn": "\"2026-09-0\(day)\""]))
      }
      let items = try await interface.get("/v1/cases").json["items"].array
      let days = items.compactMap { $0["openedOn"].text }
      #expect(days == ["2026-09-03", "2026-09-02", "2026-09-01"])
    }
  }

  @Test func `the link carries the cursor and the filters`() async throws {
    try await Interface.with { interface in
      for _ in 1...2 { _ = try await interface.open() }
      let answer = try await interface.get("/v1/cases?limit=1&state=opened&sort=number")
      let cursor = try #require(answer.json["next"].text)
      let path = "/v1/cases?limit=1&state=opened&sort=number&after=\(cursor)"
      #expect(answer.headers[.link] == "<\(path)>; rel=\"next\"")
    }
  }

  @Test func `the last page has no next`() async throws {
    try await Interface.with { interface in
      for _ in 1...2 { _ = try await interface.open() }
      let answer = try await interface.get("/v1/cases?limit=2")
      #expect(answer.json["next"].isNull)
      #expect(answer.headers[.link] == nil)
    }
  }

  @Test func `a case opened meanwhile moves none between pages`() async throws {
    try await Interface.with { interface in
      for _ in 1...4 { _ = try await interface.open() }
      let first = try await interface.get("/v1/cases?limit=2")
      _ = try await interface.open(Body.opening(["openedOn": #""2026-10-01""#]))
      let path = try #require(Self.next(first))
      let second = try await interface.get(path)
      let met = (first.json["items"].array + second.json["items"].array).compactMap {
        $0["number"].text
      }
      #expect(Set(met).count == 4)
    }
  }

  @Test func `a cursor of another order is refused`() async throws {
    try await Interface.with { interface in
      for _ in 1...2 { _ = try await interface.open() }
      let answer = try await interface.get("/v1/cases?limit=1&sort=number")
      let cursor = try #require(answer.json["next"].text)
      let other = try await interface.get("/v1/cases?limit=1&sort=openedOn&after=\(cursor)")
      #expect(other.status == 422)
      #expect(other.errors == ["?after bad_cursor"])
    }
  }

  @Test(arguments: [
    "nonsense", "e30", "!!", #"{"sort":"updatedAt","value":"9999-99-99 99:99:99+99","number":"1"}"#,
    #"{"sort":"updatedAt","value":"2026-01-01 00:00:00+16","number":"1"}"#,
    #"{"sort":"updatedAt","value":"2026-01-01 00:00:0٣+07","number":"1"}"#,
    #"{"sort":"updatedAt","value":"' OR 1=1","number":"1"}"#,
  ])
  func `a cursor that was not given out is refused`(_ cursor: String) async throws {
    try await Interface.with { interface in
      let isForged = cursor.hasPrefix("{")
      let text = isForged ? Data(cursor.utf8).base64EncodedString() : cursor
      let escaped = text.replacing("=", with: "").replacing("+", with: "-")
      let answer = try await interface.get("/v1/cases?sort=updatedAt&after=\(escaped)")
      #expect(answer.status == 422)
      #expect(answer.errors == ["?after bad_cursor"])
    }
  }
}
