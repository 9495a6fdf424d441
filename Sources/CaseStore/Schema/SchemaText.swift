import Postgres

/// The schema as it is in a database, for people to read: what `db/schema.sql` holds.
///
/// Objects come in the order they were created, a table with everything that belongs to it.
/// Comments are those of the database.
struct SchemaText {
  /// What is printed on its own: a type, a table, a view, a function.
  private struct Object {
    let id: Int
    let isTable: Bool
    let text: String
    let comment: String?

    init(_ row: Row) throws {
      id = try row.decode("id")
      isTable = try row.decode("is_table")
      text = try row.decode("text")
      comment = try row.decode("comment")
    }
  }

  private let objects: [Object]
  private let columns: [Int: [SchemaPart]]
  private let constraints: [Int: [SchemaPart]]
  /// Statements about an object: indexes, triggers, policies, grants.
  private let statements: [Int: [SchemaPart]]

  init(_ session: Session) throws {
    let statements: [Question<[SchemaPart]>] = SchemaQuery.statements.map {
      .all($0, SchemaPart.init)
    }
    let answers = try session.ask(
      .all(SchemaQuery.objects, Object.init), .all(SchemaQuery.columns, SchemaPart.init),
      .all(SchemaQuery.constraints, SchemaPart.init), .each(statements))
    objects = answers.0
    columns = Dictionary(grouping: answers.1, by: \.object)
    constraints = Dictionary(grouping: answers.2, by: \.object)
    self.statements = Dictionary(grouping: answers.3.flatMap { $0 }, by: \.object)
  }

  /// The whole text.
  var text: String {
    ([Self.heading] + objects.map(printed) + others).joined(separator: "\n\n") + "\n"
  }

  /// Statements about what is not printed itself.
  private var others: [String] {
    let known = Set(objects.map(\.id))
    let lines = statements.filter { !known.contains($0.key) }.values.flatMap { $0 }
      .map { $0.printed(indent: 0, end: ";") }.sorted()
    return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
  }

  private static let heading = """
    -- The schema as it is, printed from a migrated database of PostgreSQL 15 by deploy/schema.
    -- To be read, not run: a table names references to tables that come after it. What changes the
    -- schema, and the rows every register begins with, are in db/migrations.
    """

  private func printed(_ object: Object) -> String {
    let body = object.isTable ? table(object) : Self.wrapped(object.text + ";")
    let more = (statements[object.id] ?? []).map { $0.printed(indent: 0, end: ";") }
    return Self.dashed(object.comment, indent: 0) + ([body] + more).joined(separator: "\n")
  }

  /// Breaks the lines that the server made too long.
  private static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count <= SchemaPart.width
        ? String(line)
        : SchemaPart.wrapped(String(line), indent: line.prefix { $0 == " " }.count)
    }.joined(separator: "\n")
  }

  private func table(_ object: Object) -> String {
    let parts = (columns[object.id] ?? []) + (constraints[object.id] ?? [])
    let lines = parts.enumerated().map { index, part in
      part.printed(indent: 2, end: index == parts.count - 1 ? "" : ",")
    }
    return "CREATE TABLE \(object.text) (\n\(lines.joined(separator: "\n"))\n);"
  }

  fileprivate static func dashed(_ comment: String?, indent: Int) -> String {
    guard let comment else { return "" }
    return comment.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(repeating: " ", count: indent) + (line.isEmpty ? "--\n" : "-- \(line)\n")
    }.joined()
  }
}

/// A line of a table or a statement about an object.
struct SchemaPart {
  fileprivate let object: Int
  private let text: String
  private let comment: String?

  fileprivate init(_ row: Row) throws {
    object = try row.decode("object")
    text = try row.decode("text")
    comment = try row.decode("comment")
  }

  fileprivate func printed(indent: Int, end: String) -> String {
    SchemaText.dashed(comment, indent: indent) + Self.wrapped(text + end, indent: indent)
  }

  fileprivate static let width = 100

  /// Broken at spaces, what follows two columns deeper.
  fileprivate static func wrapped(_ text: String, indent: Int) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent + 2)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}

extension CaseStore {
  /// The schema of the database as SQL, to be read.
  public func schemaText() async throws -> String {
    try await database.read { session in
      try SchemaText(session).text
    }
  }
}
