public import Cases
import Postgres

/// Rules of one kind as they are listed, in the columns of their files.
public struct LawListing: Sendable, Equatable {
  public let columns: [String]
  /// Fields as a file has them; nothing is an empty text.
  public let rows: [[String]]
  /// The same as an array of objects, their keys in camelCase.
  public let json: String
}

extension CaseStore {
  /// The rules in force on a day, or all that no other has replaced.
  public func lawListing(_ kind: LawKind, on day: Day?) async throws -> LawListing {
    let table = kind.table
    let texts = table.columns.map { "COALESCE(\($0.content.text(of: $0.name)), '') AS \($0.name)" }
      .joined(separator: ", ")
    let pairs = table.header.map { "'\(camelCase($0))', \($0)" }.joined(separator: ", ")
    let order = "ORDER BY \(table.key.joined(separator: ", ")), valid_from NULLS FIRST"
    let inForce: Statement = """
      FROM \(unescaped: table.name) WHERE replaced_at IS NULL
        AND (\(day)::date IS NULL OR daterange(valid_from, valid_to, '[]') @> \(day)::date)
      """
    let asTexts: Statement = "SELECT \(unescaped: texts) \(inForce) \(unescaped: order)"
    return try await database.read { session in
      let asJSON: Statement = """
        SELECT COALESCE(
          json_agg(json_build_object(\(unescaped: pairs)) \(unescaped: order)), '[]')::text AS json
        \(inForce)
        """
      let (rows, json) = try session.ask(
        .all(asTexts) { row in
          try table.header.map { try row.decode($0, as: String.self) }
        }, .one(asJSON) { try $0.decode("json", as: String.self) })
      return LawListing(columns: table.header, rows: rows, json: json)
    }
  }
}

private func camelCase(_ column: String) -> String {
  let words = column.split(separator: "_")
  return words.prefix(1).joined()
    + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}
