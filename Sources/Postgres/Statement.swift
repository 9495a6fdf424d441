/// SQL whose interpolated values are bound as `$n`; `\(unescaped:)` is the one door for raw SQL.
public struct Statement: Sendable, Equatable {
  /// The text that is sent, with `$n` where values were interpolated.
  public private(set) var sql: String
  /// The bound values, in the order of their numbers.
  public private(set) var values: [PostgresValue]
  /// Where in the text each `$n` starts, so that a statement can be spliced into another.
  private var marks: [Int]

  /// The statements one after another, their values renumbered.
  public static func joined(_ statements: [Statement], separator: String) -> Statement {
    var whole = Statement(sql: "")
    for (index, statement) in statements.enumerated() {
      if index > 0 { whole.sql += separator }
      whole.append(statement)
    }
    return whole
  }

  private init(sql: String) {
    self.sql = sql
    values = []
    marks = []
  }

  private mutating func append(_ value: PostgresValue) {
    marks.append(sql.utf8.count)
    values.append(value)
    sql += "$"
    sql += String(values.count)
  }

  private mutating func append(_ other: Statement) {
    let text = other.sql.utf8
    var start = text.startIndex
    for (index, mark) in other.marks.enumerated() {
      let next = text.index(text.startIndex, offsetBy: mark)
      sql += other.sql[start..<next]
      append(other.values[index])
      start = text.index(next, offsetBy: 1 + String(index + 1).utf8.count)
    }
    sql += other.sql[start...]
  }
}

extension Statement: ExpressibleByStringInterpolation {
  /// Plain SQL without values.
  public init(stringLiteral value: String) {
    self.init(sql: value)
  }

  /// SQL with values bound in the order of writing.
  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.statement
  }

  /// Collects the text and the values of an interpolated statement.
  public struct Interpolation: StringInterpolationProtocol {
    var statement: Statement

    /// Starts empty, with room for the text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      statement = Statement(sql: "")
      statement.sql.reserveCapacity(literalCapacity + interpolationCount * 3)
      statement.values.reserveCapacity(interpolationCount)
      statement.marks.reserveCapacity(interpolationCount)
    }

    /// Adds SQL as written.
    public mutating func appendLiteral(_ literal: String) {
      statement.sql += literal
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some PostgresEncodable) {
      statement.append(value.postgresValue)
    }

    /// Binds a value, or null.
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      statement.append(value?.postgresValue ?? .null)
    }

    /// Splices a statement in, its values renumbered.
    public mutating func appendInterpolation(_ other: Statement) {
      statement.append(other)
    }

    /// Adds raw SQL: never text that came from outside the program.
    public mutating func appendInterpolation(unescaped sql: String) {
      statement.sql += sql
    }
  }
}
