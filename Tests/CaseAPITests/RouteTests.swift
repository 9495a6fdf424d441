import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// What holds for every route.
@Suite(.sharing())
struct RouteTests {
  @Test func `routes and description name the same operations`() throws {
    let routes = CaseAPI.routes.map {
      Description.Operation(method: $0.method.rawValue, path: $0.path)
    }
    #expect(try Set(routes) == Set(Description.shared.get().operations.keys))
  }

  @Test(arguments: Endpoint.protected)
  func `a request without a token is refused`(_ endpoint: Endpoint) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        endpoint.route.method, endpoint.path(), endpoint.headers, body: endpoint.body)
      #expect(answer.status == 401)
      #expect(answer.code == "unauthenticated")
    }
  }

  @Test(arguments: Endpoint.protected)
  func `a request with an unknown token is refused`(_ endpoint: Endpoint) async throws {
    try await Interface.shared { interface in
      var headers = endpoint.headers
      headers[.authorization] = "Bearer tt1_nobody"
      let answer = try await interface.send(
        endpoint.route.method, endpoint.path(), headers, body: endpoint.body)
      #expect(answer.status == 401)
      #expect(answer.headers[.wwwAuthenticate] == "Bearer")
    }
  }

  @Test(arguments: ["Basic abc", "Bearer", "tt1_nobody", ""])
  func `a header that is no bearer token is refused`(_ header: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(.get, "/v1/me", [.authorization: header])
      #expect(answer.status == 401)
    }
  }

  @Test func `a stranger learns nothing about a wrong request`() async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(.post, "/v1/cases", body: "not JSON")
      #expect(answer.status == 401)
    }
  }

  @Test(arguments: Endpoint.all)
  func `every answer carries a request id`(_ endpoint: Endpoint) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        endpoint.route.method, endpoint.path(), as: endpoint.officer, endpoint.headers,
        body: endpoint.body)
      #expect((200..<300).contains(answer.status))
      #expect(answer.headers[.requestID]?.wholeMatch(of: /[0-9a-f]{17,32}/) != nil)
    }
  }

  @Test(arguments: Endpoint.all)
  func `an unknown query parameter is refused`(_ endpoint: Endpoint) async throws {
    try await Interface.shared { interface in
      let path = endpoint.path()
      let answer = try await interface.send(
        endpoint.route.method, path + (path.contains("?") ? "&" : "?") + "colour=red",
        as: endpoint.officer, endpoint.headers, body: endpoint.body)
      #expect(answer.status == 422)
      #expect(answer.errors == ["?colour unknown_parameter"])
    }
  }

  @Test(arguments: [
    ("/healthz", "GET, HEAD"), ("/v1/sessions", "POST"), ("/v1/sessions/current", "DELETE"),
    ("/v1/cases", "POST, GET, HEAD"), ("/v1/cases/HN-1-2026-000001", "GET, HEAD"),
    ("/v1/cases/HN-1-2026-000001/events", "POST, GET, HEAD"),
    ("/v1/statistics/monthly", "GET, HEAD"),
  ])
  func `a method the path does not take is refused with those it takes`(
    _ path: String, _ methods: String
  ) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(.patch, path, as: "supervisor.hn", body: "{}")
      #expect(answer.status == 405)
      #expect(answer.headers[.allow] == methods)
      #expect(answer.code == "method_not_allowed")
    }
  }

  @Test(arguments: ["/", "/v1", "/v2/cases", "/v1/cases/HN-1-2026-000001/steps/1", "/favicon.ico"])
  func `a path that does not exist is not found`(_ path: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get(path)
      #expect(answer.status == 404)
      #expect(answer.code == "not_found")
    }
  }

  @Test(arguments: [
    "/healthz", "/v1/units", "/v1/cases/HN-1-2026-000001", "/v1/cases/HN-1-2026-000009",
  ])
  func `HEAD answers as GET does, without the body`(_ path: String) async throws {
    try await Interface.with { interface in
      _ = try await interface.open()
      let get = try await interface.get(path)
      let head = try await interface.send(.head, path, as: "supervisor.hn")
      #expect(head.status == get.status)
      #expect(head.headers[.eTag] == get.headers[.eTag])
      #expect(head.headers[.contentLength] == get.headers[.contentLength])
      #expect(head.text.isEmpty)
    }
  }
}
