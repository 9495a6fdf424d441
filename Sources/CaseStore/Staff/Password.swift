import Crypto
import CryptoExtras
import Dispatch
import Foundation
import Postgres

/// Passwords as digests of scrypt keys (RFC 7914), written
/// `$scrypt-sha256$ln=17,r=8,p=1$salt$digest` in base64.
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
    let parameters = PasswordParameters(logCost: logCost, salt: salt)
    let digest = SHA256.hash(data: try await key(of: password, by: parameters))
    return "$scrypt-sha256$\(parameters.text)$\(Data(salt).base64EncodedString())$"
      + Data(digest).base64EncodedString()
  }

  /// The key of a password, which opens a session where its digest is on file.
  func key(of password: String, by parameters: PasswordParameters) async throws -> [UInt8] {
    try await gate.run { try parameters.derive(password) }
  }
}

/// How a password becomes a key.
struct PasswordParameters: Sendable {
  let logCost: Int
  let salt: [UInt8]

  init(logCost: Int, salt: [UInt8]) {
    self.logCost = logCost
    self.salt = salt
  }

  /// Reads the columns of `password_parameters`.
  init(_ row: Row) throws {
    let text = try row.decode("parameters", as: String.self)
    guard let logCost = (1...20).first(where: { Self.text(logCost: $0) == text }) else {
      throw PostgresError(undecodable: "parameters")
    }
    try self.init(logCost: logCost, salt: row.decode("salt"))
  }

  var text: String { Self.text(logCost: logCost) }

  private static func text(logCost: Int) -> String { "ln=\(logCost),r=8,p=1" }

  /// NFC first, so that two keyboards write the same password.
  func derive(_ password: String) throws -> [UInt8] {
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << logCost, blockSize: 8,
      parallelism: 1)
    return key.withUnsafeBytes { Array($0) }
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
