-- What is over is added up once and kept. Every month, quarter, half-year and year of the law is
-- made of whole half months, so its figures are read from what was kept of those, as long as
-- nothing recorded since reaches back into them.

CREATE FUNCTION local_day(instant timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- Events recorded after the first day of which they say something: the day they took effect, or a
-- day before it on which a term ended. The span is what nobody knew in between.
CREATE TABLE late_events (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  since date NOT NULL,
  span daterange NOT NULL
    GENERATED ALWAYS AS (daterange(since, local_day(recorded_at), '[]')) STORED,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX late_events_by_span ON late_events USING gist (span)
  INCLUDE (case_id, version, recorded_at);

CREATE VIEW late_source WITH (security_invoker) AS
SELECT e.case_id, e.version, e.recorded_at, s.since
FROM events e CROSS JOIN LATERAL (
  SELECT LEAST(e.effective_on, min(k.ended_on)) AS since FROM clocks k
  WHERE k.case_id = e.case_id AND k.end_version = e.version) s
WHERE s.since < local_day(e.recorded_at);

CREATE FUNCTION note_late_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO late_events (case_id, version, recorded_at, since)
  SELECT * FROM late_source l WHERE l.case_id = NEW.case_id AND l.version = NEW.version;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER late_event_is_noted AFTER INSERT ON events
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_late_event();

INSERT INTO late_events (case_id, version, recorded_at, since) SELECT * FROM late_source;

-- A half month, from the 1st to the 14th or from the 15th to the end, whose figures are kept as
-- they had been recorded by an instant.
CREATE TABLE settlements (
  first_on date PRIMARY KEY,
  last_on date NOT NULL UNIQUE,
  settled_at timestamptz NOT NULL,
  CONSTRAINT settled_once_it_is_over CHECK (last_on < local_day(settled_at))
);

CREATE TABLE settled_totals (
  first_on date NOT NULL REFERENCES settlements ON DELETE CASCADE,
  unit_id integer NOT NULL REFERENCES units,
  figure tally_figure NOT NULL,
  code text,
  minor boolean,
  quantity bigint NOT NULL,
  amount bigint
);

CREATE INDEX settled_totals_by_day ON settled_totals (first_on);

-- Cases open at the end of a half month by the day they were opened, and those of them overdue.
CREATE TABLE settled_standings (
  first_on date NOT NULL REFERENCES settlements ON DELETE CASCADE,
  unit_id integer NOT NULL REFERENCES units,
  opened_on date NOT NULL,
  cases bigint NOT NULL,
  overdue bigint NOT NULL,
  PRIMARY KEY (first_on, unit_id, opened_on)
);

-- The instant of the settling under way: by it, everything recorded is committed.
CREATE TABLE settling (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  instant timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO settling DEFAULT VALUES;

CREATE INDEX tallies_taken_back ON tallies (effective_on) WHERE known_on > effective_on;

-- Whether figures of days up to one, settled at an instant, are those known at another.
CREATE FUNCTION stands(last_on date, settled_at timestamptz, as_of timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT settled_at <= as_of AND NOT EXISTS (
    SELECT FROM late_events l WHERE l.span @> daterange(last_on, local_day(settled_at), '[]')
      AND l.recorded_at > settled_at AND l.recorded_at <= as_of)
$$;

-- Events that say something of days up to one and were recorded after an instant: later on its
-- day, or late.
CREATE FUNCTION learned_after(as_of timestamptz, day date)
RETURNS TABLE (case_id bigint, version integer) LANGUAGE sql STABLE AS $$
  SELECT e.case_id, e.version FROM events e
  WHERE e.recorded_at > as_of AND day = local_day(as_of) AND e.effective_on = day
    AND e.recorded_at < (day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
  UNION
  SELECT l.case_id, l.version FROM late_events l
  WHERE l.span @> daterange(day, local_day(as_of), '[]') AND l.recorded_at > as_of
$$;

-- The entries of a span of days as known by a day and as recorded by an instant.
CREATE FUNCTION entries_of(
  units integer[], first date, last date, known_by date, as_of timestamptz)
RETURNS SETOF tallies LANGUAGE sql STABLE AS $$
  SELECT t.* FROM tallies t
  WHERE t.effective_on BETWEEN first AND last AND t.known_on <= known_by
    AND t.recorded_at <= as_of AND t.unit_id = ANY (units)
$$;

-- Of a day that had not come by the instant, what is known is what was known of the instant's day.
-- OFFSET 0 keeps the lookups of a few cases from being planned as a join with all of them.
CREATE FUNCTION stays_of(units integer[], asked date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l)
  SELECT s.case_id, s.unit_id, s.opened_on FROM stays s
  WHERE s.span @> LEAST(asked, local_day(as_of)) AND s.unit_id = ANY (units)
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = s.case_id AND l.version = s.version)
  UNION ALL
  -- Ended by that day, but nobody knew yet.
  SELECT z.case_id, s.unit_id, s.opened_on
  FROM late z CROSS JOIN LATERAL (
    SELECT s.version, s.unit_id, s.opened_on, s.until FROM stays s
    WHERE s.case_id = z.case_id AND s.left_version = z.version OFFSET 0) s
  WHERE s.unit_id = ANY (units) AND s.until <= LEAST(asked, local_day(as_of))
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = z.case_id AND l.version = s.version)
$$;

-- Cases open on a day with a term that was over: each such term is looked up where its case lay.
CREATE FUNCTION overdue_of(units integer[], asked date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l),
  over AS (
    SELECT k.case_id, k.version, k.rule_id FROM clocks k
    WHERE overdue_span(k.due_on, k.ended_on) @> LEAST(asked, local_day(as_of))
      AND k.missing_year IS NULL AND (k.ended_on IS NULL OR k.ended_on > k.due_on)
    UNION ALL
    SELECT z.case_id, k.version, k.rule_id
    FROM late z CROSS JOIN LATERAL (
      SELECT k.version, k.rule_id, k.due_on, k.missing_year FROM clocks k
      WHERE k.case_id = z.case_id AND k.end_version = z.version OFFSET 0) k
    WHERE k.due_on < LEAST(asked, local_day(as_of)) AND k.missing_year IS NULL)
  SELECT DISTINCT o.case_id, s.unit_id, s.opened_on
  FROM over o
  JOIN clock_rules r ON r.id = o.rule_id AND NOT r.lapses
  CROSS JOIN LATERAL (
    SELECT s.unit_id, s.opened_on, s.version, s.left_version, s.until FROM stays s
    WHERE s.case_id = o.case_id AND s.since <= LEAST(asked, local_day(as_of)) OFFSET 0) s
  WHERE s.unit_id = ANY (units)
    -- Whatever is recorded took effect by the day it was recorded on.
    AND (asked >= local_day(as_of) OR (SELECT b.effective_on FROM events b
      WHERE b.case_id = o.case_id AND b.version = o.version) <= asked)
    AND (s.until IS NULL OR s.until > LEAST(asked, local_day(as_of))
      OR (o.case_id, s.left_version) IN (SELECT l.case_id, l.version FROM late l))
    AND (o.case_id, s.version) NOT IN (SELECT l.case_id, l.version FROM late l)
    AND (o.case_id, o.version) NOT IN (SELECT l.case_id, l.version FROM late l)
$$;
