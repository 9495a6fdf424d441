import CLibPQ

/// One row of a result; usable only inside the closure the session was handed to.
public struct Row {
  let result: QueryResult
  let index: Int32

  /// Reads a column that must not be null. The error names the column.
  @inlinable
  public func decode<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) throws -> T {
    try decode(position(of: column), as: type)
  }

  /// Reads a column; null becomes nil.
  @inlinable
  public func decode<T: PostgresDecodable>(
    _ column: String,
    as type: T?.Type = T?.self
  ) throws -> T? {
    try decode(position(of: column), as: type)
  }

  /// Reads a column by its place, counted from zero.
  @inlinable
  public func decode<T: PostgresDecodable>(_ column: Int, as type: T.Type = T.self) throws -> T {
    guard let value = try decode(column, as: T?.self) else { throw unexpectedNull(at: column) }
    return value
  }

  /// Reads a column by its place; null becomes nil.
  @inlinable
  public func decode<T: PostgresDecodable>(
    _ column: Int,
    as type: T?.Type = T?.self
  ) throws -> T? {
    guard let text = try text(at: column) else { return nil }
    do {
      return try T(postgresText: text)
    } catch {
      throw undecodable(error, at: column, as: "\(T.self)")
    }
  }

  /// The server's text form of a column, or nil for null and for a place that does not exist.
  public subscript(column: Int) -> String? {
    (try? text(at: column)).flatMap { $0 }.map(String.init(postgresText:))
  }

  @usableFromInline
  func position(of column: String) throws -> Int {
    guard let position = result.position(of: column) else {
      throw PostgresError(.decoding, "the result has no such column", column: column)
    }
    return position
  }

  @usableFromInline
  func text(at column: Int) throws -> UnsafeRawBufferPointer? {
    guard column >= 0, column < result.columns.count else {
      throw PostgresError(.decoding, "the result has no such column", column: "\(column)")
    }
    return result.text(row: index, column: Int32(column))
  }

  @usableFromInline
  func unexpectedNull(at column: Int) -> PostgresError {
    PostgresError(.decoding, "null where a value was expected", column: result.columns[column])
  }

  @usableFromInline
  func undecodable(_ error: any Error, at column: Int, as type: String) -> PostgresError {
    let known = error as? PostgresError ?? PostgresError(undecodable: type)
    return known.at(column: result.columns[column])
  }
}

/// The rows a statement returned, in the server's order.
public struct Rows: RandomAccessCollection {
  let result: QueryResult

  /// The first row's place.
  public var startIndex: Int { 0 }

  /// The place behind the last row.
  public var endIndex: Int { result.rowCount }

  /// The row at that place.
  public subscript(position: Int) -> Row {
    precondition(position >= 0 && position < result.rowCount, "row out of range")
    return Row(result: result, index: Int32(position))
  }

  /// How many rows the command inserted, changed, removed or returned.
  public var affected: Int {
    Int(String(cString: PQcmdTuples(result.pointer))) ?? 0
  }
}

/// Owns a libpq result and frees it with the last row that refers to it.
final class QueryResult {
  let pointer: OpaquePointer
  let columns: [String]
  let rowCount: Int
  /// Columns are mostly read in the order of the statement: the next one is tried first.
  private var expected = 0

  init(_ pointer: OpaquePointer, columns: [String]) {
    self.pointer = pointer
    self.columns = columns
    rowCount = Int(PQntuples(pointer))
  }

  deinit {
    PQclear(pointer)
  }

  static func columns(of result: OpaquePointer) -> [String] {
    (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
  }

  func position(of column: String) -> Int? {
    if expected >= columns.count { expected = 0 }
    if expected < columns.count, columns[expected] == column {
      expected += 1
      return expected - 1
    }
    guard let position = columns.firstIndex(of: column) else { return nil }
    expected = position + 1
    return position
  }

  func text(row: Int32, column: Int32) -> UnsafeRawBufferPointer? {
    guard PQgetisnull(pointer, row, column) == 0 else { return nil }
    let length = Int(PQgetlength(pointer, row, column))
    return UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
  }
}
