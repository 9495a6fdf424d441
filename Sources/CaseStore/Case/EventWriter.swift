import Cases
import Postgres

/// Writes an event and its documents: statements for one round trip.
struct EventWriter {
  let caseID: Int
  let unitID: Int
  let officerID: Int
  let via: Via
  let version: Int
  let from: CaseState?
  let action: Action
  let to: CaseState
  let effectiveOn: Day
  var assigneeID: Int?
  /// Where the case moves.
  var toUnitID: Int?
  var recordCount = 0
  /// Acts of the new violations, chosen by date.
  var typeIDs: [Int] = []
  let contents: EventContents
  var clocks = ClockChanges()

  /// The event goes first: documents may only follow an event of their own transaction.
  var statements: [Statement] {
    [event] + descriptions + subjects + victims + violations + record + decision + closure
      + proceeding + ClocksOnFile.write(clocks, caseID: caseID)
  }

  private var event: Statement {
    """
    INSERT INTO events (case_id, version, unit_id, officer_id, assignee_id, to_unit_id,
      effective_on, from_state, to_state, action, via, note, salt, on_the_spot, canonical)
    VALUES (\(caseID), \(version), \(unitID), \(officerID), \(assigneeID), \(toUnitID),
      \(effectiveOn),
      \(from), \(to), \(action), \(via), \(contents.note), \(contents.salt),
      \(contents.documents.isOnTheSpot), \(Array(contents.canonical.utf8)))
    """
  }

  private var descriptions: [Statement] {
    guard let description = contents.documents.description else { return [] }
    return [CaseTables.descriptions.insert(description, ["case_id": caseID, "version": version])]
  }

  private var subjects: [Statement] {
    zip(contents.documents.subjects, contents.subjectSalts).enumerated().map { index, entry in
      CaseTables.subjects.insert(
        entry.0,
        [
          "case_id": caseID, "number": contents.firstSubject + index, "version": version,
          "salt": entry.1,
        ])
    }
  }

  private var victims: [Statement] {
    zip(contents.documents.victims, contents.victimSalts).enumerated().map { index, entry in
      CaseTables.victims.insert(
        entry.0,
        [
          "case_id": caseID, "number": contents.firstVictim + index, "version": version,
          "salt": entry.1,
        ])
    }
  }

  private var violations: [Statement] {
    contents.documents.violations.enumerated().flatMap { index, violation in
      let number = contents.firstViolation + index
      let document = CaseTables.violations.insert(
        violation,
        ["case_id": caseID, "number": number, "version": version, "type_id": typeIDs[index]])
      return [document] + links("subject", violation.subjects, to: number)
        + links("victim", violation.victims, to: number)
    }
  }

  private func links(_ role: String, _ numbers: [Int], to violation: Int) -> [Statement] {
    guard !numbers.isEmpty else { return [] }
    return [
      """
      INSERT INTO violation_\(unescaped: role)s (case_id, violation, \(unescaped: role), version)
      SELECT \(caseID), \(violation), unnest(\(numbers)::integer[]), \(version)
      """
    ]
  }

  private var record: [Statement] {
    guard let record = contents.documents.record else { return [] }
    return [
      CaseTables.records.insert(
        record, ["case_id": caseID, "ordinal": recordCount + 1, "version": version])
    ]
  }

  private var decision: [Statement] {
    guard let decision = contents.documents.decision else { return [] }
    let document = CaseTables.decisions.insert(
      decision, ["case_id": caseID, "version": version])
    return [document]
      + decision.sanctions.enumerated().map { index, sanction in
        CaseTables.sanctions.insert(
          sanction, ["case_id": caseID, "version": version, "ordinal": index + 1])
      }
  }

  private var closure: [Statement] {
    guard let reason = contents.documents.closing, let from else { return [] }
    let closure: Statement = """
      INSERT INTO closures (case_id, version, from_state, reason)
      VALUES (\(caseID), \(version), \(from), \(reason))
      """
    let remedies = contents.documents.remedyDecision.map {
      CaseTables.remedyDecisions.insert($0, ["case_id": caseID, "version": version])
    }
    return [closure] + (remedies.map { [$0] } ?? [])
  }

  private var proceeding: [Statement] {
    guard let proceeding = contents.documents.proceeding else { return [] }
    return [
      CaseTables.proceedings.insert(
        proceeding.values, ["case_id": caseID, "version": version, "action": action])
    ]
  }
}
