import Glibc
import Synchronization

/// Threads that each own one connection and serve one queue. They start as work comes in.
final class ConnectionThreads: Sendable {
  let queue: JobQueue
  private let parameters: ConnectionParameters
  private let started = Mutex<[pthread_t]>([])

  init(_ configuration: Database.Configuration, threads: Int, isReadOnly: Bool) {
    queue = JobQueue(
      limit: configuration.queueLimit,
      waitLimit: configuration.waitLimit,
      threadLimit: threads
    )
    parameters = ConnectionParameters(configuration, isReadOnly: isReadOnly)
  }

  deinit {
    queue.close()
    for thread in started.withLock({ $0 }) { pthread_detach(thread) }
  }

  /// Hands a closure to the next free connection and waits for its result.
  func run<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    // Resumed exactly once: a job is either run or refused.
    try await withUnsafeThrowingContinuation { continuation in
      let job = Job(submitted: .now) { connection in
        continuation.resume(with: Result { try body(connection.get()) })
      }
      if queue.submit(job) == .needsThread { startThread() }
    }
  }

  /// Finishes the accepted work, closes the connections and waits for the threads to end.
  func shutdown() {
    queue.close()
    let threads = started.withLock { threads in
      defer { threads = [] }
      return threads
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  private func startThread() {
    let worker = Unmanaged.passRetained(ConnectionThread(queue: queue, parameters: parameters))
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, ConnectionThread.entry, worker.toOpaque())
    guard status == 0 else {
      worker.release()
      queue.threadFailedToStart()
      return
    }
    started.withLock { $0.append(thread) }
  }
}

/// The loop of one thread: take a job, make sure of a connection, run it.
final class ConnectionThread {
  private let queue: JobQueue
  private let parameters: ConnectionParameters
  private var connection: Connection?

  init(queue: JobQueue, parameters: ConnectionParameters) {
    self.queue = queue
    self.parameters = parameters
  }

  static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let pointer = $0 else { return nil }
    Unmanaged<ConnectionThread>.fromOpaque(pointer).takeRetainedValue().serve()
    return nil
  }

  private func serve() {
    var wasBusy = false
    while let job = queue.next(isConnected: connection != nil, wasBusy: wasBusy) {
      wasBusy = true
      if queue.isExpired(job) {
        queue.refuseLate([job])
        continue
      }
      do {
        let live = try liveConnection()
        job.run(.success(live))
        if live.isDead || live.isWorn { disconnect() }
      } catch {
        if !queue.handBack(job) { job.refuse(error) }
      }
    }
    if connection != nil { disconnect() }
  }

  private func liveConnection() throws(PostgresError) -> Connection {
    if let connection, !connection.isStale { return connection }
    if connection != nil { disconnect() }
    guard queue.mayConnect() else {
      throw PostgresError(.cannotConnect, "the server could not be reached a moment ago")
    }
    do {
      let fresh = try Connection(parameters)
      connection = fresh
      queue.connected()
      return fresh
    } catch {
      queue.failedToConnect()
      throw error
    }
  }

  private func disconnect() {
    connection = nil
    queue.disconnected()
  }
}
