import Cases
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// That request bodies are read as `openapi.yaml` describes them.
struct RequestDescriptionTests {
  /// Every action a request may ask for.
  private static let actions = Action.allCases.filter { $0 != .open && $0 != .adopt }
  private static let events = "/v1/cases/{number}/events"

  private let document: JSONValue
  private let schemas: JSONValue

  init() throws {
    document = try Description.shared.get().document
    schemas = document["components"]["schemas"]
  }

  private var mapping: [String: JSONValue] {
    schemas["EventRequest"]["discriminator"]["mapping"].object
  }

  private func schema(of action: Action) throws -> JSONValue {
    document.referred(by: try #require(mapping[action.rawValue]?.text))
  }

  /// The names of all properties of all request bodies, and one of none.
  private var names: Set<String> {
    let parts =
      ["Credentials", "Opening"]
      + schemas["EventRequest"]["oneOf"].array.compactMap {
        $0["$ref"].text?.split(separator: "/").last.map(String.init)
      }
    var (names, waiting) = (Set(["colour"]), parts.map { schemas[$0] })
    while let schema = waiting.popLast() {
      for (_, part) in schema.descendants() {
        names.formUnion(part["properties"].object.keys)
        if let reference = part["$ref"].text { waiting.append(document.referred(by: reference)) }
      }
    }
    return names
  }

  /// A body with everything the schema of the action names.
  private func body(_ action: Action, choice: String? = nil) throws -> JSONValue {
    let body = SampleBody(document: document, choice: choice).value(of: try schema(of: action))
    return .object(body.object.merging(["action": .text(action.rawValue)]) { $1 })
  }

  /// What a reader has against a body.
  private func problems(_ read: () throws -> Void) throws -> [Problem] {
    do {
      try read()
    } catch CaseError.invalid(let problems) {
      return problems
    }
    return []
  }

  /// The fields a reader does not take.
  private func refused(_ problems: [Problem]) -> Set<String> {
    let codes: Set = ["unknown_field", "not_for_action"]
    return Set(problems.filter { codes.contains($0.reason.code) }.map(\.pointer))
  }

  @Test func `the actions that are described are those a request may ask for`() {
    #expect(Set(mapping.keys) == Set(Self.actions.map(\.rawValue)))
  }

  @Test(arguments: actions)
  func `an event takes the fields that are described and no others`(_ action: Action) throws {
    let (body, added) = try body(action).adding(names)
    let found = try problems { _ = try EventRequest(json: try body.json()) }
    #expect(refused(found) == Set(added))
  }

  @Test func `an opening takes the fields that are described and no others`() throws {
    let sample = SampleBody(document: document).value(of: schemas["Opening"])
    let (body, added) = sample.adding(names)
    let found = try problems { _ = try Opening(json: try body.json()) }
    #expect(refused(found) == Set(added))
  }

  @Test func `a sign-in takes the fields that are described and no others`() throws {
    let sample = SampleBody(document: document).value(of: schemas["Credentials"])
    let (body, added) = sample.adding(names)
    let found = try problems { _ = try Credentials(json: try body.json()) }
    #expect(refused(found) == Set(added))
  }

  @Test(arguments: actions)
  func `an event takes the values that are listed and no others`(_ action: Action) throws {
    let body = try body(action, choice: "colour")
    let found = try problems { _ = try EventRequest(json: try body.json()) }
    let lists = SampleBody(document: document).lists(of: try schema(of: action))
    #expect(choices(found) == lists.filter { $0.key != "/action" })
  }

  @Test func `an opening takes the values that are listed and no others`() throws {
    let body = SampleBody(document: document, choice: "colour").value(of: schemas["Opening"])
    let found = try problems { _ = try Opening(json: try body.json()) }
    #expect(choices(found) == SampleBody(document: document).lists(of: schemas["Opening"]))
  }

  /// The values each refused field would have to be one of.
  private func choices(_ problems: [Problem]) -> [String: Set<String>] {
    let refused = problems.filter { $0.reason.code == "not_one_of" }
    return Dictionary(
      refused.map { ($0.pointer, Set($0.reason.allowed)) }
    ) { $1 }
  }

  private func examples(of path: String) -> [JSONValue] {
    let media = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
    return [media["example"]].filter { $0 != .null } + media["examples"].object.map { $1["value"] }
  }

  @Test func `every action has an example`() {
    let actions = examples(of: Self.events).compactMap { $0["action"].text }
    #expect(Set(actions) == Set(Self.actions.map(\.rawValue)))
  }

  @Test func `every example of an event can be read`() throws {
    for example in examples(of: Self.events) {
      let found = try problems { _ = try EventRequest(json: try example.json()) }
      #expect(found.isEmpty, "\(example["action"])")
    }
  }

  @Test func `every example of an opening can be read`() throws {
    let examples = examples(of: "/v1/cases")
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(try problems { _ = try Opening(json: try example.json()) }.isEmpty)
    }
  }

  @Test func `every example of a sign-in can be read`() async throws {
    let texts = try examples(of: "/v1/sessions").map {
      String(decoding: try $0.json(), as: UTF8.self)
    }
    #expect(!texts.isEmpty)
    try await Interface.with { interface in
      for text in texts {
        let answer = try await interface.send(.post, "/v1/sessions", body: text)
        #expect(answer.code == "wrong_password")
      }
    }
  }

  @Test func `every operation that takes a body has an example of it`() {
    for (path, item) in document["paths"].object where item["post"]["requestBody"] != .null {
      #expect(!examples(of: path).isEmpty, "\(path)")
    }
  }
}
