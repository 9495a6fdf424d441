import Cases
import Postgres

extension Field {
  /// Columns of the document's table; a plan of instalments takes two.
  var columns: [String] {
    content == .instalments ? ["part_days", "part_amounts"] : [column]
  }

  /// A document's value as parameters, one for each column.
  func postgresValues(in document: Document) -> [PostgresValue] {
    let value = value(document)
    guard content == .instalments else { return [value?.postgresValue ?? .null] }
    guard case .instalments(let parts)? = value else { return [.text("{}"), .text("{}")] }
    return [parts.map(\.dueOn.description).postgresValue, parts.map(\.amount).postgresValue]
  }

  /// The value in a row.
  func value(in row: Row) throws -> FieldValue? {
    switch content {
    case .text, .choice, .reason: try row.decode(column, as: String?.self).map(FieldValue.text)
    case .day: try row.decode(column, as: Day?.self).map(FieldValue.day)
    case .integer: try row.decode(column, as: Int?.self).map(FieldValue.integer)
    case .flag: try .flag(row.decode(column))
    case .texts: try .texts(row.decode(column))
    case .numbers: try .numbers(row.decode(column))
    case .instalments: try instalments(in: row)
    }
  }

  private func instalments(in row: Row) throws -> FieldValue? {
    let days = try row.decode("part_days", as: [String].self).compactMap { Day($0) }
    let amounts = try row.decode("part_amounts", as: [Int].self)
    guard !days.isEmpty else { return nil }
    return .instalments(zip(days, amounts).map { Instalment(dueOn: $0, amount: $1) })
  }
}

extension FieldValue {
  /// Instalments are two columns: see `Field.postgresValues`.
  fileprivate var postgresValue: PostgresValue {
    switch self {
    case .text(let text): .text(text)
    case .day(let day): day.postgresValue
    case .integer(let number): number.postgresValue
    case .flag(let flag): flag.postgresValue
    case .texts(let texts): texts.postgresValue
    case .numbers(let numbers): numbers.postgresValue
    case .instalments: .null
    }
  }
}

extension CopyBuffer {
  /// Adds a value as a statement would bind it.
  mutating func add(_ value: PostgresValue) {
    switch value {
    case .null: add(nil as String?)
    case .text(let text): add(text)
    case .bytes(let bytes): add(bytea: bytes)
    }
  }
}
