import Cases
import Crypto
import Foundation
import Postgres

extension CaseStore {
  /// Everything an audit reads, line by line as JSON, for a verifier that has no database: see
  /// `deploy/EVIDENCE.md`. What may name a person leaves only as the digest that was hashed.
  ///
  /// All on one snapshot, as the owner.
  public func exportAudit(_ write: @escaping @Sendable (String) throws -> Void) async throws {
    try await onSnapshot { session in
      try write(ExportLine.json(["format": .text("thanhtra export 1")]))
      for line in try AuditExport.shapes { try write(line) }
      for table in try EvidenceRows.all(session) {
        try write(
          ExportLine.json([
            "table": .text(table.table.name), "columns": .list(table.columns.map { .text($0) }),
            "rows": .list(table.rows.map(ExportLine.row)),
          ]))
      }
      var after = 0
      while true {
        let batch = try AuditExport.batch(session, after: after)
        for chain in batch.chains { try write(AuditExport.line(chain, batch.documents)) }
        guard let last = batch.chains.last?.id else { break }
        after = last
      }
    }
  }
}

/// A value of an exported line.
indirect enum ExportLine: Encodable {
  case null
  case text(String)
  case number(Int)
  case list([ExportLine])
  case object([String: ExportLine])

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .number($0) } ?? .null }

  static func row(_ row: [String?]) -> ExportLine { .list(row.map { ExportLine($0) }) }

  static func json(_ fields: [String: ExportLine]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(fields), as: UTF8.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .list(let list): try container.encode(list)
    case .object(let fields): try container.encode(fields)
    }
  }
}

/// The lines of an export.
enum AuditExport {
  /// The fields of each kind of document, in the order they are hashed.
  static var shapes: [String] {
    get throws {
      try [
        shape("description", CaseDescription.shape), shape("subject", Subject.shape),
        shape("victim", Victim.shape), shape("violation", Violation.shape),
        shape("record", Record.shape), shape("decision", Decision.shape),
        shape("sanction", Sanction.shape), shape("remedyDecision", RemedyDecision.shape),
        shape("fact", ProceedingValues.shape),
      ]
    }
  }

  private static func shape<Document>(_ name: String, _ shape: Shape<Document>) throws -> String {
    try ExportLine.json([
      "shape": .text(name), "fields": .list(shape.fields.map { .text($0.hashedName) }),
      "open": .list(shape.fields.map { .number($0.privacy == .open ? 1 : 0) }),
    ])
  }

  /// The next cases; the next one alone, without documents, where those cannot be read.
  static func batch(_ session: Session, after id: Int) throws -> AuditBatch {
    for size in [1_000, 1] {
      do {
        return try AuditBatch(session, after: id, size: size)
      } catch let error as PostgresError where error.kind == .decoding {
        continue
      }
    }
    return try AuditBatch(session, after: id, size: 1, withDocuments: false)
  }

  /// A case with its events, terms and documents.
  static func line(_ chain: AuditChain, _ documents: DocumentsOnFile?) throws -> String {
    try ExportLine.json([
      "case": .text(chain.number), "version": .number(chain.version), "state": .text(chain.state),
      "unit": .number(chain.unitID), "openedUnit": .number(chain.openedUnitID),
      "openedBy": .number(chain.openedBy), "openedOn": .text(chain.openedOn),
      "assignedTo": ExportLine(chain.assignedTo),
      "unreadable": .number(documents == nil ? 1 : 0),
      "descriptionVersion": .number(chain.descriptionVersion),
      "externalNumber": ExportLine(chain.externalNumber),
      "clocks": .list(chain.clocks.map { ExportLine.row($0.fields) }),
      "events": .list(chain.events.map { event($0, of: chain, documents) }),
    ])
  }

  private static func event(
    _ event: AuditEvent, of chain: AuditChain, _ documents: DocumentsOnFile?
  ) -> ExportLine {
    let contents = documents?.contents(
      ofCase: chain.id, version: event.version, note: event.note, salt: event.salt)
    return .object([
      "version": .number(event.version), "from": ExportLine(event.from),
      "action": .text(event.action), "to": .text(event.to), "effectiveOn": .text(event.effectiveOn),
      "recordedAt": .text(event.recordedAt.utc), "unit": .number(event.unitID),
      "toUnit": ExportLine(event.toUnitID), "officer": .number(event.officerID),
      "via": .text(event.via), "assignee": ExportLine(event.assigneeID),
      "note": ExportLine(event.note.map { CanonicalText.digest($0, salt: event.salt) }),
      "canonical": .text(event.canonical.hex), "hash": .text(event.hash.hex),
      "documents": contents.map(self.documents) ?? .null,
    ])
  }

  private static func documents(_ contents: EventContents) -> ExportLine {
    let documents = contents.documents
    var lines: [String: ExportLine] = [:]
    lines["description"] = documents.description.map {
      values($0, CaseDescription.shape, contents.salt)
    }
    lines["subjects"] = people(
      documents.subjects, Subject.shape, contents.firstSubject, contents.subjectSalts)
    lines["victims"] = people(
      documents.victims, Victim.shape, contents.firstVictim, contents.victimSalts)
    lines["violations"] = .list(
      documents.violations.enumerated().map { index, violation in
        .object([
          "number": .number(contents.firstViolation + index),
          "values": values(violation, Violation.shape, contents.salt),
        ])
      })
    lines["record"] = documents.record.map { values($0, Record.shape, contents.salt) }
    lines["decision"] = documents.decision.map { values($0, Decision.shape, contents.salt) }
    lines["sanctions"] = .list(
      (documents.decision?.sanctions ?? []).map { values($0, Sanction.shape, contents.salt) })
    lines["closing"] = ExportLine(documents.closing?.rawValue)
    lines["remedyDecision"] = documents.remedyDecision.map {
      values($0, RemedyDecision.shape, contents.salt)
    }
    lines["fact"] = documents.proceeding.map {
      values($0.values, ProceedingValues.shape, contents.salt)
    }
    lines["onTheSpot"] = .number(documents.isOnTheSpot ? 1 : 0)
    return .object(lines)
  }

  private static func people<Document>(
    _ people: [Document], _ shape: Shape<Document>, _ first: Int, _ salts: [[UInt8]]
  ) -> ExportLine {
    .list(
      zip(people, salts).enumerated().map { index, entry in
        let (person, salt) = entry
        return .object([
          "number": .number(first + index),
          "values": .list(
            shape.fields.map { $0.privacy == .open ? value($0.value(person)) : .null }),
          "person": .text(CanonicalText.digest(ofPerson: person, shape, salt: salt)),
        ])
      })
  }

  /// The values of a document in the order of its shape; of a text that may be erased the digest.
  private static func values<Document>(
    _ document: Document, _ shape: Shape<Document>, _ salt: [UInt8]
  ) -> ExportLine {
    .list(
      shape.fields.map { field in
        let found = field.value(document)
        if field.privacy != .open, case .text(let text) = found {
          return .text(CanonicalText.digest(text, salt: salt))
        }
        return value(found)
      })
  }

  private static func value(_ value: FieldValue?) -> ExportLine {
    switch value {
    case nil: .null
    case .text(let text): .text(text)
    case .day(let day): .text(day.description)
    case .integer(let number): .number(number)
    case .flag(let flag): .number(flag ? 1 : 0)
    case .texts(let texts): .object(["texts": .list(texts.map { .text($0) })])
    case .numbers(let numbers): .object(["numbers": .list(numbers.map { .number($0) })])
    case .instalments(let parts):
      .object([
        "instalments": .list(
          parts.map { .list([.text($0.dueOn.description), .number($0.amount)]) })
      ])
    case .settlements(let settled):
      .object([
        "settlements": .list(
          settled.map {
            .list([
              .number($0.subject), .number($0.annulled), .number($0.letOff), .number($0.refunded),
            ])
          })
      ])
    }
  }
}
