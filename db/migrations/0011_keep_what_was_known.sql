-- What was known when. A report as of an instant is the same for ever, so all it shows has a time
-- of record: units, names of acts, and the last days of terms, which a corrected calendar changes.
--
-- The tables of today stay as they were, and are read as before. Beside them stands what was known
-- of each row and until when, written by triggers when a transaction ends.

CREATE TABLE recording (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  instant timestamptz NOT NULL DEFAULT '-infinity',
  transaction_id xid8
);
COMMENT ON TABLE recording IS
'The last transaction that changed what reports know of units, acts or terms, and the time of
record of all it changed.';
INSERT INTO recording DEFAULT VALUES;

CREATE FUNCTION recorded_instant() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- As those who write events do: settled_instant() waits for them until their transaction ends.
  LOCK TABLE events IN ROW EXCLUSIVE MODE;
  -- A restored database may meet a number of a transaction again, but not before it began.
  UPDATE recording SET transaction_id = pg_current_xact_id(),
    instant = GREATEST(clock_timestamp(), instant + interval '1 microsecond')
  WHERE transaction_id IS DISTINCT FROM pg_current_xact_id() OR instant < now();
  RETURN (SELECT r.instant FROM recording r);
END $$;
COMMENT ON FUNCTION recorded_instant() IS
'The time of record of the running transaction: the clock of the database, one instant for all
that it changes, later than that of every transaction before.';
REVOKE ALL ON FUNCTION recorded_instant() FROM PUBLIC;

-- Units.

CREATE INDEX descendants_by_unit ON unit_descendants (unit_id);
COMMENT ON INDEX descendants_by_unit IS 'The units above a unit.';

CREATE FUNCTION move_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unit_descendants d
    WHERE d.above_id = NEW.id AND d.unit_id = NEW.parent_id) THEN
    RAISE EXCEPTION 'the parent is below the unit'
      USING ERRCODE = '23514', CONSTRAINT = 'unit_is_not_below_itself';
  END IF;
  DELETE FROM unit_descendants d USING unit_descendants below, unit_descendants above
  WHERE below.above_id = NEW.id AND d.unit_id = below.unit_id
    AND above.unit_id = NEW.id AND above.above_id <> NEW.id AND d.above_id = above.above_id;
  INSERT INTO unit_descendants (above_id, unit_id)
  SELECT above.above_id, below.unit_id FROM unit_descendants above, unit_descendants below
  WHERE above.unit_id = NEW.parent_id AND below.above_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_is_moved AFTER UPDATE OF parent_id ON units
FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION move_unit();
COMMENT ON TRIGGER unit_is_moved ON units IS
'A unit with another parent takes the units below it along.';

CREATE VIEW unit_states WITH (security_invoker) AS
SELECT u.id AS unit_id, u.code, u.name, u.parent_id,
  ARRAY(SELECT d.above_id FROM unit_descendants d
    WHERE d.unit_id = u.id ORDER BY d.above_id) AS above_ids,
  ARRAY(SELECT s.to_id FROM unit_successions s
    WHERE s.from_id = u.id ORDER BY s.to_id) AS successor_ids
FROM units u;
COMMENT ON VIEW unit_states IS 'What a report shows of each unit, as known today.';

CREATE TABLE unit_revisions (
  unit_id integer NOT NULL REFERENCES units,
  code text NOT NULL,
  name text NOT NULL,
  parent_id integer,
  above_ids integer[] NOT NULL,
  successor_ids integer[] NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (unit_id, recorded_at),
  CONSTRAINT known_before_it_is_superseded CHECK (recorded_at < superseded_at)
);
COMMENT ON TABLE unit_revisions IS
'What a report shows of a unit, from recorded_at until superseded_at. The columns before them are
those of unit_states. The days on which a unit opens and closes are in no report.';
COMMENT ON COLUMN unit_revisions.above_ids IS 'Every unit it is below, itself included.';

CREATE INDEX unit_revisions_by_code ON unit_revisions (code);
CREATE INDEX unit_revisions_by_unit_above ON unit_revisions USING gin (above_ids);

CREATE FUNCTION units_at(as_of timestamptz) RETURNS SETOF unit_revisions
LANGUAGE sql STABLE AS $$
  SELECT * FROM unit_revisions WHERE recorded_at <= as_of AND superseded_at > as_of
$$;
COMMENT ON FUNCTION units_at(timestamptz) IS 'The units as recorded by an instant.';

-- What is on file was known for as long as anybody can say.
INSERT INTO unit_revisions SELECT s.*, '-infinity' FROM unit_states s;

CREATE FUNCTION note_unit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed integer;
BEGIN
  FOR changed IN SELECT DISTINCT (r ->> TG_ARGV[0])::integer
    FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) AS r WHERE r ->> TG_ARGV[0] IS NOT NULL
  LOOP
    IF EXISTS (
      SELECT * FROM unit_states WHERE unit_id = changed EXCEPT
      SELECT unit_id, code, name, parent_id, above_ids, successor_ids FROM unit_revisions
      WHERE unit_id = changed AND superseded_at = 'infinity')
    THEN
      UPDATE unit_revisions SET superseded_at = recorded_instant()
      WHERE unit_id = changed AND superseded_at = 'infinity';
      INSERT INTO unit_revisions
      SELECT s.*, recorded_instant() FROM unit_states s WHERE s.unit_id = changed;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION note_unit() IS
'Keeps what a report shows of a unit where the transaction has changed it. The argument is the
column that names the unit.';

CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR UPDATE ON units
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('id');
CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR UPDATE OR DELETE ON unit_descendants
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('unit_id');
CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR UPDATE OR DELETE ON unit_successions
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('from_id');

-- The law: a row says the same for ever, and acts have the time they were on file.

CREATE FUNCTION keep_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.replaced_at IS NULL
    AND to_jsonb(NEW) - 'replaced_at' = to_jsonb(OLD) - 'replaced_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a rule on file is replaced, never changed'
    USING ERRCODE = '23514', CONSTRAINT = 'rule_is_replaced_never_changed';
END $$;
COMMENT ON FUNCTION keep_rule() IS
'Figures name the act and the rule they rest on by its row: another row must come in its place.';

DO $$
DECLARE
  source text;
BEGIN
  FOREACH source IN ARRAY ARRAY['violation_types', 'clock_rules', 'signing_authorities',
    'legal_amounts']
  LOOP
    EXECUTE format('CREATE TRIGGER rule_is_replaced_never_changed BEFORE UPDATE OR DELETE ON %I '
      'FOR EACH ROW EXECUTE FUNCTION keep_rule()', source);
  END LOOP;
END $$;

CREATE TABLE act_revisions (
  type_id integer PRIMARY KEY REFERENCES violation_types,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz NOT NULL DEFAULT 'infinity',
  CONSTRAINT known_before_it_is_superseded CHECK (recorded_at <= superseded_at)
);
COMMENT ON TABLE act_revisions IS
'From when until when a version of an act was on file and not replaced: reports name acts as they
were called then.';

INSERT INTO act_revisions
SELECT t.id, '-infinity', COALESCE(t.replaced_at, 'infinity') FROM violation_types t;

CREATE FUNCTION note_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO act_revisions (type_id, recorded_at) VALUES (NEW.id, recorded_instant())
  ON CONFLICT (type_id) DO UPDATE SET superseded_at = EXCLUDED.recorded_at;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION note_act() IS 'Keeps when a version of an act came on file and was replaced.';

CREATE CONSTRAINT TRIGGER act_is_noted AFTER INSERT OR UPDATE OF replaced_at ON violation_types
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_act();

-- Terms.

CREATE TABLE superseded_terms (
  case_id bigint NOT NULL,
  superseded_at timestamptz NOT NULL,
  number integer NOT NULL,
  due_on date,
  missing_year integer,
  PRIMARY KEY (case_id, number, superseded_at),
  FOREIGN KEY (case_id, number) REFERENCES clocks
);
COMMENT ON TABLE superseded_terms IS
'What was known of a term until an instant: its last day before a calendar was loaded. Without
due_on it was not on file, though the event that starts it was.';

CREATE INDEX superseded_terms_by_instant ON superseded_terms (superseded_at);
COMMENT ON INDEX superseded_terms_by_instant IS 'Terms that were others as of an instant.';

CREATE FUNCTION supersede_term() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Of several changes in one transaction, the first knows what was there before it.
  INSERT INTO superseded_terms (case_id, number, superseded_at, due_on, missing_year)
  VALUES (OLD.case_id, OLD.number, recorded_instant(), OLD.due_on, OLD.missing_year)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION supersede_term() IS 'Keeps the last day of a term that is reckoned anew.';

CREATE CONSTRAINT TRIGGER term_is_superseded AFTER UPDATE OF due_on, missing_year ON clocks
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.due_on <> NEW.due_on OR OLD.missing_year IS DISTINCT FROM NEW.missing_year)
EXECUTE FUNCTION supersede_term();

CREATE OR REPLACE FUNCTION overdue_of(units integer[], asked date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date, of_execution boolean)
LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l),
  other AS MATERIALIZED (
    SELECT DISTINCT ON (t.case_id, t.number) t.case_id, t.number, t.due_on, t.missing_year
    FROM superseded_terms t WHERE t.superseded_at > as_of
    ORDER BY t.case_id, t.number, t.superseded_at),
  over AS (
    -- Terms over on that day.
    SELECT k.case_id, k.version, k.rule_id FROM clocks k
    WHERE overdue_span(k.due_on, k.ended_on) @> LEAST(asked, local_day(as_of))
      AND k.missing_year IS NULL AND (k.ended_on IS NULL OR k.ended_on > k.due_on)
      AND (k.case_id, k.number) NOT IN (SELECT t.case_id, t.number FROM other t)
    UNION ALL
    -- Terms that had ended by that day, but the end was learned later.
    SELECT z.case_id, k.version, k.rule_id
    FROM late z CROSS JOIN LATERAL (
      SELECT k.version, k.rule_id, k.number, k.due_on, k.missing_year FROM clocks k
      WHERE k.case_id = z.case_id AND k.end_version = z.version OFFSET 0) k
    WHERE k.due_on < LEAST(asked, local_day(as_of)) AND k.missing_year IS NULL
      AND (z.case_id, k.number) NOT IN (SELECT t.case_id, t.number FROM other t)
    UNION ALL
    -- Terms that had another last day then, whenever their end was learned.
    SELECT k.case_id, k.version, k.rule_id
    FROM other t JOIN clocks k ON k.case_id = t.case_id AND k.number = t.number
    WHERE t.due_on < LEAST(asked, local_day(as_of)) AND t.missing_year IS NULL
      AND (k.ended_on IS NULL OR k.ended_on > LEAST(asked, local_day(as_of))
        OR (k.case_id, k.end_version) IN (SELECT l.case_id, l.version FROM late l)))
  SELECT DISTINCT o.case_id, s.unit_id, s.opened_on, r.goal IN ('execution', 'complaint')
  FROM over o
  JOIN clock_rules r ON r.id = o.rule_id AND NOT r.lapses
  CROSS JOIN LATERAL (
    SELECT s.unit_id, s.opened_on, s.version, s.left_version, s.until FROM stays s
    WHERE s.case_id = o.case_id AND s.since <= LEAST(asked, local_day(as_of)) OFFSET 0) s
  WHERE s.unit_id = ANY (units)
    -- The event that started the term had taken effect; up to the day of as_of every event had.
    AND (asked >= local_day(as_of) OR (SELECT b.effective_on FROM events b
      WHERE b.case_id = o.case_id AND b.version = o.version) <= asked)
    -- The case had not left the unit, or that was learned later.
    AND (s.until IS NULL OR s.until > LEAST(asked, local_day(as_of))
      OR (o.case_id, s.left_version) IN (SELECT l.case_id, l.version FROM late l))
    -- The beginning of the stay and that of the term were known.
    AND (o.case_id, s.version) NOT IN (SELECT l.case_id, l.version FROM late l)
    AND (o.case_id, o.version) NOT IN (SELECT l.case_id, l.version FROM late l)
$$;
COMMENT ON FUNCTION overdue_of(integer[], date, timestamptz) IS
'Cases open in some units at the end of a day with a term that was over, as known at an instant.

First the terms, then the units where their cases lay. Both are on the books as known today, and
what was learned after as_of is undone, four times: a term or a stay whose beginning was learned
later did not exist; a term or a stay whose end was learned later had not ended. Terms that were
reckoned anew after as_of are read from superseded_terms. Each term is looked up where its case
lay (OFFSET 0): a join with everything that was open would be planned by a guess of how many terms
there are. Terms whose rule lapses are rights that ended: nobody missed them, and no case is
overdue by them. Terms of execution are for those who were sanctioned to keep, all others for the
office: a case may be overdue by both.';

CREATE OR REPLACE FUNCTION stands(last_on date, settled_at timestamptz, as_of timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT settled_at <= as_of AND NOT EXISTS (
    SELECT FROM late_events l WHERE l.span @> daterange(last_on, local_day(settled_at), '[]')
      AND l.recorded_at > settled_at AND l.recorded_at <= as_of)
    AND NOT EXISTS (SELECT FROM superseded_terms t
      WHERE t.superseded_at > settled_at AND t.superseded_at <= as_of)
$$;
COMMENT ON FUNCTION stands(date, timestamptz, timestamptz) IS
'Whether the cases open and overdue as settled at an instant, at the end of the day last_on, are
also those known at another instant: they are, if that one is not earlier, no event recorded
between the two says something of that day or those before it, and no term was reckoned anew.';

-- Settled figures are as known when they were settled, and a term of then is on file now.
DROP TRIGGER terms_are_reckoned_anew ON clocks;
DROP FUNCTION unsettle();

ALTER TABLE superseded_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE superseded_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON superseded_terms TO thanhtra_owner USING (true) WITH CHECK (true);
COMMENT ON POLICY owner_sees_all ON superseded_terms IS
'The application reads it through figures alone.';

GRANT SELECT ON unit_revisions, act_revisions TO thanhtra_app;
