-- The engine: a case is where its last event left it, and events follow the permitted steps.

CREATE TABLE case_serials (
  unit_id integer NOT NULL REFERENCES units,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE case_serials IS 'The last number given to a case, by unit and year.';

CREATE SEQUENCE case_ids AS bigint;

CREATE TABLE cases (
  id bigint PRIMARY KEY DEFAULT nextval('case_ids'),
  version integer NOT NULL DEFAULT 1,
  description_version integer NOT NULL DEFAULT 1,
  unit_id integer NOT NULL REFERENCES units,
  opened_unit_id integer NOT NULL REFERENCES units,
  opened_by integer NOT NULL REFERENCES officers,
  assigned_to integer REFERENCES officers,
  opened_on date NOT NULL,
  state case_state NOT NULL DEFAULT 'opened',
  updated_at timestamptz NOT NULL DEFAULT now(),
  number text NOT NULL UNIQUE,
  external_number text,
  CONSTRAINT external_number_is_unique_in_unit UNIQUE (opened_unit_id, external_number)
) WITH (fillfactor = 85);
COMMENT ON TABLE cases IS
'state, version, assigned_to and description_version are moved by events alone. They lead no
index, so that an advance stays a heap-only update.';
COMMENT ON COLUMN cases.external_number IS 'The number in the register a case was imported from.';

CREATE INDEX cases_by_unit ON cases (unit_id, opened_on, id);
COMMENT ON INDEX cases_by_unit IS 'The list by unit, newest first.';
CREATE INDEX cases_by_opening ON cases (opened_on, id);
COMMENT ON INDEX cases_by_opening IS 'The list by date of opening.';

CREATE FUNCTION number_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  year_opened integer := extract(year FROM NEW.opened_on);
  serial integer;
BEGIN
  -- The counter's row stays locked until commit: numbers have no gaps.
  INSERT INTO case_serials AS s (unit_id, year, last) VALUES (NEW.unit_id, year_opened, 1)
  ON CONFLICT (unit_id, year) DO UPDATE SET last = s.last + 1
  RETURNING last INTO serial;
  SELECT code || '-' || year_opened || '-'
    || lpad(serial::text, greatest(6, length(serial::text)), '0')
  INTO NEW.number FROM units WHERE id = NEW.unit_id;
  -- ON CONFLICT DO NOTHING would skip the row and keep the number.
  IF EXISTS (SELECT FROM cases WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'the id is taken' USING ERRCODE = '23505', CONSTRAINT = 'cases_pkey';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION number_case() IS 'Gives a new case the next number of its unit and year.';

CREATE TRIGGER case_is_numbered BEFORE INSERT ON cases
FOR EACH ROW EXECUTE FUNCTION number_case();

CREATE TABLE events (
  case_id bigint NOT NULL REFERENCES cases,
  version integer NOT NULL,
  previous_version integer GENERATED ALWAYS AS (NULLIF(version, 1) - 1) STORED,
  unit_id integer NOT NULL REFERENCES units,
  to_unit_id integer REFERENCES units,
  officer_id integer NOT NULL REFERENCES officers,
  assignee_id integer REFERENCES officers,
  effective_on date NOT NULL,
  from_state case_state,
  to_state case_state NOT NULL,
  recorded_at timestamptz NOT NULL,
  transaction_id xid8 NOT NULL,
  on_the_spot boolean NOT NULL DEFAULT false,
  needs_note boolean NOT NULL,
  moves_unit boolean NOT NULL,
  brings_fact boolean NOT NULL,
  is_counted boolean NOT NULL,
  action text NOT NULL,
  via text NOT NULL,
  note text,
  salt bytea NOT NULL,
  canonical bytea NOT NULL,
  hash bytea NOT NULL,
  evidence integer GENERATED ALWAYS AS (CASE WHEN action = 'investigate' THEN 1 END) STORED,
  record_evidence integer
    GENERATED ALWAYS AS (CASE WHEN action = 'investigate' AND NOT on_the_spot THEN 1 END) STORED,
  decision_version integer
    GENERATED ALWAYS AS (CASE WHEN action = 'sanction' THEN version END) STORED,
  closure_version integer
    GENERATED ALWAYS AS (CASE WHEN action = 'close' THEN version END) STORED,
  fact_version integer GENERATED ALWAYS AS (CASE WHEN brings_fact THEN version END) STORED,
  PRIMARY KEY (case_id, version),
  CONSTRAINT event_leaves_a_state UNIQUE (case_id, version, to_state),
  CONSTRAINT event_starts_where_the_last_ended
    FOREIGN KEY (case_id, previous_version, from_state)
    REFERENCES events (case_id, version, to_state),
  CONSTRAINT step_is_permitted FOREIGN KEY (from_state, action, to_state) REFERENCES steps,
  CONSTRAINT version_counts_from_one CHECK (version >= 1),
  CONSTRAINT opening_is_first CHECK (
    (version = 1) = (from_state IS NULL)
    AND (version > 1 OR (to_state = 'opened' AND action IN ('open', 'adopt')))),
  CONSTRAINT import_adopts CHECK ((action = 'adopt') = (via = 'import')),
  CONSTRAINT via_is_known CHECK (via IN ('api', 'cli', 'import')),
  CONSTRAINT traits_are_of_the_action
    FOREIGN KEY (action, needs_note, moves_unit, brings_fact, is_counted)
    REFERENCES actions (action, needs_note, moves_unit, brings_fact, is_counted)
    ON UPDATE CASCADE,
  CONSTRAINT step_is_explained CHECK (NOT needs_note OR COALESCE(note, '') ~ '\S'),
  CONSTRAINT assignment_names_an_officer CHECK ((action = 'assign') = (assignee_id IS NOT NULL)),
  CONSTRAINT move_names_a_destination CHECK (moves_unit = (to_unit_id IS NOT NULL)),
  CONSTRAINT destination_is_another_unit CHECK (to_unit_id <> unit_id),
  CONSTRAINT only_an_investigation_is_on_the_spot
    CHECK (NOT on_the_spot OR action = 'investigate'),
  CONSTRAINT effect_is_not_in_the_future CHECK (
    effective_on <= (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
COMMENT ON TABLE events IS
'What happened to the cases: rows are added, never changed. effective_on is when it happened in
law, recorded_at when the register learned of it.';
COMMENT ON COLUMN events.unit_id IS 'The unit that acts: of a move, the one that sends.';
COMMENT ON COLUMN events.needs_note IS
'This and the next three are copied from actions by append_event, so that checks, references and
triggers of the table can ask for them; a reference holds them to be those of the action.';
COMMENT ON COLUMN events.evidence IS
'From here on: what the step cannot do without. The foreign keys of the documents rest on
these.';

CREATE INDEX events_by_effect ON events (unit_id, effective_on);
COMMENT ON INDEX events_by_effect IS 'The figures of a month read its events, unit by unit.';
CREATE INDEX events_by_arrival ON events (to_unit_id, effective_on) WHERE to_unit_id IS NOT NULL;
COMMENT ON INDEX events_by_arrival IS 'The arrivals of a month, unit by unit.';

ALTER TABLE cases ADD CONSTRAINT case_is_where_its_last_event_left_it
  FOREIGN KEY (id, version, state) REFERENCES events (case_id, version, to_state)
  DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION append_event() RETURNS trigger
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
  SELECT a.needs_note, a.moves_unit, a.brings_fact, a.is_counted
  INTO NEW.needs_note, NEW.moves_unit, NEW.brings_fact, NEW.is_counted
  FROM actions a WHERE a.action = NEW.action;
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
COMMENT ON FUNCTION append_event() IS
'Moves the case along, stamps the event and links it to the chain of hashes. Runs as the owner:
inserting an event is the only way to move a case. An event with a destination takes the case
there, and leaves it assigned only to an officer who works there too.';

CREATE FUNCTION event_header(e events, number text) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT convert_to(concat_ws(E'\n', 'event 1', number, e.version, e.from_state, e.action,
    e.to_state, to_char(e.effective_on, 'YYYY-MM-DD'),
    to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.unit_id, 'to unit ' || e.to_unit_id, e.officer_id, e.via, e.assignee_id, ''), 'UTF8')
$$;
COMMENT ON FUNCTION event_header(events, text) IS
'The event''s own columns as bytes that no session setting can change. concat_ws leaves NULL out.
The destination is in the middle, so that no header is the beginning of another.';

CREATE TRIGGER event_is_appended BEFORE INSERT ON events
FOR EACH ROW EXECUTE FUNCTION append_event();

CREATE TABLE idempotency_keys (
  officer_id integer NOT NULL REFERENCES officers,
  key text NOT NULL,
  request bytea NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  answer text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (officer_id, key)
);
COMMENT ON TABLE idempotency_keys IS
'The same key and request give the same answer, once, however often they are sent.';
