/// A keyword of JSON Schema that applies other schemas to a value, or to what is inside it.
enum Applicator: Sendable {
  /// The name of a schema in `components`.
  case reference(String)
  case allOf([Schema])
  case anyOf([Schema])
  case oneOf([Schema])
  /// The property that names the schema, and the names of schemas by its values.
  case discriminator(String, [String: String])
  case properties([String: Schema])
  /// Of other names than these; nil when there may be none.
  case additionalProperties(besides: Set<String>, Schema?)
  /// There may be none that no other keyword has looked at.
  case unevaluatedProperties
  case propertyNames(Schema)
  case items(Schema)

  private static let prefix = "#/components/schemas/"

  /// Nil for a keyword that is none of these, or whose value cannot be read.
  init?(_ name: String, of words: JSONValue, at pointer: String) throws {
    let pointer = "\(pointer)/\(name)"
    switch (name, words[name]) {
    case ("$ref", .text(let reference)) where reference.hasPrefix(Self.prefix):
      self = .reference(String(reference.dropFirst(Self.prefix.count)))
    case ("allOf", .array(let parts)): self = .allOf(try Self.schemas(parts, at: pointer))
    case ("anyOf", .array(let parts)): self = .anyOf(try Self.schemas(parts, at: pointer))
    case ("oneOf", .array(let parts)): self = .oneOf(try Self.schemas(parts, at: pointer))
    case ("discriminator", .object(let parts)):
      let mapping = (parts["mapping"] ?? .null).object.compactMapValues(\.text)
      self = .discriminator(
        parts["propertyName"]?.text ?? "",
        mapping.mapValues { String($0.dropFirst(Self.prefix.count)) })
    case ("properties", .object(let parts)):
      let pairs = try parts.map { ($0, try Schema($1, at: "\(pointer)/\($0)")) }
      self = .properties(Dictionary(uniqueKeysWithValues: pairs))
    case ("additionalProperties", let value):
      let schema = value == .bool(false) ? nil : try Schema(value, at: pointer)
      self = .additionalProperties(besides: Set(words["properties"].object.keys), schema)
    case ("unevaluatedProperties", .bool(false)): self = .unevaluatedProperties
    case ("propertyNames", let value): self = .propertyNames(try Schema(value, at: pointer))
    case ("items", let value): self = .items(try Schema(value, at: pointer))
    default: return nil
    }
  }

  private static func schemas(_ parts: [JSONValue], at pointer: String) throws -> [Schema] {
    try parts.enumerated().map { try Schema($1, at: "\(pointer)/\($0)") }
  }
}
