import Glibc

/// The programs of one PostgreSQL installation, and the user they run as.
struct Binaries {
  private let directory: String

  /// `PG_BINDIR`, else the newest Debian package, else the search path.
  init() throws {
    let candidates = [Self.environment("PG_BINDIR")].compactMap { $0 } + Self.packaged + Self.path
    guard let found = candidates.first(where: { access($0 + "/postgres", X_OK) == 0 }) else {
      throw PostgresServerError.notInstalled
    }
    directory = found
  }

  /// The command line of a program; as root it changes to `user`, in the same process.
  func command(_ program: String, _ arguments: [String]) -> [String] {
    Self.asServerUser([directory + "/" + program] + arguments)
  }

  /// Who runs the programs when root asks for them: PostgreSQL refuses to be root.
  static let user = "postgres"

  static func asServerUser(_ command: [String]) -> [String] {
    guard geteuid() == 0 else { return command }
    return ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--init-groups"] + command
  }

  /// Gives a path to the user the server runs as.
  static func hand(_ path: String) throws {
    guard geteuid() == 0 else { return }
    guard let user = getpwnam(user) else { throw PostgresServerError.notInstalled }
    guard lchown(path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
      throw fileError(path)
    }
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static var packaged: [String] {
    let root = "/usr/lib/postgresql"
    return entries(of: root).compactMap { Int($0) }.filter { $0 >= 15 }.sorted(by: >)
      .map { "\(root)/\($0)/bin" }
  }

  /// Where `pg_config` or `postgres` in the search path really are.
  private static var path: [String] {
    let folders = (environment("PATH") ?? "").split(separator: ":").map(String.init)
    let programs = folders.flatMap { [$0 + "/postgres", $0 + "/pg_config"] }
    return programs.compactMap(resolved).compactMap { program in
      program.lastIndex(of: "/").map { String(program[..<$0]) }
    }
  }
}
