import CryptoExtras
import Dispatch
import Foundation

/// Passwords as scrypt hashes (RFC 7914), written `$scrypt$ln=17,r=8,p=1$salt$hash` in base64.
public struct PasswordHasher: Sendable {
  /// Logarithm of the cost N: 17 takes 128 MiB and about 0.4 s of one core.
  let logCost: Int
  private let gate: HashingGate

  /// Two hashes at a time and `queue` waiting; a flood of sign-ins is refused, not queued.
  public init(logCost: Int = 17, queue: Int = 8) {
    self.logCost = logCost
    self.gate = HashingGate(limit: 2 + queue)
  }

  /// Too many passwords are being checked at this moment.
  public struct Busy: Error, Sendable {}

  /// With a fresh salt, unless one is given: for a password that is no secret.
  package func hash(_ password: String, salt given: [UInt8]? = nil) async throws -> String {
    let salt = given ?? (0..<16).map { _ in UInt8.random(in: 0...255) }
    let parameters = Parameters(logCost: logCost, salt: salt)
    let key = try await gate.run { try parameters.derive(password) }
    return "$scrypt$ln=\(logCost),r=8,p=1$\(Data(salt).base64EncodedString())$"
      + Data(key).base64EncodedString()
  }

  /// Takes as long for a user without a password as for one with: nobody learns who exists.
  func verify(_ password: String, against hash: String?) async throws -> Bool {
    let stored = hash.flatMap(Parameters.init)
    let parameters = stored ?? Parameters(logCost: logCost, salt: Array(repeating: 0, count: 16))
    let key = try await gate.run { try parameters.derive(password) }
    guard let expected = stored?.key, expected.count == key.count else { return false }
    return zip(key, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private struct Parameters: Sendable {
    var logCost: Int
    var salt: [UInt8]
    var key: [UInt8] = []

    init(logCost: Int, salt: [UInt8]) {
      self.logCost = logCost
      self.salt = salt
    }

    init?(_ text: String) {
      let parts = text.split(separator: "$")
      guard parts.count == 4, parts[0] == "scrypt", parts[1].hasPrefix("ln="),
        let logCost = parts[1].dropFirst(3).split(separator: ",").first.flatMap({ Int($0) }),
        let salt = Data(base64Encoded: String(parts[2])),
        let key = Data(base64Encoded: String(parts[3]))
      else { return nil }
      self.logCost = logCost
      self.salt = Array(salt)
      self.key = Array(key)
    }

    /// NFC first, so that two keyboards write the same password.
    func derive(_ password: String) throws -> [UInt8] {
      let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
      let key = try KDF.Scrypt.deriveKey(
        from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << logCost, blockSize: 8,
        parallelism: 1)
      return key.withUnsafeBytes { Array($0) }
    }
  }
}

/// Lets two hashes run, off the threads that serve requests, and a few wait.
private final class HashingGate: Sendable {
  private let limit: Int
  private let waiting = DispatchSemaphore(value: 2)
  private let queue = DispatchQueue(label: "password", attributes: .concurrent)
  private let admission: DispatchSemaphore

  init(limit: Int) {
    self.limit = limit
    self.admission = DispatchSemaphore(value: limit)
  }

  func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    guard admission.wait(timeout: .now()) == .success else { throw PasswordHasher.Busy() }
    defer { admission.signal() }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { [waiting] in
        waiting.wait()
        defer { waiting.signal() }
        continuation.resume(with: Result { try work() })
      }
    }
  }
}
