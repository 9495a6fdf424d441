package import Foundation

extension Int {
  /// With zeros in front, up to a number of digits; for numbers that are not negative.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits for every byte.
  package var hex: String {
    map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

extension Data {
  /// Base64 in the alphabet for addresses, without padding (RFC 4648, section 5).
  package var base64URL: String {
    base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
