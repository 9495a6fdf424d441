public import CaseStore
public import Cases
import Contract
public import Hummingbird
import NIOCore

/// The HTTP interface over a register.
public struct CaseAPI: Sendable {
  let store: CaseStore
  let hasher: PasswordHasher
  let policy: EdgePolicy
  let today: @Sendable () -> Day
  let metrics: PrometheusMetrics
  private let tokens = KnownTokens()
  private let turns: OfficerTurns

  /// `today` is the day in Viet Nam, read again for every request.
  public init(
    _ store: CaseStore, hasher: PasswordHasher = PasswordHasher(),
    policy: EdgePolicy = EdgePolicy(), today: @escaping @Sendable () -> Day
  ) {
    self.store = store
    self.hasher = hasher
    self.policy = policy
    self.today = today
    self.metrics = PrometheusMetrics()
    turns = OfficerTurns(policy.limits)
  }

  /// Everything the interface answers to.
  public func router() -> Router<CallContext> {
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
      middleware: ObservationMiddleware(
        metrics: metrics, proxies: policy.proxies, speaksTLS: policy.speaksTLS))
    router.add(middleware: ProblemMiddleware())
    for route in Self.routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await answer(route, Call(request: request, context: context))
      }
    }
    return router
  }

  /// Asks who it is before anything of the request but its head is read.
  private func answer(_ route: Route, _ call: Call) async throws -> Response {
    guard let kind = route.turn else { return try await route.handler(self)(call) }
    let token = try call.token()
    let username = try await officer(of: token, call, route)
    return try await turns.run(username, kind) {
      do {
        return try await route.handler(self)(call)
      } catch CaseError.unauthenticated {
        tokens.forget(token)
        throw CaseError.unauthenticated
      } catch let error where error.isAboutTheRequest {
        // Faults of a request are shown to those alone who may make it.
        _ = try await permitted(token, call, route)
        throw error
      }
    }
  }

  /// Whose token it is: remembered for a minute, because the database looks again in the
  /// transaction of the request itself.
  private func officer(of token: String, _ call: Call, _ route: Route) async throws -> String {
    guard let known = tokens.officer(of: token, now: .now) else {
      return try await permitted(token, call, route)
    }
    call.context.trace.officer = known
    return known
  }

  private func permitted(_ token: String, _ call: Call, _ route: Route) async throws -> String {
    let officer = try await store.me(.token(token))
    call.context.trace.officer = officer.username
    guard route.access.permits(officer.role) else { throw CaseError.notPermitted }
    tokens.confirm(token, of: officer.username, now: .now)
    return officer.username
  }
}

extension Error {
  fileprivate var isAboutTheRequest: Bool {
    if self is RequestError || self is MalformedJSON { return true }
    if case .invalid? = self as? CaseError { return true }
    return false
  }
}

/// What travels with a request.
public struct CallContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The other end of the connection; nil for one without an IP address.
  let peer: ClientAddress?
  let trace = Trace()

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = ClientAddress(source.channel.remoteAddress)
  }
}
