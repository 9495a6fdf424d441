import CaseStore
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Signing in and out.
struct SessionTests {
  private static func credentials(
    _ username: String, _ password: String = TestRegister.password
  ) -> String {
    #"{"username":"\#(username)","password":"\#(password)"}"#
  }

  private static func me(_ interface: Interface, _ token: String) async throws -> Answer {
    try await interface.send(.get, "/v1/me", [.authorization: "Bearer \(token)"])
  }

  private static func signIn(
    _ interface: Interface, _ body: String, _ headers: HTTPFields = [:]
  ) async throws -> Answer {
    try await interface.send(.post, "/v1/sessions", headers, body: body)
  }

  @Test func `a sign-in answers who signed in`() async throws {
    try await Interface.with { interface in
      let answer = try await Self.signIn(interface, Self.credentials("supervisor.hn"))
      #expect(answer.status == 201)
      #expect(answer.json["officer"]["username"].text == "supervisor.hn")
      #expect(answer.json["officer"]["role"].text == "supervisor")
      #expect(answer.json["officer"]["unit"].text == "HN")
    }
  }

  @Test func `the token of a sign-in opens the interface`() async throws {
    try await Interface.with { interface in
      let answer = try await Self.signIn(interface, Self.credentials("inspector.hn1"))
      let token = try #require(answer.json["token"].text)
      let me = try await Self.me(interface, token)
      #expect(me.status == 200)
      #expect(me.json["username"].text == "inspector.hn1")
    }
  }

  @Test func `the scheme of a token is not case-sensitive`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("inspector.hn1")
      let answer = try await interface.send(.get, "/v1/me", [.authorization: "bearer \(token)"])
      #expect(answer.status == 200)
    }
  }

  @Test func `a wrong password is refused`() async throws {
    try await Interface.with { interface in
      let answer = try await Self.signIn(interface, Self.credentials("supervisor.hn", "wrong"))
      #expect(answer.status == 401)
      #expect(answer.code == "wrong_password")
    }
  }

  @Test func `an unknown officer is refused as a wrong password is`() async throws {
    try await Interface.with { interface in
      let wrong = try await Self.signIn(interface, Self.credentials("supervisor.hn", "wrong"))
      let unknown = try await Self.signIn(interface, Self.credentials("nobody", "wrong"))
      #expect(unknown.bytes == wrong.bytes)
      #expect(unknown.status == wrong.status)
    }
  }

  @Test func `a disabled officer cannot sign in`() async throws {
    try await Interface.with { interface in
      try await interface.register.owner.disableOfficer("supervisor.hn")
      let answer = try await Self.signIn(interface, Self.credentials("supervisor.hn"))
      #expect(answer.status == 401)
    }
  }

  @Test func `a token dies with its officer's account`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("supervisor.hn")
      try await interface.register.owner.disableOfficer("supervisor.hn")
      #expect(try await Self.me(interface, token).status == 401)
    }
  }

  @Test func `a token is dead after its sign-out`() async throws {
    try await Interface.with { interface in
      let token = try await interface.token("supervisor.hn")
      let headers: HTTPFields = [.authorization: "Bearer \(token)"]
      let answer = try await interface.send(.delete, "/v1/sessions/current", headers)
      #expect(answer.status == 204)
      #expect(answer.text.isEmpty)
      #expect(try await Self.me(interface, token).status == 401)
    }
  }

  @Test func `signing out of one session leaves the other`() async throws {
    try await Interface.with { interface in
      let (first, second) = try await (
        interface.token("supervisor.hn"), interface.token("supervisor.hn")
      )
      _ = try await interface.send(
        .delete, "/v1/sessions/current", [.authorization: "Bearer \(first)"])
      #expect(try await Self.me(interface, second).status == 200)
    }
  }

  @Test func `a repeated sign-in is a second session, whatever its key`() async throws {
    try await Interface.with { interface in
      let headers: HTTPFields = [.idempotencyKey: "same"]
      let body = Self.credentials("supervisor.hn")
      let first = try await Self.signIn(interface, body, headers)
      let second = try await Self.signIn(interface, body, headers)
      #expect(second.status == 201)
      #expect(second.headers[.idempotencyReplayed] == nil)
      #expect(first.json["token"].text != second.json["token"].text)
    }
  }

  @Test func `sign-ins beyond what can be checked are sent away for a while`() async throws {
    try await Interface.with(hasher: PasswordHasher(logCost: 10, queue: -2)) { interface in
      let answer = try await Self.signIn(interface, Self.credentials("supervisor.hn"))
      #expect(answer.status == 429)
      #expect(answer.headers[.retryAfter] == "2")
    }
  }

  @Test(arguments: [
    ("{}", ["/password required", "/username required"]),
    (#"{"username":"a","password":"b","remember":true}"#, ["/remember unknown_field"]),
    (#"{"username":1,"password":"b"}"#, ["/username wrong_type"]),
  ])
  func `a sign-in is read as strictly as any body`(
    _ body: String, _ errors: [String]
  ) async throws {
    try await Interface.with { interface in
      let answer = try await Self.signIn(interface, body)
      #expect(answer.status == 422)
      #expect(answer.errors == errors)
    }
  }
}
