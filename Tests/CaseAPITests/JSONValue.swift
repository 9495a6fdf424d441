import Foundation
import Yams

/// Any JSON value, read without the code under test.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  subscript(name: String) -> JSONValue { object[name] ?? .null }

  var object: [String: JSONValue] { if case .object(let values) = self { values } else { [:] } }
  var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// Every value inside this one, itself included, by its JSON Pointer (RFC 6901).
  func descendants(at pointer: String = "") -> [(pointer: String, value: JSONValue)] {
    let inside: [(String, JSONValue)] =
      switch self {
      case .array(let values): values.enumerated().map { ("\($0)", $1) }
      case .object(let values): values.sorted { $0.key < $1.key }.map { ($0.key.escaped, $0.value) }
      case .null, .bool, .number, .text: []
      }
    return [(pointer, self)] + inside.flatMap { $1.descendants(at: "\(pointer)/\($0)") }
  }

  /// The value a reference such as `#/components/schemas/Case` leads to.
  func referred(by reference: String) -> JSONValue {
    reference.split(separator: "/").dropFirst().reduce(self) { $0[String($1)] }
  }

  /// A part of this document, or what it refers to.
  func resolved(_ part: JSONValue) -> JSONValue {
    part["$ref"].text.map(referred) ?? part
  }
}

extension String {
  /// A name as a part of a JSON Pointer.
  var escaped: String { replacing("~", with: "~0").replacing("/", with: "~1") }
}

extension JSONValue: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .number(let number):
      if let integer = Int(exactly: number) {
        try container.encode(integer)
      } else {
        try container.encode(number)
      }
    case .text(let text): try container.encode(text)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// Nil when the text is not JSON.
  init?(json: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)) else {
      return nil
    }
    self = value
  }

  func json() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}

extension JSONValue {
  /// Reads YAML by the core schema of its version 1.2, where `on` and `yes` are texts.
  init(yaml: String) throws {
    self = try Yams.compose(yaml: yaml).map(JSONValue.init) ?? .null
  }

  private init(_ node: Node) {
    switch node {
    case .mapping(let mapping):
      self = .object(
        Dictionary(mapping.map { ($0.key.scalar?.string ?? "", JSONValue($0.value)) }) { $1 })
    case .sequence(let sequence): self = .array(sequence.map(JSONValue.init))
    case .scalar(let scalar): self = JSONValue(scalar)
    case .alias: self = .null
    }
  }

  private init(_ scalar: Node.Scalar) {
    guard scalar.style == .plain else {
      self = .text(scalar.string)
      return
    }
    switch scalar.string {
    case "", "~", "null": self = .null
    case "true": self = .bool(true)
    case "false": self = .bool(false)
    case let text:
      let isNumber = text.wholeMatch(of: /[-+]?[0-9]+(\.[0-9]+)?/) != nil
      self = (isNumber ? Double(text) : nil).map(JSONValue.number) ?? .text(text)
    }
  }
}
