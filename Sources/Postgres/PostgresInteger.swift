extension Int: PostgresEncodable, PostgresDecodable {
  /// The decimal digits as text.
  public var postgresValue: PostgresValue { .text(String(self)) }

  /// Reads decimal digits; a number that does not fit is refused, never truncated.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    var digits = postgresText[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    guard !digits.isEmpty else { throw PostgresError(undecodable: "Int") }
    var value = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      // Summed downwards, because the lowest value has no positive twin.
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, overflow) = tens.subtractingReportingOverflow(Int(digit))
      guard digit < 10, !tooLarge, !overflow else { throw PostgresError(undecodable: "Int") }
      value = next
    }
    guard isNegative || value != .min else { throw PostgresError(undecodable: "Int") }
    self = isNegative ? value : 0 - value
  }
}
