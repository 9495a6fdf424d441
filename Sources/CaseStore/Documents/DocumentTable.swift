package import Cases
package import Postgres

/// The table that keeps documents of one kind: what is written, read and shown of a row follows from
/// the shape of the document.
package struct DocumentTable<Document: Sendable>: Sendable {
  let name: String
  /// The view in which the asker reads what the table keeps to itself; nil where it keeps nothing.
  let view: String?
  /// The name its rows go by in every query.
  let alias: String
  package let shape: Shape<Document>
  /// Joined to a row where a field is kept elsewhere.
  let join: String
  /// SQL of the fields that are kept elsewhere, by their names.
  let elsewhere: [String: String]
  private let stored: [Field<Document>]
  /// The columns of the fields, separated by commas.
  package let columns: String

  init(
    _ name: String, shownBy view: String? = nil, as alias: String, _ shape: Shape<Document>,
    join: String = "", elsewhere: [String: String] = [:]
  ) {
    self.name = name
    self.view = view
    self.alias = alias
    self.shape = shape
    self.join = join
    self.elsewhere = elsewhere
    stored = shape.fields.filter(\.isStored)
    columns = stored.flatMap(\.columns).joined(separator: ", ")
  }

  /// For FROM, as the owner reads it.
  var source: Statement { "\(unescaped: "\(name) \(alias)\(join)")" }

  /// For FROM, as the asker may read it.
  var shown: Statement { "\(unescaped: "\(view ?? name) \(alias)\(join)")" }

  /// What `decode` reads, for SELECT.
  var selection: Statement {
    let fields = shape.fields.flatMap { field -> [String] in
      guard !field.isStored else { return field.columns.map { "\(alias).\($0)" } }
      return ["\(elsewhere[field.name] ?? "NULL") AS \(field.column)"]
    }
    return "\(unescaped: fields.joined(separator: ", "))"
  }

  /// Writes a document under the columns that place it in its case.
  func insert(
    _ document: Document, _ place: KeyValuePairs<String, any PostgresEncodable>
  ) -> Statement {
    let values =
      place.map(\.value.postgresValue) + stored.flatMap { $0.postgresValues(in: document) }
    let names = place.map(\.key).joined(separator: ", ")
    return """
      INSERT INTO \(unescaped: name) (\(unescaped: names), \(unescaped: columns))
      VALUES (\(Statement.joined(values.map { "\($0)" }, separator: ", ")))
      """
  }

  /// Reads the columns of `selection`.
  func decode(_ row: Row) throws -> Document {
    var document = shape.blank
    for field in shape.fields {
      guard field.set(&document, try field.value(in: row)) else {
        throw PostgresError(undecodable: field.name)
      }
    }
    return document
  }

  /// Adds a document's fields to a row that is copied.
  package func copy(_ document: Document, to buffer: inout CopyBuffer) {
    for field in stored {
      for value in field.postgresValues(in: document) { buffer.add(value) }
    }
  }
}

// MARK: - As JSON

extension DocumentTable {
  /// The fields as `json_build_object` takes them. Where they may name a person, `i.shown` decides.
  var jsonFields: Statement {
    let pairs = shape.fields.map { "'\($0.name)', \(json($0))" }
    return "\(unescaped: pairs.joined(separator: ", "))"
  }

  private func json(_ field: Field<Document>) -> String {
    guard field.isStored else { return elsewhere[field.name] ?? "NULL" }
    let column = "\(alias).\(field.column)"
    switch (field.content, field.privacy) {
    case (.instalments, _):
      return """
        (SELECT json_agg(json_build_object('dueOn', p.day, 'amount', p.amount))
          FROM unnest(\(alias).part_days, \(alias).part_amounts) AS p (day, amount))
        """
    case (.settlements, _):
      let fields = Settlement.shape.fields
      let (pairs, columns) = (
        fields.map { "'\($0.name)', p.\($0.column)" }, field.columns.map { "\(alias).\($0)" }
      )
      return """
        (SELECT json_agg(json_build_object(\(pairs.joined(separator: ", "))))
          FROM unnest(\(columns.joined(separator: ", ")))
            AS p (\(fields.map(\.column).joined(separator: ", "))))
        """
    case (.reason, _):
      return "CASE WHEN \(column) IS NOT NULL THEN json_build_object('reason', \(column)) END"
    case (_, .identifying(let mask)):
      return "CASE WHEN i.shown THEN \(column)\(mask.map { " ELSE '\($0)'" } ?? "") END"
    case (_, .open), (_, .erasable): return column
    }
  }
}
