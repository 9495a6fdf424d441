import Cases
import Postgres

extension CaseStore {
  /// Recounts the whole register from what its tables hold now, and compares it with checkpoints
  /// that were kept outside: a chain inside the database proves nothing against its administrator.
  ///
  /// All on one snapshot, as the owner. `trustedKey` is the public key, in hexadecimal, that must
  /// have signed the checkpoints. `progress` gets the cases done and the cases there are.
  public func verifyAudit(
    against checkpoints: [Checkpoint] = [], trusting trustedKey: String? = nil,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> AuditReport {
    try await onSnapshot { session in
      var audit = try Audit(session, checkpoints, trustedKey)
      var after = 0
      let total = try session.query("SELECT count(*) AS cases FROM cases")[0]
        .decode("cases", as: Int.self)
      while let last = try audit.verify(after: after, size: 1_000, in: self) {
        after = last
        progress?(audit.report.cases, total)
      }
      try audit.finish()
      return audit.report
    }
  }

  /// Runs a closure on one snapshot, on which names mean the tables of the register whatever the
  /// settings of a role say.
  func onSnapshot<T: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> T
  ) async throws -> T {
    try await database.transaction { session in
      try session.pipeline([
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        "SET LOCAL search_path = pg_catalog, public, pg_temp", "SET LOCAL row_security = on",
        // Between two questions the program hashes, or waits for whom it writes to.
        "SET LOCAL idle_in_transaction_session_timeout = 0",
      ])
      return try body(session)
    }
  }
}

/// An audit under way.
private struct Audit {
  private(set) var report = AuditReport()
  private let session: Session
  private let officers: Assignability
  private var kept: [KeptCases] = []
  private var seen: Set<AuditFinding> = []
  private var numbers = GivenNumbers()

  init(_ session: Session, _ checkpoints: [Checkpoint], _ trustedKey: String?) throws {
    self.session = session
    officers = try Assignability(session)
    let ordered = checkpoints.sorted { $0.takenAt < $1.takenAt }
    for checkpoint in ordered { add(checkpoint.findings(trusting: trustedKey)) }
    for (earlier, later) in zip(ordered, ordered.dropFirst())
    where later.statement.previous != earlier.digest {
      add([
        AuditFinding(number: "checkpoint \(later.takenAt.utc)", kind: .checkpointUnlinked)
      ])
    }
    let tables = try checkpoints.isEmpty ? [] : EvidenceRows.all(session)
    for checkpoint in ordered {
      let comparison = EvidenceComparison(checkpoint, tables)
      add(comparison.findings)
      report.changes += comparison.changes.filter { !report.changes.contains($0) }
      kept.append(KeptCases(checkpoint, mayReckonAnew: comparison.mayReckonAnew))
    }
    for difference in try CaseStore.schemaDifferences(session) where difference.isCertain {
      add([AuditFinding(number: difference.name, kind: .schemaAltered)])
    }
  }

  private mutating func add(_ findings: [AuditFinding]) {
    for finding in findings where seen.insert(finding).inserted { report.findings.append(finding) }
  }

  /// The next cases after an id; answers the last id, nil when there are no more.
  mutating func verify(after id: Int, size: Int, in store: CaseStore) throws -> Int? {
    do {
      let batch = try AuditBatch(session, after: id, size: size)
      guard let last = batch.chains.last?.id else { return nil }
      let recounted =
        try store.clockFindings(session, after: id, size: size)
        + CaseStore.ledgerFindings(session, after: id, through: last)
      add(batch)
      add(recounted)
      return last
    } catch let error as PostgresError where error.kind == .decoding {
      return try size == 1
        ? verifyUnreadable(after: id) : verifyOneByOne(after: id, size: size, in: store)
    }
  }

  private mutating func verifyOneByOne(after id: Int, size: Int, in store: CaseStore) throws -> Int?
  {
    var last: Int?
    for _ in 0..<size {
      guard let next = try verify(after: last ?? id, size: 1, in: store) else { break }
      last = next
    }
    return last
  }

  /// A case that holds what nobody writes: its chain may still be whole.
  private mutating func verifyUnreadable(after id: Int) throws -> Int? {
    let row = try session.query("SELECT id, number FROM cases WHERE id > \(id) ORDER BY id LIMIT 1")
      .first
    guard let row else { return nil }
    add([AuditFinding(number: try row.decode("number"), kind: .unreadable)])
    if let batch = try? AuditBatch(session, after: id, size: 1, withDocuments: false) { add(batch) }
    return try row.decode("id")
  }

  private mutating func add(_ batch: AuditBatch) {
    for chain in batch.chains {
      report.cases += 1
      report.events += chain.events.count
      numbers.insert(chain.number)
      add(chain.findings(batch.documents, officers))
      for index in kept.indices {
        let known = kept[index].cases.removeValue(forKey: chain.number)
        add(chain.findings(against: known, kept[index]))
      }
    }
  }

  /// What no case could show.
  mutating func finish() throws {
    for checkpoint in kept {
      let missing = checkpoint.cases.sorted { $0.key < $1.key }
      add(missing.map { AuditFinding(number: $0, version: $1.version, kind: .eventMissing) })
    }
    let serials = try session.query(
      """
      SELECT u.code, s.year, s.last FROM case_serials s JOIN units u ON u.id = s.unit_id
      ORDER BY u.code, s.year
      """)
    for row in serials {
      let missing = try numbers.missing(
        of: row.decode("code"), in: row.decode("year"), through: row.decode("last"))
      add(missing.map { AuditFinding(number: $0, kind: .caseMissing) })
    }
    add(try CaseStore.settlementFindings(session))
  }
}

/// The numbers of the cases that are there: of a unit's year none may be left out.
private struct GivenNumbers {
  private var serials: [String: Set<Int>] = [:]

  mutating func insert(_ number: String) {
    guard let dash = number.lastIndex(of: "-"),
      let serial = Int(number[number.index(after: dash)...])
    else { return }
    serials[String(number[..<dash]), default: []].insert(serial)
  }

  func missing(of unit: String, in year: Int, through last: Int) -> [String] {
    let series = "\(unit)-\(year)"
    let known = serials[series] ?? []
    return (1...max(1, last)).filter { $0 <= last && !known.contains($0) }.map {
      let digits = "\($0)"
      return "\(series)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
  }
}
