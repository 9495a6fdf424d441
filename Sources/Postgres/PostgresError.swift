/// An error of the database. Neither its fields nor its description contain row data.
public struct PostgresError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What the caller can conclude from the error.
  public enum Kind: Sendable {
    /// The server refused the statement; `sqlState` says why.
    case server
    /// The connection was lost before anything was committed.
    case connectionLost
    /// No connection could be made.
    case cannotConnect
    /// Refused without being run: too many wait, or it waited too long.
    case busy
    /// COMMIT was sent and its answer was lost.
    case outcomeUnknown
    /// A text holds a NUL character, which PostgreSQL cannot store. Nothing was sent.
    case invalidText
    /// A value is not of the requested type.
    case decoding
  }

  /// What the caller can conclude from the error.
  public let kind: Kind
  /// The SQLSTATE, if the server sent one.
  public let sqlState: String?
  /// The constraint that refused the statement.
  public let constraint: String?
  /// The table the error is about, when the server names it.
  public let table: String?
  /// The column the error is about, when the server or the decoder names it.
  public let column: String?
  /// One sentence without row data.
  public let message: String

  init(
    _ kind: Kind,
    _ message: String,
    sqlState: String? = nil,
    constraint: String? = nil,
    table: String? = nil,
    column: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.sqlState = sqlState
    self.constraint = constraint
    self.table = table
    self.column = column
  }

  /// For decoders: the column's text is not a value of that type.
  public init(undecodable type: String) {
    self.init(.decoding, "not a value of type \(type)")
  }

  /// Kind, SQLSTATE and message.
  public var description: String {
    let state = sqlState.map { " \($0)" } ?? ""
    let place = column.map { " (column \($0))" } ?? ""
    return "PostgreSQL: \(kind)\(state): \(message)\(place)"
  }
}

extension PostgresError {
  static func busy(_ reason: String) -> PostgresError { PostgresError(.busy, reason) }

  /// The state of the transaction does not allow the request.
  static func invalidTransactionState(_ message: String) -> PostgresError {
    PostgresError(.server, message, sqlState: "25000")
  }

  static let abortedTransaction = PostgresError(
    .server,
    "the transaction was rolled back because one of its statements failed",
    sqlState: "25P02"
  )

  static let nulInText = PostgresError(.invalidText, "a text holds a NUL character")

  static let outcomeUnknown = PostgresError(
    .outcomeUnknown,
    "the connection was lost while committing; it may or may not have happened"
  )

  func at(column: String) -> PostgresError {
    PostgresError(kind, message, sqlState: sqlState, constraint: constraint, column: column)
  }
}
