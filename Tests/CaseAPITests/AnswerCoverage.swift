/// Which properties of the answers that are described came in an answer, with a value.
struct AnswerCoverage {
  let document: JSONValue
  private var described: Set<String> = []
  private var answered: Set<String> = []
  private var visited: Set<String> = []

  var missing: Set<String> { described.subtracting(answered) }

  /// Of all answers that succeed, and of problems.
  init(of document: JSONValue) {
    self.document = document
    for (path, item) in document["paths"].object {
      for (method, operation) in item.object where method != "parameters" {
        for status in operation["responses"].object.keys where status.hasPrefix("2") {
          let (schema, pointer) = schema(path, method, status)
          describe(schema, at: pointer)
        }
      }
    }
    describe(document["components"]["schemas"]["Problem"], at: "#/components/schemas/Problem")
  }

  private func schema(
    _ path: String, _ method: String, _ status: String
  ) -> (JSONValue, at: String) {
    let response = document.resolved(document["paths"][path][method]["responses"][status])
    let types = ["application/json", "application/problem+json"]
    let schemas = types.map { response["content"][$0]["schema"] }
    return (schemas.first { $0 != .null } ?? .null, "\(method) \(path) \(status)")
  }

  private mutating func describe(_ schema: JSONValue, at pointer: String) {
    if let reference = schema["$ref"].text, visited.insert(reference).inserted {
      describe(document.referred(by: reference), at: reference)
    }
    for part in schema.parts { describe(part, at: pointer) }
    for (name, property) in schema["properties"].object {
      described.insert("\(pointer)/\(name)")
      describe(property, at: "\(pointer)/\(name)")
    }
    describe(inside: schema["items"], at: pointer)
    describe(inside: schema["additionalProperties"], at: pointer)
  }

  private mutating func describe(inside schema: JSONValue, at pointer: String) {
    if schema != .null { describe(schema, at: "\(pointer)/*") }
  }

  /// Records an answer of the operation.
  mutating func add(_ answer: Answer, to method: String, _ path: String) {
    let (schema, pointer) = schema(path, method, "\(answer.status)")
    add(JSONValue(json: answer.text) ?? .null, schema, at: pointer)
  }

  private mutating func add(_ value: JSONValue, _ schema: JSONValue, at pointer: String) {
    if let reference = schema["$ref"].text {
      add(value, document.referred(by: reference), at: reference)
    }
    for part in schema.parts { add(value, part, at: pointer) }
    let properties = schema["properties"].object
    for (name, inside) in value.object where inside != .null {
      if let property = properties[name] {
        answered.insert("\(pointer)/\(name)")
        add(inside, property, at: "\(pointer)/\(name)")
      } else if schema["additionalProperties"].object != [:] {
        add(inside, schema["additionalProperties"], at: "\(pointer)/*")
      }
    }
    for item in value.array { add(item, schema["items"], at: "\(pointer)/*") }
  }
}

extension JSONValue {
  /// The schemas this one applies to the same value.
  fileprivate var parts: [JSONValue] {
    ["allOf", "anyOf", "oneOf"].flatMap { self[$0].array }
  }
}
