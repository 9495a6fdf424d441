import Cases
import Crypto
import Postgres

/// Who may be in charge of which unit's cases.
struct Assignability {
  private struct Placed: Hashable {
    let above: Int
    let unit: Int
  }

  private var units: [Int: (unit: Int, role: String)] = [:]
  private var descendants: Set<Placed> = []
  private var works: Set<String> = []
  private var reachesBelow: Set<String> = []

  init(_ session: Session) throws {
    for row in try session.query("SELECT id, unit_id, role FROM officers") {
      units[try row.decode("id")] = try (row.decode("unit_id"), row.decode("role"))
    }
    for row in try session.query("SELECT above_id, unit_id FROM unit_descendants") {
      try descendants.insert(Placed(above: row.decode("above_id"), unit: row.decode("unit_id")))
    }
    for row in try session.query("SELECT role, name FROM rights") {
      let (role, name) = try (
        row.decode("role", as: String.self), row.decode("name", as: String.self)
      )
      if name == Right.worksOnCases.rawValue { works.insert(role) }
      if name == Right.seesUnitsBelow.rawValue { reachesBelow.insert(role) }
    }
  }

  func allows(_ officer: Int, in unit: Int) -> Bool {
    guard let placed = units[officer], works.contains(placed.role),
      descendants.contains(Placed(above: placed.unit, unit: unit))
    else { return false }
    return placed.unit == unit || reachesBelow.contains(placed.role)
  }
}

extension AuditChain {
  /// What is wrong with the chain in itself.
  func findings(_ documents: DocumentsOnFile?, _ officers: Assignability) -> [AuditFinding] {
    var found: [AuditFinding] = []
    func report(_ version: Int, _ kind: AuditFinding.Kind) {
      found.append(AuditFinding(number: number, version: version, kind: kind))
    }
    var previous: [UInt8] = []
    var next = 1
    for event in events {
      while next < event.version {
        report(next, .eventMissing)
        next += 1
      }
      next += 1
      if Array(SHA256.hash(data: previous + event.canonical)) != event.hash {
        report(event.version, .chainBroken)
      }
      previous = event.hash
      let header = event.header(of: number)
      let isWhole = event.canonical.starts(with: header)
      if !isWhole { report(event.version, .eventAltered) }
      if let documents {
        let contents = documents.contents(
          ofCase: id, version: event.version, note: event.note, salt: event.salt)
        let bytes = Array(contents.canonical.utf8)
        // Behind a header that was altered, what follows it can still be told by its end.
        let rest =
          isWhole ? event.canonical.dropFirst(header.count) : event.canonical.suffix(bytes.count)
        if Array(rest) != bytes { report(event.version, .documentsAltered) }
      }
    }
    if version >= next {
      report(version, .eventMissing)
    } else if !isWhereEventsLeftIt(documents, officers) {
      report(version, .caseAltered)
    }
    return found
  }

  private func isWhereEventsLeftIt(
    _ documents: DocumentsOnFile?, _ officers: Assignability
  ) -> Bool {
    guard let first = events.first, let last = events.last else { return false }
    let moves = zip(events, events.dropFirst())
    return last.version == version && last.to == state && (last.toUnitID ?? last.unitID) == unitID
      && moves.allSatisfy { $1.unitID == $0.toUnitID ?? $0.unitID }
      && first.effectiveOn == openedOn && first.officerID == openedBy
      && first.unitID == openedUnitID && assignee(officers) == assignedTo
      && documents.map { $0.lastDescription(ofCase: id, in: events) == descriptionVersion } ?? true
  }

  /// The officer assigned last, unless the case has been where that officer does not work since.
  private func assignee(_ officers: Assignability) -> Int? {
    events.reduce(nil as Int?) { assigned, event in
      if let unit = event.toUnitID {
        return assigned.flatMap { officers.allows($0, in: unit) ? $0 : nil }
      }
      return event.assigneeID ?? assigned
    }
  }

  /// What a checkpoint says otherwise of the case. `kept` is nil when it does not have the case.
  func findings(against kept: KeptCase?, _ checkpoint: KeptCases) -> [AuditFinding] {
    var found = events.filter { event in
      event.version > (kept?.version ?? 0) && event.recordedAt < checkpoint.takenAt
    }.map { AuditFinding(number: number, version: $0.version, kind: .eventBackdated) }
    guard let kept else { return found }
    if let event = events.first(where: { $0.version == kept.version }) {
      if event.hash.hex != kept.hash {
        found.append(
          AuditFinding(number: number, version: kept.version, kind: .checkpointDiffers))
      }
      if !checkpoint.mayReckonAnew,
        ClockColumns.digest(clocks, at: kept.version) != kept.clocks
      {
        found.append(AuditFinding(number: number, version: kept.version, kind: .clocksAltered))
      }
    } else {
      found.append(AuditFinding(number: number, version: kept.version, kind: .eventMissing))
    }
    if externalNumber != kept.externalNumber {
      found.append(AuditFinding(number: number, version: version, kind: .caseAltered))
    }
    return found
  }
}

/// A case as a checkpoint has it.
struct KeptCase: Sendable {
  static let columns = ["number", "version", "hash", "external_number", "clocks"]

  let version: Int
  let hash: String
  let externalNumber: String?
  let clocks: String

  /// The row of a case, of its last event; nil when it has none.
  static func row(of chain: AuditChain) -> [String?]? {
    guard let last = chain.events.last else { return nil }
    return [
      chain.number, "\(last.version)", last.hash.hex, chain.externalNumber,
      ClockColumns.digest(chain.clocks, at: last.version),
    ]
  }
}

/// The cases of a checkpoint that were not seen yet.
struct KeptCases: Sendable {
  let takenAt: Instant
  let mayReckonAnew: Bool
  var cases: [String: KeptCase] = [:]

  init(_ checkpoint: Checkpoint, mayReckonAnew: Bool) {
    takenAt = checkpoint.takenAt
    self.mayReckonAnew = mayReckonAnew
    for row in checkpoint.rows[EvidenceTable.cases.name] ?? [] where row.count == 5 {
      cases[row[0] ?? ""] = KeptCase(
        version: row[1].flatMap { Int($0) } ?? 0, hash: row[2] ?? "", externalNumber: row[3],
        clocks: row[4] ?? "")
    }
  }
}
