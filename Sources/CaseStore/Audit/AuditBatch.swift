import Cases
import Crypto
import Postgres

/// A run of cases with their events, documents and terms, from plain columns: whatever follows from
/// them is computed here and not in the database.
struct AuditBatch {
  private(set) var chains: [AuditChain] = []
  let documents: DocumentsOnFile?

  /// Without the documents where they cannot be read.
  init(_ session: Session, after id: Int, size: Int, withDocuments: Bool = true) throws {
    let ids = Self.ids(after: id, size)
    let (events, clocks): ([(Int, AuditEvent)], [(Int, ClockColumns)])
    (chains, events, clocks) = try session.ask(
      .all(Self.cases(ids), AuditChain.init),
      .all(Self.events(ids)) { try ($0.decode("case_id"), AuditEvent($0)) },
      .all(Self.clocks(ids)) { try ($0.decode("case_id"), ClockColumns($0)) })
    documents = withDocuments ? try session.ask(DocumentsOnFile.question(after: id, size)) : nil
    let positions = Dictionary(uniqueKeysWithValues: chains.enumerated().map { ($1.id, $0) })
    for (caseID, event) in events {
      if let position = positions[caseID] { chains[position].events.append(event) }
    }
    for (caseID, clock) in clocks {
      if let position = positions[caseID] { chains[position].clocks.append(clock) }
    }
  }

  /// The cases of a batch: the next `size` after an id.
  static func ids(after id: Int, _ size: Int) -> Statement {
    "(SELECT id FROM cases WHERE id > \(id) ORDER BY id LIMIT \(size))"
  }

  private static func cases(_ ids: Statement) -> Statement {
    """
    SELECT c.id, c.number, c.version, c.state, c.unit_id, c.opened_unit_id, c.opened_by,
      c.opened_on, c.assigned_to, c.description_version, c.external_number
    FROM cases c WHERE c.id IN \(ids) ORDER BY c.id
    """
  }

  private static func events(_ ids: Statement) -> Statement {
    """
    SELECT e.case_id, e.version, e.from_state, e.action, e.to_state, e.effective_on,
      e.recorded_at, e.unit_id, e.to_unit_id, e.officer_id, e.via, e.assignee_id, e.note, e.salt,
      e.canonical, e.hash
    FROM events e WHERE e.case_id IN \(ids) ORDER BY e.case_id, e.version
    """
  }

  private static func clocks(_ ids: Statement) -> Statement {
    """
    SELECT k.case_id, k.number, k.version, k.rule_id, k.violation, k.subject, k.started_on,
      k.length, k.due_on, k.missing_year, k.end_version, k.ended_on, k.outcome
    FROM clocks k WHERE k.case_id IN \(ids) ORDER BY k.case_id, k.number
    """
  }
}

/// An event as the columns of its table.
struct AuditEvent {
  let version: Int
  let from: String?
  let action: String
  let to: String
  let effectiveOn: String
  let recordedAt: Instant
  let unitID: Int
  let toUnitID: Int?
  let officerID: Int
  let via: String
  let assigneeID: Int?
  let note: String?
  let salt: [UInt8]
  let canonical: [UInt8]
  let hash: [UInt8]

  init(_ row: Row) throws {
    version = try row.decode("version")
    from = try row.decode("from_state")
    action = try row.decode("action")
    to = try row.decode("to_state")
    effectiveOn = try row.decode("effective_on")
    recordedAt = try row.decode("recorded_at")
    unitID = try row.decode("unit_id")
    toUnitID = try row.decode("to_unit_id")
    officerID = try row.decode("officer_id")
    via = try row.decode("via")
    assigneeID = try row.decode("assignee_id")
    note = try row.decode("note")
    salt = try row.decode("salt")
    canonical = try row.decode("canonical")
    hash = try row.decode("hash")
  }

  /// The bytes its own columns become, as `append_event` in the database writes them.
  func header(of number: String) -> [UInt8] {
    let fields: [String?] = [
      "event 1", number, "\(version)", from, action, to, effectiveOn, recordedAt.utc, "\(unitID)",
      toUnitID.map { "to unit \($0)" }, "\(officerID)", via, assigneeID.map(String.init),
    ]
    return Array(fields.compactMap { $0 }.map { $0 + "\n" }.joined().utf8)
  }
}

/// A case with its events, oldest first, and its terms.
struct AuditChain {
  let id: Int
  let number: String
  let version: Int
  let state: String
  let unitID: Int
  let openedUnitID: Int
  let openedBy: Int
  let openedOn: String
  let assignedTo: Int?
  let descriptionVersion: Int
  let externalNumber: String?
  var events: [AuditEvent] = []
  var clocks: [ClockColumns] = []

  init(_ row: Row) throws {
    id = try row.decode("id")
    number = try row.decode("number")
    version = try row.decode("version")
    state = try row.decode("state")
    unitID = try row.decode("unit_id")
    openedUnitID = try row.decode("opened_unit_id")
    openedBy = try row.decode("opened_by")
    openedOn = try row.decode("opened_on")
    assignedTo = try row.decode("assigned_to")
    descriptionVersion = try row.decode("description_version")
    externalNumber = try row.decode("external_number")
  }
}
