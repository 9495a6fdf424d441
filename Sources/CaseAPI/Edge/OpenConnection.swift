import NIOCore

/// What a connection is doing.
enum ConnectionPhase: Sendable {
  /// Between two requests.
  case idle
  /// A header has begun to arrive.
  case header
  /// The header is complete, the body is not.
  case body
  /// The service works on the request; nobody waits for the client.
  case working
  /// An answer is on its way.
  case answer
  /// The last answer is out; the client has still to take it and to close.
  case closing

  /// What it means to stay in this phase beyond its time.
  var end: ConnectionEnd {
    switch self {
    case .header: .slowHeader
    case .body: .slowBody
    case .answer: .slowReader
    case .closing: .leftOpen
    case .idle, .working: .idle
    }
  }

  /// Whether the service waits for the client, not the client for the service.
  var waitsForClient: Bool { self != .working }
}

/// Why the service ends a connection; the label `reason` of `http_connections_ended_total`.
enum ConnectionEnd: String, Sendable, Error {
  case slowHeader = "slow_header"
  case slowBody = "slow_body"
  case slowReader = "slow_reader"
  case leftOpen = "left_open"
  case idle
  /// There is a bound, and others are newer.
  case crowded
}

/// One connection as the bounds see it.
struct OpenConnection: Sendable {
  /// Nil for a proxy, which may have as many as there are.
  let peer: ClientNetwork?
  /// Whoever the connection is used for; a proxy's changes with every request.
  var client: ClientNetwork?
  var phase = ConnectionPhase.idle
  /// Since when it is in this phase.
  var since: NIODeadline
  /// When it must have left this phase.
  var deadline: NIODeadline
  /// Bytes of bodies and answers it holds.
  var bytes = 0
  /// Whether it was told to end, and has not said yet that it is closing.
  var isEnding = false

  fileprivate var isBody: Bool { phase == .body && !isEnding }
}

/// How much connections take together.
struct ConnectionLoad: Sendable, Equatable {
  var connections = 0
  var bodies = 0
  var bytes = 0
}

/// Every open connection, with what each client takes: a value, so that it can be tried without a
/// socket.
struct ConnectionTable: Sendable {
  private var open: [Int: OpenConnection] = [:]
  private var clients: [ClientNetwork: ConnectionLoad] = [:]
  private(set) var total = ConnectionLoad()
  private var lastID = 0

  var isEmpty: Bool { open.isEmpty }

  subscript(_ id: Int) -> OpenConnection? { open[id] }

  func load(of client: ClientNetwork?) -> ConnectionLoad {
    client.flatMap { clients[$0] } ?? ConnectionLoad()
  }

  /// Who has the most connections.
  var fullestClient: ClientNetwork? {
    clients.max { $0.value.connections < $1.value.connections }?.key
  }

  mutating func add(_ connection: OpenConnection) -> Int {
    lastID += 1
    open[lastID] = connection
    count(connection, 1)
    return lastID
  }

  mutating func remove(_ id: Int) {
    if let connection = open.removeValue(forKey: id) { count(connection, -1) }
  }

  mutating func change(_ id: Int, _ body: (inout OpenConnection) -> Void) {
    guard let before = open[id] else { return }
    var after = before
    body(&after)
    open[id] = after
    // Most changes are of phase and time alone.
    let isCounted =
      before.isBody != after.isBody || before.bytes != after.bytes
      || before.isEnding != after.isEnding || before.client != after.client
    guard isCounted else { return }
    count(before, -1)
    count(after, 1)
  }

  /// Marks the oldest that qualify and keep the service waiting; at least one, if there is any.
  mutating func end(
    oldest wanted: Int, but spared: Int? = nil, where qualifies: (OpenConnection) -> Bool
  ) -> [Int] {
    let found = candidates { $0 != spared && qualifies($1) }
    let oldest =
      wanted <= 1
      ? found.min { $0.since < $1.since }.map { [$0] } ?? []
      : Array(found.sorted { $0.since < $1.since }.prefix(wanted))
    for candidate in oldest { change(candidate.id) { $0.isEnding = true } }
    return oldest.map(\.id)
  }

  /// Marks those whose time is over, and says which phase they did not leave.
  mutating func endLate(_ now: NIODeadline) -> [(id: Int, end: ConnectionEnd)] {
    candidates { $1.deadline <= now }.map { late in
      change(late.id) { $0.isEnding = true }
      return (late.id, late.phase.end)
    }
  }

  private typealias Candidate = (id: Int, since: NIODeadline, phase: ConnectionPhase)

  private func candidates(_ qualifies: (Int, OpenConnection) -> Bool) -> [Candidate] {
    open.compactMap { id, connection in
      guard !connection.isEnding, connection.phase.waitsForClient, qualifies(id, connection) else {
        return nil
      }
      return (id, connection.since, connection.phase)
    }
  }

  private mutating func count(_ connection: OpenConnection, _ sign: Int) {
    let connections = connection.isEnding ? 0 : sign
    let bodies = connection.isBody ? sign : 0
    let bytes = sign * connection.bytes
    total.connections += connections
    total.bodies += bodies
    total.bytes += bytes
    if let peer = connection.peer { add(to: peer, connections: connections) }
    if let client = connection.client { add(to: client, bodies: bodies, bytes: bytes) }
  }

  private mutating func add(
    to client: ClientNetwork, connections: Int = 0, bodies: Int = 0, bytes: Int = 0
  ) {
    var load = load(of: client)
    load.connections += connections
    load.bodies += bodies
    load.bytes += bytes
    clients[client] = load == ConnectionLoad() ? nil : load
  }
}
