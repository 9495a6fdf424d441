import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// The table of proceedings asks for what the forms of the rules ask for.
@Suite struct ProceedingRuleTests {
  private static let actions = Action.allCases.filter { $0.form != nil }

  private static let withCodes = actions.filter { codes(of: $0) != nil }

  /// A column of the table that a form may fill, with a value.
  private struct Column {
    let name: String
    let type: String
    let value: String
    var empty = "NULL"
  }

  private static let columns = [
    Column(name: "subject", type: "integer", value: "'1'"),
    Column(name: "violation", type: "integer", value: "'1'"),
    Column(name: "victim", type: "integer", value: "'1'"),
    Column(name: "withdrawn_version", type: "integer", value: "'2'"),
    Column(name: "amount", type: "bigint", value: "'1000'"),
    Column(name: "interest", type: "bigint", value: "'10'"),
    Column(name: "happened_on", type: "date", value: "'2026-09-01'"),
    Column(name: "from_on", type: "date", value: "'2026-09-01'"),
    Column(name: "until_on", type: "date", value: "'2026-09-02'"),
    Column(name: "code", type: "text", value: "'a_code'"),
    Column(name: "number", type: "text", value: "'1'"),
    Column(name: "text", type: "text", value: "'vì'"),
    Column(name: "decision", type: "text", value: "'1'"),
    Column(name: "part_days", type: "date[]", value: "'{2026-09-01,2026-09-02}'", empty: "'{}'"),
  ]

  /// The column of the table that stands for a field.
  private static func column(of field: Field<ProceedingValues>) -> String {
    field.column == "parts" ? "part_days" : field.column
  }

  private static func codes(of action: Action) -> [String]? {
    action.form?.shape.fields.lazy.compactMap { field -> [String]? in
      if case .choice(let codes) = field.content { codes } else { nil }
    }.first
  }

  /// Whether the table takes a fact with every column filled but one, and with a code.
  private static func admits(
    _ action: String, without missing: String? = nil, code: String, _ session: Session
  ) throws -> Bool {
    let values = columns.map { column in
      let value = column.name == "code" ? "'\(code)'" : column.value
      return "CAST(\(column.name == missing ? column.empty : value) AS \(column.type)) "
        + "AS \(column.name)"
    }
    let rule = try session.query(
      """
      SELECT pg_get_expr(conbin, conrelid) AS rule FROM pg_constraint
      WHERE conrelid = 'facts'::regclass AND conname = 'fact_is_complete'
      """)[0].decode("rule", as: String.self)
    return try session.query(
      """
      SELECT (\(unescaped: rule)) IS NOT FALSE AS admitted
      FROM (SELECT \(action)::text AS action, \(unescaped: values.joined(separator: ", "))) AS facts
      """)[0].decode("admitted")
  }

  private static func inTable<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await TestRegister.with { register in try await register.database.asSuperuser(body) }
  }

  @Test(arguments: actions)
  func `the table asks for the columns that the form of an action requires`(_ action: Action)
    async throws
  {
    let form = try #require(action.form)
    let required = form.shape.fields.filter(\.isRequired).map(Self.column)
    let code = Self.codes(of: action)?.first ?? "a_code"
    let asked = try await Self.inTable { session in
      try Self.columns.map(\.name).filter {
        try !Self.admits(action.rawValue, without: $0, code: code, session)
      }
    }
    #expect(asked.sorted() == required.sorted())
  }

  @Test func `the table takes a whole fact of the actions that have a form, and of no other`()
    async throws
  {
    let admitted = try await Self.inTable { session in
      try Action.allCases.filter {
        try Self.admits($0.rawValue, code: Self.codes(of: $0)?.first ?? "a_code", session)
      }
    }
    #expect(admitted == Self.actions)
  }

  @Test(arguments: withCodes)
  func `the table takes every code of a form`(_ action: Action) async throws {
    let codes = Self.codes(of: action) ?? []
    let admitted = try await Self.inTable { session in
      try codes.filter { try Self.admits(action.rawValue, code: $0, session) }
    }
    #expect(admitted == codes)
  }

  @Test(arguments: [Action.addCircumstance, .explain])
  func `the table takes no code that is not of the form`(_ action: Action) async throws {
    let isAdmitted = try await Self.inTable { session in
      try Self.admits(action.rawValue, code: "a_code", session)
    }
    #expect(!isAdmitted)
  }
}
