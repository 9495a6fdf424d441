import Dispatch
import Synchronization

/// Values made on other threads in order, a few ahead of the consumer: all processors are busy, and
/// only those few values are in memory.
struct Lookahead<Value: Sendable> {
  private final class Promise: Sendable {
    private let made = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<Value, any Error>?>(nil)

    func keep(_ value: Result<Value, any Error>) {
      result.withLock { $0 = value }
      made.signal()
    }

    func wait() throws -> Value? {
      made.wait()
      return try result.withLock { $0.take() }?.get()
    }
  }

  private let count: Int
  private let ahead: Int
  private let make: @Sendable (Int) throws -> Value
  private let queue = DispatchQueue(label: "lookahead", attributes: .concurrent)
  private var started = 0
  private var promised: [Promise] = []

  /// The values of 0 up to `count`, at most `ahead` of them made and not yet taken.
  init(count: Int, ahead: Int, make: @escaping @Sendable (Int) throws -> Value) {
    self.count = count
    self.ahead = ahead
    self.make = make
  }

  /// The next value, nil after the last; throws what its making threw.
  mutating func next() throws -> Value? {
    startSome()
    guard !promised.isEmpty else { return nil }
    let value = try promised.removeFirst().wait()
    startSome()
    return value
  }

  private mutating func startSome() {
    while promised.count < ahead, started < count {
      let promise = Promise()
      queue.async { [started, make] in promise.keep(Result { try make(started) }) }
      promised.append(promise)
      started += 1
    }
  }
}
