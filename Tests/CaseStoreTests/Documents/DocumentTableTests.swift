import CaseStore
import Cases
import Postgres
import TestRegister
import Testing

/// The tables of the database have a column for every field of their documents, and no others but
/// those that place a row. A field that is added and forgotten in a migration turns these red.
@Suite struct DocumentTableTests {
  /// What a table has besides the fields of its document.
  private static let places: [String: Set<String>] = [
    "descriptions": ["case_id", "version", "search"],
    "subjects": ["case_id", "number", "version", "salt", "search"],
    "victims": ["case_id", "number", "version", "salt"],
    "violations": ["case_id", "number", "version", "type_id"],
    "records": ["case_id", "ordinal", "version"],
    "decisions": ["case_id", "version", "first_sanction"],
    "sanctions": ["case_id", "version", "ordinal"],
    "remedy_decisions": ["case_id", "version"],
    "facts": ["case_id", "version", "action"],
  ]

  private static let fields: [String: String] = [
    "descriptions": CaseTables.descriptions.columns, "subjects": CaseTables.subjects.columns,
    "victims": CaseTables.victims.columns, "violations": CaseTables.violations.columns,
    "records": CaseTables.records.columns, "decisions": CaseTables.decisions.columns,
    "sanctions": CaseTables.sanctions.columns,
    "remedy_decisions": CaseTables.remedyDecisions.columns,
    "facts": CaseTables.proceedings.columns,
  ]

  @Test func `every table has the columns of its document`() async throws {
    try await TestRegister.with { register in
      let all: Statement = """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ANY (\(Self.fields.keys.sorted())::text[])
        """
      let columns: [(String, String)] = try await register.owner.database.read { session in
        try session.ask(
          .all(all) { try ($0.decode("table_name"), $0.decode("column_name")) })
      }
      let found = Dictionary(grouping: columns) { $0.0 }.mapValues { Set($0.map(\.1)) }
      for (table, fields) in Self.fields {
        // Records and decisions have a number of their own beside their place in the case.
        let expected = Set(fields.split(separator: ", ").map(String.init))
          .union(Self.places[table] ?? [])
        #expect(found[table] == expected, "\(table)")
      }
    }
  }

  @Test func `a subject comes back with every field it was given`() async throws {
    var subject = Subject(kind: .person, name: "Nguyễn Văn Thử")
    let values: [String: FieldValue] = [
      "identifier": .text("001090000001"), "sex": .text("male"), "bornOn": .day(day(1990, 1, 2)),
      "nationality": .text("Việt Nam"), "occupation": .text("thợ may"),
      "address": .text("1 phố Mẫu"), "representative": .text("Người đại diện Thử"),
      "phone": .text("0900000000"),
    ]
    for field in Subject.shape.fields where !field.isRequired {
      let value = try #require(values[field.name], "\(field.name)")
      #expect(field.set(&subject, value), "\(field.name)")
    }
    var documents = Documents()
    documents.subjects = [subject]
    let opening = Opening(
      description: CaseDescription(
        title: "Hồ sơ thử", summary: nil, source: "inspection", detectedOn: day(2026, 9, 1)),
      documents: documents)
    try await TestRegister.with { register in
      let number = try await register.opened(opening)
      let json = try await register.store.show(number, as: .officer("inspector.hn1")).json
      for (name, value) in values {
        let written =
          switch value {
          case .text(let text): text
          case .day(let day): "\(day)"
          default: ""
          }
        #expect(json.contains("\"\(name)\" : \"\(written)\""), "\(name)")
      }
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }
}
