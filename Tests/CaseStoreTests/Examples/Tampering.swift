import CaseStore
import Testing

/// What whoever holds the database could do to the register, and what the audit must say of it.
struct Tampering: Sendable, CustomTestStringConvertible {
  let name: String
  /// `{id}` stands for the case of `AuditTests`: opened, investigated, noted, sanctioned, closed.
  let sql: String
  let version: Int
  let kind: AuditFinding.Kind

  init(_ name: String, _ sql: String, at version: Int, _ kind: AuditFinding.Kind) {
    self.name = name
    self.sql = sql
    self.version = version
    self.kind = kind
  }

  var testDescription: String { name }

  private static func event(_ assignment: String, _ version: Int) -> String {
    "UPDATE events SET \(assignment) WHERE case_id = {id} AND version = \(version)"
  }

  static let withEvents = [
    Tampering("action", event("action = 'amend'", 3), at: 3, .eventAltered),
    Tampering("effective date", event("effective_on = '2026-10-14'", 4), at: 4, .eventAltered),
    Tampering(
      "moment of recording", event("recorded_at = recorded_at - interval '1 day'", 2), at: 2,
      .eventAltered),
    Tampering("officer", event("officer_id = officer_id + 1", 4), at: 4, .eventAltered),
    Tampering("way in", event("via = 'api'", 2), at: 2, .eventAltered),
    Tampering("state", event("to_state = 'opened'", 3), at: 3, .eventAltered),
    Tampering("unit", event("unit_id = unit_id + 1", 3), at: 3, .eventAltered),
    Tampering(
      "assignee",
      "ALTER TABLE events DROP CONSTRAINT assignment_names_an_officer;"
        + event("assignee_id = 1", 3), at: 3, .eventAltered),
    Tampering("note", event("note = 'lời khác'", 3), at: 3, .documentsAltered),
    Tampering(
      "note removed",
      "ALTER TABLE events DROP CONSTRAINT step_is_explained;" + event("note = NULL", 3), at: 3,
      .documentsAltered),
    Tampering("note added", event("note = 'lời thêm'", 2), at: 2, .documentsAltered),
    Tampering("salt", event("salt = '\\x00'", 3), at: 3, .documentsAltered),
    Tampering(
      "bytes", event("canonical = canonical || '\\x41'", 3), at: 3, .chainBroken),
    Tampering("hash", event("hash = sha256('x')", 3), at: 3, .chainBroken),
    Tampering(
      "hashes swapped",
      """
      UPDATE events e SET hash = other.hash FROM events other
      WHERE e.case_id = {id} AND other.case_id = {id} AND e.version IN (2, 3)
        AND other.version = 5 - e.version
      """, at: 2, .chainBroken),
    Tampering(
      "event deleted in the middle", "DELETE FROM events WHERE case_id = {id} AND version = 3",
      at: 3, .eventMissing),
    Tampering(
      "event deleted at the end", "DELETE FROM events WHERE case_id = {id} AND version = 5",
      at: 5, .eventMissing),
    Tampering(
      "opening deleted", "DELETE FROM events WHERE case_id = {id} AND version = 1", at: 1,
      .eventMissing),
  ]

  static let withDocuments = [
    Tampering(
      "fine", "UPDATE sanctions SET amount = 2000001 WHERE case_id = {id}", at: 4,
      .documentsAltered),
    Tampering(
      "form of a sanction",
      "UPDATE sanctions SET form = 'warning', amount = NULL WHERE case_id = {id}", at: 4,
      .documentsAltered),
    Tampering(
      "sanction deleted", "DELETE FROM sanctions WHERE case_id = {id}", at: 4, .documentsAltered),
    Tampering(
      "signer", "UPDATE decisions SET signed_by = 'Người khác' WHERE case_id = {id}", at: 4,
      .documentsAltered),
    Tampering(
      "decision deleted", "DELETE FROM decisions WHERE case_id = {id}", at: 4, .documentsAltered),
    Tampering(
      "name of a subject", "UPDATE subjects SET name = 'Người khác' WHERE case_id = {id}", at: 1,
      .documentsAltered),
    Tampering(
      "kind of a subject", "UPDATE subjects SET kind = 'household' WHERE case_id = {id}", at: 1,
      .documentsAltered),
    Tampering(
      "phone of a victim", "UPDATE victims SET phone = '1' WHERE case_id = {id}", at: 1,
      .documentsAltered),
    Tampering(
      "victim deleted", "DELETE FROM victims WHERE case_id = {id}", at: 1, .documentsAltered),
    Tampering(
      "title", "UPDATE descriptions SET title = 'Khác' WHERE case_id = {id}", at: 1,
      .documentsAltered),
    Tampering(
      "type of a violation",
      """
      UPDATE violations SET type_id = (SELECT min(t.id) FROM violation_types t
        WHERE t.id <> violations.type_id) WHERE case_id = {id}
      """, at: 1, .documentsAltered),
    Tampering(
      "subject acquitted", "DELETE FROM violation_subjects WHERE case_id = {id}", at: 1,
      .documentsAltered),
    Tampering(
      "record", "UPDATE records SET number = 'BB-02' WHERE case_id = {id}", at: 2,
      .documentsAltered),
    Tampering(
      "reason of closing", "UPDATE closures SET reason = 'annulled' WHERE case_id = {id}", at: 5,
      .documentsAltered),
    Tampering(
      "subject added",
      """
      INSERT INTO subjects (case_id, number, version, kind, name, salt)
      VALUES ({id}, 2, 3, 'person', 'Kẻ lạ', '\\x00')
      """, at: 3, .documentsAltered),
    Tampering(
      "record added",
      """
      INSERT INTO records (case_id, ordinal, version, made_on, number)
      VALUES ({id}, 2, 3, '2026-10-15', 'BB-99')
      """, at: 3, .documentsAltered),
  ]

  static let withBooks = [
    Tampering(
      "entry made dearer",
      "UPDATE tallies SET amount = 1 WHERE case_id = {id} AND figure = 'fines'", at: 4,
      .booksAltered),
    Tampering(
      "entry deleted", "DELETE FROM tallies WHERE case_id = {id} AND figure = 'opened'", at: 1,
      .booksAltered),
    Tampering(
      "entry booked twice",
      "INSERT INTO tallies SELECT * FROM tallies WHERE case_id = {id} AND version = 5", at: 5,
      .booksAltered),
    Tampering(
      "debt made smaller", "UPDATE balances SET amount = 1 WHERE case_id = {id}", at: 4,
      .booksAltered),
    Tampering(
      "stay prolonged", "UPDATE stays SET until = '2027-01-01' WHERE case_id = {id}", at: 1,
      .booksAltered),
    Tampering(
      "late record denied", "DELETE FROM late_events WHERE case_id = {id} AND version = 3", at: 3,
      .booksAltered),
  ]

  static let withCases = [
    ("state", "state = 'sanctioned'"), ("assignment", "assigned_to = 1"),
    ("day of opening", "opened_on = '2026-01-01'"), ("opener", "opened_by = opened_by + 1"),
    ("unit", "unit_id = unit_id + 1"), ("unit of opening", "opened_unit_id = opened_unit_id + 1"),
    ("description in force", "description_version = 2"),
  ].map { name, assignment in
    Tampering("\(name)", "UPDATE cases SET \(assignment) WHERE id = {id}", at: 5, .caseAltered)
  }
}
