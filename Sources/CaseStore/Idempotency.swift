import Cases
import Crypto
import Postgres

/// A request that may arrive twice: the sender's key, and a digest of what was asked.
public struct IdempotencyKey: Sendable, Equatable {
  public let key: String
  public let request: [UInt8]

  /// `request` is hashed; the key belongs to the officer who sends it.
  public init(_ key: String, request: [UInt8]) {
    self.key = key
    self.request = Array(SHA256.hash(data: request))
  }
}

/// What a change answered.
public struct Written: Sendable, Equatable {
  public let number: String
  public let version: Int
  public let json: String
  /// The answer of an earlier request with the same key.
  public let isReplayed: Bool
}

extension IdempotencyKey {
  /// The earlier answer, if a request with this key has been answered before.
  static func earlierAnswer(to key: IdempotencyKey?) -> Question<Written?> {
    guard let key else { return Question(answering: nil) }
    let earlier: Statement = """
      SELECT request, version, number, answer FROM idempotency_keys
      WHERE officer_id = current_officer() AND key = \(key.key)
      """
    return .first(earlier) { row in
      guard try row.decode("request", as: [UInt8].self) == key.request else {
        throw CaseError.idempotencyKeyReused
      }
      return try Written(row, isReplayed: true)
    }
  }

  /// Keeps the answer in the transaction that makes it true.
  func keeping(_ answer: Statement) -> Statement {
    """
    INSERT INTO idempotency_keys (officer_id, key, request, version, number, answer)
    SELECT current_officer(), \(key), \(request), version, number, answer FROM (\(answer)) made
    RETURNING version, number, answer
    """
  }
}

extension Written {
  init(_ row: Row, isReplayed: Bool = false) throws {
    try self.init(
      number: row.decode("number"), version: row.decode("version"), json: row.decode("answer"),
      isReplayed: isReplayed)
  }
}

extension Question where Answer == Written {
  /// What a change answers, kept under the key that came with it.
  static func written(_ answer: Statement, key: IdempotencyKey?) -> Question {
    .one(key?.keeping(answer) ?? answer) { try Written($0) }
  }
}

extension CaseStore {
  /// Runs a change; when the same key won a race meanwhile, runs it again to find that answer.
  func once(
    _ change: @escaping @Sendable (Session) throws -> Written
  ) async throws -> Written {
    do {
      return try await refusing { try await database.transaction(change) }
    } catch let error as PostgresError where error.constraint == "idempotency_keys_pkey" {
      return try await refusing { try await database.transaction(change) }
    }
  }
}
