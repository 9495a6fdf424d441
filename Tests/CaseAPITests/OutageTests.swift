import CaseStore
import HTTPTypes
import HummingbirdTesting
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseAPI

/// What is answered when the database is not as it should be.
struct OutageTests {
  /// Serves a store whose database nobody answers for.
  private static func withoutDatabase(
    _ body: @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    let connection = "host=/tmp/thanhtra-no-such-socket user=nobody dbname=nothing"
    let database = Database(
      .init(connection: connection, readers: 1, writers: 1, waitLimit: .seconds(1)))
    do {
      try await Interface.serving(CaseStore(database), body)
      await database.shutdown()
    } catch {
      await database.shutdown()
      throw error
    }
  }

  @Test func `a service without a database is alive`() async throws {
    try await Self.withoutDatabase { client in
      let answer = try await client.send(.get, "/healthz")
      #expect(answer.status == 200)
    }
  }

  @Test func `a service without a database is not ready`() async throws {
    try await Self.withoutDatabase { client in
      let answer = try await client.send(.get, "/readyz")
      #expect(answer.status == 503)
      #expect(answer.headers[.retryAfter] == "1")
    }
  }

  @Test func `a service without a database still shows its figures`() async throws {
    try await Self.withoutDatabase { client in
      let answer = try await client.send(.get, "/metrics")
      #expect(answer.text.contains(#"thanhtra_connections{pool="writers"} 0"#))
    }
  }

  @Test(arguments: Endpoint.protected)
  func `a request without a database may be tried again`(_ endpoint: Endpoint) async throws {
    try await Self.withoutDatabase { client in
      var headers = endpoint.headers
      headers[.authorization] = "Bearer tt1_any"
      let answer = try await client.send(
        endpoint.route.method, endpoint.path(), headers, body: endpoint.body)
      #expect(answer.status == 503)
      #expect(answer.headers[.retryAfter] == "1")
      #expect(answer.code == "unavailable")
    }
  }

  @Test func `a sign-in without a database may be tried again`() async throws {
    try await Self.withoutDatabase { client in
      let body = #"{"username":"a","password":"b"}"#
      let answer = try await client.send(.post, "/v1/sessions", body: body)
      #expect(answer.status == 503)
    }
  }

  @Test func `nothing of the database shows in an outage`() async throws {
    try await Self.withoutDatabase { client in
      let answer = try await client.send(.get, "/v1/me", [.authorization: "Bearer tt1_any"])
      #expect(!answer.text.contains("socket"))
      #expect(!answer.text.contains("nobody"))
    }
  }

  @Test(arguments: [("/readyz", 503), ("/v1/me", 500)])
  func `a database without the schema is a mistake that shows no SQL`(
    _ path: String, _ status: Int
  ) async throws {
    let empty = try await TestDatabase.empty()
    let database = Database(
      .init(connection: empty.connection(as: "thanhtra_owner"), readers: 1, writers: 1))
    try await Interface.serving(CaseStore(database)) { client in
      let answer = try await client.send(.get, path, [.authorization: "Bearer tt1_any"])
      #expect(answer.status == status)
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect(!answer.text.contains("sessions"))
      #expect(!answer.text.contains("relation"))
    }
    await database.shutdown()
    await empty.drop()
  }
}
