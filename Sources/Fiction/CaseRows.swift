import CaseStore
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
        to_state, recorded_at, transaction_id, needs_note, moves_unit, brings_fact, is_counted,
        action, via, note, salt, canonical, hash
      """
    case .descriptions: "case_id, version, search, " + CaseTables.descriptions.columns
    case .subjects: "case_id, number, version, salt, " + CaseTables.subjects.columns
    case .victims: "case_id, number, version, salt, " + CaseTables.victims.columns
    case .violations: "case_id, number, version, type_id, " + CaseTables.violations.columns
    case .violationSubjects: "case_id, violation, subject, version"
    case .violationVictims: "case_id, violation, victim, version"
    case .records: "case_id, ordinal, version, " + CaseTables.records.columns
    case .decisions: "case_id, version, " + CaseTables.decisions.columns
    case .sanctions: "case_id, version, ordinal, " + CaseTables.sanctions.columns
    case .closures: "case_id, version, from_state, reason"
    case .facts: "case_id, version, action, " + CaseTables.proceedings.columns
    case .clocks:
      """
      case_id, number, version, rule_id, violation, subject, started_on, length, due_on, missing_year,
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
}

extension CaseRows {
  /// Adds the documents of one event.
  mutating func add(
    _ contents: EventContents, of caseID: Int, _ version: Int, _ source: RowSource
  ) {
    let documents = contents.documents
    if let description = documents.description {
      add(.descriptions) {
        $0.add(caseID)
        $0.add(version)
        $0.add(source.search(description))
        CaseTables.descriptions.copy(description, to: &$0)
      }
    }
    addPersons(contents, of: caseID, version)
    for (index, violation) in documents.violations.enumerated() {
      add(violation, of: caseID, version, index + 1, typeID: source.typeIDs[index])
    }
    if let record = documents.record {
      add(.records, [caseID, 1, version]) { CaseTables.records.copy(record, to: &$0) }
    }
    if let decision = documents.decision { add(decision, of: caseID, version) }
    if let reason = documents.closing, let from = source.from {
      add(.closures, [caseID, version]) {
        $0.add(from.rawValue)
        $0.add(reason.rawValue)
      }
    }
    if let proceeding = documents.proceeding {
      add(.facts, [caseID, version]) {
        $0.add(source.action.rawValue)
        CaseTables.proceedings.copy(proceeding.values, to: &$0)
      }
    }
  }

  /// Adds one row that begins with numbers.
  private mutating func add(
    _ table: CaseTable, _ numbers: [Int], _ fill: (inout CopyBuffer) -> Void
  ) {
    add(table) {
      for number in numbers { $0.add(number) }
      fill(&$0)
    }
  }

  private mutating func addPersons(_ contents: EventContents, of caseID: Int, _ version: Int) {
    for (index, subject) in contents.documents.subjects.enumerated() {
      add(.subjects, [caseID, index + 1, version]) {
        $0.add(bytea: contents.subjectSalts[index])
        CaseTables.subjects.copy(subject, to: &$0)
      }
    }
    for (index, victim) in contents.documents.victims.enumerated() {
      add(.victims, [caseID, index + 1, version]) {
        $0.add(bytea: contents.victimSalts[index])
        CaseTables.victims.copy(victim, to: &$0)
      }
    }
  }

  private mutating func add(
    _ violation: Violation, of caseID: Int, _ version: Int, _ number: Int, typeID: Int
  ) {
    add(.violations, [caseID, number, version, typeID]) {
      CaseTables.violations.copy(violation, to: &$0)
    }
    for subject in violation.subjects {
      add(.violationSubjects, [caseID, number, subject, version]) { _ in }
    }
    for victim in violation.victims {
      add(.violationVictims, [caseID, number, victim, version]) { _ in }
    }
  }

  private mutating func add(_ decision: Decision, of caseID: Int, _ version: Int) {
    add(.decisions, [caseID, version]) { CaseTables.decisions.copy(decision, to: &$0) }
    for (index, sanction) in decision.sanctions.enumerated() {
      add(.sanctions, [caseID, version, index + 1]) {
        CaseTables.sanctions.copy(sanction, to: &$0)
      }
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
        $0.add(clock.length)
        $0.add(clock.due.day)
        $0.add(clock.due.missingYear)
        $0.add(clock.end?.version)
        $0.add(clock.end?.on)
        $0.add(clock.end?.outcome.rawValue)
      }
    }
  }
}

/// What the rows of an event's documents need besides the documents.
struct RowSource {
  let action: Action
  let from: CaseState?
  let typeIDs: [Int]
  let search: (CaseDescription) -> String
}
