import Cases
import Postgres

/// What the law holds besides the acts and the calendar.
public enum LawKind: String, Sendable, CaseIterable {
  /// Terms, and from when to when they are counted.
  case clocks
  /// How much the holder of a title may impose.
  case authorities
  /// Amounts that rules turn on.
  case amounts
}

extension CaseStore {
  /// Loads a file of clocks, authorities or amounts (CSV), recognised by its columns, in place of
  /// the rules that have the same name and start.
  ///
  /// All or nothing; answers how many rows the file has. A replaced rule stays on file.
  public func loadLaw(_ bytes: [UInt8]) async throws -> Int {
    let file = try CSVTable.read(bytes)
    let tables = LawKind.allCases.map(\.table)
    guard let table = tables.first(where: { $0.reads(file.header) }) else {
      let known = tables.map { $0.header.joined(separator: ",") }.joined(separator: " or ")
      throw ImportRefused.wrongColumns("the columns must be " + known)
    }
    return try await load(file, into: table)
  }
}

extension LawKind {
  var table: RuleTable {
    switch self {
    case .clocks: .clocks
    case .authorities: .authorities
    case .amounts: .amounts
    }
  }
}

extension RuleTable {
  static let clocks = RuleTable(
    name: "clock_rules", noun: "clock",
    columns: [
      Column("clock", .code), Column("family", .code),
      Column("start", .one(of: ClockRule.Start.self)),
      Column("goal", .one(of: ClockRule.Goal.self)),
      Column("condition", .one(of: ClockRule.Condition.self)),
      Column("length", .whole(0...10_000)), Column("unit", .one(of: ClockRule.Unit.self)),
      Column("effect", .one(of: ClockRule.Effect.self)), Column("lapses", .flag),
    ] + validityAndSource)

  static let authorities = RuleTable(
    name: "signing_authorities", noun: "authority",
    columns: [
      Column("title", .code), Column("max_fine", .whole(RuleContent.money)),
    ] + validityAndSource + [
      Column("field", .code, fallback: "gender_equality"),
      Column("orders_remedies", .flag, fallback: "true"),
      Column("acts", .words, fallback: ""),
    ],
    keys: ["title", "field"],
    preparation: [
      "INSERT INTO signer_titles (code) SELECT title FROM staged ON CONFLICT DO NOTHING"
    ])

  static let amounts = RuleTable(
    name: "legal_amounts", noun: "amount",
    columns: [
      Column("name", .one(of: LegalAmount.Name.self)),
      Column("person", .whole(RuleContent.money)),
      Column("organisation", .wholeOrNothing(RuleContent.money)),
    ] + validityAndSource)

  private static let validityAndSource = [
    Column("valid_from", .date), Column("valid_to", .date), Column("basis_vi", .text),
    Column("basis_en", .text), Column("verification", .one(of: Verification.self)),
  ]
}

extension RuleContent {
  fileprivate static func one<Value>(of type: Value.Type) -> RuleContent
  where Value: CaseIterable & RawRepresentable<String> {
    .oneOf(type.allCases.map(\.rawValue))
  }
}
