import Cases
import Crypto
import Foundation

/// The Ed25519 key that signs checkpoints. It belongs where nobody who holds the database reads it.
public struct CheckpointKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new one.
  public init() { key = Curve25519.Signing.PrivateKey() }

  /// From 64 hexadecimal digits; nil when it is no key.
  public init?(_ secret: String) {
    guard let bytes = [UInt8](hex: secret),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
  }

  /// What must stay secret, in hexadecimal.
  public var secret: String { Array(key.rawRepresentation).hex }

  /// What verifies, in hexadecimal.
  public var publicKey: String { Array(key.publicKey.rawRepresentation).hex }

  func signature(of text: String) throws -> String {
    try Array(key.signature(for: Data(text.utf8))).hex
  }

  /// Whether a key signed a text; false also when key or signature are none.
  static func isSigned(_ text: String, _ signature: String?, by publicKey: String?) -> Bool {
    guard let signature = [UInt8](hex: signature ?? ""), let bytes = [UInt8](hex: publicKey ?? ""),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return false }
    return key.isValidSignature(Data(signature), for: Data(text.utf8))
  }
}

extension [UInt8] {
  /// Nil when the text is not hexadecimal.
  public init?(hex: String) {
    let digits = [UInt8](hex.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    self = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      append(byte)
    }
  }
}
