/// Finds the object schemas of a document that admit properties they do not name.
struct OpenObjects {
  let document: JSONValue
  private(set) var pointers: [String] = []
  private var visited: Set<String> = []

  init(in document: JSONValue) {
    self.document = document
    for (pointer, value) in document.descendants() where value["schema"] != .null {
      visit(value["schema"], at: "\(pointer)/schema", isCovered: false)
    }
  }

  /// A schema is covered when one that applies it to the same value is closed.
  private mutating func visit(_ schema: JSONValue, at pointer: String, isCovered: Bool) {
    let isClosed =
      schema["additionalProperties"] != .null || schema["unevaluatedProperties"] != .null
    let types = [schema["type"]] + schema["type"].array
    // What a reference leads to is looked at there.
    let isPlain = schema["$ref"] == .null && types.contains(.text("object"))
    let isObject = schema["properties"] != .null || isPlain
    if isObject && !isClosed && !isCovered { pointers.append(pointer) }
    if let reference = schema["$ref"].text {
      let isNew = visited.insert("\(reference) \(isClosed || isCovered)").inserted
      guard isNew else { return }
      visit(
        document.referred(by: reference), at: reference, isCovered: isClosed || isCovered)
    }
    for name in ["allOf", "anyOf", "oneOf"] {
      for (index, part) in schema[name].array.enumerated() {
        visit(part, at: "\(pointer)/\(name)/\(index)", isCovered: isClosed || isCovered)
      }
    }
    for (name, property) in schema["properties"].object {
      visit(property, at: "\(pointer)/properties/\(name)", isCovered: false)
    }
    for name in ["items", "additionalProperties"] where schema[name] != .null {
      visit(schema[name], at: "\(pointer)/\(name)", isCovered: false)
    }
  }
}
