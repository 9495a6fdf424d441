/// A proceeding as a row: its values by the columns they are kept in.
public struct ProceedingValues: Sendable, Equatable {
  private var values: [String: FieldValue] = [:]

  public init() {}

  public subscript(column: String) -> FieldValue? {
    get { values[column] }
    set { values[column] = newValue }
  }

  /// Every column, under the names of the interface's answers and of the text that is hashed. Which
  /// of them a proceeding has depends on its action.
  public static let shape = Shape(
    ProceedingValues(),
    [
      column("subject", .integer(.caseNumbers)),
      column("violation", .integer(.caseNumbers)),
      column("victim", .integer(.caseNumbers)),
      column("amount", .integer(0...ClosedRange.vnd.upperBound)),
      column("interest", .integer(0...ClosedRange.vnd.upperBound)),
      column("on", .day, in: "happened_on"),
      column("from", .day, in: "from_on"),
      column("until", .day, in: "until_on"),
      column("code", .text(limit: 64)),
      column("number", .text(limit: 100)),
      column("level", .text(limit: 64)),
      column("text", .text(limit: 5_000)).identifying(),
      column("event", .integer(2...1_000_000), in: "withdrawn_version"),
      column("payments", .instalments, in: "parts").hashed(as: "part"),
      column("decision", .text(limit: 100)),
      column("settled", .settlements),
    ])

  /// Days that must have come when the event is recorded, the first one that is set being the legal
  /// date.
  static let pastDays = ["happened_on", "from_on"]

  func day(_ column: String) -> Day? {
    if case .day(let day)? = values[column] { day } else { nil }
  }

  func integer(_ column: String) -> Int? {
    if case .integer(let number)? = values[column] { number } else { nil }
  }

  private static func column(
    _ name: String, _ content: FieldContent, in column: String? = nil
  ) -> Field<ProceedingValues> {
    field(name, content, isRequired: false, in: column ?? name)
  }

  /// A field that holds whatever value it is given.
  static func field(
    _ name: String, _ content: FieldContent, isRequired: Bool, in column: String
  ) -> Field<ProceedingValues> {
    Field(name, content, isRequired: isRequired) {
      $0[column]
    } set: { values, value in
      values[column] = value
      return true
    }.column(column)
  }
}
