/// One bound parameter, as it travels to the server.
public enum PostgresValue: Sendable, Equatable {
  case null
  /// Sent in text format; the server infers the type.
  case text(String)
  /// Sent in binary format: the bytes of a `bytea`.
  case bytes([UInt8])
}

/// A value that can be bound to a statement.
public protocol PostgresEncodable {
  /// The value as a parameter.
  var postgresValue: PostgresValue { get }
}

extension PostgresValue: PostgresEncodable {
  /// Itself.
  public var postgresValue: PostgresValue { self }
}

/// A value that can be read from a column that is not null.
public protocol PostgresDecodable {
  /// Reads the server's text form. The bytes are valid only during the call.
  init(postgresText: UnsafeRawBufferPointer) throws
}

extension PostgresEncodable where Self: RawRepresentable, RawValue == String {
  /// The raw value as text.
  public var postgresValue: PostgresValue { .text(rawValue) }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue == String {
  /// Reads the raw value; an unknown one is refused.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    let raw = String(decoding: postgresText, as: UTF8.self)
    guard let value = Self(rawValue: raw) else {
      throw PostgresError(undecodable: "\(Self.self)")
    }
    self = value
  }
}

extension String: PostgresEncodable, PostgresDecodable {
  /// The string as text.
  public var postgresValue: PostgresValue { .text(self) }

  /// Reads any type in the server's text form.
  public init(postgresText: UnsafeRawBufferPointer) {
    self.init(decoding: postgresText, as: UTF8.self)
  }
}

extension Bool: PostgresEncodable, PostgresDecodable {
  /// `t` or `f`.
  public var postgresValue: PostgresValue { .text(self ? "t" : "f") }

  /// Reads `t` or `f`.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    switch (postgresText.count, postgresText.first) {
    case (1, UInt8(ascii: "t")): self = true
    case (1, UInt8(ascii: "f")): self = false
    default: throw PostgresError(undecodable: "Bool")
    }
  }
}
