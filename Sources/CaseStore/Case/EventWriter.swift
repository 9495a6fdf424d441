import Cases
import Postgres

/// Writes an event and its documents: statements for one round trip.
struct EventWriter {
  let caseID: Int
  let unitID: Int
  let officerID: Int
  let via: String
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
  let contents: Contents
  var clocks = ClockChanges()

  /// The event goes first: documents may only follow an event of their own transaction.
  var statements: [Statement] {
    [event] + descriptions + subjects + victims + violations + record + decision + closure + fact
      + ClocksOnFile.write(clocks, caseID: caseID)
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
    return [
      """
      INSERT INTO descriptions (case_id, version, detected_on, title, summary, source)
      VALUES (\(caseID), \(version), \(description.detectedOn), \(description.title),
        \(description.summary), \(description.source))
      """
    ]
  }

  private var subjects: [Statement] {
    zip(contents.documents.subjects, contents.subjectSalts).enumerated().map {
      index, entry -> Statement in
      let (subject, salt) = entry
      return """
        INSERT INTO subjects (case_id, number, version, born_on, kind, name, identifier, sex,
          nationality, occupation, address, representative, phone, salt)
        VALUES (\(caseID), \(contents.firstSubject + index), \(version), \(subject.bornOn),
          \(subject.kind), \(subject.name), \(subject.identifier), \(subject.sex),
          \(subject.nationality), \(subject.occupation), \(subject.address),
          \(subject.representative), \(subject.phone), \(salt))
        """
    }
  }

  private var victims: [Statement] {
    zip(contents.documents.victims, contents.victimSalts).enumerated().map {
      index, entry -> Statement in
      let (victim, salt) = entry
      return """
        INSERT INTO victims (case_id, number, version, born_on, name, identifier, sex, address,
          phone, no_apology_requested, salt)
        VALUES (\(caseID), \(contents.firstVictim + index), \(version), \(victim.bornOn),
          \(victim.name), \(victim.identifier), \(victim.sex), \(victim.address),
          \(victim.phone), \(victim.noApologyRequested), \(salt))
        """
    }
  }

  private var violations: [Statement] {
    contents.documents.violations.enumerated().flatMap { index, violation -> [Statement] in
      let number = contents.firstViolation + index
      return [
        """
        INSERT INTO violations (case_id, number, version, type_id, started_on, ended_on, place,
          area_kind, description)
        VALUES (\(caseID), \(number), \(version), \(typeIDs[index]), \(violation.startedOn),
          \(violation.endedOn), \(violation.place), \(violation.areaKind),
          \(violation.description))
        """,
        """
        INSERT INTO violation_subjects (case_id, violation, subject, version)
        SELECT \(caseID), \(number), unnest(\(violation.subjects)::integer[]), \(version)
        """,
        """
        INSERT INTO violation_victims (case_id, violation, victim, version)
        SELECT \(caseID), \(number), unnest(\(violation.victims)::integer[]), \(version)
        """,
      ]
    }
  }

  private var record: [Statement] {
    guard let record = contents.documents.record else { return [] }
    return [
      """
      INSERT INTO records (case_id, ordinal, version, made_on, number)
      VALUES (\(caseID), \(recordCount + 1), \(version), \(record.madeOn), \(record.number))
      """
    ]
  }

  private var decision: [Statement] {
    guard let decision = contents.documents.decision else { return [] }
    let document: Statement = """
      INSERT INTO decisions (case_id, version, issued_on, number, signed_by, signer_title)
      VALUES (\(caseID), \(version), \(decision.issuedOn), \(decision.number),
        \(decision.signedBy), \(decision.signerTitle))
      """
    let sanctions: [Statement] = decision.sanctions.enumerated().map {
      index, sanction -> Statement in
      """
      INSERT INTO sanctions (case_id, version, ordinal, violation, subject, amount, form, remedies,
        override_reason)
      VALUES (\(caseID), \(version), \(index + 1), \(sanction.violation), \(sanction.subject),
        \(sanction.amount), \(sanction.form), \(sanction.remedies)::text[],
        \(sanction.overrideReason))
      """
    }
    return [document] + sanctions
  }

  private var closure: [Statement] {
    guard let reason = contents.documents.closing, let from else { return [] }
    return [
      """
      INSERT INTO closures (case_id, version, from_state, reason)
      VALUES (\(caseID), \(version), \(from), \(reason))
      """
    ] + (contents.documents.remedyDecision.map { [remedyDecision($0)] } ?? [])
  }

  private func remedyDecision(_ decision: RemedyDecision) -> Statement {
    """
    INSERT INTO remedy_decisions (case_id, version, issued_on, number, signed_by, signer_title,
      remedies)
    VALUES (\(caseID), \(version), \(decision.issuedOn), \(decision.number), \(decision.signedBy),
      \(decision.signerTitle), \(decision.remedies)::text[])
    """
  }

  private var fact: [Statement] {
    guard let fact = contents.documents.fact else { return [] }
    return [
      """
      INSERT INTO facts (case_id, version, action, subject, violation, withdrawn_version, amount,
        interest, happened_on, from_on, until_on, code, number, text, part_days, part_amounts)
      VALUES (\(caseID), \(version), \(action), \(fact.subject), \(fact.violation), \(fact.event),
        \(fact.amount), \(fact.interest), \(fact.on), \(fact.from), \(fact.until), \(fact.code),
        \(fact.number), \(fact.text), \(fact.parts.map(\.dueOn.description))::text[]::date[],
        \(fact.parts.map(\.amount))::bigint[])
      """
    ]
  }
}
