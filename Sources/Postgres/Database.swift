import Glibc

/// A PostgreSQL database behind bounded pools of connections, each on a thread of its own.
///
/// Connections are opened when first needed and replaced when they die.
public final class Database: Sendable {
  private let readers: ConnectionThreads
  private let reporters: ConnectionThreads
  private let writers: ConnectionThreads

  /// Connects lazily: if the server is down, the first request fails.
  public init(_ configuration: Configuration) {
    var reading = configuration
    reading.statementTimeout = configuration.readTimeout ?? configuration.statementTimeout
    readers = ConnectionThreads(reading, threads: configuration.readers, isReadOnly: true)
    reporters = ConnectionThreads(
      configuration, threads: configuration.reporters, isReadOnly: true)
    writers = ConnectionThreads(configuration, threads: configuration.writers, isReadOnly: false)
  }

  /// Runs `body` on a connection that cannot write. Each pipeline is one transaction of its own.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await readers.run { connection in
      try Session.run(.read, on: connection, body)
    }
  }

  /// Like `read`, for what may take long: on connections of its own, so that nobody who asks for
  /// little waits behind it.
  public func report<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await reporters.run { connection in
      try Session.run(.read, on: connection, body)
    }
  }

  /// Runs `body` in one transaction: committed when it returns, rolled back when it throws.
  ///
  /// A deadlock or a serialization failure runs `body` again, at most three times.
  public func transaction<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await writers.run { connection in
      try Session.run(.transaction, on: connection, body)
    }
  }

  /// Runs `body` on a connection that may write, without a transaction around it.
  public func session<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await writers.run { connection in
      try Session.run(.plain, on: connection, body)
    }
  }

  /// Refuses new work, finishes the accepted work, closes the connections and ends the threads.
  public func shutdown() async {
    // Joining blocks, and a blocked task would hold up all others.
    await withUnsafeContinuation { continuation in
      detachThread { [readers, reporters, writers] in
        readers.shutdown()
        reporters.shutdown()
        writers.shutdown()
        continuation.resume()
      }
    }
  }

  /// How busy the pools are at this moment.
  public var statistics: Statistics {
    Statistics(
      readers: readers.queue.statistics, reporters: reporters.queue.statistics,
      writers: writers.queue.statistics)
  }
}

extension Database {
  /// How busy the pools are.
  public struct Statistics: Sendable, Equatable {
    /// One pool's figures.
    public struct Pool: Sendable, Equatable {
      /// Requests that wait for a connection.
      public let waiting: Int
      /// Threads at work.
      public let busy: Int
      /// Connections that are open.
      public let connections: Int
    }

    /// The connections that cannot write.
    public let readers: Pool
    /// The connections that cannot write, for what may take long.
    public let reporters: Pool
    /// The connections that can.
    public let writers: Pool
  }

  /// Where the database is, and the limits that protect it.
  public struct Configuration: Sendable {
    /// A libpq connection string or URI. Its `options` are replaced by the session's defaults.
    public var connection: String
    /// The role every session takes on, when it is not the one that logs in.
    public var role: String?
    /// Maximum number of connections for reading.
    public var readers = 4
    /// Maximum number of connections for reading what may take long.
    public var reporters = 3
    /// Maximum number of connections for writing.
    public var writers = 16
    /// Maximum number of requests that may wait for each pool; one more is refused at once.
    public var queueLimit = 512
    /// A request that waited longer is refused, not run.
    public var waitLimit: Duration = .seconds(5)
    /// The longest a statement may run.
    public var statementTimeout: Duration = .seconds(10)
    /// The longest a statement of `read` may run, when it is less.
    public var readTimeout: Duration?
    /// The longest a statement may wait for a lock.
    public var lockTimeout: Duration = .seconds(3)
    /// The longest a transaction may stay open without a statement.
    public var idleInTransactionTimeout: Duration = .seconds(15)
    /// The name the server shows for these connections.
    public var applicationName = "thanhtra"

    /// The defaults for this database.
    public init(
      connection: String,
      role: String? = nil,
      readers: Int = 4,
      writers: Int = 16,
      queueLimit: Int = 512,
      waitLimit: Duration = .seconds(5),
      statementTimeout: Duration = .seconds(10),
      lockTimeout: Duration = .seconds(3),
      idleInTransactionTimeout: Duration = .seconds(15),
      applicationName: String = "thanhtra"
    ) {
      self.connection = connection
      self.role = role
      self.readers = readers
      self.writers = writers
      self.queueLimit = queueLimit
      self.waitLimit = waitLimit
      self.statementTimeout = statementTimeout
      self.lockTimeout = lockTimeout
      self.idleInTransactionTimeout = idleInTransactionTimeout
      self.applicationName = applicationName
    }
  }
}

/// Runs a closure on a thread that nobody joins; on the calling thread when none can be made.
private func detachThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread,
    nil,
    { pointer in
      guard let pointer else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
      return nil
    },
    box.toOpaque()
  )
  guard status == 0 else {
    box.takeRetainedValue().run()
    return
  }
  pthread_detach(thread)
}

private final class ThreadBody {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}
