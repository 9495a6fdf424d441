-- Units open, close and follow one another; cases move between them by events.

ALTER TABLE units
  ADD COLUMN opened_on date,
  ADD COLUMN four_eyes boolean NOT NULL DEFAULT true,
  ADD CONSTRAINT unit_opens_before_it_closes CHECK (opened_on < closed_on);

-- A merge has several rows of one to_id, a split several of one from_id.
CREATE TABLE unit_successions (
  from_id integer NOT NULL REFERENCES units,
  to_id integer NOT NULL REFERENCES units,
  effective_on date NOT NULL,
  PRIMARY KEY (from_id, to_id),
  CONSTRAINT unit_does_not_succeed_itself CHECK (from_id <> to_id)
);

GRANT SELECT ON unit_successions TO thanhtra_app;

-- The file goes to the unit whose officer may sanction (refer), or responsibility moves (transfer).
INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('opened', 'transfer', 'opened', '{supervisor}'),
  ('investigated', 'transfer', 'investigated', '{supervisor}'),
  ('sanctioned', 'transfer', 'sanctioned', '{supervisor}'),
  ('opened', 'refer', 'opened', '{supervisor}'),
  ('investigated', 'refer', 'investigated', '{supervisor}');

-- unit_id is the unit that acts: of a move, the one that sends.
ALTER TABLE events
  ADD COLUMN to_unit_id integer REFERENCES units,
  ADD CONSTRAINT move_names_a_destination
    CHECK ((action IN ('transfer', 'refer')) = (to_unit_id IS NOT NULL)),
  ADD CONSTRAINT destination_is_another_unit CHECK (to_unit_id <> unit_id);

GRANT INSERT (to_unit_id) ON events TO thanhtra_app;

-- The month's arrivals, unit by unit.
CREATE INDEX events_by_arrival ON events (to_unit_id, effective_on) WHERE to_unit_id IS NOT NULL;

-- Whether an officer can be in charge of a unit's cases. Says nothing of whether the officer is
-- active: what it said of a move must be found again by an audit years later.
CREATE FUNCTION works_on_cases_of(officer integer, unit integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM officers o JOIN unit_descendants d ON d.above_id = o.unit_id AND d.unit_id = $2
    WHERE o.id = $1 AND (o.role = 'supervisor' OR (o.role = 'inspector' AND o.unit_id = $2)))
$$;

-- As before, and: an event with a destination takes the case there, and leaves it assigned only to
-- an officer who works there too.
CREATE OR REPLACE FUNCTION append_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved record;
  previous record;
BEGIN
  IF NEW.version = 1 THEN
    SELECT number, opened_on INTO moved FROM cases
    WHERE id = NEW.case_id AND unit_id = NEW.unit_id AND opened_on = NEW.effective_on;
  ELSE
    UPDATE cases
    SET state = NEW.to_state, version = NEW.version, updated_at = clock_timestamp(),
      unit_id = COALESCE(NEW.to_unit_id, unit_id),
      assigned_to = CASE
        WHEN NEW.to_unit_id IS NULL THEN COALESCE(NEW.assignee_id, assigned_to)
        WHEN works_on_cases_of(assigned_to, NEW.to_unit_id) THEN assigned_to
      END
    WHERE id = NEW.case_id AND unit_id = NEW.unit_id AND version = NEW.version - 1
    RETURNING number, opened_on INTO moved;
  END IF;
  IF moved.number IS NULL THEN
    RAISE EXCEPTION 'the event does not follow the case'
      USING ERRCODE = 'TT409', CONSTRAINT = 'event_follows_the_case';
  END IF;
  -- Locked, so that no unit closes while a case is on its way in.
  IF NEW.action = 'open' OR NEW.to_unit_id IS NOT NULL THEN
    PERFORM FROM units
    WHERE id = COALESCE(NEW.to_unit_id, NEW.unit_id)
      AND (opened_on IS NULL OR opened_on <= NEW.effective_on)
      AND (closed_on IS NULL OR closed_on > NEW.effective_on)
    FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the unit is not open on that day'
        USING ERRCODE = 'TT422', CONSTRAINT = CASE
          WHEN NEW.to_unit_id IS NULL THEN 'opening_unit_is_open'
          ELSE 'destination_unit_is_open' END;
    END IF;
  END IF;
  SELECT hash, effective_on, recorded_at INTO previous FROM events
  WHERE case_id = NEW.case_id AND version = NEW.version - 1;
  -- An adopted inspection may predate the opening in the register it comes from.
  IF NEW.action <> 'adopt'
    AND NEW.effective_on < GREATEST(previous.effective_on, moved.opened_on) THEN
    RAISE EXCEPTION 'the event takes effect before the one it follows'
      USING ERRCODE = 'TT422', CONSTRAINT = 'effect_is_not_before_the_last';
  END IF;
  NEW.recorded_at := GREATEST(clock_timestamp(), previous.recorded_at + interval '1 microsecond');
  NEW.transaction_id := pg_current_xact_id();
  NEW.canonical := event_header(NEW, moved.number) || NEW.canonical;
  NEW.hash := sha256(COALESCE(previous.hash, '') || NEW.canonical);
  RETURN NEW;
END $$;

-- concat_ws leaves NULL out: the bytes of an event without a destination are what they were. In
-- the midst of them, so that no header is the beginning of another.
CREATE OR REPLACE FUNCTION event_header(e events, number text) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT convert_to(concat_ws(E'\n', 'event 1', number, e.version, e.from_state, e.action,
    e.to_state, to_char(e.effective_on, 'YYYY-MM-DD'),
    to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.unit_id, 'to unit ' || e.to_unit_id, e.officer_id, e.via, e.assignee_id, ''), 'UTF8')
$$;

-- Asked of few rows, and by policies of every table: behind functions, so that the rows of cases
-- that never moved do not pay for it. Names are qualified, since a session may have tables of its
-- own.
CREATE FUNCTION event_reaches_scope(case_id bigint, to_unit_id integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN COALESCE(to_unit_id = ANY (public.officer_scope()), false)
    OR EXISTS (SELECT FROM public.cases c WHERE c.id = $1);
END $$;

CREATE FUNCTION event_was_in_scope(case_id bigint, version integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.events e
    WHERE e.case_id = $1 AND e.version = $2 AND e.unit_id = ANY (public.officer_scope()));
END $$;

-- The unit a case has come to sees all of its past; the unit it has left, what was its own.
ALTER POLICY officer_sees_the_scope ON events USING (
  unit_id = ANY ((SELECT officer_scope())::integer[])
  OR event_reaches_scope(case_id, to_unit_id));

-- A document is seen with its case. Figures alone, which name nobody, also count it where it was
-- brought while the case lay in the scope. IS NOT DISTINCT FROM, because NULL would not spare the
-- look-up behind it.
DO $$
DECLARE
  document name;
BEGIN
  FOR document IN
    SELECT tablename FROM pg_policies
    WHERE schemaname = 'public' AND policyname = 'seen_with_the_case'
  LOOP
    EXECUTE format('ALTER POLICY seen_with_the_case ON %1$I USING ('
      'EXISTS (SELECT FROM cases c WHERE c.id = case_id) '
      'OR (current_setting(''thanhtra.purpose'', true) IS NOT DISTINCT FROM ''statistics'' '
      'AND event_was_in_scope(case_id, version)))', document);
  END LOOP;
END $$;

-- A move ends and starts clocks after the case has left the scope: what the transaction itself
-- has moved it still sees.
CREATE FUNCTION case_is_being_moved(case_id bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.events e WHERE e.case_id = $1 AND e.to_unit_id IS NOT NULL
      AND e.transaction_id = pg_current_xact_id());
END $$;

ALTER POLICY seen_with_the_case ON clocks USING (
  EXISTS (SELECT FROM cases c WHERE c.id = case_id)
  OR (current_setting('thanhtra.purpose', true) IS NOT DISTINCT FROM 'statistics'
    AND event_was_in_scope(case_id, version))
  OR case_is_being_moved(case_id));
