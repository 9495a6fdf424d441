-- Who may see and add what. The application's role may read the scope of its officer and add
-- events; it may not change or remove anything, and it owns nothing.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO thanhtra_app;

-- Reference data.
GRANT SELECT ON schema_migrations, rights, units, unit_descendants, unit_successions, officers,
  passwords, officer_rights, officer_units, actions, steps, closing_reasons, violation_types,
  signer_titles, calendar_days, clock_rules, signing_authorities, legal_amounts, law_revision
  TO thanhtra_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON sessions TO thanhtra_app;

-- Row security binds everyone but the superuser, and lets the owner see all.
DO $$
DECLARE
  protected text;
BEGIN
  FOREACH protected IN ARRAY '{cases,events,idempotency_keys,descriptions,subjects,victims,
    violations,violation_subjects,violation_victims,records,decisions,sanctions,closures,facts,
    remedy_decisions,clocks,tallies,balances,stays,late_events,settlements,
    settled_totals,settled_standings,settled_balances,publications,
    public_reports}'::text[]
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO thanhtra_owner '
      'USING (true) WITH CHECK (true)', protected);
  END LOOP;
END $$;

-- Cases. The array form lets the planner use an index; IN (SELECT …) does not.
CREATE POLICY officer_sees_the_scope ON cases FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

CREATE POLICY officer_opens_in_the_scope ON cases FOR INSERT TO thanhtra_app
  WITH CHECK (
    unit_id = ANY ((SELECT officer_scope())::integer[])
    AND opened_unit_id = unit_id
    AND opened_by = current_officer()
    AND external_number IS NULL);

CREATE POLICY officer_locks_but_never_writes ON cases FOR UPDATE TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]))
  WITH CHECK (false);
COMMENT ON POLICY officer_locks_but_never_writes ON cases IS
'SELECT … FOR UPDATE needs the privilege to update; this policy lets no update through.';

GRANT SELECT, INSERT (id, unit_id, opened_unit_id, opened_by, opened_on), UPDATE (updated_at)
  ON cases TO thanhtra_app;
GRANT USAGE ON SEQUENCE case_ids TO thanhtra_app;

-- Events. Two of these functions are asked by policies of every table, of few rows: behind a
-- function, so that the rows of cases that never moved do not pay for it. Names are qualified,
-- since a session may have tables of its own.
CREATE FUNCTION event_reaches_scope(case_id bigint, to_unit_id integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN COALESCE(to_unit_id = ANY (public.officer_scope()), false)
    OR EXISTS (SELECT FROM public.cases c WHERE c.id = $1);
END $$;
COMMENT ON FUNCTION event_reaches_scope(bigint, integer) IS
'Whether an event took its case into the scope, or its case lies in the scope now.';

CREATE FUNCTION event_was_in_scope(case_id bigint, version integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.events e
    WHERE e.case_id = $1 AND e.version = $2 AND e.unit_id = ANY (public.officer_scope()));
END $$;
COMMENT ON FUNCTION event_was_in_scope(bigint, integer) IS
'Whether the case lay in the scope when an event was written.';

CREATE FUNCTION case_is_being_moved(case_id bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.events e WHERE e.case_id = $1 AND e.to_unit_id IS NOT NULL
      AND e.transaction_id = pg_current_xact_id());
END $$;
COMMENT ON FUNCTION case_is_being_moved(bigint) IS
'Whether the running transaction itself has moved the case.';

CREATE POLICY officer_sees_the_scope ON events FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[])
    OR event_reaches_scope(case_id, to_unit_id));
COMMENT ON POLICY officer_sees_the_scope ON events IS
'The unit a case has come to sees all of its past; the unit it has left, what was its own.';

CREATE POLICY officer_acts_in_role ON events FOR INSERT TO thanhtra_app
  WITH CHECK (
    officer_id = current_officer()
    AND unit_id = ANY ((SELECT officer_scope())::integer[])
    AND CASE WHEN version = 1 THEN action = 'open'
        AND EXISTS (SELECT FROM officer_rights WHERE name = 'opens_cases')
      ELSE EXISTS (
        SELECT FROM officers o JOIN steps s ON o.role = ANY (s.roles)
        WHERE o.id = current_officer()
          AND s.from_state = events.from_state AND s.action = events.action)
      END);
COMMENT ON POLICY officer_acts_in_role ON events IS
'A first event opens: the import alone adopts, and it does not run as the application.';

GRANT SELECT, INSERT (case_id, version, unit_id, officer_id, assignee_id, effective_on, from_state,
  to_state, action, via, note, salt, canonical, on_the_spot, to_unit_id) ON events TO thanhtra_app;

-- A document is seen with its case. Figures alone, which name nobody, also count it where it was
-- brought while the case lay in the scope. IS NOT DISTINCT FROM, because NULL would not spare the
-- look-up behind it.
DO $$
DECLARE
  document text;
BEGIN
  FOREACH document IN ARRAY '{descriptions,subjects,victims,violations,violation_subjects,
    violation_victims,records,decisions,sanctions,closures,facts,remedy_decisions}'::text[]
  LOOP
    EXECUTE format('CREATE POLICY seen_with_the_case ON %1$I FOR SELECT TO thanhtra_app USING ('
      'EXISTS (SELECT FROM cases c WHERE c.id = case_id) '
      'OR (current_setting(''thanhtra.purpose'', true) IS NOT DISTINCT FROM ''statistics'' '
      'AND event_was_in_scope(case_id, version)))', document);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO thanhtra_app', document);
  END LOOP;
END $$;

-- A document is written only in the transaction that writes its event, by an action that brings
-- such a document.
DO $$
DECLARE
  document text;
BEGIN
  FOREACH document IN ARRAY '{descriptions,subjects,victims,violations,violation_subjects,
    violation_victims,records,decisions,sanctions,closures,remedy_decisions}'::text[]
  LOOP
    EXECUTE format('CREATE POLICY written_with_the_event ON %1$I FOR INSERT TO thanhtra_app '
      'WITH CHECK (EXISTS (SELECT FROM events e JOIN actions a ON a.action = e.action '
      'WHERE e.case_id = %1$I.case_id AND e.version = %1$I.version '
      'AND e.transaction_id = pg_current_xact_id() AND %1$L = ANY (a.documents)))', document);
  END LOOP;
END $$;

CREATE POLICY written_with_the_event ON facts FOR INSERT TO thanhtra_app
  WITH CHECK (EXISTS (SELECT FROM events e
    WHERE e.case_id = facts.case_id AND e.version = facts.version AND e.action = facts.action
      AND e.transaction_id = pg_current_xact_id()));

-- Clocks are seen and written as documents are, but a running one may be ended, also by a move.
CREATE POLICY seen_with_the_case ON clocks FOR SELECT TO thanhtra_app
  USING (EXISTS (SELECT FROM cases c WHERE c.id = case_id)
    OR (current_setting('thanhtra.purpose', true) IS NOT DISTINCT FROM 'statistics'
      AND event_was_in_scope(case_id, version))
    OR case_is_being_moved(case_id));
COMMENT ON POLICY seen_with_the_case ON clocks IS
'A move ends and starts clocks after the case has left the scope: what the transaction itself has
moved it still sees.';

CREATE POLICY written_with_the_event ON clocks FOR INSERT TO thanhtra_app
  WITH CHECK (COALESCE(end_version, version) = version AND EXISTS (SELECT FROM events e
    WHERE e.case_id = clocks.case_id AND e.version = clocks.version
      AND e.transaction_id = pg_current_xact_id()));

CREATE POLICY ended_with_the_event ON clocks FOR UPDATE TO thanhtra_app
  USING (end_version IS NULL)
  WITH CHECK (EXISTS (SELECT FROM events e
    WHERE e.case_id = clocks.case_id AND e.version = clocks.end_version
      AND e.transaction_id = pg_current_xact_id()));

GRANT SELECT, INSERT, UPDATE (end_version, ended_on, outcome) ON clocks TO thanhtra_app;

-- Books are seen unit by unit, and written by triggers alone.
CREATE POLICY officer_sees_the_scope ON tallies FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));
CREATE POLICY officer_sees_the_scope ON balances FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));
CREATE POLICY officer_sees_the_scope ON stays FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));
CREATE POLICY seen_with_the_case ON late_events FOR SELECT TO thanhtra_app
  USING (EXISTS (SELECT FROM cases c WHERE c.id = case_id));
GRANT SELECT ON undoings, tallies, balances, stays, late_events TO thanhtra_app;

CREATE POLICY officer_sees_the_scope ON publications FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

CREATE POLICY officer_publishes_for_the_scope ON publications FOR INSERT TO thanhtra_app
  WITH CHECK (officer_id = current_officer()
    AND unit_id = ANY ((SELECT officer_scope())::integer[])
    AND EXISTS (SELECT FROM officer_rights WHERE name = 'publishes_statistics'));

GRANT SELECT, INSERT (unit_id, officer_id, replaces, from_on, to_on, as_of, law_revision, period,
  kind, catalogue, calendar, document) ON publications TO thanhtra_app;

CREATE POLICY officer_sees_the_scope ON public_reports FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

CREATE POLICY officer_publishes_for_the_scope ON public_reports FOR INSERT TO thanhtra_app
  WITH CHECK (officer_id = current_officer()
    AND unit_id = ANY ((SELECT officer_scope())::integer[])
    AND EXISTS (SELECT FROM officer_rights WHERE name = 'publishes_statistics'));

GRANT SELECT, INSERT (unit_id, officer_id, from_on, to_on, as_of, period, kind, tables, figures,
  shown) ON public_reports TO thanhtra_app;

CREATE POLICY officer_owns_the_key ON idempotency_keys TO thanhtra_app
  USING (officer_id = current_officer())
  WITH CHECK (officer_id = current_officer());
GRANT SELECT, INSERT ON idempotency_keys TO thanhtra_app;

-- Functions that run as the owner or serve those that do are called by the application only where
-- it needs them. The figures answer for the asker's units alone: a month has too many entries to
-- ask row security of each, and a case may have come from a unit that the asker does not see.
REVOKE ALL ON FUNCTION number_case(), append_event(), describe_case(), event_header(events, text),
  revise_law(), earlier_sanctions(bigint), count_event(), note_late_event(), booked_number(bigint),
  settled_instant(), stands(date, timestamptz, timestamptz), learned_after(timestamptz, date),
  entries_of(integer[], date, date, timestamptz), balances_of(integer[], date, timestamptz),
  stays_of(integer[], date, timestamptz),
  overdue_of(integer[], date, timestamptz), answered_units(), stays_on(date, timestamptz),
  overdue_on(date, timestamptz), tallied(date, date, timestamptz),
  settlement_of(date, timestamptz), open_on(date, timestamptz),
  overdue_cases_on(date, timestamptz), balances_on(date, timestamptz), begin_settling(),
  unsettled_half_months(date), totals_of(date, date, timestamptz),
  standings_of(date, date, timestamptz), balances_at(date, date, timestamptz), settle(date),
  unsettle(), public_reports_near(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION earlier_sanctions(bigint), booked_number(bigint), settled_instant(),
  stays_on(date, timestamptz), overdue_on(date, timestamptz), tallied(date, date, timestamptz),
  open_on(date, timestamptz), overdue_cases_on(date, timestamptz), balances_on(date, timestamptz),
  begin_settling(), unsettled_half_months(date), settle(date),
  public_reports_near(text) TO thanhtra_app;
