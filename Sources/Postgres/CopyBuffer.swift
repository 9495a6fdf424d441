/// Rows in COPY's text format, built in place: fast for many rows whose types are known.
public struct CopyBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Number of complete rows.
  public private(set) var rows = 0
  private var startsRow = true

  /// An empty buffer.
  public init() {}

  /// Adds a text, nil for null.
  public mutating func add(_ text: String?) {
    separate()
    guard var text else { return addNull() }
    text.withUTF8 { addEscaped($0) }
  }

  /// Adds a number, nil for null.
  public mutating func add(_ number: Int?) {
    separate()
    guard let number else { return addNull() }
    guard number >= 0, number < 10 else { return bytes.append(contentsOf: String(number).utf8) }
    bytes.append(UInt8(ascii: "0") + UInt8(number))
  }

  /// Adds true or false.
  public mutating func add(_ flag: Bool) {
    separate()
    bytes.append(UInt8(ascii: flag ? "t" : "f"))
  }

  /// Adds a `bytea` in hex form.
  public mutating func add(bytea value: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: [backslash, backslash, UInt8(ascii: "x")])
    for byte in value {
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
  }

  /// Adds a `bytea` that is text and begins with a letter: half as long as in digits.
  public mutating func add(byteaOfText value: [UInt8]) {
    separate()
    value.withUnsafeBufferPointer { value in
      guard value.contains(backslash) else { return addEscaped(value) }
      let doubled = value.flatMap { $0 == backslash ? [$0, $0] : [$0] }
      doubled.withUnsafeBufferPointer { addEscaped($0) }
    }
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    rows += 1
    startsRow = true
  }

  private static let digits = Array("0123456789abcdef".utf8)
  private var backslash: UInt8 { UInt8(ascii: "\\") }

  private mutating func separate() {
    if !startsRow { bytes.append(UInt8(ascii: "\t")) }
    startsRow = false
  }

  private mutating func addNull() {
    bytes.append(backslash)
    bytes.append(UInt8(ascii: "N"))
  }

  private mutating func addEscaped(_ value: UnsafeBufferPointer<UInt8>) {
    for byte in value {
      if let letter = byte.copyEscape {
        bytes.append(backslash)
        bytes.append(letter)
      } else {
        bytes.append(byte)
      }
    }
  }
}

extension UInt8 {
  /// The letter after a backslash for a byte that COPY's text format must escape; else nil.
  var copyEscape: UInt8? {
    guard self < 14 || self == UInt8(ascii: "\\") else { return nil }
    return switch self {
    case UInt8(ascii: "\\"): self
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    default: nil
    }
  }
}
