import Cases

/// A proceeding's row, for tests that change one value of it.
struct ProceedingRow {
  var values: ProceedingValues

  var subject: Int? {
    get { integer("subject") }
    set { values["subject"] = newValue.map(FieldValue.integer) }
  }
  var violation: Int? {
    get { integer("violation") }
    set { values["violation"] = newValue.map(FieldValue.integer) }
  }
  var amount: Int? {
    get { integer("amount") }
    set { values["amount"] = newValue.map(FieldValue.integer) }
  }
  var event: Int? {
    get { integer("withdrawn_version") }
    set { values["withdrawn_version"] = newValue.map(FieldValue.integer) }
  }
  var on: Day? {
    get { day("happened_on") }
    set { values["happened_on"] = newValue.map(FieldValue.day) }
  }
  var from: Day? {
    get { day("from_on") }
    set { values["from_on"] = newValue.map(FieldValue.day) }
  }
  var until: Day? {
    get { day("until_on") }
    set { values["until_on"] = newValue.map(FieldValue.day) }
  }
  var code: String? {
    get { text("code") }
    set { values["code"] = newValue.map(FieldValue.text) }
  }
  var number: String? {
    get { text("number") }
    set { values["number"] = newValue.map(FieldValue.text) }
  }
  var text: String? {
    get { text("text") }
    set { values["text"] = newValue.map(FieldValue.text) }
  }
  var decision: String? {
    get { text("decision") }
    set { values["decision"] = newValue.map(FieldValue.text) }
  }
  var parts: [Instalment] {
    get { if case .instalments(let parts)? = values["parts"] { parts } else { [] } }
    set { values["parts"] = .instalments(newValue) }
  }

  private func integer(_ column: String) -> Int? { values[column].flatMap(Int.init) }
  private func day(_ column: String) -> Day? { values[column].flatMap(Day.init) }
  private func text(_ column: String) -> String? {
    values[column].flatMap { String($0) }
  }
}

extension ProceedingOnFile {
  var row: ProceedingRow { ProceedingRow(values: proceeding.values) }

  /// The example of the action with some values changed, in effect on the day of the example's last
  /// event.
  static func example(
    _ version: Int, _ action: Action, on day: Day = day(2026, 9, 10),
    _ change: (inout ProceedingRow) -> Void = { _ in }
  ) -> ProceedingOnFile {
    guard let example = Proceeding.example(of: action) else { fatal("\(action) brings nothing") }
    var row = ProceedingRow(values: example.values)
    change(&row)
    guard let proceeding = action.form?.proceeding(row.values) else { fatal("no \(action)") }
    return ProceedingOnFile(
      version: version, action: action, effectiveOn: day, proceeding: proceeding)
  }

  private static func fatal(_ message: String) -> Never { preconditionFailure(message) }
}

extension EventRequest {
  /// The row of what the request brings.
  var row: ProceedingRow? {
    get { documents.proceeding.map { ProceedingRow(values: $0.values) } }
    set { documents.proceeding = newValue.flatMap { action.form?.proceeding($0.values) } }
  }

  /// An event that brings the example of the action with some values changed.
  static func bringing(
    _ action: Action, _ change: (inout ProceedingRow) -> Void
  ) -> EventRequest {
    .complete(action) { request in
      guard var row = request.row else { return }
      change(&row)
      request.row = row
    }
  }
}
