import Glibc

/// Where one private server keeps its data, its socket and its log.
struct Home {
  let path: String

  var data: String { path + "/data" }
  var log: String { path + "/log" }
  private static let socketName = "/.s.PGSQL.5432"
  /// `sockaddr_un` holds 108 bytes, the last of which ends the text.
  private static let socketLimit = 107

  /// Where the server of a directory is, or would be.
  static func existing(in directory: String) -> String {
    let place = directory + "/postgres"
    return resolved(place) ?? place
  }

  init(path: String) {
    self.path = path
  }

  /// Finds the home of a directory, or makes one where the server's user can reach it.
  init(in directory: String) async throws {
    let place = directory + "/postgres"
    var status = stat()
    if lstat(place, &status) == 0 {
      guard let real = resolved(place) else { throw fileError(place) }
      path = real
    } else if Self.fits(place), try await Self.isReachable(directory) {
      try makeDirectory(place, mode: 0o700)
      try Binaries.hand(place)
      path = place
    } else {
      let elsewhere = try Self.makeElsewhere()
      guard symlink(elsewhere, place) == 0 else { throw fileError(place) }
      path = elsewhere
    }
    guard Self.fits(path) else {
      throw PostgresServerError.file(path: path, reason: "too long for a socket")
    }
  }

  private static func fits(_ path: String) -> Bool {
    path.utf8.count + socketName.utf8.count <= socketLimit
  }

  private static func isReachable(_ directory: String) async throws -> Bool {
    guard geteuid() == 0 else { return true }
    let test = Subprocess(
      arguments: Binaries.asServerUser(["test", "-x", directory]),
      log: "/dev/null"
    )
    return try await test.run()
  }

  private static func makeElsewhere() throws -> String {
    let state = Binaries.environment("XDG_STATE_HOME")
    let home = Binaries.environment("HOME").map { $0 + "/.local/state" }
    let parent = geteuid() == 0 ? "/var/lib" : state ?? home ?? "/tmp"
    try makeDirectory(parent + "/thanhtra")
    var template = Array((parent + "/thanhtra/XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw fileError(parent + "/thanhtra") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Binaries.hand(path)
    return path
  }
}
