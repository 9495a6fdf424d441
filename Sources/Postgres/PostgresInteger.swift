extension PostgresEncodable where Self: FixedWidthInteger {
  /// The decimal digits as text.
  public var postgresValue: PostgresValue { .text(String(self)) }
}

extension PostgresDecodable where Self: FixedWidthInteger & SignedInteger {
  /// Reads decimal digits; what does not fit is refused, never truncated.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    var digits = postgresText[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    guard !digits.isEmpty else { throw PostgresError(undecodable: "\(Self.self)") }
    var value: Self = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      // Summed downwards, because the lowest value has no positive twin.
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, overflow) = tens.subtractingReportingOverflow(Self(truncatingIfNeeded: digit))
      guard digit < 10, !tooLarge, !overflow else {
        throw PostgresError(undecodable: "\(Self.self)")
      }
      value = next
    }
    guard isNegative || value != .min else { throw PostgresError(undecodable: "\(Self.self)") }
    self = isNegative ? value : 0 - value
  }
}

extension Int: PostgresEncodable, PostgresDecodable {}
extension Int64: PostgresEncodable, PostgresDecodable {}
extension Int32: PostgresEncodable, PostgresDecodable {}
