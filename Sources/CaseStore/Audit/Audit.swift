public import Cases
import Crypto
import Postgres

/// A place where the history is not what was written.
public struct AuditFinding: Sendable, Equatable, Codable {
  public enum Kind: String, Codable, Labelled {
    /// The event's hash does not follow from the one before it and the event's bytes.
    case chainBroken = "chain_broken"
    /// The event's columns do not say what its bytes say.
    case eventAltered = "event_altered"
    /// The documents do not say what the event's bytes say.
    case documentsAltered = "documents_altered"
    /// An event is missing between two others, or at the end.
    case eventMissing = "event_missing"
    /// The case is not in the state its last event left it in.
    case caseAltered = "case_altered"
    /// The terms on file are not those the events start and end.
    case clocksAltered = "clocks_altered"
    /// The ledger of the statistics does not say what the events say.
    case booksAltered = "books_altered"
    /// The figures kept of a half month are not what the ledger adds up to.
    case settlementAltered = "settlement_altered"
    /// A checkpoint holds another hash for this event.
    case checkpointDiffers = "checkpoint_differs"

    /// The name of the finding for people.
    public var label: Text {
      switch self {
      case .chainBroken: Text("Chuỗi mã băm bị đứt", "Chain of hashes broken")
      case .eventAltered: Text("Sự kiện bị sửa", "Event altered")
      case .documentsAltered: Text("Tài liệu bị sửa", "Documents altered")
      case .eventMissing: Text("Thiếu sự kiện", "Event missing")
      case .caseAltered: Text("Trạng thái hồ sơ bị sửa", "State of the case altered")
      case .clocksAltered: Text("Thời hạn bị sửa", "Terms altered")
      case .booksAltered: Text("Sổ số liệu thống kê bị sửa", "Ledger of the statistics altered")
      case .settlementAltered: Text("Số liệu đã tổng hợp bị sửa", "Settled figures altered")
      case .checkpointDiffers: Text("Khác với bản đối chiếu", "Differs from the checkpoint")
      }
    }
  }

  /// Number of the case; of an altered settlement, the first day of the half month.
  public let number: String
  /// Version of the event; 0 of a settlement.
  public let version: Int
  public let kind: Kind
}

/// What an audit read and found.
public struct AuditReport: Sendable, Equatable, Codable {
  public var cases = 0
  public var events = 0
  public var findings: [AuditFinding] = []
}

/// The hash every case's chain had reached at some moment.
public struct Checkpoint: Sendable, Equatable, Codable {
  public struct Head: Sendable, Equatable, Codable {
    public let number: String
    public let version: Int
    public let hash: String
  }

  public let takenAt: Instant
  /// SHA-256 over the heads, for a signature or a sheet of paper.
  public let digest: String
  public let heads: [Head]
}

extension CaseStore {
  /// Recounts every chain of hashes from what the tables hold now, in batches of cases.
  ///
  /// A chain inside the database proves nothing against its administrator: `checkpoint` is what
  /// was kept outside.
  public func verifyAudit(
    against checkpoint: Checkpoint? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> AuditReport {
    var report = AuditReport()
    var heads: [String: [Int: String]] = [:]
    for head in checkpoint?.heads ?? [] {
      heads[head.number, default: [:]][head.version] = head.hash
    }
    var after = 0
    let total = try await caseCount()
    while true {
      let batch = try await database.read { [after, heads] session in
        var batch = try AuditBatch(session, after: after, size: 1_000).verified(against: heads)
        if batch.findings.isEmpty {
          batch.findings =
            try self.clockFindings(session, after: after, size: 1_000)
            + Self.ledgerFindings(session, after: after, through: batch.lastID ?? after)
        }
        return batch
      }
      report.cases += batch.cases
      report.events += batch.events
      report.findings += batch.findings
      for number in batch.numbers { heads[number] = nil }
      progress?(report.cases, total)
      guard let last = batch.lastID else { break }
      after = last
    }
    for (number, versions) in heads {
      for version in versions.keys {
        report.findings.append(
          AuditFinding(number: number, version: version, kind: .eventMissing))
      }
    }
    report.findings += try await settlementFindings()
    return report
  }

  private func caseCount() async throws -> Int {
    try await database.read { session in
      try session.query("SELECT count(*) AS cases FROM cases")[0].decode("cases")
    }
  }

  /// The heads of all chains at this moment, to be kept where the database's administrator
  /// cannot reach them.
  public func checkpoint() async throws -> Checkpoint {
    let now: Statement = "SELECT now() AS now"
    let last: Statement = """
      SELECT c.number, e.version, encode(e.hash, 'hex') AS hash
      FROM cases c JOIN events e ON e.case_id = c.id AND e.version = c.version ORDER BY c.number
      """
    let (takenAt, heads) = try await database.read { session in
      try session.askOnSnapshot(
        together(
          .one(now) { try $0.decode("now", as: Instant.self) },
          .all(last) {
            try Checkpoint.Head(
              number: $0.decode("number"), version: $0.decode("version"), hash: $0.decode("hash"))
          }))
    }
    var digest = SHA256()
    for head in heads {
      digest.update(data: Array("\(head.number) \(head.version) \(head.hash)\n".utf8))
    }
    return Checkpoint(takenAt: takenAt, digest: digest.finalize().hex, heads: heads)
  }
}
