public import Cases
import Crypto
import Postgres

extension CaseStore {
  /// Everything the register holds at this moment, signed, and linked to the checkpoint before:
  /// the last one that was taken, unless another is given. Needs the owner's role.
  ///
  /// Waits until writers under way have ended: no event may come later with an earlier moment.
  public func takeCheckpoint(
    signedBy key: CheckpointKey? = nil, after previous: Checkpoint? = nil
  ) async throws -> Checkpoint {
    let takenAt = try await database.transaction { session in
      let dated = EvidenceTable.stored.filter { $0.datedBy != nil }.map(\.name)
      try session.pipeline(
        ["SET LOCAL lock_timeout = '60s'"]
          + (["events"] + dated).map { "LOCK TABLE public.\(unescaped: $0) IN SHARE MODE" })
      return try session.query("SELECT pg_catalog.clock_timestamp() AS now")[0]
        .decode("now", as: Instant.self)
    }
    let checkpoint = try await onSnapshot { session in
      let tables = try [Self.heads(session)] + EvidenceRows.all(session)
      let last = try session.query("SELECT statement FROM checkpoints ORDER BY id DESC LIMIT 1")
        .first.map { try $0.decode("statement", as: String.self) }
      let statement = CheckpointStatement(
        takenAt: takenAt, previous: previous?.digest ?? last.map(\.sha256), tables)
      return try Checkpoint(statement, tables, signedBy: key)
    }
    try await database.transaction { session in
      _ = try session.query(
        """
        INSERT INTO checkpoints (taken_at, root, statement, signature, public_key)
        VALUES (\(checkpoint.takenAt)::timestamptz, \(checkpoint.root), \(checkpoint.text),
          \(checkpoint.signature), \(checkpoint.publicKey))
        """)
    }
    return checkpoint
  }

  private static func heads(_ session: Session) throws -> EvidenceRows {
    var rows: [[String?]] = []
    var after = 0
    while true {
      let chains = try AuditBatch(session, after: after, size: 1_000, withDocuments: false).chains
      rows += chains.compactMap(KeptCase.row)
      guard let last = chains.last?.id else { break }
      after = last
    }
    return EvidenceRows(table: .cases, columns: KeptCase.columns, rows: rows)
  }

  /// The last checkpoint without its rows, for those who read the audit; nil when there is none.
  public func lastCheckpoint(as asker: Asker) async throws -> CheckpointOnFile? {
    try await database.read { session in
      let last: Statement = """
        SELECT taken_at, root, statement, signature, public_key FROM checkpoints
        ORDER BY id DESC LIMIT 1
        """
      return try session.ask(
        asker.officer(having: .readsAudit), .first(last, CheckpointOnFile.init)
      ).1
    }
  }
}

/// A checkpoint as the register remembers it: what was signed.
public struct CheckpointOnFile: Sendable, Equatable, Codable {
  public let takenAt: Instant
  public let root: String
  public let statement: String
  public let signature: String?
  public let publicKey: String?

  init(_ row: Row) throws {
    takenAt = try row.decode("taken_at")
    root = try row.decode("root")
    statement = try row.decode("statement")
    signature = try row.decode("signature")
    publicKey = try row.decode("public_key")
  }
}

extension String {
  fileprivate var sha256: String { SHA256.hash(data: Array(utf8)).hex }
}
