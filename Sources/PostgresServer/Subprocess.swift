import Glibc

/// A program started without a shell and without inherited descriptors.
struct Subprocess {
  let arguments: [String]
  /// Where standard output and error go.
  let log: String

  /// Starts the program in a process group of its own, so that Ctrl-C reaches only us.
  func start() throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    // The folder of the log belongs to another user, who could have put a link there.
    let mode = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW
    posix_spawn_file_actions_addopen(&actions, 1, log, mode, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    for descriptor in Self.openDescriptors() where descriptor > 2 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.resetSignals(&attributes)
    return try spawn(&actions, &attributes)
  }

  /// Runs the program to its end without blocking a task; true when it succeeded.
  func run() async throws -> Bool {
    let process = try start()
    while true {
      if let status = Self.endStatus(of: process) { return status == 0 }
      await sleep(milliseconds: 5)
    }
  }

  /// The wait status of a child that has ended; nil while it runs.
  static func endStatus(of process: pid_t) -> Int32? {
    var status: Int32 = 0
    switch waitpid(process, &status, WNOHANG) {
    case 0: return nil
    case process: return status
    default: return errno == EINTR ? nil : -1
    }
  }

  private func spawn(
    _ actions: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) throws -> pid_t {
    var process: pid_t = 0
    let strings = arguments.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    let status = posix_spawnp(&process, arguments[0], &actions, &attributes, strings, environ)
    guard status == 0 else {
      throw PostgresServerError.program(
        name: arguments[0],
        reason: String(cString: strerror(status))
      )
    }
    return process
  }

  /// A child inherits blocked and ignored signals; a server must receive its signals.
  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func openDescriptors() -> [Int32] {
    entries(of: "/proc/self/fd").compactMap { Int32($0) }
  }
}

/// Sleeps even when the task was cancelled: a server is never left half started.
func sleep(milliseconds: Int) async {
  await Task.detached {
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }.value
}
