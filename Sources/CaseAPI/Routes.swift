import Cases
import HTTPTypes
import Hummingbird

/// One entry of the interface.
struct Route: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let access: Access
  let handler: @Sendable (CaseAPI) -> @Sendable (Call) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String, _ access: Access,
    _ handler: @escaping @Sendable (CaseAPI) -> @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.access = access
    self.handler = handler
  }

  /// Whether a bearer token is needed.
  var isProtected: Bool { turn != nil }

  /// What the officer waits for a turn of; nil without an officer.
  var turn: OfficerTurns.Kind? {
    switch access {
    case .open, .machine: nil
    case .officer(let rights) where rights.contains(.readsStatistics): .reports
    case .officer: method == .get ? .reads : .changes
    }
  }
}

extension CaseAPI {
  /// The whole interface. `openapi.yaml` says the same; a test compares the two.
  static let routes: [Route] = [
    Route(.get, "/healthz", .open) { $0.health },
    Route(.get, "/readyz", .open) { $0.readiness },
    Route(.get, "/openapi.yaml", .open) { $0.description },
    Route(.get, "/metrics", .machine) { $0.exposition },
    Route(.post, "/v1/sessions", .open) { $0.signIn },
    Route(.delete, "/v1/sessions/current", .anyOfficer) { $0.signOut },
    Route(.get, "/v1/me", .anyOfficer) { $0.me },
    Route(.get, "/v1/workflow", .anyOfficer) { $0.workflow },
    Route(.get, "/v1/terms", .anyOfficer) { $0.terms },
    Route(.get, "/v1/units", .anyOfficer) { $0.units },
    Route(.get, "/v1/violation-types", .anyOfficer) { $0.violationTypes },
    Route(.post, "/v1/cases", .right(.opensCases)) { $0.openCase },
    Route(.get, "/v1/cases", .right(.readsCases)) { $0.listCases },
    Route(.get, "/v1/cases/{number}", .right(.readsCases)) { $0.showCase },
    Route(.get, "/v1/cases/{number}/steps", .right(.readsCases)) { $0.caseSteps },
    Route(.post, "/v1/cases/{number}/events", .right(.worksOnCases)) { $0.advanceCase },
    Route(.get, "/v1/cases/{number}/events", .right(.readsCases)) { $0.caseHistory },
    Route(.get, "/v1/cases/{number}/earlier-sanctions", .right(.readsCases)) {
      $0.earlierSanctions
    },
    Route(.get, "/v1/deadlines", .right(.readsCases)) { $0.deadlines },
    Route(.get, "/v1/audit/checkpoint", .right(.readsAudit)) { $0.checkpoint },
    Route(.get, "/v1/statistics", .right(.readsStatistics)) { $0.periodStatistics },
    Route(.get, "/v1/statistics/monthly", .right(.readsStatistics)) { $0.monthlyStatistics },
    Route(.get, "/v1/statistics/cases", .right(.readsStatistics, .readsCases)) { $0.figureCases },
  ]

  /// The methods a path takes, for the answer to one it does not.
  static func methods(of path: String) -> [String] {
    let segments = path.split(separator: "/", omittingEmptySubsequences: true)
    let methods = routes.filter { route in
      let pattern = route.path.split(separator: "/")
      return pattern.count == segments.count
        && zip(pattern, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }.map(\.method.rawValue)
    return methods.contains("GET") ? methods + ["HEAD"] : methods
  }
}
