import Cases
import Postgres

/// Tables that hold cases, with the columns that are written, in an order no reference speaks
/// against.
enum CaseTable: Int, CaseIterable {
  case cases, events, descriptions, subjects, victims, violations
  case violationSubjects, violationVictims
  case records, decisions, sanctions, closures, facts, clocks

  var name: String {
    switch self {
    case .violationSubjects: "violation_subjects"
    case .violationVictims: "violation_victims"
    case .cases, .events, .descriptions, .subjects, .victims, .violations, .records, .decisions,
      .sanctions, .closures, .facts, .clocks:
      "\(self)"
    }
  }

  var columns: String {
    switch self {
    case .cases:
      """
      id, version, description_version, unit_id, opened_unit_id, opened_by, assigned_to, opened_on,
        state, updated_at, number
      """
    case .events:
      """
      case_id, version, unit_id, officer_id, assignee_id, to_unit_id, effective_on, from_state,
        to_state, recorded_at, transaction_id, action, via, note, salt, canonical, hash
      """
    case .descriptions: "case_id, version, detected_on, title, summary, source, search"
    case .subjects:
      """
      case_id, number, version, born_on, kind, name, identifier, sex, nationality, occupation,
        address, representative, phone, salt
      """
    case .victims:
      """
      case_id, number, version, born_on, name, identifier, sex, address, phone,
        no_apology_requested, salt
      """
    case .violations:
      """
      case_id, number, version, type_id, started_on, ended_on, place, area_kind, description
      """
    case .violationSubjects: "case_id, violation, subject, version"
    case .violationVictims: "case_id, violation, victim, version"
    case .records: "case_id, ordinal, version, made_on, number"
    case .decisions: "case_id, version, issued_on, number, signed_by, signer_title"
    case .sanctions: "case_id, version, ordinal, violation, subject, amount, form, remedies"
    case .closures: "case_id, version, from_state, reason"
    case .facts:
      """
      case_id, version, action, subject, violation, amount, interest, happened_on, from_on, until_on,
        code, number, text
      """
    case .clocks:
      """
      case_id, number, version, rule_id, violation, subject, started_on, due_on, missing_year,
        end_version, ended_on, outcome
      """
    }
  }
}

/// The rows of some cases, table by table, ready for COPY.
struct CaseRows: Sendable {
  private var buffers = CaseTable.allCases.map { _ in CopyBuffer() }

  subscript(_ table: CaseTable) -> CopyBuffer { buffers[table.rawValue] }

  /// Adds one row, filled in place.
  mutating func add(_ table: CaseTable, _ fill: (inout CopyBuffer) -> Void) {
    fill(&buffers[table.rawValue])
    buffers[table.rawValue].endRow()
  }

  var count: Int { buffers.map(\.rows).reduce(0, +) }
}

extension CopyBuffer {
  mutating func add(_ day: Day?) { add(day?.description) }

  mutating func add(_ words: [String]) { add("{" + words.joined(separator: ",") + "}") }
}

extension CaseRows {
  /// Adds the documents of one event.
  mutating func add(_ contents: Contents, of caseID: Int, _ version: Int, _ source: RowSource) {
    let documents = contents.documents
    if let description = documents.description { add(description, of: caseID, version, source) }
    for (index, subject) in documents.subjects.enumerated() {
      add(subject, of: caseID, version, index + 1, contents.subjectSalts[index])
    }
    for (index, victim) in documents.victims.enumerated() {
      add(victim, of: caseID, version, index + 1, contents.victimSalts[index])
    }
    for (index, violation) in documents.violations.enumerated() {
      add(violation, of: caseID, version, index + 1, typeID: source.typeIDs[index])
    }
    if let record = documents.record {
      add(.records) {
        $0.add(caseID)
        $0.add(1)
        $0.add(version)
        $0.add(record.madeOn)
        $0.add(record.number)
      }
    }
    if let decision = documents.decision { add(decision, of: caseID, version) }
    if let reason = documents.closing, let from = source.from {
      add(.closures) {
        $0.add(caseID)
        $0.add(version)
        $0.add(from.rawValue)
        $0.add(reason.rawValue)
      }
    }
    if let fact = documents.fact { add(fact, by: source.action, of: caseID, version) }
  }

  private mutating func add(
    _ description: CaseDescription, of caseID: Int, _ version: Int, _ source: RowSource
  ) {
    add(.descriptions) {
      $0.add(caseID)
      $0.add(version)
      $0.add(description.detectedOn)
      $0.add(description.title)
      $0.add(description.summary)
      $0.add(description.source)
      $0.add(source.search(description))
    }
  }

  private mutating func add(
    _ subject: Subject, of caseID: Int, _ version: Int, _ number: Int, _ salt: [UInt8]
  ) {
    add(.subjects) {
      $0.add(caseID)
      $0.add(number)
      $0.add(version)
      $0.add(subject.bornOn)
      $0.add(subject.kind.rawValue)
      $0.add(subject.name)
      $0.add(subject.identifier)
      $0.add(subject.sex?.rawValue)
      $0.add(subject.nationality)
      $0.add(subject.occupation)
      $0.add(subject.address)
      $0.add(subject.representative)
      $0.add(subject.phone)
      $0.add(bytea: salt)
    }
  }

  private mutating func add(
    _ victim: Victim, of caseID: Int, _ version: Int, _ number: Int, _ salt: [UInt8]
  ) {
    add(.victims) {
      $0.add(caseID)
      $0.add(number)
      $0.add(version)
      $0.add(victim.bornOn)
      $0.add(victim.name)
      $0.add(victim.identifier)
      $0.add(victim.sex?.rawValue)
      $0.add(victim.address)
      $0.add(victim.phone)
      $0.add(victim.noApologyRequested)
      $0.add(bytea: salt)
    }
  }

  private mutating func add(
    _ violation: Violation, of caseID: Int, _ version: Int, _ number: Int, typeID: Int
  ) {
    add(.violations) {
      $0.add(caseID)
      $0.add(number)
      $0.add(version)
      $0.add(typeID)
      $0.add(violation.startedOn)
      $0.add(violation.endedOn)
      $0.add(violation.place)
      $0.add(violation.areaKind?.rawValue)
      $0.add(violation.description)
    }
    for (table, others) in [
      (CaseTable.violationSubjects, violation.subjects), (.violationVictims, violation.victims),
    ] {
      for other in others {
        add(table) {
          for number in [caseID, number, other, version] { $0.add(number) }
        }
      }
    }
  }

  private mutating func add(_ decision: Decision, of caseID: Int, _ version: Int) {
    add(.decisions) {
      $0.add(caseID)
      $0.add(version)
      $0.add(decision.issuedOn)
      $0.add(decision.number)
      $0.add(decision.signedBy)
      $0.add(decision.signerTitle)
    }
    for (index, sanction) in decision.sanctions.enumerated() {
      add(.sanctions) {
        for number in [caseID, version, index + 1, sanction.violation, sanction.subject] {
          $0.add(number)
        }
        $0.add(sanction.amount)
        $0.add(sanction.form.rawValue)
        $0.add(sanction.remedies)
      }
    }
  }

  private mutating func add(_ fact: Fact, by action: Action, of caseID: Int, _ version: Int) {
    add(.facts) {
      $0.add(caseID)
      $0.add(version)
      $0.add(action.rawValue)
      for number in [fact.subject, fact.violation, fact.amount, fact.interest] { $0.add(number) }
      for day in [fact.on, fact.from, fact.until] { $0.add(day) }
      for text in [fact.code, fact.number, fact.text] { $0.add(text) }
    }
  }

  /// Adds the clocks of a case as its last event leaves them.
  mutating func add(_ clocks: [Clock], of caseID: Int) {
    for clock in clocks {
      add(.clocks) {
        $0.add(caseID)
        for number in [clock.number, clock.version, clock.rule.id] { $0.add(number) }
        $0.add(clock.violation)
        $0.add(clock.subject)
        $0.add(clock.startedOn)
        $0.add(clock.due.day)
        $0.add(clock.due.missingYear)
        $0.add(clock.end?.version)
        $0.add(clock.end?.on)
        $0.add(clock.end?.outcome.rawValue)
      }
    }
  }
}

/// What the rows of an event's documents need beside the documents.
struct RowSource {
  let action: Action
  let from: CaseState?
  let typeIDs: [Int]
  let search: (CaseDescription) -> String
}
