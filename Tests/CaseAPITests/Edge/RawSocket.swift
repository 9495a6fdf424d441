import Foundation
import Glibc
import NIOCore

/// A connection that sends exactly the bytes it is told to, whatever they are.
final class RawSocket: Sendable {
  struct Failed: Error { let call: String }

  /// What a server sent, and whether it ended the connection.
  struct Heard: Sendable {
    let text: String
    let isClosed: Bool

    var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    var body: String {
      text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
    }
  }

  private let descriptor: Int32
  /// POLLRDHUP of poll(2), which Glibc hides.
  private static let peerHasClosed: Int16 = 0x2000

  /// `buffer` bounds what the system takes off the server's hands unread.
  init(port: Int, buffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var buffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<Int32>.size))
    }
    let address = try SocketAddress(ipAddress: "127.0.0.1", port: port)
    let connected = address.withSockAddr { [descriptor] in
      connect(descriptor, $0, socklen_t($1))
    }
    guard connected == 0 else { throw Failed(call: "connect") }
  }

  deinit { close(descriptor) }

  /// Sends what the server still takes; false once it takes nothing more.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Sends without waiting until the server takes nothing more, so that what it answers piles up.
  func fill(with text: String, atMost most: Int) {
    let bytes = Array(text.utf8)
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    for _ in 0..<most where Glibc.send(descriptor, bytes, bytes.count, flags) < bytes.count {
      return
    }
  }

  /// Reads until the server ends the connection, or for so many seconds.
  func hear(within seconds: Int = 30) async -> Heard {
    await onThread { [descriptor] in
      var bytes: [UInt8] = []
      let end = ContinuousClock.now + .seconds(seconds)
      while ContinuousClock.now < end {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 100) > 0 else { continue }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else {
          return Heard(text: String(decoding: bytes, as: UTF8.self), isClosed: true)
        }
        bytes += chunk[..<count]
      }
      return Heard(text: String(decoding: bytes, as: UTF8.self), isClosed: false)
    }
  }

  /// Sends something again and again until the server takes nothing more; whether it came to that.
  func isRefused(sending text: String, within seconds: Int = 30) async -> Bool {
    await onThread { [self] in
      let end = ContinuousClock.now + .seconds(seconds)
      while ContinuousClock.now < end {
        guard send(text) else { return true }
        usleep(50_000)
      }
      return false
    }
  }

  /// Waits until the server has ended the connection, without taking anything it sent.
  func isEnded(within seconds: Int = 30) async -> Bool {
    await onThread { [descriptor] in
      let end = ContinuousClock.now + .seconds(seconds)
      while ContinuousClock.now < end {
        var state = pollfd(fd: descriptor, events: Self.peerHasClosed, revents: 0)
        if poll(&state, 1, 100) > 0 { return true }
      }
      return false
    }
  }

  /// Sends something again and again until the server ends the connection; whether it did.
  func drip(_ text: String, every milliseconds: UInt32 = 50, within seconds: Int = 30) async
    -> Heard
  {
    let dripping = Thread { [self] in
      while !Thread.current.isCancelled, send(text) { usleep(milliseconds * 1_000) }
    }
    dripping.start()
    defer { dripping.cancel() }
    return await hear(within: seconds)
  }
}

/// Runs what blocks on a thread of its own: the tasks of the server share few.
private func onThread<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
  await withCheckedContinuation { continuation in
    Thread { continuation.resume(returning: body()) }.start()
  }
}
