import Cases
import HTTPTypes
import Testing

@testable import CaseAPI

/// One route, with a request it accepts.
struct Endpoint: Sendable, CustomTestStringConvertible {
  let route: Route

  static let all = CaseAPI.routes.map(Endpoint.init)
  static let protected = all.filter(\.route.isProtected)
  static let open = all.filter { !$0.route.isProtected }

  var testDescription: String { "\(route.method.rawValue) \(route.path)" }

  /// What a path cannot do without.
  private static let needed = [
    "/v1/statistics": "?of=2026-09", "/v1/statistics/monthly": "?month=2026-09",
    "/v1/statistics/cases": "?of=2026-09&figure=opened",
  ]

  func path(_ number: String = "HN-1-2026-000001") -> String {
    let path = route.path.replacing("{number}", with: number)
    return path + (Self.needed[path] ?? "")
  }

  /// Somebody who may ask.
  var officer: String { route.access.permits(.supervisor) ? "supervisor.hn" : "auditor.hn" }

  var headers: HTTPFields {
    route.method == .post && route.path.hasSuffix("/events") ? [.ifMatch: "*"] : [:]
  }

  var body: String? {
    guard route.method == .post else { return nil }
    return switch route.path {
    case "/v1/sessions": #"{"username":"supervisor.hn","password":"a password for tests"}"#
    case "/v1/cases": Body.opening()
    default: Body.note
    }
  }
}
