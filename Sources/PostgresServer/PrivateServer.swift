import Glibc
import Synchronization

/// A private PostgreSQL on a unix socket, started as a child of this process.
public final class PrivateServer: Sendable {
  private struct Running {
    let lock: DirectoryLock
    let home: Home
    var postmaster: Postmaster
  }

  private let directory: String
  private let isDurable: Bool
  private let running = Mutex<Running?>(nil)

  /// Starts nothing yet. `durable` servers survive a power cut; others are for tests.
  public init(directory: String, durable: Bool) {
    self.directory = directory
    isDurable = durable
  }

  /// The user the server runs as, who alone reaches its socket; nil when this process is not root
  /// and that user is its own.
  public static var serviceUser: String? { geteuid() == 0 ? Binaries.user : nil }

  /// Where the socket of a directory's server is, whether it runs or not.
  public static func socketDirectory(for directory: String) -> String {
    Home.existing(in: directory)
  }

  /// A connection string for the server of a directory, no matter which process started it.
  public static func connection(
    for directory: String,
    user: String,
    database: String
  ) -> String {
    let pairs = [
      ("host", socketDirectory(for: directory)), ("user", user), ("dbname", database),
    ]
    return pairs.map { "\($0)='\(escaped($1))'" }.joined(separator: " ")
  }

  /// Where the socket is.
  public var socketDirectory: String { Self.socketDirectory(for: directory) }

  /// The server's process; nil while it is stopped.
  public var pid: Int32? { running.withLock { $0?.postmaster.pid } }

  /// A connection string for libpq. There is no password: only this user reaches the socket.
  public func connection(user: String, database: String) -> String {
    Self.connection(for: directory, user: user, database: database)
  }

  /// Returns when the server accepts connections. An empty directory is filled first.
  public func start() async throws {
    try makeDirectory(directory)
    // libpq takes only an absolute path for a socket.
    guard let directory = resolved(directory) else { throw fileError(directory) }
    let lock = try DirectoryLock(directory)
    do {
      let home = try await Home(in: directory)
      let cluster = try Cluster(home: home, isDurable: isDurable)
      let postmaster = try await cluster.start()
      running.withLock { $0 = Running(lock: lock, home: home, postmaster: postmaster) }
    } catch {
      lock.release()
      throw error
    }
  }

  /// Aborts the transactions of the clients, ends the server and waits for it.
  public func stop() async {
    guard let server = take() else { return }
    await server.postmaster.stop()
    server.lock.release()
  }

  /// Ends the server at once, without waiting in a task: for the very end of a process.
  public func stopNow() {
    guard let server = take() else { return }
    server.postmaster.stopNow()
    server.lock.release()
  }

  /// The process of a server whose owner was killed; nil when none runs.
  public static func orphan(in directory: String) -> Int32? {
    Postmaster(orphanedIn: Home(path: Home.existing(in: directory)).data)?.pid
  }

  /// Releases the lock and leaves the server running, as the death of this process would.
  func disown() {
    take()?.lock.release()
  }

  private func take() -> Running? {
    running.withLock { running in
      defer { running = nil }
      return running
    }
  }

  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      if character == "'" || character == "\\" { text += "\\" }
      text.append(character)
    }
  }
}
