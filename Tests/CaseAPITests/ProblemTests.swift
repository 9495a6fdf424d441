import Cases
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI
@testable import CaseStore

/// Errors as the outside sees them.
@Suite(.sharing())
struct ProblemTests {
  private static let errors: [(any Error, Int, String)] = [
    (MalformedJSON(), 400, "Bad Request"),
    (CaseError.unauthenticated, 401, "Unauthorized"),
    (CaseError.notPermitted, 403, "Forbidden"), (CaseError.notFound, 404, "Not Found"),
    (RequestError.methodNotAllowed(["GET"]), 405, "Method Not Allowed"),
    (ConnectionEnd.slowBody, 408, "Request Timeout"),
    (CaseError.stepNotAvailable(.sanction, from: .opened), 409, "Conflict"),
    (CaseError.stale(current: 2), 412, "Precondition Failed"),
    (RequestError.tooLarge(1), 413, "Content Too Large"),
    (RequestError.wrongMediaType, 415, "Unsupported Media Type"),
    (CaseError.invalid([]), 422, "Unprocessable Content"),
    (RequestError.preconditionRequired, 428, "Precondition Required"),
    (PasswordHasher.Busy(), 429, "Too Many Requests"),
    (CancellationError(), 500, "Internal Server Error"),
    (Outage.unavailable, 503, "Service Unavailable"),
  ]

  @Test(arguments: errors.map { ($0.1, $0.2) })
  func `a problem's title is the standard phrase of its status`(
    _ status: Int, _ title: String
  ) throws {
    let entry = try #require(Self.errors.first { $0.1 == status })
    let problem = ProblemDocument(Refusal(entry.0), requestID: "1", language: .en)
    #expect(problem.status == status)
    #expect(problem.title == title)
  }

  @Test func `a problem is typed, coded and named`() async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get("/v1/cases/HN-1-2026-000009")
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect(answer.json["type"].text == "urn:thanhtra:problem:not_found")
      #expect(answer.json["title"].text == "Not Found")
      #expect(answer.json["status"].integer == 404)
      #expect(answer.json["requestId"].text == answer.headers[.requestID])
    }
  }

  @Test(arguments: [
    (nil, "en"), ("vi", "vi"), ("en", "en"), ("vi-VN", "vi"), ("VI", "vi"), ("fr", "en"),
    ("fr, vi;q=0.1", "vi"), ("en;q=0.5, vi;q=0.8", "vi"), ("vi;q=0.5,en;q=0.8", "en"),
    ("vi;q=0, en;q=0.1", "en"), ("vi;q=0", "en"), ("vi, en", "vi"), ("*", "en"), ("", "en"),
    ("vi; q=0.9 , en ;q=1.0", "en"),
  ])
  func `messages come in the language preferred`(
    _ header: String?, _ language: String
  ) async throws {
    try await Interface.shared { interface in
      var headers: HTTPFields = [:]
      headers[.acceptLanguage] = header
      let answer = try await interface.send(.get, "/v1/me", headers)
      let details = [
        "en": "A valid bearer token is needed.", "vi": "Cần có mã truy cập hợp lệ.",
      ]
      #expect(answer.headers[.contentLanguage] == language)
      #expect(answer.json["detail"].text == details[language])
    }
  }

  @Test func `codes are not translated`() async throws {
    try await Interface.shared { interface in
      let path = "/v1/cases?limit=0"
      let english = try await interface.get(path, [.acceptLanguage: "en"])
      let vietnamese = try await interface.get(path, [.acceptLanguage: "vi"])
      #expect(english.errors == vietnamese.errors)
      #expect(english.code == vietnamese.code)
      #expect(english.bytes != vietnamese.bytes)
    }
  }

  @Test(arguments: [
    ("en", "The case names no subject yet."), ("vi", "Hồ sơ chưa ghi nhận đối tượng nào."),
  ])
  func `steps say why not in the language preferred`(
    _ language: String, _ message: String
  ) async throws {
    try await Interface.shared { interface in
      let number = try await interface.open(Body.bare()).number
      let answer = try await interface.get(
        "/v1/cases/\(number)/steps", [.acceptLanguage: language])
      #expect(answer.headers[.contentLanguage] == language)
      #expect(answer.text.contains(message))
    }
  }
}
