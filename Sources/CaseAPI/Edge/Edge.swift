import Cases
public import HummingbirdCore
public import Logging
import Metrics

/// What every connection shares: the policy, the bounds, and where refusals are written down.
struct Edge: Sendable {
  let policy: EdgePolicy
  let connections: Connections
  private let metrics: PrometheusMetrics
  private let logger: Logger

  init(_ policy: EdgePolicy, metrics: PrometheusMetrics, logger: Logger) {
    self.policy = policy
    self.metrics = metrics
    self.logger = logger
    connections = Connections(limits: policy.limits) { Self.count($0, metrics) }
  }

  /// Counts a connection that the service ends; a line for each would let a flood fill the log.
  func ended(_ reason: ConnectionEnd) { Self.count(reason, metrics) }

  /// Writes down a request that no route sees. Never what it said.
  func refused(_ refusal: Refusal, requestID: String, client: ClientAddress?) {
    let code = refusal.reason.code
    Counter(label: "http_requests_refused_total", dimensions: [("code", code)], factory: metrics)
      .increment()
    logger.notice(
      "request refused",
      metadata: [
        "hb.request.id": "\(requestID)", "client": "\(client?.description ?? "local")",
        "status": "\(refusal.status)", "code": "\(code)",
      ])
  }

  private static func count(_ reason: ConnectionEnd, _ metrics: PrometheusMetrics) {
    Counter(
      label: "http_connections_ended_total", dimensions: [("reason", reason.rawValue)],
      factory: metrics
    ).increment()
  }
}

extension CaseAPI {
  /// The server of an application: HTTP/1.1 within the bounds of the policy.
  public func server(logger: Logger) -> HTTPServerBuilder {
    let edge = Edge(policy, metrics: metrics, logger: logger)
    return HTTPServerBuilder { EdgeChannel(responder: $0, edge: edge) }
  }
}
