import CaseStore
import Hummingbird
import Logging
import NIOCore
import Postgres
import Synchronization
import TestRegister
import Testing

@testable import CaseAPI

/// The service on a port of its own, as it meets the outside.
struct ListeningService: Sendable {
  let port: Int

  /// Serves without a database: for what is refused before anyone asks it.
  static func with(
    _ policy: EdgePolicy, logger: Logger = quiet,
    _ body: @Sendable (ListeningService) async throws -> Void
  ) async throws {
    let connection = "host=/tmp/thanhtra-no-such-socket user=nobody dbname=nothing"
    let database = Database(.init(connection: connection, readers: 1, writers: 1))
    let result = await Result.catching { try await with(CaseStore(database), policy, logger, body) }
    await database.shutdown()
    try result.get()
  }

  /// Serves a store until the body returns.
  static func with(
    _ store: CaseStore, _ policy: EdgePolicy, _ logger: Logger = quiet,
    _ body: @Sendable (ListeningService) async throws -> Void
  ) async throws {
    let api = CaseAPI(
      store, hasher: TestRegister.hasher, policy: policy, today: { TestRegister.today })
    let (ports, found) = AsyncStream<Int>.makeStream()
    let application = Application(
      router: api.router(), server: api.server(logger: logger),
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { found.yield($0.localAddress?.port ?? 0) }, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var iterator = ports.makeAsyncIterator()
      let port = await iterator.next() ?? 0
      let result = await Result.catching { try await body(ListeningService(port: port)) }
      group.cancelAll()
      try result.get()
    }
  }

  /// One request to a service of its own.
  static func answer(
    _ store: CaseStore, _ policy: EdgePolicy, to request: String
  ) async throws -> RawSocket.Heard {
    let heard = Mutex<RawSocket.Heard?>(nil)
    try await with(store, policy) { service in
      let answer = try await service.ask(request)
      heard.withLock { $0 = answer }
    }
    return try #require(heard.withLock { $0 })
  }

  static var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }

  func open(buffer: Int32? = nil) throws -> RawSocket { try RawSocket(port: port, buffer: buffer) }

  /// Sends a whole request and hears the answer to its end.
  func ask(_ request: String) async throws -> RawSocket.Heard {
    let socket = try open()
    socket.send(request)
    return await socket.hear()
  }

  /// Whether a well-behaved client is answered.
  func isHealthy() async throws -> Bool {
    try await ask("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status == 200
  }
}

extension ListeningService {
  /// Waits until the service has ended a connection for this reason.
  func hasEnded(_ reason: ConnectionEnd, within seconds: Int = 30) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let metrics = try await ask(
        "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let label = #"http_connections_ended_total{reason="\#(reason.rawValue)"}"#
      if metrics.body.contains(label) { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }
}

extension Result where Failure == any Error {
  static func catching(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
