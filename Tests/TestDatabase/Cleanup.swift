import FoundationEssentials
import Glibc
import PostgresServer
import Synchronization

/// Stops the server and removes its files when the process ends.
enum AtExit {
  private static let servers = Mutex<[(PrivateServer, String)]>([])

  static func remove(_ server: PrivateServer, directory: String) {
    servers.withLock { servers in
      if servers.isEmpty { atexit(AtExit.clean) }
      servers.append((server, directory))
    }
  }

  private static let clean: @convention(c) () -> Void = {
    for (server, directory) in AtExit.servers.withLock({ $0 }) {
      server.stopNow()
      try? FileManager.default.removeItem(atPath: directory)
    }
  }
}

/// Servers of test processes that were killed before they could clean up.
enum StaleServers {
  static func remove() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    for name in names where name.hasPrefix("thanhtra-test-") {
      removeIfLeft("/tmp/" + name)
    }
  }

  /// A directory whose lock can be taken belongs to nobody; a new one has a minute to be locked.
  private static func removeIfLeft(_ directory: String) {
    let lock = open(directory + "/lock", O_RDWR | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    var status = stat()
    guard fstat(lock, &status) == 0, time(nil) - status.st_mtim.tv_sec > 60,
      flock(lock, LOCK_EX | LOCK_NB) == 0
    else { return }
    if let server = PrivateServer.orphan(in: directory) { kill(server, SIGQUIT) }
    try? FileManager.default.removeItem(atPath: directory)
  }
}
