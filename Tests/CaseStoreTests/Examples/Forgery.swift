import Testing

@testable import CaseStore

/// What whoever holds the database could do so that the register stays consistent within itself, and
/// what a checkpoint must say of it.
struct Forgery: Sendable, CustomTestStringConvertible {
  let name: String
  /// `{id}` and `{number}` stand for the second of three cases, opened, investigated, noted,
  /// sanctioned and closed; `{fresh}` for one that was opened after the checkpoint.
  let sql: String
  let number: String
  let version: Int
  let kind: AuditFinding.Kind

  init(
    _ name: String, _ sql: String, _ number: String, _ kind: AuditFinding.Kind,
    at version: Int = 0
  ) {
    self.name = name
    self.sql = sql
    self.number = number
    self.version = version
    self.kind = kind
  }

  var testDescription: String { name }

  static let second = "HN-1-2026-000002"
  static let fresh = "HN-1-2026-000004"

  /// Changes events of a case and hashes its chain again, as the program would have written it.
  private static func rehashed(_ id: String, _ number: String, _ change: String) -> String {
    """
    DO $$
    DECLARE
      e events;
      before bytea := '';
      tail bytea;
    BEGIN
      FOR e IN SELECT * FROM events WHERE case_id = \(id) ORDER BY version LOOP
        tail := substr(e.canonical, length(event_header(e, '\(number)')) + 1);
        \(change)
        e.canonical := event_header(e, '\(number)') || tail;
        before := sha256(before || e.canonical);
        UPDATE events SET recorded_at = e.recorded_at, officer_id = e.officer_id,
          canonical = e.canonical, hash = before
        WHERE case_id = e.case_id AND version = e.version;
      END LOOP;
    END $$
    """
  }

  static let ofHistory = [
    Forgery(
      "officer of an event, hashed again",
      rehashed("{id}", second, "IF e.version = 4 THEN e.officer_id := 1; END IF;"),
      second, .checkpointDiffers, at: 5),
    Forgery(
      "header function replaced, officer changed",
      """
      CREATE OR REPLACE FUNCTION event_header(e events, number text) RETURNS bytea
      LANGUAGE sql STABLE AS 'SELECT e.canonical';
      UPDATE events SET officer_id = 1 WHERE case_id = {id} AND version = 4
      """, second, .eventAltered, at: 4),
    Forgery(
      "case made now, dated before",
      rehashed("{fresh}", fresh, "e.recorded_at := e.recorded_at - interval '1 day';"),
      fresh, .eventBackdated, at: 1),
    Forgery(
      "event appended now, dated before",
      rehashed(
        "{id}", second,
        "IF e.version = 6 THEN e.recorded_at := e.recorded_at - interval '1 day'; END IF;"),
      second, .eventBackdated, at: 6),
    Forgery(
      "end of a chain cut",
      "DELETE FROM events WHERE case_id = {id} AND version >= 5;"
        + "UPDATE cases SET version = 4, state = 'sanctioned' WHERE id = {id}",
      second, .eventMissing, at: 5),
    Forgery(
      "case deleted whole",
      "DELETE FROM events WHERE case_id = {id}; DELETE FROM cases WHERE id = {id}", second,
      .eventMissing, at: 5),
    Forgery(
      "case that a policy hides",
      "CREATE POLICY hidden ON cases AS RESTRICTIVE TO thanhtra_owner USING (id <> {id})", second,
      .caseMissing),
    Forgery(
      "note", "UPDATE events SET note = 'lời khác' WHERE case_id = {id} AND version = 3", second,
      .documentsAltered, at: 3),
    Forgery(
      "events swapped",
      """
      UPDATE events e SET hash = other.hash, canonical = other.canonical FROM events other
      WHERE e.case_id = {id} AND other.case_id = {id} AND e.version IN (2, 3)
        AND other.version = 5 - e.version
      """, second, .eventAltered, at: 2),
    Forgery(
      "day a term ends", "UPDATE clocks SET due_on = due_on + 400 WHERE case_id = {id}", second,
      .clocksAltered, at: 5),
    Forgery(
      "number of an older register", "UPDATE cases SET external_number = 'X' WHERE id = {id}",
      second, .caseAltered, at: 6),
  ]

  static let ofTables = [
    Forgery(
      "usernames swapped",
      """
      UPDATE officers SET username = 'x' WHERE id = 1;
      UPDATE officers SET username = (SELECT 'inspector.hn1') WHERE id = 2;
      UPDATE officers SET username = 'inspector.hn2' WHERE id = 1
      """, "officers 1", .rowAltered),
    Forgery(
      "right given", "INSERT INTO rights (role, name) VALUES ('auditor', 'works_on_cases')",
      "rights auditor,works_on_cases", .rowAdded),
    Forgery(
      "step added",
      """
      INSERT INTO steps (from_state, action, to_state, roles)
      VALUES ('opened', 'sanction', 'sanctioned', '{supervisor}')
      """, "steps opened,sanction,sanctioned", .rowAdded),
    Forgery(
      "roles of a step widened",
      "UPDATE steps SET roles = '{inspector,supervisor}' WHERE action = 'reopen'",
      "steps closed,reopen,investigated", .rowAltered),
    Forgery(
      "fine of an act", "UPDATE violation_types SET fine_max = fine_max * 2 WHERE id = 3",
      "violation_types 3", .rowAltered),
    Forgery(
      "length of a clock, silently", "UPDATE clock_rules SET length = length + 1 WHERE id = 1",
      "clock_rules 1", .rowAltered),
    Forgery(
      "authority to sign", "UPDATE signing_authorities SET max_fine = 1000000000 WHERE id = 1",
      "signing_authorities 1", .rowAltered),
    Forgery("amount", "DELETE FROM legal_amounts WHERE id = 1", "legal_amounts 1", .rowMissing),
    Forgery(
      "day off", "DELETE FROM calendar_days WHERE day = '2026-09-02'", "calendar_days 2026-09-02",
      .rowMissing),
    Forgery("code of a unit", "UPDATE units SET code = 'XX' WHERE id = 1", "units 1", .rowAltered),
    Forgery(
      "tree of scopes", "INSERT INTO unit_descendants (above_id, unit_id) VALUES (4, 1)",
      "unit_descendants 4,1", .rowAdded),
    Forgery(
      "figures of a publication", "UPDATE publications SET document = 'x'", "publications 1",
      .rowAltered),
    Forgery("publication deleted", "DELETE FROM publications", "publications 1", .rowMissing),
    Forgery(
      "publication dated back",
      """
      INSERT INTO publications (unit_id, officer_id, from_on, to_on, as_of, published_at,
        law_revision, period, kind, catalogue, calendar, document)
      SELECT unit_id, officer_id, from_on, to_on, as_of, published_at, law_revision, period, kind,
        catalogue, calendar, document FROM publications
      """, "publications 2", .rowAdded),
  ]

  static let ofSchema = [
    Forgery(
      "policy opened to all", "ALTER POLICY officer_sees_the_scope ON cases USING (true)",
      "policy officer_sees_the_scope on cases", .schemaAltered),
    Forgery(
      "history made writable", "GRANT UPDATE, DELETE ON events TO thanhtra_app",
      "grant on events to thanhtra_app", .schemaAltered),
    Forgery(
      "trigger dropped", "DROP TRIGGER event_is_appended ON events",
      "trigger event_is_appended on events", .schemaAltered),
    Forgery(
      "trigger silenced", "ALTER TABLE events DISABLE TRIGGER event_is_appended",
      "trigger event_is_appended on events", .schemaAltered),
    Forgery(
      "reference silenced", "ALTER TABLE events DISABLE TRIGGER ALL",
      "constraint step_is_permitted on events", .schemaAltered),
    Forgery(
      "constraint dropped", "ALTER TABLE events DROP CONSTRAINT step_is_explained",
      "constraint step_is_explained on events", .schemaAltered),
    Forgery(
      "function replaced",
      """
      CREATE OR REPLACE FUNCTION local_day(instant timestamptz) RETURNS date
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT instant::date'
      """, "function local_day(instant timestamptz)", .schemaAltered),
    Forgery(
      "row security off", "ALTER TABLE victims NO FORCE ROW LEVEL SECURITY",
      "row security of victims", .schemaAltered),
  ]

  static let all = ofHistory + ofTables + ofSchema
}
