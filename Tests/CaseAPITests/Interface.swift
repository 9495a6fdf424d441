import CaseStore
import Contract
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestRegister
import Testing

@testable import CaseAPI

/// The interface over a register of its own, asked in process.
struct Interface: Sendable {
  let register: TestRegister
  let client: any TestClientProtocol

  /// Runs a test against a fresh register.
  static func with(
    hasher: PasswordHasher = TestRegister.hasher, _ body: @Sendable (Interface) async throws -> Void
  ) async throws {
    try await TestRegister.with { register in
      try await serving(register.store, hasher: hasher) { client in
        try await body(Interface(register: register, client: client))
      }
    }
  }

  /// Serves a store, whatever state its database is in.
  static func serving(
    _ store: CaseStore, hasher: PasswordHasher = TestRegister.hasher,
    _ body: @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    let api = CaseAPI(store, hasher: hasher, today: { TestRegister.today })
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = Application(router: api.router(), logger: logger)
    try await application.test(.router) { try await body($0) }
  }

  /// A bearer token of the officer.
  func token(_ officer: String) async throws -> String {
    try await register.store.issueToken(to: officer, hours: 1).token
  }

  /// One request; a body goes as JSON unless the headers say otherwise.
  func send(
    _ method: HTTPRequest.Method, _ path: String, as officer: String? = nil,
    _ headers: HTTPFields = [:], body: String? = nil
  ) async throws -> Answer {
    var headers = headers
    if let officer { headers[.authorization] = "Bearer \(try await token(officer))" }
    return try await client.send(method, path, headers, body: body)
  }

  func get(_ path: String, as officer: String = "supervisor.hn", _ headers: HTTPFields = [:])
    async throws -> Answer
  {
    try await send(.get, path, as: officer, headers)
  }

  /// Opens a case over HTTP.
  func open(_ body: String = Body.opening(), as officer: String = "inspector.hn1")
    async throws -> Answer
  {
    try await send(.post, "/v1/cases", as: officer, body: body)
  }

  /// Adds an event over HTTP.
  func advance(
    _ number: String, _ body: String, as officer: String = "supervisor.hn",
    ifMatch: String = "*", _ headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    headers[.ifMatch] = ifMatch
    return try await send(.post, "/v1/cases/\(number)/events", as: officer, headers, body: body)
  }
}

extension TestClientProtocol {
  /// One request, whose answer must be as `openapi.yaml` describes it, and its body when accepted.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String? = nil
  ) async throws -> Answer {
    var headers = headers
    if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    let response = try await executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    let answer = Answer(
      status: response.status.code, headers: response.headers, text: String(buffer: response.body))
    try Description.shared.get().check(answer, to: method, path, body: body)
    return answer
  }
}

/// What came back.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPFields
  let text: String

  var json: JSON { JSON(Array(text.utf8)) ?? .null }
  var code: String? { json["code"].text }
  var number: String { json["number"].text ?? "" }

  /// `pointer code` of every error.
  var errors: [String] { Self.lines(json["errors"]) }
  /// `pointer code` of every guard that is not met.
  var unmet: [String] { Self.lines(json["unmet"]) }

  /// Everything but the request id, which differs from answer to answer.
  var bytes: String { text.replacing(headers[.requestID] ?? "-", with: "ID") }

  private static func lines(_ details: JSON) -> [String] {
    details.array.map { "\($0["pointer"].text ?? "-") \($0["code"].text ?? "-")" }
  }
}

extension JSON {
  subscript(_ name: String) -> JSON {
    if case .object(let values) = self { values[name] ?? .null } else { .null }
  }

  subscript(_ index: Int) -> JSON { array.indices.contains(index) ? array[index] : .null }

  var array: [JSON] { if case .array(let values) = self { values } else { [] } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var isTrue: Bool { if case .bool(let bool) = self { bool } else { false } }
  var isNull: Bool { if case .null = self { true } else { false } }
}
