import CaseStore
import Cases
import HTTPTypes
import Hummingbird

/// Health, description and figures of the service itself.
extension CaseAPI {
  func health(_ call: Call) async throws -> Response {
    try call.query().check()
    return try .json(["status": "alive"])
  }

  /// Ready: the database answers and has the schema of this binary.
  func readiness(_ call: Call) async throws -> Response {
    try call.query().check()
    guard try await store.isCurrent() else { throw Outage.unavailable }
    return try .json(["status": "ready"])
  }

  func description(_ call: Call) async throws -> Response {
    try call.query().check()
    return .text(Self.openAPI, type: "application/yaml")
  }

  /// The interface described in OpenAPI 3.1.
  public static let openAPI = String(decoding: PackageResources.openapi_yaml, as: UTF8.self)

  /// How often which route is asked tells what an office does: not for everyone.
  func exposition(_ call: Call) async throws -> Response {
    if !policy.opensMetrics, !policy.proxies.isLocal(call.context.peer, call.request.headers) {
      let officer = try await store.me(call.asker())
      call.context.trace.officer = officer.username
      guard Access.machine.permits(officer.role) else { throw CaseError.notPermitted }
    }
    try call.query().check()
    let gauges = store.load.flatMap { pool in
      [
        ("thanhtra_connections", [("pool", pool.pool)], pool.connections),
        ("thanhtra_connections_busy", [("pool", pool.pool)], pool.busy),
        ("thanhtra_requests_waiting", [("pool", pool.pool)], pool.waiting),
      ]
    }
    return .text(
      metrics.exposition(gauges: gauges), type: "text/plain; version=0.0.4; charset=utf-8")
  }
}
