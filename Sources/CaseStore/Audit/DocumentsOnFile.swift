import Cases
import Postgres

/// The documents of some cases, by the event that brought them.
struct DocumentsOnFile {
  private struct Entry {
    var documents = Documents()
    var subjectSalts: [[UInt8]] = []
    var victimSalts: [[UInt8]] = []
    var firstSubject = 1
    var firstVictim = 1
    var firstViolation = 1
  }

  private var entries: [EventKey: Entry] = [:]

  /// The contents an event had, if the documents are still what they were.
  func contents(ofCase id: Int, version: Int, note: String?, salt: [UInt8]) -> EventContents {
    let entry = entries[EventKey(caseID: id, version: version)] ?? Entry()
    var contents = EventContents(
      note: note, documents: entry.documents, salt: salt, subjectSalts: entry.subjectSalts,
      victimSalts: entry.victimSalts)
    contents.firstSubject = entry.firstSubject
    contents.firstVictim = entry.firstVictim
    contents.firstViolation = entry.firstViolation
    return contents
  }

  /// The last event of a case that described it.
  func lastDescription(ofCase id: Int, in events: [AuditEvent]) -> Int? {
    events.last {
      entries[EventKey(caseID: id, version: $0.version)]?.documents.description != nil
    }?.version
  }

  /// Of the next `size` cases after an id.
  static func question(after id: Int, _ size: Int) -> Question<DocumentsOnFile> {
    let ids = AuditBatch.ids(after: id, size)
    let documents = together(
      CaseTables.descriptions.stored(inCases: ids, by: "version"),
      CaseTables.subjects.stored(inCases: ids, by: "number", [.number, .salt]),
      CaseTables.victims.stored(inCases: ids, by: "number", [.number, .salt]),
      CaseTables.violations.stored(inCases: ids, by: "number", .number),
      CaseTables.records.stored(inCases: ids, by: "ordinal"))
    let outcomes = together(
      CaseTables.decisions.stored(inCases: ids, by: "version"),
      CaseTables.sanctions.stored(inCases: ids, by: "version,ordinal"),
      closings(ids), CaseTables.remedyDecisions.stored(inCases: ids, by: "version"),
      proceedings(ids), onTheSpot(ids))
    return together(documents, outcomes).map { documents, outcomes in
      var onFile = DocumentsOnFile()
      onFile.add(documents)
      onFile.add(outcomes)
      return onFile
    }
  }

  private typealias Stored = StoredDocument

  private mutating func add(
    _ found: (
      [Stored<CaseDescription>], [Stored<Subject>], [Stored<Victim>], [Stored<Violation>],
      [Stored<Record>]
    )
  ) {
    let (descriptions, subjects, victims, violations, records) = found
    for row in descriptions { change(row) { $0.documents.description = $1 } }
    for row in subjects {
      change(row) { entry, subject in
        if entry.documents.subjects.isEmpty { entry.firstSubject = row.number ?? 1 }
        entry.documents.subjects.append(subject)
        entry.subjectSalts.append(row.salt ?? [])
      }
    }
    for row in victims {
      change(row) { entry, victim in
        if entry.documents.victims.isEmpty { entry.firstVictim = row.number ?? 1 }
        entry.documents.victims.append(victim)
        entry.victimSalts.append(row.salt ?? [])
      }
    }
    for row in violations {
      change(row) { entry, violation in
        if entry.documents.violations.isEmpty { entry.firstViolation = row.number ?? 1 }
        entry.documents.violations.append(violation)
      }
    }
    for row in records { change(row) { $0.documents.record = $1 } }
  }

  private mutating func add(
    _ found: (
      [Stored<Decision>], [Stored<Sanction>], [Stored<ClosingReason>], [Stored<RemedyDecision>],
      [Stored<Proceeding>], [EventKey]
    )
  ) {
    let (decisions, sanctions, closings, remedyDecisions, proceedings, onTheSpot) = found
    for row in decisions { change(row) { $0.documents.decision = $1 } }
    for row in sanctions { change(row) { $0.documents.decision?.sanctions.append($1) } }
    for row in closings { change(row) { $0.documents.closing = $1 } }
    for row in remedyDecisions { change(row) { $0.documents.remedyDecision = $1 } }
    for row in proceedings { change(row) { $0.documents.proceeding = $1 } }
    for event in onTheSpot { entries[event, default: Entry()].documents.isOnTheSpot = true }
  }

  private mutating func change<Document>(
    _ row: Stored<Document>, _ body: (inout Entry, Document) -> Void
  ) {
    body(&entries[row.event, default: Entry()], row.document)
  }
}

// MARK: - What is no table of documents

extension DocumentsOnFile {
  private static func closings(_ ids: Statement) -> Question<[StoredDocument<ClosingReason>]> {
    .all("SELECT case_id, version, reason FROM closures WHERE case_id IN \(ids)") {
      try StoredDocument(
        event: EventKey($0), number: nil, salt: nil, document: $0.decode("reason"))
    }
  }

  private static func proceedings(_ ids: Statement) -> Question<[StoredDocument<Proceeding>]> {
    let table = CaseTables.proceedings
    let all: Statement = """
      SELECT f.case_id, f.version, f.action, \(table.selection)
      FROM \(table.source) WHERE f.case_id IN \(ids)
      """
    return .all(all) {
      try StoredDocument(
        event: EventKey($0), number: nil, salt: nil, document: Proceeding($0))
    }
  }

  private static func onTheSpot(_ ids: Statement) -> Question<[EventKey]> {
    .all(
      "SELECT case_id, version FROM events WHERE on_the_spot AND case_id IN \(ids)",
      EventKey.init)
  }
}

extension EventKey {
  fileprivate init(_ row: Row) throws {
    try self.init(caseID: row.decode("case_id"), version: row.decode("version"))
  }
}
