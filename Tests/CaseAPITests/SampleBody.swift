/// A body made from a schema: every property it names, with a value of its type.
struct SampleBody {
  /// What the schemas refer to.
  let document: JSONValue
  /// Takes the place of each value that is one of a list.
  var choice: String?

  func value(of schema: JSONValue) -> JSONValue {
    let words = resolved(schema)
    if let first = words["enum"].array.first { return choice.map(JSONValue.text) ?? first }
    if words["const"] != .null { return words["const"] }
    let types = [words["type"].text ?? ""] + words["type"].array.compactMap(\.text)
    switch types.first(where: { $0 != "" && $0 != "null" }) {
    case "object": return .object(words["properties"].object.mapValues(value))
    case "array": return .array([value(of: words["items"])])
    case "string": return .text(words["format"].text == "date" ? "2026-01-01" : "x")
    case "integer": return words["minimum"] == .null ? .number(1) : words["minimum"]
    case "boolean": return .bool(true)
    default: return words["oneOf"].array.first.map(value) ?? .null
    }
  }

  /// The values of each list a property is chosen from, by the pointer of the property.
  func lists(of schema: JSONValue, at pointer: String = "") -> [String: Set<String>] {
    let words = resolved(schema)
    let values = words["enum"].array.compactMap(\.text)
    if !values.isEmpty { return [pointer: Set(values)] }
    if words["type"] == .null, let first = words["oneOf"].array.first {
      return lists(of: first, at: pointer)
    }
    var inside = words["properties"].object.map { ($0.escaped, $1) }
    if words["items"] != .null { inside.append(("0", words["items"])) }
    return inside.reduce(into: [:]) { found, entry in
      found.merge(lists(of: entry.1, at: "\(pointer)/\(entry.0)")) { $1 }
    }
  }

  /// A schema with the keywords of the one it refers to.
  private func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"].text else { return schema }
    let target = resolved(document.referred(by: reference)).object
    return .object(target.merging(schema.object) { $1 })
  }
}

extension JSONValue {
  /// Adds to each object those of the names it does not have, and says where they are.
  func adding(_ names: Set<String>, at pointer: String = "") -> (value: JSONValue, added: [String])
  {
    switch self {
    case .object(let values):
      let inside = values.map { name, value in
        (name, value.adding(names, at: "\(pointer)/\(name.escaped)"))
      }
      let strange = names.subtracting(values.keys)
      let whole = inside.map { ($0, $1.value) } + strange.map { ($0, .null) }
      let added = inside.flatMap { $1.added } + strange.map { "\(pointer)/\($0.escaped)" }
      return (.object(Dictionary(uniqueKeysWithValues: whole)), added)
    case .array(let values):
      let inside = values.enumerated().map { $1.adding(names, at: "\(pointer)/\($0)") }
      return (.array(inside.map(\.value)), inside.flatMap(\.added))
    case .null, .bool, .number, .text: return (self, [])
    }
  }
}
