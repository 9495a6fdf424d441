import CaseStore
import Cases
import Contract
import Foundation
import HTTPTypes
import NIOHTTP1

/// An error as the outside sees it (RFC 9457). Never SQL, never data of others.
struct ProblemDocument: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let code: String
  let requestId: String
  var errors: [ReasonDetail]?
  var unmet: [ReasonDetail]?

  init(_ refusal: Refusal, requestID: String, language: Language) {
    type = "urn:thanhtra:problem:\(refusal.reason.code)"
    title = Self.titles[refusal.status] ?? "Error"
    status = refusal.status
    detail = refusal.reason.message[language]
    code = refusal.reason.code
    requestId = requestID
    // Whoever sends thousands of faults is told of the first ones, and how many there are.
    func details(_ problems: [Problem]) -> [ReasonDetail]? {
      let unlisted = problems.count - Problem.listed
      let more = unlisted > 0 ? [Problem("", .moreProblems(unlisted))] : []
      let listed = problems.prefix(Problem.listed) + more
      return problems.isEmpty ? nil : listed.map { ReasonDetail($0, language) }
    }
    errors = details(refusal.errors)
    unmet = details(refusal.unmet)
  }

  /// The standard phrase of each status `Refusal` knows (RFC 9110, 15; RFC 6585).
  private static let titles = [
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
    412: "Precondition Failed", 413: "Content Too Large", 415: "Unsupported Media Type",
    421: "Misdirected Request", 422: "Unprocessable Content",
    428: "Precondition Required", 429: "Too Many Requests", 500: "Internal Server Error",
    503: "Service Unavailable",
  ]
}

/// Status, reason and headers of an error: the one table from errors to HTTP.
struct Refusal {
  let status: Int
  let reason: Reason
  var errors: [Problem] = []
  var unmet: [Problem] = []
  var headers: HTTPFields = [:]

  init(_ status: Int, _ reason: Reason) {
    self.status = status
    self.reason = reason
  }

  init(_ error: any Error) {
    switch error {
    case let error as CaseError: self.init(error)
    case is MalformedJSON: self.init(400, .malformedJSON)
    case let error as RequestError: self.init(error)
    case let outage as Outage: self.init(outage)
    case is PasswordHasher.Busy:
      self.init(429, .tooManySignIns)
      headers[.retryAfter] = "2"
    case is OfficerTurns.Crowded:
      self.init(429, .tooManyRequests)
      headers[.retryAfter] = "1"
    case is HTTPParserError: self.init(400, .malformedRequest)
    case is ConnectionEnd: self.init(408, .tooSlow)
    default:
      guard let outage = Outage(error) else {
        self.init(500, .internalError)
        return
      }
      self.init(outage)
    }
  }

  private init(_ error: CaseError) {
    switch error {
    case .unauthenticated:
      self.init(401, .unauthenticated)
      headers[.wwwAuthenticate] = "Bearer"
    case .notPermitted: self.init(403, .notPermitted)
    case .notFound: self.init(404, .notFound)
    case .invalid(let problems):
      self.init(422, .invalidRequest)
      errors = problems
    case .unmet(let problems):
      self.init(422, .guardUnmet)
      unmet = problems
    case .stepNotAvailable(let action, let state): self.init(409, .stepNotAvailable(action, state))
    case .stale(let current):
      self.init(412, .staleVersion(current))
      headers[.eTag] = "\"\(current)\""
    case .idempotencyKeyReused: self.init(422, .keyReused)
    case .conflict(let reason): self.init(409, reason)
    }
  }

  private init(_ error: RequestError) {
    switch error {
    case .malformedHeader(let name): self.init(400, .malformedHeader(name))
    case .wrongMediaType: self.init(415, .wrongMediaType)
    case .tooLarge(let limit): self.init(413, .tooLarge(limit))
    case .preconditionRequired: self.init(428, .preconditionRequired)
    case .wrongPassword:
      self.init(401, .wrongPassword)
      headers[.wwwAuthenticate] = "Bearer"
    case .noSuchRoute: self.init(404, .notFound)
    case .methodNotAllowed(let methods):
      self.init(405, .methodNotAllowed)
      headers[.allow] = methods.joined(separator: ", ")
    }
  }

  private init(_ outage: Outage) {
    switch outage {
    case .unavailable:
      self.init(503, .unavailable)
      headers[.retryAfter] = "1"
    case .outcomeUnknown:
      self.init(503, .outcomeUnknown)
      headers[.retryAfter] = "1"
    case .movedOn: self.init(409, .movedOn)
    case .unstorableText: self.init(422, .controlCharacter)
    case .tookTooLong:
      self.init(503, .tooCostly)
      headers[.retryAfter] = "5"
    }
  }
}
