import Glibc

/// A running server, known by its process.
struct Postmaster: Sendable {
  let pid: pid_t
  /// Adopted servers were started by a process that is gone: they cannot be waited for.
  let isChild: Bool

  /// The server that a killed predecessor left behind on this data directory.
  init?(orphanedIn data: String) {
    guard let pid = Self.lines(in: data).first.flatMap({ pid_t($0) }),
      // A postmaster works in its data directory: another program may have got the number since.
      resolved("/proc/\(pid)/cwd") == resolved(data), Self.isAlive(pid)
    else { return nil }
    self.pid = pid
    isChild = false
  }

  init(child pid: pid_t) {
    self.pid = pid
    isChild = true
  }

  /// Reaps a child that has ended.
  var isRunning: Bool {
    isChild ? Subprocess.endStatus(of: pid) == nil : Self.isAlive(pid)
  }

  /// The server writes its own state as the eighth line of its pid file.
  func isReady(_ data: String) -> Bool {
    let lines = Self.lines(in: data)
    return lines.count >= 8 && lines[0] == "\(pid)" && lines[7].hasPrefix("ready")
  }

  /// Fast shutdown; immediate shutdown if that takes too long.
  func stop() async {
    for (signal, grace) in [(SIGINT, 60), (SIGQUIT, 10), (SIGKILL, 10)] {
      kill(pid, signal)
      if await ends(within: .seconds(grace)) { return }
    }
  }

  /// Immediate shutdown, for the end of a process that cannot wait.
  func stopNow() {
    kill(pid, SIGQUIT)
    for _ in 0..<1_000 where isRunning { usleep(5_000) }
  }

  private func ends(within grace: Duration) async -> Bool {
    let deadline = ContinuousClock.now + grace
    while isRunning {
      guard .now < deadline else { return false }
      await sleep(milliseconds: 10)
    }
    return true
  }

  private static func lines(in data: String) -> [Substring] {
    contents(of: data + "/postmaster.pid")?
      .split(separator: "\n", omittingEmptySubsequences: false) ?? []
  }

  /// A zombie that nobody reaped still has its number.
  private static func isAlive(_ pid: pid_t) -> Bool {
    guard let status = contents(of: "/proc/\(pid)/stat") else { return false }
    return !(status.split(separator: ")").last ?? "").hasPrefix(" Z")
  }
}
