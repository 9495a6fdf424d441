/// Why a private server could not be started.
public enum PostgresServerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No PostgreSQL of version 15 or later is installed.
  case notInstalled
  /// Another process serves this directory.
  case alreadyServed(directory: String, process: String)
  /// A file operation failed.
  case file(path: String, reason: String)
  /// A program could not be run, or ended with an error.
  case program(name: String, reason: String)
  /// The server ended, or did not accept connections in time.
  case notReady(log: String)

  /// One sentence that says what to do.
  public var description: String {
    switch self {
    case .notInstalled:
      "PostgreSQL 15 or later was not found: apt-get install postgresql, or set PG_BINDIR"
    case .alreadyServed(let directory, let process):
      "\(directory) is already served by pid \(process)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .program(let name, let reason): "\(name): \(reason)"
    case .notReady(let log): "PostgreSQL did not start; its log is \(log)"
    }
  }
}
