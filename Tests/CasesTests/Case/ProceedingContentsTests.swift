import Cases
import Testing

/// What proceedings are made of, and what of it enters the chain of hashes.
@Suite struct ProceedingContentsTests {
  private static let actions = Action.allCases.filter { $0.form != nil }

  private static func text(_ proceeding: Proceeding?) -> String {
    var documents = Documents()
    documents.proceeding = proceeding
    return EventContents(
      note: nil, documents: documents, salt: Array(0..<16), subjectSalts: [], victimSalts: []
    ).canonical
  }

  private static func other(_ content: FieldContent, than value: FieldValue?) -> FieldValue {
    switch content {
    case .text, .reason: .text("khác")
    case .choice(let codes):
      .text(codes.first { .text($0) != value } ?? "")
    case .day: .day(day(2026, 9, 30))
    case .integer: .integer(77)
    case .flag: .flag(value != .flag(true))
    case .texts: .texts(["khác"])
    case .numbers: .numbers([77])
    case .instalments: .instalments([Instalment(dueOn: day(2026, 9, 30), amount: 77)])
    case .settlements:
      .settlements([Settlement(subject: 77, annulled: 77, letOff: 77, refunded: 77)])
    }
  }

  @Test(arguments: actions)
  func `a change of any one value changes the text that is hashed`(_ action: Action) throws {
    let (form, example) = (try #require(action.form), try #require(Proceeding.example(of: action)))
    for field in form.shape.fields {
      var values = example.values
      values[field.column] = Self.other(field.content, than: values[field.column])
      let changed = try #require(form.proceeding(values), "\(field.name)")
      #expect(Self.text(changed) != Self.text(example), "\(field.name)")
    }
  }

  @Test(arguments: actions)
  func `a row gives back the proceeding it was made of`(_ action: Action) throws {
    let example = try #require(Proceeding.example(of: action))
    #expect(action.form?.proceeding(example.values) == example)
  }

  @Test(arguments: actions)
  func `a proceeding without a value it must have is none`(_ action: Action) throws {
    let (form, example) = (try #require(action.form), try #require(Proceeding.example(of: action)))
    for field in form.shape.fields where field.isRequired {
      var values = example.values
      values[field.column] = nil
      #expect(form.proceeding(values) == nil, "\(field.name)")
    }
  }

  @Test(arguments: actions)
  func `a form leaves out no value a request may bring`(_ action: Action) throws {
    let (form, example) = (try #require(action.form), try #require(Proceeding.example(of: action)))
    let document = try #require(Mirror(reflecting: example).children.first)
    let properties = Mirror(reflecting: document.value).children.compactMap(\.label)
    // What the register sets itself is no part of a request.
    let requested = properties.filter { !["known", "settled"].contains($0) }
    #expect(Set(form.shape.fields.map(\.name)) == Set(requested))
  }
}
