import Glibc

/// An exclusive lock on a directory, held until it is released or the process ends.
struct DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or throws an error that names the process holding it.
  init(_ directory: String) throws {
    let path = directory + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fileError(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      let holder = contents(of: path)?.prefix { $0.isNumber }
      throw PostgresServerError.alreadyServed(
        directory: directory,
        process: holder.map(String.init) ?? "unknown"
      )
    }
    let process = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, process, process.count, 0)
  }

  func release() {
    close(descriptor)
  }
}
