/// How the service meets its clients: how much and how long they may, whom it believes, and which
/// hosts it answers for.
public struct EdgePolicy: Sendable {
  public var limits = EdgeLimits()
  public var proxies = TrustedProxies()
  /// Names, without a port, that `Host` may have besides this machine's own; empty admits all.
  public var hosts: Set<String> = []
  /// Whether `/metrics` answers everyone, not only this machine and administrators.
  public var opensMetrics = false
  /// Whether the service speaks TLS itself.
  public var speaksTLS = false

  /// The defaults, which believe no proxy and admit every host.
  public init() {}
}

/// The most that clients may take at once, and for how long.
///
/// Times are absolute: what arrives in between does not prolong them.
public struct EdgeLimits: Sendable {
  /// From the first byte of a header to its last.
  public var header: Duration = .seconds(10)
  /// From the end of the header to the end of the body.
  public var body: Duration = .seconds(15)
  /// From the first byte of an answer to the last one taken.
  public var answer: Duration = .seconds(30)
  /// Between two requests.
  public var idle: Duration = .seconds(60)
  /// After an answer that ends the connection, for the client to read it.
  public var closing: Duration = .seconds(2)
  public var connections = 4_096
  public var connectionsPerClient = 1_024
  /// Requests whose body is on its way.
  public var bodies = 512
  public var bodiesPerClient = 128
  /// Bytes of bodies and of answers not taken yet.
  public var bytes = 256 << 20
  public var bytesPerClient = 64 << 20
  /// Requests of one officer that are worked on at once: reads, reports and changes. Each is less
  /// than the connections to the database, so that nobody holds them all.
  public var reads = 3
  public var reports = 2
  public var changes = 12
  /// Requests of one officer that wait for their turn, of each kind.
  public var waiting = 128

  /// The defaults.
  public init() {}

  /// Leaves this many descriptors of the process for everything but clients.
  private static let reserve = 128

  /// Bounds the connections below the number of descriptors, and what one client may have below
  /// half of them.
  public mutating func fit(descriptors: Int) {
    connections = max(1, min(connections, max(descriptors - Self.reserve, descriptors / 2)))
    connectionsPerClient = max(1, min(connectionsPerClient, connections / 2))
  }
}
