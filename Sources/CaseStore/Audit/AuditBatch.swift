import Cases
import Crypto
import Postgres

/// A run of cases with their events and documents, read in one snapshot.
struct AuditBatch {
  private struct Event {
    let version: Int
    let header: [UInt8]
    let canonical: [UInt8]
    let hash: [UInt8]
    let note: String?
    let salt: [UInt8]

    init(_ row: Row) throws {
      version = try row.decode("version")
      header = try row.decode("header")
      canonical = try row.decode("canonical")
      hash = try row.decode("hash")
      note = try row.decode("note")
      salt = try row.decode("salt")
    }
  }

  private struct Chain {
    let id: Int
    let number: String
    let version: Int
    let isWhereTheLastEventLeftIt: Bool
    var events: [Event] = []
  }

  struct Verified: Sendable {
    var cases = 0
    var events = 0
    var numbers: [String] = []
    var findings: [AuditFinding] = []
    var lastID: Int?
  }

  private var chains: [Chain] = []
  private let documents: DocumentsOnFile

  init(_ session: Session, after id: Int, size: Int) throws {
    let events: [(caseID: Int, event: Event)]
    (chains, events, documents) = try session.ask(
      .all(Self.cases(after: id, size)) {
        try Chain(
          id: $0.decode("id"), number: $0.decode("number"), version: $0.decode("version"),
          isWhereTheLastEventLeftIt: $0.decode("in_place"))
      }, .all(Self.events(after: id, size)) { try ($0.decode("case_id"), Event($0)) },
      DocumentsOnFile.question(after: id, size))
    let positions = Dictionary(uniqueKeysWithValues: chains.enumerated().map { ($1.id, $0) })
    for (caseID, event) in events {
      if let position = positions[caseID] { chains[position].events.append(event) }
    }
  }

  /// The cases of a batch: the next `size` after an id.
  static func ids(after id: Int, _ size: Int) -> Statement {
    "(SELECT id FROM cases WHERE id > \(id) ORDER BY id LIMIT \(size))"
  }

  private static func cases(after id: Int, _ size: Int) -> Statement {
    """
    SELECT c.id, c.number, c.version,
      EXISTS (SELECT FROM events e WHERE e.case_id = c.id AND e.version = c.version
        AND e.to_state = c.state AND COALESCE(e.to_unit_id, e.unit_id) = c.unit_id)
      AND NOT EXISTS (SELECT FROM events e JOIN events b
          ON b.case_id = e.case_id AND b.version = e.version - 1
        WHERE e.case_id = c.id AND e.unit_id <> COALESCE(b.to_unit_id, b.unit_id))
      AND EXISTS (SELECT FROM events e WHERE e.case_id = c.id AND e.version = 1
        AND e.effective_on = c.opened_on AND e.officer_id = c.opened_by
        AND e.unit_id = c.opened_unit_id)
      AND c.assigned_to IS NOT DISTINCT FROM \(assignee)
      AND c.description_version = (SELECT max(d.version) FROM descriptions d
        WHERE d.case_id = c.id) AS in_place
    FROM cases c WHERE c.id IN \(ids(after: id, size)) ORDER BY c.id
    """
  }

  /// The officer assigned last, unless the case has been where that officer does not work since.
  private static let assignee: Statement = """
    (SELECT CASE WHEN NOT EXISTS (SELECT FROM events m
        WHERE m.case_id = e.case_id AND m.version > e.version
          AND NOT works_on_cases_of(e.assignee_id, m.to_unit_id)
          AND m.to_unit_id IS NOT NULL) THEN e.assignee_id END
      FROM events e WHERE e.case_id = c.id AND e.assignee_id IS NOT NULL
      ORDER BY e.version DESC LIMIT 1)
    """

  private static func events(after id: Int, _ size: Int) -> Statement {
    """
    SELECT e.case_id, e.version, event_header(e, c.number) AS header, e.canonical, e.hash,
      e.note, e.salt
    FROM events e JOIN cases c ON c.id = e.case_id
    WHERE e.case_id IN \(ids(after: id, size)) ORDER BY e.case_id, e.version
    """
  }

  func verified(against heads: [String: [Int: String]]) -> Verified {
    var result = Verified()
    for chain in chains {
      result.cases += 1
      result.events += chain.events.count
      result.numbers.append(chain.number)
      result.findings += findings(in: chain, heads: heads[chain.number] ?? [:])
    }
    result.lastID = chains.last?.id
    return result
  }

  private func findings(in chain: Chain, heads: [Int: String]) -> [AuditFinding] {
    var found: [AuditFinding] = []
    func report(_ version: Int, _ kind: AuditFinding.Kind) {
      found.append(AuditFinding(number: chain.number, version: version, kind: kind))
    }
    var previous: [UInt8] = []
    var next = 1
    for event in chain.events {
      while next < event.version {
        report(next, .eventMissing)
        next += 1
      }
      next += 1
      let hash = Array(SHA256.hash(data: previous + event.canonical))
      if hash != event.hash { report(event.version, .chainBroken) }
      previous = event.hash
      if !event.canonical.starts(with: event.header) {
        report(event.version, .eventAltered)
      } else if !isTrue(event, of: chain) {
        report(event.version, .documentsAltered)
      }
      if let head = heads[event.version], head != event.hash.hex {
        report(event.version, .checkpointDiffers)
      }
    }
    for version in heads.keys where version >= next { report(version, .eventMissing) }
    if chain.version >= next {
      report(chain.version, .eventMissing)
    } else if !chain.isWhereTheLastEventLeftIt {
      report(chain.version, .caseAltered)
    }
    return found
  }

  /// Whether the documents on file say what the event's bytes say.
  private func isTrue(_ event: Event, of chain: Chain) -> Bool {
    let contents = documents.contents(
      ofCase: chain.id, version: event.version, note: event.note, salt: event.salt)
    return Array(event.canonical.dropFirst(event.header.count)) == Array(contents.canonical.utf8)
  }
}
