/// Attempts to move a case without what justifies it, or to change what was on file.
extension HostileStatement {
  static let onDocuments: [HostileStatement] = unjustified + belated + smuggled

  private static let investigation = RawEvent(
    "investigate", on: "bare", version: 4, from: "opened", to: "investigated")
  private static let sanctioning = RawEvent(
    "sanction", on: "investigated", version: 3, from: "investigated", to: "sanctioned")
  private static let closing = RawEvent(
    "close", on: "opened", version: 2, from: "opened", to: "closed")

  private static func adding(_ kind: String, _ version: Int) -> String {
    let event = RawEvent(
      "add_\(kind)", on: "bare", version: version, from: "opened", to: "opened")
    return switch kind {
    case "subject": event.sql + RawDocument.subject(of: "bare", number: 1, version: version)
    case "violation": event.sql + RawDocument.violation(of: "bare", number: 1, version: version)
    default: event.sql + RawDocument.record(of: "bare", ordinal: 1, version: version)
    }
  }

  private static let unjustified = [
    HostileStatement(
      "investigate nobody", adding("violation", 2) + adding("record", 3) + investigation.sql,
      refusedBy: "investigation_needs_a_subject"),
    HostileStatement(
      "investigate nothing", adding("subject", 2) + adding("record", 3) + investigation.sql,
      refusedBy: "investigation_needs_a_violation"),
    HostileStatement(
      "investigate without a record",
      adding("subject", 2) + adding("violation", 3) + investigation.sql,
      refusedBy: "investigation_needs_a_record"),
    HostileStatement(
      "sanction without a decision", sanctioning.sql, refusedBy: "sanction_needs_a_decision"),
    HostileStatement(
      "decide without a sanction",
      sanctioning.sql + RawDocument.decision(of: "investigated", version: 3),
      refusedBy: "decision_imposes_a_sanction"),
    HostileStatement(
      "sanction without deciding",
      sanctioning.sql + RawDocument.sanction(of: "investigated", version: 3),
      refusedBy: "sanctions_case_id_version_fkey"),
    HostileStatement(
      "let nobody known sign",
      sanctioning.sql
        + RawDocument.decision(of: "investigated", version: 3)
        .replacing("'department_director'", with: "'king'"),
      refusedBy: "signer_title_is_known"),
    HostileStatement(
      "fine without an amount",
      sanctioning.sql + RawDocument.decision(of: "investigated", version: 3)
        + RawDocument.sanction(of: "investigated", version: 3)
        .replacing("2500000, 'fine'", with: "NULL, 'fine'"),
      refusedBy: "only_a_fine_has_an_amount"),
    HostileStatement(
      "close without a reason", closing.sql, refusedBy: "closing_needs_a_reason"),
    HostileStatement(
      "close for a reason of another state",
      closing.sql
        + RawDocument.closure(of: "opened", version: 2, from: "opened", reason: "executed"),
      refusedBy: "reason_is_valid_from_the_state"),
    HostileStatement(
      "close for a reason and a state that are not the case's",
      closing.sql
        + RawDocument.closure(of: "opened", version: 2, from: "sanctioned", reason: "executed"),
      refusedBy: "closing_needs_a_reason"),
  ]

  private static let belated = [
    HostileStatement(
      "name a subject later", RawDocument.subject(of: "opened", number: 2, version: 1)),
    HostileStatement(
      "name a victim later", RawDocument.victim(of: "opened", number: 2, version: 1)),
    HostileStatement(
      "find a violation later", RawDocument.violation(of: "opened", number: 2, version: 1)),
    HostileStatement(
      "charge a subject later",
      RawDocument.link("violation_subjects", "subject", of: "opened", version: 1)),
    HostileStatement(
      "link a victim later",
      RawDocument.link("violation_victims", "victim", of: "opened", version: 1)),
    HostileStatement(
      "file a record later", RawDocument.record(of: "opened", ordinal: 1, version: 1)),
    HostileStatement("decide later", RawDocument.decision(of: "investigated", version: 2)),
    HostileStatement(
      "sanction more", RawDocument.sanction(of: "sanctioned", version: 3, ordinal: 2)),
    HostileStatement(
      "close later",
      RawDocument.closure(of: "opened", version: 1, from: "opened", reason: "no_violation")),
    HostileStatement("describe again", RawDocument.description(of: "opened", version: 1)),
    HostileStatement(
      "describe a version to come", RawDocument.description(of: "opened", version: 99)),
    HostileStatement(
      "name a subject of a foreign case",
      RawDocument.subject(of: "foreign", number: 2, version: 4)),
    HostileStatement(
      "hide behind the event of another case",
      note(on: "opened", 2, in: "opened")
        + RawDocument.subject(of: "investigated", number: 2, version: 2)),
    HostileStatement("rewrite a name", "UPDATE subjects SET name = 'Kẻ lạ'"),
    HostileStatement("lower a fine", "UPDATE sanctions SET amount = 1"),
    HostileStatement("delete a victim", "DELETE FROM victims"),
    HostileStatement("truncate the decisions", "TRUNCATE decisions CASCADE"),
  ]

  private static func note(on name: String, _ version: Int, in state: String) -> String {
    RawEvent("note", on: name, version: version, from: state, to: state).sql
  }

  /// With an event of the same transaction, but one that cannot bring such a document.
  private static let smuggled = [
    HostileStatement(
      "decide by a note",
      note(on: "investigated", 3, in: "investigated")
        + RawDocument.decision(of: "investigated", version: 3)
        + RawDocument.sanction(of: "investigated", version: 3)),
    HostileStatement(
      "close by a note",
      note(on: "opened", 2, in: "opened")
        + RawDocument.closure(of: "opened", version: 2, from: "opened", reason: "no_violation")),
    HostileStatement(
      "name a subject by a note on a closed case",
      note(on: "closed", 5, in: "closed")
        + RawDocument.subject(of: "closed", number: 2, version: 5)),
    HostileStatement(
      "name a victim by a note on a closed case",
      note(on: "closed", 5, in: "closed")
        + RawDocument.victim(of: "closed", number: 2, version: 5)),
    HostileStatement(
      "find a violation by a note on a closed case",
      note(on: "closed", 5, in: "closed")
        + RawDocument.violation(of: "closed", number: 2, version: 5)),
    HostileStatement(
      "file a record by a note on a closed case",
      note(on: "closed", 5, in: "closed")
        + RawDocument.record(of: "closed", ordinal: 2, version: 5)),
    HostileStatement(
      "describe a closed case anew by a note",
      note(on: "closed", 5, in: "closed") + RawDocument.description(of: "closed", version: 5)),
    HostileStatement(
      "charge a subject by a note on a closed case",
      note(on: "closed", 5, in: "closed")
        + RawDocument.link("violation_victims", "victim", of: "closed", version: 5)),
  ]
}
