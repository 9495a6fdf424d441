import CLibPQ

extension PostgresError {
  /// Reads the error the server sent. DETAIL, HINT and CONTEXT are dropped: they hold row data.
  init(result: OpaquePointer) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    guard let sqlState = field(DIAG_SQLSTATE) else {
      self.init(.connectionLost, "the connection to the server was lost")
      return
    }
    let isWritten = field(DIAG_SOURCE_FUNCTION) == "exec_stmt_raise"
    let isFatal = field(DIAG_SEVERITY).map { $0 == "FATAL" || $0 == "PANIC" } ?? false
    let message = field(DIAG_MESSAGE_PRIMARY) ?? ""
    self.init(
      isFatal || sqlState.hasPrefix("08") ? .connectionLost : .server,
      Self.isFree(ofRowData: sqlState) && !isWritten ? message : Self.summary(of: sqlState),
      sqlState: sqlState,
      constraint: field(DIAG_CONSTRAINT_NAME),
      table: field(DIAG_TABLE_NAME),
      column: field(DIAG_COLUMN_NAME)
    )
  }

  /// Classes whose primary message names only objects of the schema, never a value.
  private static func isFree(ofRowData sqlState: String) -> Bool {
    switch sqlState.prefix(2) {
    case "08", "0A", "23", "25", "26", "28", "2D", "3D", "3F", "40", "42", "53", "54", "55", "57",
      "58":
      true
    default: false
    }
  }

  private static func summary(of sqlState: String) -> String {
    switch sqlState.prefix(2) {
    case "21": "a subquery returned more than one row"
    case "22": "a value is not valid for its type"
    case "23": "a rule of the schema was broken"
    case "P0": "refused by a function of the schema"
    case "XX": "internal error of the server"
    default: "refused by the server"
    }
  }

  /// Another try of the whole transaction may succeed.
  var isTransient: Bool {
    kind == .server && (sqlState == "40001" || sqlState == "40P01")
  }

  /// A statement was prepared before the schema changed under it.
  var isStalePlan: Bool {
    kind == .server && sqlState == "0A000"
  }
}
