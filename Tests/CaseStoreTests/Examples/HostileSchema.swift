/// Attempts on the tables' protection, on the machine behind it, and on who is who.
extension HostileStatement {
  static let onSchema: [HostileStatement] = protection + rights + machine + reference

  private static let protection = [
    ("disable the triggers", "ALTER TABLE events DISABLE TRIGGER ALL"),
    ("replay as a replica", "SET LOCAL session_replication_role = replica"),
    ("disable row security", "ALTER TABLE cases DISABLE ROW LEVEL SECURITY"),
    ("lift row security from the owner", "ALTER TABLE cases NO FORCE ROW LEVEL SECURITY"),
    ("read around row security", "SET LOCAL row_security = off; SELECT * FROM cases"),
    ("drop a policy", "DROP POLICY officer_acts_in_role ON events"),
    ("add a policy", "CREATE POLICY mine ON cases FOR SELECT USING (true)"),
    ("drop a constraint", "ALTER TABLE events DROP CONSTRAINT step_is_permitted"),
    ("drop a trigger", "DROP TRIGGER event_is_appended ON events"),
    ("drop the history", "DROP TABLE events CASCADE"),
    ("add a trigger", "CREATE TRIGGER t BEFORE INSERT ON events EXECUTE FUNCTION append_event()"),
    ("add a rule", "CREATE RULE r AS ON DELETE TO events DO INSTEAD NOTHING"),
    ("add a column", "ALTER TABLE cases ADD COLUMN mine text"),
    ("add an index", "CREATE INDEX mine ON subjects (name)"),
    ("rename a table", "ALTER TABLE events RENAME TO events_before"),
    ("lock everybody out", "LOCK TABLE events IN ACCESS EXCLUSIVE MODE"),
  ].map { HostileStatement($0, $1) }

  private static let rights = [
    ("become the owner", "SET ROLE thanhtra_owner"),
    ("become the superuser", "SET ROLE postgres"),
    ("log in as the superuser", "SET SESSION AUTHORIZATION postgres"),
    ("be made superuser", "ALTER ROLE thanhtra_app SUPERUSER"),
    ("be exempt from row security", "ALTER ROLE thanhtra_app BYPASSRLS"),
    ("be let into the owner's role", "GRANT thanhtra_owner TO thanhtra_app"),
    ("create a role", "CREATE ROLE mine"),
    ("own a table", "ALTER TABLE events OWNER TO thanhtra_app"),
  ].map { HostileStatement($0, $1) }

  private static let machine = [
    ("create a table", "CREATE TABLE public.mine (n integer)"),
    ("create a schema", "CREATE SCHEMA mine"),
    (
      "create a function",
      "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    ),
    (
      "replace the function that says who asks",
      "CREATE OR REPLACE FUNCTION current_officer() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    ),
    ("create an extension", "CREATE EXTENSION dblink"),
    ("read a file of the server", "SELECT pg_read_file('/etc/passwd')"),
    ("import a file of the server", "SELECT lo_import('/etc/passwd')"),
    ("copy a file into the history", "COPY events FROM '/etc/passwd'"),
    ("copy the history into a file", "COPY events TO '/tmp/events'"),
    ("copy the history to a program", "COPY events TO PROGRAM 'cat'"),
    ("call the function that appends", "SELECT append_event()"),
    ("call the function that numbers", "SELECT number_case()"),
    ("call the function that describes", "SELECT describe_case()"),
    ("write a header", "SELECT event_header(e, 'x') FROM events e"),
  ].map { HostileStatement($0, $1) }

  private static let reference =
    [
      (
        "invent an action",
        "INSERT INTO actions VALUES ('forgive', false, false, false, '{decisions}')"
      ),
      ("let a note decide", "UPDATE actions SET documents = '{decisions}'"),
      ("count no more", "UPDATE actions SET is_counted = false"),
      ("forget the actions", "DELETE FROM actions"),
      ("permit a step", "INSERT INTO steps VALUES ('opened', 'forgive', 'closed', '{supervisor}')"),
      ("give a step to inspectors", "UPDATE steps SET roles = '{inspector}'"),
      ("forbid a step", "DELETE FROM steps"),
      ("invent a reason", "INSERT INTO closing_reasons VALUES ('opened', 'executed')"),
      ("give a right", "INSERT INTO rights VALUES ('inspector', 'sees_units_below')"),
      ("take a right away", "DELETE FROM rights WHERE role = 'auditor'"),
      ("change a role", "UPDATE officers SET role = 'supervisor'"),
      ("enable an officer", "UPDATE officers SET disabled_at = NULL"),
      (
        "add an officer",
        "INSERT INTO officers (username, name, unit_id, role) VALUES ('x', 'x', 1, 'supervisor')"
      ),
      ("remove an officer", "DELETE FROM officers"),
      ("set a password", "UPDATE passwords SET hash = 'x'"),
      ("give a password", "INSERT INTO passwords VALUES ({auditor.hn}, 'x')"),
      ("add a unit", "INSERT INTO units (code, name) VALUES ('X', 'X')"),
      ("move a unit", "UPDATE units SET parent_id = {DN}"),
      ("widen a scope", "INSERT INTO unit_descendants VALUES ({HN}, {DN})"),
      ("reopen a unit", "UPDATE units SET closed_on = NULL"),
      ("sanction alone", "UPDATE units SET four_eyes = false"),
      (
        "found a succession",
        "INSERT INTO unit_successions VALUES ({HN-1}, {DN}, '2026-10-15')"
      ),
      ("lower a bracket", "UPDATE violation_types SET fine_min = 0"),
      ("let an organisation off", "UPDATE violation_types SET organisation_factor = 1"),
      ("put an act out of force", "UPDATE violation_types SET replaced_at = now()"),
      ("prolong a term", "UPDATE clock_rules SET length = 100"),
      ("forget a term", "DELETE FROM clock_rules"),
      (
        "give an authority",
        """
        INSERT INTO signing_authorities (title, max_fine, basis_vi, basis_en, verification)
        VALUES ('inspector', 30000000, 'x', 'x', 'yes')
        """
      ),
      ("raise an amount", "UPDATE legal_amounts SET person = 1"),
      ("make a day off", "UPDATE calendar_days SET working = NOT working"),
      ("hide a change of the law", "UPDATE law_revision SET revision = 1"),
      ("invent a signer", "INSERT INTO signer_titles VALUES ('king')"),
      ("forge a migration", "UPDATE schema_migrations SET checksum = ''"),
      ("prolong a session", "UPDATE sessions SET expires_at = 'infinity'"),
      ("hand a session over", "UPDATE sessions SET officer_id = {supervisor.hn}"),
      ("forget the sessions", "DELETE FROM sessions"),
      ("rewrite an answer", "UPDATE idempotency_keys SET answer = ''"),
      ("forget a key", "DELETE FROM idempotency_keys"),
      (
        "keep a key for somebody else",
        """
        INSERT INTO idempotency_keys (officer_id, key, request, version, number, answer)
        VALUES ({inspector.hn1}, 'k', '', 1, 'x', '')
        """
      ),
    ].map { HostileStatement($0, $1) }
}
