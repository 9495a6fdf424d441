public import Cases
import Crypto

/// What the register held at some moment, to be kept where its administrator cannot reach it: a
/// signed statement, and the rows it was made of.
public struct Checkpoint: Sendable, Equatable {
  /// The text that is signed; `deploy/EVIDENCE.md` describes it.
  public let text: String
  /// Of Ed25519, in hexadecimal; nil when nobody signed.
  public let signature: String?
  /// The key that says it signed. Only a key known from elsewhere proves anything.
  public let publicKey: String?
  /// The rows of each table.
  let rows: [String: [[String?]]]
  let statement: CheckpointStatement

  init(
    _ statement: CheckpointStatement, _ tables: [EvidenceRows],
    signedBy key: CheckpointKey?
  ) throws {
    let text = statement.text
    (self.statement, self.text) = (statement, text)
    rows = Dictionary(tables.map { ($0.table.name, $0.rows) }) { first, _ in first }
    signature = try key.map { try $0.signature(of: text) }
    publicKey = key?.publicKey
  }

  public var takenAt: Instant { statement.takenAt }
  /// Hash over everything, in hexadecimal: short enough for a sheet of paper.
  public var root: String { statement.root }
  /// Names the statement in the next one.
  public var digest: String { SHA256.hash(data: Array(text.utf8)).hex }
  /// How many cases it has.
  public var caseCount: Int { rows[EvidenceTable.cases.name]?.count ?? 0 }

  /// What is wrong with the file itself. `key` is the only one that may have signed it.
  func findings(trusting key: String?) -> [AuditFinding] {
    var found: [AuditFinding] = []
    func report(_ kind: AuditFinding.Kind, _ detail: String) {
      found.append(
        AuditFinding(number: "checkpoint \(takenAt.utc)", kind: kind, detail: detail))
    }
    if let key, publicKey != key { report(.checkpointForged, "another key") }
    let isMeantSigned = publicKey != nil || signature != nil
    if isMeantSigned, !CheckpointKey.isSigned(text, signature, by: publicKey) {
      report(.checkpointForged, "signature not valid")
    }
    for entry in statement.entries {
      let kept = EvidenceRows(
        table: entry.table, columns: entry.columns, rows: rows[entry.table.name] ?? [])
      if kept.rows.count != entry.count || kept.root.hex != entry.root {
        report(.checkpointAltered, entry.table.name)
      }
    }
    return found
  }

}

extension Checkpoint: Codable {
  private enum Key: String, CodingKey { case format, statement, signature, publicKey, rows }

  /// Fails for files of other versions of the program.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    text = try container.decode(String.self, forKey: .statement)
    signature = try container.decodeIfPresent(String.self, forKey: .signature)
    publicKey = try container.decodeIfPresent(String.self, forKey: .publicKey)
    rows = try container.decode([String: [[String?]]].self, forKey: .rows)
    guard let statement = CheckpointStatement(text) else {
      throw DecodingError.dataCorruptedError(
        forKey: .statement, in: container, debugDescription: "not a statement of this version")
    }
    self.statement = statement
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(CheckpointStatement.format, forKey: .format)
    try container.encode(text, forKey: .statement)
    try container.encodeIfPresent(signature, forKey: .signature)
    try container.encodeIfPresent(publicKey, forKey: .publicKey)
    try container.encode(rows, forKey: .rows)
  }
}
