/// A value whose arrays can be bound and read: `text[]`, `bigint[]`, and `bytea` for bytes.
public protocol PostgresArrayElement: PostgresEncodable, PostgresDecodable {
  /// The whole array as one parameter.
  static func encode(_ array: [Self]) -> PostgresValue
  /// The whole array from the server's text form; a null element is refused.
  static func decodeArray(_ text: UnsafeRawBufferPointer) throws -> [Self]
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
  /// The array as one parameter.
  public var postgresValue: PostgresValue { Element.encode(self) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
  /// Reads a one-dimensional array.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    self = try Element.decodeArray(postgresText)
  }
}

extension String: PostgresArrayElement {}
extension Bool: PostgresArrayElement {}
extension Int: PostgresArrayElement {}
extension PostgresDate: PostgresArrayElement {}

extension PostgresArrayElement {
  /// The elements, each in quotes, as an array literal.
  public static func encode(_ array: [Self]) -> PostgresValue {
    var literal = "{"
    for (index, element) in array.enumerated() {
      if index > 0 { literal += "," }
      guard case .text(let text) = element.postgresValue else {
        literal += "NULL"
        continue
      }
      literal += "\""
      for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { literal += "\\" }
        literal.unicodeScalars.append(scalar)
      }
      literal += "\""
    }
    return .text(literal + "}")
  }

  /// Reads `{a,"b c"}`.
  public static func decodeArray(_ text: UnsafeRawBufferPointer) throws -> [Self] {
    var reader = ArrayLiteral(text: text)
    var elements: [Self] = []
    while let bytes = try reader.next() {
      elements.append(try bytes.withUnsafeBytes(Self.init(postgresText:)))
    }
    return elements
  }
}

/// Reads the elements of an array literal, one by one.
struct ArrayLiteral {
  let text: UnsafeRawBufferPointer
  private var position = 1

  init(text: UnsafeRawBufferPointer) {
    self.text = text
  }

  /// The next element, or nil behind the last.
  mutating func next() throws -> [UInt8]? {
    guard text.count >= 2, text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else {
      throw PostgresError(undecodable: "array")
    }
    guard position < text.count - 1 else { return nil }
    let isQuoted = text[position] == UInt8(ascii: "\"")
    let element = isQuoted ? try quoted() : try bare()
    position += 1
    return element
  }

  private mutating func bare() throws -> [UInt8] {
    let start = position
    while position < text.count - 1, text[position] != UInt8(ascii: ",") { position += 1 }
    let element = Array(text[start..<position])
    // A bare NULL is null, a bare brace opens a second dimension: no element type here has either.
    guard element != Array("NULL".utf8), element.first != UInt8(ascii: "{") else {
      throw PostgresError(undecodable: "array element")
    }
    return element
  }

  private mutating func quoted() throws -> [UInt8] {
    var element: [UInt8] = []
    position += 1
    while position < text.count - 1, text[position] != UInt8(ascii: "\"") {
      if text[position] == UInt8(ascii: "\\") { position += 1 }
      element.append(text[position])
      position += 1
    }
    guard position < text.count - 1 else { throw PostgresError(undecodable: "array") }
    position += 1
    return element
  }
}
