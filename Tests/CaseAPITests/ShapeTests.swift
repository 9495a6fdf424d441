import CaseStore
import Cases
import Testing

/// The description of the interface names the fields of every document, and no others. A field that
/// is added to a shape and forgotten here turns these tests red.
@Suite struct ShapeTests {
  /// A document and the schemas that describe it.
  struct Described: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fields: Set<String>
    let required: Set<String>
    let lengths: [String: Int]
    /// What a request has besides.
    let alsoRequested: Set<String>
    /// What an answer has besides.
    let alsoAnswered: Set<String>

    init<Document>(
      _ name: String, _ shape: Shape<Document>, requested: Set<String> = [],
      answered: Set<String> = []
    ) {
      testDescription = name
      fields = Set(shape.fields.map(\.name))
      required = Set(shape.fields.filter(\.isRequired).map(\.name))
      lengths = shape.fields.reduce(into: [:]) {
        if case .text(let limit) = $1.content { $0[$1.name] = limit }
      }
      (alsoRequested, alsoAnswered) = (requested, answered)
    }
  }

  private static let documents = [
    Described("Subject", Subject.shape, answered: ["number", "masked"]),
    Described("Victim", Victim.shape, answered: ["number", "masked"]),
    Described(
      "Violation", Violation.shape, requested: ["ongoing"],
      answered: ["number", "verification", "ongoing"]),
    Described("Decision", Decision.shape, requested: ["sanctions"], answered: ["sanctions"]),
  ]

  private static func schema(_ name: String) throws -> JSONValue {
    try Description.shared.get().document["components"]["schemas"][name]
  }

  private static func properties(of schema: JSONValue) -> Set<String> {
    Set(schema["properties"].object.map { $0.key })
  }

  @Test(arguments: documents)
  func `a request may bring every field of a document`(_ document: Described) throws {
    let schema = try Self.schema("New" + document.testDescription)
    #expect(Self.properties(of: schema) == document.fields.union(document.alsoRequested))
  }

  @Test(arguments: documents)
  func `a request must bring what a document cannot do without`(_ document: Described) throws {
    let schema = try Self.schema("New" + document.testDescription)
    let required = Set(schema["required"].array.compactMap(\.text))
    #expect(required.subtracting(document.alsoRequested) == document.required)
  }

  @Test(arguments: documents)
  func `an answer shows every field of a document`(_ document: Described) throws {
    let schema = try Self.schema(document.testDescription)
    #expect(Self.properties(of: schema) == document.fields.union(document.alsoAnswered))
  }

  @Test(arguments: [
    Described("NewRecord", Record.shape), Described("NewSanction", Sanction.shape),
    Described("Fact", ProceedingValues.shape),
  ])
  func `a schema names the fields of its document`(_ document: Described) throws {
    #expect(
      Self.properties(of: try Self.schema(document.testDescription)) == document.fields)
  }

  @Test(arguments: Action.allCases.filter { $0.form != nil })
  func `an event names the fields of the proceeding it brings`(_ action: Action) throws {
    let form = try #require(action.form)
    let document = try Description.shared.get().document
    let described = document["components"]["schemas"].object
      .map { $0.value["properties"][form.name] }
      .first { !Self.properties(of: $0).isEmpty }
    let schema = try #require(described)
    #expect(Self.properties(of: schema) == Set(form.shape.fields.map(\.name)))
    let required = Set(schema["required"].array.compactMap(\.text))
    #expect(required == Set(form.shape.fields.filter(\.isRequired).map(\.name)))
  }
}
