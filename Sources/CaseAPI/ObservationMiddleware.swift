import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Gives every request an id, a log line and its metrics. Runs before `ProblemMiddleware`, so
/// that it sees an answer to every request.
struct ObservationMiddleware: RouterMiddleware {
  let metrics: PrometheusMetrics
  let proxies: TrustedProxies
  let speaksTLS: Bool

  func handle(
    _ request: Request, context: CallContext,
    next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response = try await next(request, context)
    if request.method == .head { response = response.createHeadResponse() }
    response.headers[.requestID] = context.id
    SecurityHeaders.add(to: &response.headers, isSecure: isSecure(request, context))
    record(request, context, response, took: start.duration(to: .now))
    return response
  }

  private func record(
    _ request: Request, _ context: CallContext, _ response: Response, took duration: Duration
  ) {
    let path = context.endpointPath ?? "none"
    // Unknown methods share one label, or clients could create unbounded series.
    let isKnown = request.method == .head || CaseAPI.routes.contains { $0.method == request.method }
    let method = isKnown ? request.method.rawValue : "other"
    let dimensions = [
      ("method", method), ("path", path), ("status", "\(response.status.code)"),
    ]
    Counter(label: "http_requests_total", dimensions: dimensions, factory: metrics).increment()
    let nanoseconds =
      duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    Metrics.Timer(
      label: "http_request_duration_seconds", dimensions: [("path", path)], factory: metrics
    ).recordNanoseconds(nanoseconds)
    // The route, not the path asked for: a query or a number may say more than a log should keep.
    var line: Logger.Metadata = [
      "method": "\(method)", "route": "\(path)", "status": "\(response.status.code)",
      "microseconds": "\(nanoseconds / 1_000)", "client": "\(client(request, context))",
    ]
    if let officer = context.trace.officer { line["officer"] = "\(officer)" }
    // Refused tokens, passwords and rights stand out from the rest.
    let isRefused = [.unauthorized, .forbidden, .tooManyRequests].contains(response.status)
    context.logger.log(level: isRefused ? .notice : .info, "request", metadata: line)
  }

  /// Whether the service, or a proxy of ours, was asked with TLS.
  private func isSecure(_ request: Request, _ context: CallContext) -> Bool {
    speaksTLS
      || proxies.includes(context.peer)
        && request.headers[SecurityHeaders.forwardedScheme] == "https"
  }

  private func client(_ request: Request, _ context: CallContext) -> String {
    let values = proxies.header.map { request.headers[values: $0] } ?? []
    return proxies.client(of: context.peer, values)?.description ?? "local"
  }
}
