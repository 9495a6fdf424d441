import CaseStore
import HTTPTypes
import Postgres
import TestRegister
import Testing

@testable import CaseAPI

/// Who asks is known before anything else of the request is read.
@Suite struct AskingFirstTests {
  private static func head(_ token: String, _ path: String = "/v1/cases", length: Int = 1_000_000)
    -> String
  {
    "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIf-Match: *\r\n"
      + "Authorization: Bearer \(token)\r\nContent-Length: \(length)\r\n\r\n"
  }

  private static var patient: EdgePolicy {
    var policy = EdgePolicy()
    (policy.limits.body, policy.limits.closing) = (.seconds(600), .milliseconds(500))
    return policy
  }

  @Test(arguments: ["/v1/cases", "/v1/cases/HN-1-2026-000001/events"])
  func `a false token is refused before the body comes`(_ path: String) async throws {
    try await TestRegister.with { register in
      try await ListeningService.with(register.store, Self.patient) { service in
        let heard = try await service.ask(Self.head("tt1_nobody", path))
        #expect(heard.status == 401 && heard.body.contains("unauthenticated"))
        #expect(heard.isClosed)
      }
    }
  }

  @Test func `an officer without the right is refused before the body comes`() async throws {
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "statistician.hn", hours: 1).token
      try await ListeningService.with(register.store, Self.patient) { service async throws in
        #expect(try await service.ask(Self.head(token)).status == 403)
      }
    }
  }

  @Test func `a sign-in of more than its fields is refused before it comes`() async throws {
    try await ListeningService.with(Self.patient) { service in
      let heard = try await service.ask(Self.head("x", "/v1/sessions", length: 20_000))
      #expect(heard.status == 413 && heard.body.contains("too_large"))
    }
  }

  @Test func `a token that was good a moment ago is refused once it is ended`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("inspector.hn1")
      let me = { try await interface.send(.get, "/v1/me", [.authorization: "Bearer \(token)"]) }
      #expect(try await me().status == 200)
      try await interface.register.store.signOut(token)
      #expect(try await me().status == 401)
    }
  }

  @Test func `an officer who lost the right learns nothing about a wrong request`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("inspector.hn1")
      let open = { (body: String) in
        try await interface.send(
          .post, "/v1/cases", [.authorization: "Bearer \(token)"], body: body)
      }
      #expect(try await open("{}").status == 422)
      try await interface.register.owner.database.transaction { session in
        _ = try session.query(
          "UPDATE officers SET role = 'auditor' WHERE username = 'inspector.hn1'")
      }
      #expect(try await open("{}").status == 403)
    }
  }

  @Test func `a token is remembered for a time, and forgotten when it is told`() {
    let tokens = KnownTokens(memory: .seconds(60), limit: 2)
    let start = ContinuousClock.now
    tokens.confirm("a", of: "an", now: start)
    #expect(tokens.officer(of: "a", now: start + .seconds(59)) == "an")
    #expect(tokens.officer(of: "a", now: start + .seconds(60)) == nil)
    tokens.forget("a")
    #expect(tokens.officer(of: "a", now: start) == nil)
  }

  @Test func `no more tokens are remembered than there is room for`() {
    let tokens = KnownTokens(memory: .seconds(60), limit: 2)
    let now = ContinuousClock.now
    for name in ["a", "b", "c"] { tokens.confirm(name, of: name, now: now) }
    #expect(tokens.officer(of: "a", now: now) == nil && tokens.officer(of: "c", now: now) == "c")
  }
}
