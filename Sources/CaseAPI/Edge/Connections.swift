import NIOCore
import Synchronization

/// The open connections, bounded in all and per client, each with a moment by which it must move on.
///
/// Beyond a bound the newest is let in, and the oldest that keeps the service waiting has to go:
/// whoever holds connections without using them is in nobody's way. A connection that has to go is
/// told by a `ConnectionEnd` in its pipeline.
final class Connections: Sendable {
  private struct State {
    var table = ConnectionTable()
    var channels: [Int: any Channel] = [:]
    var isSwept = false
  }

  let limits: EdgeLimits
  private let state = Mutex(State())
  private let counted: @Sendable (ConnectionEnd) -> Void

  /// `counted` hears of every connection that the service ends.
  init(limits: EdgeLimits, counted: @escaping @Sendable (ConnectionEnd) -> Void) {
    self.limits = limits
    self.counted = counted
  }

  /// How much they take now.
  var load: ConnectionLoad { state.withLock { $0.table.total } }

  /// Lets a connection in; nil when there is no room and nobody who could go.
  func admit(_ channel: any Channel, from peer: ClientNetwork?) -> Int? {
    let now = NIODeadline.now()
    let (id, ended) = state.withLock { state -> (Int?, [any Channel]) in
      guard let room = makeRoom(for: peer, in: &state.table) else { return (nil, []) }
      let id = state.table.add(
        OpenConnection(
          peer: peer, client: peer, since: now, deadline: now + TimeAmount(limits.idle)))
      state.channels[id] = channel
      return (id, room.compactMap { state.channels[$0] })
    }
    for channel in ended { end(channel, .crowded) }
    if id != nil { startSweeping(on: channel.eventLoop) }
    return id
  }

  /// The connection is closed.
  func leave(_ id: Int) {
    state.withLock { state in
      state.table.remove(id)
      state.channels[id] = nil
    }
  }

  /// The connection is in another phase; a header tells for whom it is used.
  func enter(_ phase: ConnectionPhase, _ id: Int, for client: ClientNetwork? = nil) {
    let now = NIODeadline.now()
    change(id) { connection in
      if let client { connection.client = client }
      connection.phase = phase
      connection.since = now
      connection.deadline = now + time(for: phase)
      connection.isEnding = false
    }
  }

  /// The connection holds so many bytes now.
  func hold(_ bytes: Int, _ id: Int) {
    change(id) { $0.bytes = bytes }
  }

  /// Ends every connection whose time is over.
  func sweep(now: NIODeadline) {
    let late = state.withLock { state in
      state.table.endLate(now).compactMap { late in
        state.channels[late.id].map { ($0, late.end) }
      }
    }
    for (channel, reason) in late { end(channel, reason) }
  }

  private func change(_ id: Int, _ body: (inout OpenConnection) -> Void) {
    let ended = state.withLock { state -> [any Channel] in
      state.table.change(id, body)
      return overfull(id, in: &state.table).compactMap { state.channels[$0] }
    }
    for channel in ended { end(channel, .crowded) }
  }

  /// Who has to go so that one more connection is within the bounds; nil when nobody can.
  private func makeRoom(for peer: ClientNetwork?, in table: inout ConnectionTable) -> [Int]? {
    var ended: [Int] = []
    if let peer, table.load(of: peer).connections >= limits.connectionsPerClient {
      ended = table.end(oldest: limits.connectionsPerClient / 32) { $0.peer == peer }
      if ended.isEmpty { return nil }
    }
    guard table.total.connections >= limits.connections else { return ended }
    let fullest = table.fullestClient
    var room = table.end(oldest: limits.connections / 64) { $0.peer == fullest }
    if room.isEmpty { room = table.end(oldest: 1) { _ in true } }
    return room.isEmpty && ended.isEmpty ? nil : ended + room
  }

  /// Who has to go because bodies or bytes are beyond a bound since a connection changed.
  private func overfull(_ id: Int, in table: inout ConnectionTable) -> [Int] {
    guard let connection = table[id] else { return [] }
    let (mine, all) = (table.load(of: connection.client), table.total)
    if connection.phase == .body {
      if mine.bodies > limits.bodiesPerClient {
        return table.end(oldest: limits.bodiesPerClient / 32, but: id) {
          $0.phase == .body && $0.client == connection.client
        }
      }
      if all.bodies > limits.bodies { return table.end(oldest: 1, but: id) { $0.phase == .body } }
    }
    if mine.bytes > limits.bytesPerClient {
      return table.end(oldest: 1, but: id) { $0.bytes > 0 && $0.client == connection.client }
    }
    if all.bytes > limits.bytes { return table.end(oldest: 1, but: id) { $0.bytes > 0 } }
    return []
  }

  private func time(for phase: ConnectionPhase) -> TimeAmount {
    switch phase {
    case .idle: .init(limits.idle)
    case .header: .init(limits.header)
    case .body: .init(limits.body)
    case .answer: .init(limits.answer)
    case .closing: .init(limits.closing)
    // The limits of the database bound the work.
    case .working: .hours(1)
    }
  }

  private func end(_ channel: any Channel, _ reason: ConnectionEnd) {
    counted(reason)
    // Not at once: the connection may be in the middle of telling its own change.
    channel.eventLoop.execute { channel.pipeline.fireErrorCaught(reason) }
  }

  /// Sweeps for as long as there are connections.
  private func startSweeping(on loop: any EventLoop) {
    let isFirst = state.withLock { state in
      defer { state.isSwept = true }
      return !state.isSwept
    }
    guard isFirst else { return }
    let shortest = min(limits.header, limits.body, limits.answer, limits.idle, limits.closing)
    let pause = TimeAmount(max(.milliseconds(20), min(.seconds(1), shortest / 4)))
    loop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { task in
      self.sweep(now: .now())
      let isOver = self.state.withLock { state in
        if state.table.isEmpty { state.isSwept = false }
        return !state.isSwept
      }
      if isOver { task.cancel() }
    }
  }
}
