import Cases
import Postgres

/// An event, by its case and its number in it.
struct EventKey: Hashable {
  let caseID: Int
  let version: Int
}

/// A row of a document's table: the document, and where it belongs.
struct StoredDocument<Document> {
  let event: EventKey
  /// Its number inside the case, where it has one.
  let number: Int?
  let salt: [UInt8]?
  let document: Document
}

extension DocumentTable {
  /// What places a row besides the event it belongs to.
  struct Place: OptionSet {
    let rawValue: Int
    static var number: Place { Place(rawValue: 1) }
    static var salt: Place { Place(rawValue: 2) }
  }

  /// The documents of some cases, in order inside each case.
  func stored(
    inCases ids: Statement, by order: String, _ place: Place = []
  ) -> Question<[StoredDocument<Document>]> {
    let number: Statement = place.contains(.number) ? "\(unescaped: alias).number" : "NULL::integer"
    let salt: Statement = place.contains(.salt) ? "\(unescaped: alias).salt" : "NULL::bytea"
    let ordered = order.split(separator: ",").map { "\(alias).\($0)" }.joined(separator: ", ")
    let statement: Statement = """
      SELECT \(unescaped: alias).case_id, \(unescaped: alias).version, \(number) AS place_number,
        \(salt) AS place_salt, \(selection)
      FROM \(source) WHERE \(unescaped: alias).case_id IN \(ids)
      ORDER BY \(unescaped: alias).case_id, \(unescaped: ordered)
      """
    return .all(statement) { row in
      try StoredDocument(
        event: EventKey(caseID: row.decode("case_id"), version: row.decode("version")),
        number: row.decode("place_number"), salt: row.decode("place_salt"),
        document: self.decode(row))
    }
  }
}
