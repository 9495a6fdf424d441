import NIOCore
import Testing

@testable import CaseAPI

/// How many connections, bodies and bytes there may be, and who has to go.
@Suite struct ConnectionBoundTests {
  private static let dripping =
    "POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    + "Content-Length: 900\r\n\r\nx"

  @Test func `beyond the bound of a client the oldest goes and the newest is answered`()
    async throws
  {
    var policy = EdgePolicy()
    (policy.limits.connectionsPerClient, policy.limits.body) = (4, .seconds(600))
    try await ListeningService.with(policy) { service in
      var sockets: [RawSocket] = []
      for _ in 0..<12 {
        let socket = try service.open()
        socket.send(Self.dripping)
        sockets.append(socket)
        #expect(try await service.isHealthy())
      }
      #expect(await sockets[0].hear(within: 10).isClosed)
      #expect(await !sockets[11].isEnded(within: 1))
    }
  }

  @Test func `beyond the bound of bodies the oldest body goes`() async throws {
    var policy = EdgePolicy()
    (policy.limits.bodiesPerClient, policy.limits.body) = (2, .seconds(600))
    try await ListeningService.with(policy) { service in
      var sockets: [RawSocket] = []
      for _ in 0..<3 {
        let socket = try service.open()
        socket.send(Self.dripping)
        #expect(try await service.isHealthy())
        sockets.append(socket)
      }
      #expect(await sockets[0].hear(within: 10).isClosed)
      #expect(await !sockets[2].isEnded(within: 1))
    }
  }

  private static let now = NIODeadline.now()

  private static func connection(
    _ client: String, _ age: Int64, _ phase: ConnectionPhase = .body, bytes: Int = 0
  ) -> OpenConnection {
    let network = ClientAddress(client)?.network
    return OpenConnection(
      peer: network, client: network, phase: phase, since: now - .seconds(age),
      deadline: now + .seconds(10 - age), bytes: bytes)
  }

  @Test func `whoever waits for the service is never chosen to go`() {
    var table = ConnectionTable()
    let busy = table.add(Self.connection("10.0.0.1", 9, .working))
    let slow = table.add(Self.connection("10.0.0.1", 3))
    #expect(table.end(oldest: 5) { _ in true } == [slow])
    #expect(table.end(oldest: 5) { _ in true } == [])
    #expect(table[busy]?.isEnding == false)
  }

  @Test func `the client with the most connections is the fullest`() {
    var table = ConnectionTable()
    for client in ["10.0.0.1", "10.0.0.2", "10.0.0.2"] { _ = table.add(Self.connection(client, 1)) }
    #expect(table.fullestClient == ClientAddress("10.0.0.2")?.network)
  }

  @Test func `addresses of one IPv6 network are one client`() {
    var table = ConnectionTable()
    for client in ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"] {
      _ = table.add(Self.connection(client, 1))
    }
    #expect(table.load(of: ClientAddress("2001:db8::9")?.network).connections == 2)
  }

  @Test func `a connection is late once its time is over, for the phase it is in`() {
    var table = ConnectionTable()
    _ = table.add(Self.connection("10.0.0.1", 9, .header))
    let late = table.add(Self.connection("10.0.0.1", 10, .answer))
    let found = table.endLate(Self.now)
    #expect(found.map(\.id) == [late] && found.map(\.end) == [.slowReader])
    #expect(table.endLate(Self.now).isEmpty)
  }

  @Test func `what is counted goes when the connection goes`() {
    var table = ConnectionTable()
    let id = table.add(Self.connection("10.0.0.1", 1, bytes: 7))
    #expect(table.total == ConnectionLoad(connections: 1, bodies: 1, bytes: 7))
    table.change(id) { ($0.phase, $0.bytes) = (.answer, 9) }
    #expect(table.total == ConnectionLoad(connections: 1, bodies: 0, bytes: 9))
    table.remove(id)
    #expect(table.total == ConnectionLoad() && table.fullestClient == nil)
  }

  @Test func `few descriptors leave room for others than clients`() {
    var limits = EdgeLimits()
    limits.fit(descriptors: 1_024)
    #expect(limits.connections == 896 && limits.connectionsPerClient == 448)
    limits.fit(descriptors: 64)
    #expect(limits.connections == 32 && limits.connectionsPerClient == 16)
  }
}
