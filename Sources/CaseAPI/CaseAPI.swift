public import CaseStore
public import Cases
import Contract
public import Hummingbird

/// The HTTP interface over a register.
public struct CaseAPI: Sendable {
  let store: CaseStore
  let hasher: PasswordHasher
  let today: @Sendable () -> Day
  let metrics: PrometheusMetrics

  /// `today` is the day in Viet Nam, read again for every request.
  public init(
    _ store: CaseStore, hasher: PasswordHasher = PasswordHasher(),
    today: @escaping @Sendable () -> Day
  ) {
    self.store = store
    self.hasher = hasher
    self.today = today
    self.metrics = PrometheusMetrics()
  }

  /// Everything the interface answers to.
  public func router() -> Router<CallContext> {
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: ObservationMiddleware(metrics: metrics))
    router.add(middleware: ProblemMiddleware())
    for route in Self.routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await answer(route, Call(request: request, context: context))
      }
    }
    return router
  }

  /// Validation errors are shown only to authenticated callers.
  private func answer(_ route: Route, _ call: Call) async throws -> Response {
    do {
      return try await route.handler(self)(call)
    } catch let error where route.isProtected && error.isAboutTheRequest {
      let officer = try await store.me(call.asker())
      guard route.access.permits(officer.role) else { throw CaseError.notPermitted }
      throw error
    }
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

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}
