import Cases
import Postgres

extension Field {
  /// Columns of the document's table; a plan of instalments and a settlement take several.
  var columns: [String] {
    switch content {
    case .instalments: ["part_days", "part_amounts"]
    case .settlements: Settlement.shape.fields.map(\.settledColumn)
    default: [column]
    }
  }

  /// A document's value as parameters, one for each column.
  func postgresValues(in document: Document) -> [PostgresValue] {
    let value = value(document)
    switch (content, value) {
    case (.instalments, .instalments(let parts)?):
      return [parts.map(\.dueOn.description).postgresValue, parts.map(\.amount).postgresValue]
    case (.settlements, .settlements(let settled)?):
      return Settlement.shape.fields.map { field in
        settled.compactMap { field.value($0).flatMap(Int.init) }.postgresValue
      }
    case (.instalments, _), (.settlements, _): return columns.map { _ in .text("{}") }
    default: return [value?.postgresValue ?? .null]
    }
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
    case .settlements: try settlements(in: row)
    }
  }

  private func instalments(in row: Row) throws -> FieldValue? {
    let days = try row.decode("part_days", as: [String].self).compactMap { Day($0) }
    let amounts = try row.decode("part_amounts", as: [Int].self)
    guard !days.isEmpty else { return nil }
    return .instalments(zip(days, amounts).map { Instalment(dueOn: $0, amount: $1) })
  }

  private func settlements(in row: Row) throws -> FieldValue? {
    let columns = try columns.map { try row.decode($0, as: [Int].self) }
    guard let count = columns.first?.count, count > 0 else { return nil }
    return try .settlements(
      (0..<count).map { index in
        var settlement = Settlement.shape.blank
        for (field, values) in zip(Settlement.shape.fields, columns) {
          guard field.set(&settlement, .integer(values[index])) else {
            throw PostgresError(undecodable: field.name)
          }
        }
        return settlement
      })
  }
}

extension Field<Settlement> {
  /// The column of a proceeding that holds the field of each of its settlements.
  var settledColumn: String { "settled_\(column)" }
}

extension FieldValue {
  /// Instalments and settlements are several columns: see `Field.postgresValues`.
  fileprivate var postgresValue: PostgresValue {
    switch self {
    case .text(let text): .text(text)
    case .day(let day): day.postgresValue
    case .integer(let number): number.postgresValue
    case .flag(let flag): flag.postgresValue
    case .texts(let texts): texts.postgresValue
    case .numbers(let numbers): numbers.postgresValue
    case .instalments, .settlements: .null
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
