import Crypto

/// Bytes that say the same thing the same way for ever: `name:length:value` lines, in a fixed order.
///
/// Texts that may name a person enter only as a salted digest, so the text can be erased later
/// and the chain of hashes still holds.
public struct CanonicalText: Sendable {
  public private(set) var text = ""
  private let salt: [UInt8]

  init(salt: [UInt8]) { self.salt = salt }

  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    text += "\(name):\(value.utf8.count):\(value)\n"
  }

  mutating func add(_ name: String, _ value: Int?) { add(name, value.map(String.init)) }

  mutating func add(_ name: String, _ value: Day?) { add(name, value?.description) }

  mutating func add(_ name: String, _ values: [Int]) {
    add(name, values.map(String.init).joined(separator: ","))
  }

  mutating func add(_ name: String, _ values: [String]) {
    for value in values { add(name, value) }
  }

  mutating func addDigest(_ name: String, of value: String?) {
    guard let value else { return }
    add(name, Self.digest(value, salt: salt))
  }

  /// SHA-256 over a salt and a text, in hexadecimal.
  package static func digest(_ value: String, salt: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(data: salt)
    hash.update(data: Array(value.utf8))
    return hash.finalize().hex
  }
}
