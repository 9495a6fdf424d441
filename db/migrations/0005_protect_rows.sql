-- Who may see and add what. The application's role may read the scope of its officer and add
-- events; it may not change or remove anything, and it owns nothing.

ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;

-- The array form lets the planner use an index; IN (SELECT …) does not.
CREATE POLICY officer_sees_the_scope ON cases FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

CREATE POLICY officer_opens_in_the_scope ON cases FOR INSERT TO thanhtra_app
  WITH CHECK (
    unit_id = ANY ((SELECT officer_scope())::integer[])
    AND opened_unit_id = unit_id
    AND opened_by = current_officer()
    AND external_number IS NULL);

-- SELECT … FOR UPDATE needs the privilege to update; this policy lets no update through.
CREATE POLICY officer_locks_but_never_writes ON cases FOR UPDATE TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]))
  WITH CHECK (false);

CREATE POLICY officer_sees_the_scope ON events FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

-- The import alone adopts, and it does not run as the application.
CREATE POLICY officer_acts_in_role ON events FOR INSERT TO thanhtra_app
  WITH CHECK (
    officer_id = current_officer()
    AND unit_id = ANY ((SELECT officer_scope())::integer[])
    AND EXISTS (
      SELECT FROM officers o
      WHERE o.id = current_officer()
        AND CASE WHEN version = 1 THEN action = 'open' AND o.role IN ('inspector', 'supervisor')
          ELSE EXISTS (
            SELECT FROM steps s
            WHERE s.from_state = events.from_state AND s.action = events.action
              AND o.role = ANY (s.roles))
          END));

CREATE POLICY officer_owns_the_key ON idempotency_keys TO thanhtra_app
  USING (officer_id = current_officer())
  WITH CHECK (officer_id = current_officer());

CREATE POLICY owner_sees_all ON cases TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON events TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON idempotency_keys TO thanhtra_owner USING (true) WITH CHECK (true);

-- A document is seen with its case, and written only in the transaction that writes its event,
-- by an action that brings such a document.
DO $$
DECLARE
  document text;
  actions text;
BEGIN
  FOR document, actions IN VALUES
    ('descriptions', '{open,amend}'), ('subjects', '{open,add_subject}'),
    ('victims', '{open,add_victim}'), ('violations', '{open,add_violation}'),
    ('violation_subjects', '{open,add_violation}'), ('violation_victims', '{open,add_violation}'),
    ('records', '{add_record,investigate}'), ('decisions', '{sanction}'),
    ('sanctions', '{sanction}'), ('closures', '{close}')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', document);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', document);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO thanhtra_owner '
      'USING (true) WITH CHECK (true)', document);
    EXECUTE format('CREATE POLICY seen_with_the_case ON %I FOR SELECT TO thanhtra_app '
      'USING (EXISTS (SELECT FROM cases c WHERE c.id = case_id))', document);
    EXECUTE format('CREATE POLICY written_with_the_event ON %1$I FOR INSERT TO thanhtra_app '
      'WITH CHECK (EXISTS (SELECT FROM events e WHERE e.case_id = %1$I.case_id '
      'AND e.version = %1$I.version AND e.transaction_id = pg_current_xact_id() '
      'AND e.action = ANY (%2$L::text[])))', document, actions);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO thanhtra_app', document);
  END LOOP;
END $$;

GRANT SELECT ON steps, closing_reasons, cases, events TO thanhtra_app;
GRANT USAGE ON SEQUENCE case_ids TO thanhtra_app;
GRANT INSERT (id, unit_id, opened_unit_id, opened_by, opened_on), UPDATE (updated_at)
  ON cases TO thanhtra_app;
GRANT INSERT (case_id, version, unit_id, officer_id, assignee_id, effective_on, from_state,
  to_state, action, via, note, salt, canonical) ON events TO thanhtra_app;
GRANT SELECT, INSERT ON idempotency_keys TO thanhtra_app;

REVOKE ALL ON FUNCTION number_case(), append_event(), describe_case(), event_header(events, text)
  FROM PUBLIC;
