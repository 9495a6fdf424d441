import CLibPQ
import Glibc

/// The libpq parameters of one kind of connection.
struct ConnectionParameters: Sendable {
  let isReadOnly: Bool
  private let pairs: [(String, String)]

  init(_ configuration: Database.Configuration, isReadOnly: Bool) {
    self.isReadOnly = isReadOnly
    // The connection string may change the parameters before `dbname`, not those after it.
    pairs = [
      ("connect_timeout", "3"),
      ("keepalives_idle", "10"),
      ("keepalives_interval", "5"),
      ("keepalives_count", "3"),
      ("tcp_user_timeout", "15000"),
      ("dbname", configuration.connection),
      ("client_encoding", "UTF8"),
      ("application_name", configuration.applicationName),
      ("options", Self.options(configuration, isReadOnly: isReadOnly)),
    ]
  }

  private static func options(_ configuration: Database.Configuration, isReadOnly: Bool) -> String {
    var settings = [
      ("TimeZone", "Asia/Ho_Chi_Minh"),
      ("DateStyle", "ISO,YMD"),
      ("IntervalStyle", "postgres"),
      ("bytea_output", "hex"),
      ("search_path", "public"),
      ("jit", "off"),
      ("default_transaction_isolation", "read committed"),
      ("statement_timeout", milliseconds(configuration.statementTimeout)),
      ("lock_timeout", milliseconds(configuration.lockTimeout)),
      (
        "idle_in_transaction_session_timeout",
        milliseconds(configuration.idleInTransactionTimeout)
      ),
      ("default_transaction_read_only", isReadOnly ? "on" : "off"),
      ("synchronous_commit", "on"),
      ("row_security", "on"),
    ]
    if let role = configuration.role { settings.append(("role", role)) }
    return settings.map { "-c \($0)=\(escaped($1))" }.joined(separator: " ")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    String(max(0, Int(duration / .milliseconds(1))))
  }

  /// A space ends an option unless a backslash precedes it.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character == " " || character == "\\" { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  /// The two lists libpq wants, each ended by a NULL.
  func withCStrings<T>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    let keywords = pairs.map { strdup($0.0) } + [nil]
    let values = pairs.map { strdup($0.1) } + [nil]
    defer { for string in keywords + values { free(string) } }
    return body(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) })
  }

  /// libpq quotes a connection string that it cannot read, password and all.
  func redacted(_ reason: String) -> String {
    guard let (_, connection) = pairs.first(where: { $0.0 == "dbname" }) else { return reason }
    let isPlainName = !connection.contains("=") && !connection.contains("://")
    let parsed = PQconninfoParse(connection, nil)
    defer { PQconninfoFree(parsed) }
    guard isPlainName || parsed != nil else { return "the connection string cannot be read" }
    return String(reason.drop(while: \.isWhitespace).prefix { $0 != "\n" })
  }
}
