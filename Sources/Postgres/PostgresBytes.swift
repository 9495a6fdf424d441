extension UInt8: PostgresArrayElement {
  /// A single byte as a number.
  public var postgresValue: PostgresValue { .text(String(self)) }

  /// Reads a number from 0 to 255.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    guard let value = UInt8(String(postgresText: postgresText)) else {
      throw PostgresError(undecodable: "UInt8")
    }
    self = value
  }

  /// Bytes are a `bytea`, not an array of numbers.
  public static func encode(_ array: [UInt8]) -> PostgresValue { .bytes(array) }

  /// Reads a `bytea` in hex form.
  public static func decodeArray(_ text: UnsafeRawBufferPointer) throws -> [UInt8] {
    guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"),
      text[1] == UInt8(ascii: "x")
    else { throw PostgresError(undecodable: "bytea") }
    return try [UInt8](unsafeUninitializedCapacity: text.count / 2 - 1) { bytes, count in
      for index in stride(from: 2, to: text.count, by: 2) {
        bytes[count] = try nibble(text[index]) << 4 | nibble(text[index + 1])
        count += 1
      }
    }
  }

  private static func nibble(_ digit: UInt8) throws -> UInt8 {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: throw PostgresError(undecodable: "bytea")
    }
  }
}
