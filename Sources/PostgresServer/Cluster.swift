import Glibc

/// The files of one server, and how it is started on them.
struct Cluster {
  private let home: Home
  private let isDurable: Bool
  private let binaries: Binaries

  init(home: Home, isDurable: Bool) throws {
    self.home = home
    self.isDurable = isDurable
    binaries = try Binaries()
  }

  /// Adopts a server that was left behind, or starts one.
  func start() async throws -> Postmaster {
    if let orphan = Postmaster(orphanedIn: home.data), try await isAccepting(orphan) {
      return orphan
    }
    if !exists(home.data) { try await initialize() }
    let arguments =
      ["-D", home.data, "-k", home.path] + settings.flatMap { ["-c", "\($0)=\($1)"] }
    let server = Subprocess(arguments: binaries.command("postgres", arguments), log: home.log)
    let postmaster = Postmaster(child: try server.start())
    guard try await isAccepting(postmaster) else {
      throw PostgresServerError.notReady(log: home.log)
    }
    return postmaster
  }

  /// Fills a temporary folder and renames it, so that an unfinished cluster is never used.
  private func initialize() async throws {
    let draft = home.path + "/data.new"
    removeTree(draft)
    let arguments =
      [
        "-D", draft, "-U", "postgres", "--encoding=UTF8", "--locale-provider=libc",
        "--locale=C.UTF-8", "--data-checksums", "--auth-local=trust", "--auth-host=reject",
        "--no-instructions",
      ] + (isDurable ? [] : ["--no-sync"])
    let initdb = Subprocess(arguments: binaries.command("initdb", arguments), log: home.log)
    guard try await initdb.run() else {
      throw PostgresServerError.program(name: "initdb", reason: "failed; its log is \(home.log)")
    }
    guard rename(draft, home.data) == 0 else { throw fileError(home.data) }
  }

  /// False when the server ended or did not accept connections in time.
  private func isAccepting(_ postmaster: Postmaster) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(isDurable ? 600 : 60)
    while postmaster.isRunning {
      if postmaster.isReady(home.data) { return true }
      guard .now < deadline else {
        if postmaster.isChild { await postmaster.stop() }
        return false
      }
      await sleep(milliseconds: 10)
    }
    return false
  }

  private var settings: [(String, String)] {
    let safety = isDurable ? "on" : "off"
    return [
      ("listen_addresses", ""),
      ("unix_socket_permissions", "0700"),
      ("password_encryption", "scram-sha-256"),
      ("max_connections", isDurable ? "100" : "300"),
      ("shared_buffers", isDurable ? "256MB" : "64MB"),
      ("fsync", safety),
      ("synchronous_commit", safety),
      ("full_page_writes", safety),
      ("timezone", "Asia/Ho_Chi_Minh"),
      ("log_timezone", "Asia/Ho_Chi_Minh"),
      // Row data never reaches the log: neither parameters, nor statements, nor errors.
      // The message of an error may quote a value; the client receives it anyway.
      ("log_min_messages", "log"),
      ("log_parameter_max_length", "0"),
      ("log_parameter_max_length_on_error", "0"),
      ("log_min_error_statement", "panic"),
      ("log_error_verbosity", "terse"),
      ("logging_collector", "off"),
      ("log_destination", "stderr"),
      ("log_line_prefix", "%m [%p] "),
    ]
  }
}
