import HTTPTypes
import Hummingbird

/// One entry of the interface.
struct Route: Sendable {
  let method: HTTPRequest.Method
  let path: String
  /// Whether a bearer token is needed.
  let isProtected: Bool
  let handler: @Sendable (CaseAPI) -> @Sendable (Call) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String, isProtected: Bool = true,
    _ handler: @escaping @Sendable (CaseAPI) -> @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.isProtected = isProtected
    self.handler = handler
  }
}

extension CaseAPI {
  /// The whole interface. `openapi.yaml` says the same; a test compares the two.
  static let routes: [Route] = [
    Route(.get, "/healthz", isProtected: false) { $0.health },
    Route(.get, "/readyz", isProtected: false) { $0.readiness },
    Route(.get, "/openapi.yaml", isProtected: false) { $0.description },
    Route(.get, "/metrics", isProtected: false) { $0.exposition },
    Route(.post, "/v1/sessions", isProtected: false) { $0.signIn },
    Route(.delete, "/v1/sessions/current") { $0.signOut },
    Route(.get, "/v1/me") { $0.me },
    Route(.get, "/v1/workflow") { $0.workflow },
    Route(.get, "/v1/units") { $0.units },
    Route(.get, "/v1/violation-types") { $0.violationTypes },
    Route(.post, "/v1/cases") { $0.openCase },
    Route(.get, "/v1/cases") { $0.listCases },
    Route(.get, "/v1/cases/{number}") { $0.showCase },
    Route(.get, "/v1/cases/{number}/steps") { $0.caseSteps },
    Route(.post, "/v1/cases/{number}/events") { $0.advanceCase },
    Route(.get, "/v1/cases/{number}/events") { $0.caseHistory },
    Route(.get, "/v1/cases/{number}/earlier-sanctions") { $0.earlierSanctions },
    Route(.get, "/v1/deadlines") { $0.deadlines },
    Route(.get, "/v1/statistics") { $0.periodStatistics },
    Route(.get, "/v1/statistics/monthly") { $0.monthlyStatistics },
    Route(.get, "/v1/statistics/cases") { $0.figureCases },
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
