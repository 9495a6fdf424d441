import Foundation

/// A keyword of JSON Schema that looks at one value and nothing inside it.
enum Assertion: Sendable {
  case type([String])
  /// `enum` or `const`.
  case values(String, [JSONValue])
  case required([String])
  case uniqueItems
  case pattern(NSRegularExpression)
  case format(Format)
  /// One of `minimum`, `maxLength`, `minItems` and the like.
  case limit(String, Double)

  private static let types: Set = [
    "null", "boolean", "integer", "number", "string", "array", "object",
  ]
  private static let limits: Set = [
    "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
  ]

  /// Nil for a keyword that is none of these, or whose value cannot be read.
  init?(_ name: String, _ value: JSONValue) {
    switch (name, value) {
    case ("type", _):
      let names = value.text.map { [$0] } ?? value.array.compactMap(\.text)
      guard !names.isEmpty, Self.types.isSuperset(of: names) else { return nil }
      self = .type(names)
    case ("enum", .array(let values)): self = .values(name, values)
    case ("const", _): self = .values(name, [value])
    case ("required", .array(let names)): self = .required(names.compactMap(\.text))
    case ("uniqueItems", .bool(true)): self = .uniqueItems
    case ("pattern", .text(let text)):
      guard let pattern = try? NSRegularExpression(pattern: text) else { return nil }
      self = .pattern(pattern)
    case ("format", .text(let text)):
      guard let format = Format(rawValue: text) else { return nil }
      self = .format(format)
    case (_, .number(let number)) where Self.limits.contains(name): self = .limit(name, number)
    default: return nil
    }
  }

  /// The keyword and what is wrong; nil when the value is right, or not of the kind it is about.
  func problem(with value: JSONValue) -> (keyword: String, detail: String)? {
    switch (self, value) {
    case (.type(let types), _):
      types.contains(where: value.isA) ? nil : ("type", "not \(types.joined(separator: " or "))")
    case (.values(let name, let values), _): values.contains(value) ? nil : (name, "\(value)")
    case (.required(let names), .object(let object)):
      Self.missing(names.filter { object[$0] == nil })
    case (.uniqueItems, .array(let items)):
      Set(items).count == items.count ? nil : ("uniqueItems", "an item is repeated")
    case (.pattern(let pattern), .text(let text)):
      pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
        ? nil : ("pattern", text)
    case (.format(let format), .text(let text)):
      format.accepts(text) ? nil : ("format", "\(text) is no \(format.rawValue)")
    case (.limit(let name, let bound), _): Self.beyond(name, bound, value)
    default: nil
    }
  }

  private static func missing(_ names: [String]) -> (keyword: String, detail: String)? {
    names.isEmpty ? nil : ("required", "\(names.joined(separator: ", ")) missing")
  }

  private static func beyond(
    _ name: String, _ bound: Double, _ value: JSONValue
  ) -> (keyword: String, detail: String)? {
    let measured: Double? =
      switch (name.dropFirst(3), value) {
      case ("imum", .number(let number)): number
      case ("Length", .text(let text)): Double(text.unicodeScalars.count)
      case ("Items", .array(let items)): Double(items.count)
      default: nil
      }
    guard let measured else { return nil }
    let isWithin = name.hasPrefix("min") ? measured >= bound : measured <= bound
    return isWithin ? nil : (name, "\(measured)")
  }
}

extension JSONValue {
  /// Whether JSON Schema counts the value as of this type.
  fileprivate func isA(_ type: String) -> Bool {
    switch (type, self) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text),
      ("array", .array), ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
