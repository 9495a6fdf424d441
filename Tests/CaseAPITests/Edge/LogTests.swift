import CaseStore
import HTTPTypes
import Postgres
import TestRegister
import Testing

@testable import CaseAPI

/// What the log says of a request: who, from where, what became of it, and never what it was about.
@Suite struct LogTests {
  private static func lines(
    _ requests: @Sendable (TestRegister) async throws -> [String]
  ) async throws -> [String] {
    let lines = LogLines()
    try await TestRegister.with { register in
      let requests = try await requests(register)
      try await ListeningService.with(register.store, EdgePolicy(), lines.logger) { service in
        for request in requests { _ = try await service.ask(request) }
      }
    }
    return lines.all.filter { $0.contains(" request ") }
  }

  private static func get(_ path: String, _ token: String) -> String {
    "GET \(path) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
      + "Connection: close\r\n\r\n"
  }

  private static func signIn(_ body: String) -> String {
    "POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
      + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test func `a line names officer, client and route, and no words of a search`() async throws {
    let lines = try await Self.lines { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      return [Self.get("/v1/cases?q=canary", token)]
    }
    let line = try #require(lines.first)
    #expect(line.contains("officer=inspector.hn1") && line.contains("client=127.0.0.1"))
    #expect(line.contains("route=/v1/cases ") && line.hasPrefix("info"))
    #expect(!line.contains("canary"))
  }

  @Test func `behind a proxy the client is named, and told to stay with TLS`() async throws {
    let lines = LogLines()
    var policy = EdgePolicy()
    policy.proxies = TrustedProxies(
      header: HTTPField.Name("X-Forwarded-For"), ranges: [try #require(AddressRange("127.0.0.0/8"))]
    )
    try await ListeningService.with(policy, logger: lines.logger) { service in
      let heard = try await service.ask(
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.5\r\n"
          + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n")
      #expect(heard.text.lowercased().contains("strict-transport-security: max-age="))
      #expect(try await service.isHealthy())
    }
    #expect(lines.all.contains { $0.contains("client=203.0.113.5") })
  }

  @Test func `a sign-in that fails is told apart, with the name that was tried`() async throws {
    let lines = try await Self.lines { _ in
      [Self.signIn(#"{"username":"inspector.hn1","password":"canary"}"#)]
    }
    let line = try #require(lines.first)
    #expect(line.hasPrefix("notice") && line.contains("officer=inspector.hn1"))
    #expect(line.contains("status=401") && !line.contains("canary"))
  }

  @Test func `what cannot be a username is not written down`() async throws {
    let lines = try await Self.lines { _ in
      [Self.signIn(#"{"username":"My Secret Password","password":"x"}"#)]
    }
    #expect(lines.count == 1 && !lines[0].contains("Secret"))
  }

  @Test func `a right that is refused is told apart, with whose it was`() async throws {
    let lines = try await Self.lines { register in
      let token = try await register.store.issueToken(to: "statistician.hn", hours: 1).token
      return [Self.get("/v1/cases", token)]
    }
    let line = try #require(lines.first)
    #expect(line.hasPrefix("notice") && line.contains("status=403"))
    #expect(line.contains("officer=statistician.hn"))
  }

  @Test func `a privilege that the database refuses is an error with the request's id`()
    async throws
  {
    let lines = LogLines()
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.owner.database.transaction { session in
        _ = try session.query("REVOKE SELECT ON cases FROM thanhtra_app")
      }
      try await ListeningService.with(register.store, EdgePolicy(), lines.logger) {
        service async throws in
        #expect(try await service.ask(Self.get("/v1/cases", token)).status == 500)
      }
    }
    let line = try #require(lines.all.first { $0.contains("privilege refused") })
    #expect(line.hasPrefix("error") && line.contains("42501"))
    #expect(line.contains("hb.request.id=") && line.contains("officer=inspector.hn1"))
  }
}
