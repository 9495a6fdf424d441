import CProcess
import Foundation
import Glibc

/// What the process may do, and how it gives that up for good.
enum Privileges {
  /// No program that is started gains a right, and a crash leaves no names on the disk.
  ///
  /// To be called before there is a second thread: a thread has this from the one that made it.
  static func confine() throws {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    guard forbid_new_privileges() == 0,
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
    else { throw Failure(1, "The process cannot be confined: \(reason)") }
  }

  /// Goes on as a user who is not root, in every thread, and checks that there is no way back.
  ///
  /// Nil names nobody: whoever is not root stays who he is, and root is refused.
  static func leaveRoot(for name: String?) throws {
    umask(0o077)
    if geteuid() == 0 || getuid() == 0 {
      guard let name else {
        throw Failure(
          2, "root does not serve: name the user to go on as, by --user or THANHTRA_USER.")
      }
      try become(try User(name))
    } else if let name, try User(name).id != geteuid() {
      throw Failure(2, "--user: only root can go on as '\(name)'.")
    }
    guard forbid_tracing() == 0 else {
      throw Failure(1, "The process cannot be confined: \(reason)")
    }
    try checkThreads()
  }

  /// How often a thread is looked at: one that was ending while the others changed stays root until
  /// it is gone, a moment later.
  private static let patience = 100

  /// Groups first: whoever is no longer root cannot leave them.
  private static func become(_ user: User) throws {
    guard setgroups(0, nil) == 0, setgid(user.group) == 0, setuid(user.id) == 0 else {
      throw Failure(1, "root cannot be left: \(reason)")
    }
    guard setuid(0) != 0, seteuid(0) != 0, setgid(0) != 0, setegid(0) != 0 else {
      throw Failure(1, "root could be regained.")
    }
  }

  /// The kernel keeps identity, capabilities and confinement for each thread.
  private static func checkThreads() throws {
    for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task") {
      var tries = 0
      // A thread that has ended since was checked by nobody and harms nobody.
      while let status = try? String(
        contentsOfFile: "/proc/self/task/\(thread)/status", encoding: .utf8),
        ThreadRights(status: status)?.areNone != true
      {
        tries += 1
        guard tries < patience else { throw Failure(1, "A thread kept rights of root: \(status)") }
        usleep(20_000)
      }
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

/// A user of this machine who is not root.
private struct User {
  let id: uid_t
  let group: gid_t

  init(_ name: String) throws {
    guard let entry = getpwnam(name) else {
      throw Failure(2, "--user: this machine has no user '\(name)'.")
    }
    id = entry.pointee.pw_uid
    group = entry.pointee.pw_gid
    guard id != 0, group != 0 else { throw Failure(2, "--user: '\(name)' is root.") }
  }
}

/// What the kernel says of one thread in `/proc`.
struct ThreadRights {
  private let users: [Substring]
  private let capabilities: [Substring]
  private let isConfined: Bool

  /// Nil when a line is missing that would tell.
  init?(status: String) {
    var lines: [Substring: [Substring]] = [:]
    for line in status.split(separator: "\n") {
      let words = line.split { $0 == "\t" || $0 == " " }
      if let name = words.first { lines[name] = Array(words.dropFirst()) }
    }
    guard let users = lines["Uid:"], let permitted = lines["CapPrm:"],
      let effective = lines["CapEff:"], let ambient = lines["CapAmb:"],
      let confined = lines["NoNewPrivs:"]
    else { return nil }
    self.users = users
    capabilities = permitted + effective + ambient
    isConfined = confined == ["1"]
  }

  /// Neither root, nor with a capability, nor able to gain one.
  var areNone: Bool {
    !users.contains("0") && isConfined
      && capabilities.allSatisfy { $0.allSatisfy { $0 == "0" } }
  }
}
