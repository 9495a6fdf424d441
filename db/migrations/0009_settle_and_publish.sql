-- What the ledger adds up to: settled by half months, and published.
--
-- Every month, quarter, half-year and year of the law is made of whole half months. What a half
-- month adds up to is kept once it is over, and read together with the entries that were recorded
-- since. Which cases were open at its end is read as long as nothing recorded since reaches back.

CREATE TABLE settlements (
  first_on date PRIMARY KEY,
  last_on date NOT NULL UNIQUE,
  settled_at timestamptz NOT NULL,
  CONSTRAINT settled_once_it_is_over CHECK (last_on < local_day(settled_at))
);
COMMENT ON TABLE settlements IS
'A half month, from the 1st to the 14th or from the 15th to the end, whose figures are kept as
they had been recorded by an instant.';

CREATE TABLE settled_totals (
  first_on date NOT NULL REFERENCES settlements ON DELETE CASCADE,
  unit_id integer NOT NULL REFERENCES units,
  figure tally_figure NOT NULL,
  code text,
  minor boolean,
  quantity bigint NOT NULL,
  amount bigint
);
COMMENT ON TABLE settled_totals IS 'The entries of a half month added up.';

CREATE INDEX settled_totals_by_day ON settled_totals (first_on);

CREATE TABLE settled_standings (
  first_on date NOT NULL REFERENCES settlements ON DELETE CASCADE,
  unit_id integer NOT NULL REFERENCES units,
  opened_on date NOT NULL,
  cases bigint NOT NULL,
  overdue bigint NOT NULL,
  overdue_execution bigint NOT NULL,
  PRIMARY KEY (first_on, unit_id, opened_on)
);
COMMENT ON TABLE settled_standings IS
'Cases open at the end of a half month by the day they were opened, and those of them overdue: by
a term of the office, and by a term of execution.';

CREATE TABLE settled_balances (
  first_on date NOT NULL REFERENCES settlements ON DELETE CASCADE,
  unit_id integer NOT NULL REFERENCES units,
  decisions bigint NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (first_on, unit_id)
);
COMMENT ON TABLE settled_balances IS
'Decisions in force at the end of a half month, and what was outstanding on them.';

CREATE TABLE settling (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  instant timestamptz NOT NULL DEFAULT '-infinity'
);
COMMENT ON TABLE settling IS
'The instant of the settling under way: everything recorded by then is committed.';
INSERT INTO settling DEFAULT VALUES;

CREATE FUNCTION settled_instant() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE events IN SHARE MODE;
  RETURN clock_timestamp();
END $$;
COMMENT ON FUNCTION settled_instant() IS
'An instant by which everything recorded is committed: writers that began before it have ended,
and others wait until the transaction of the asker ends.';

CREATE FUNCTION stands(last_on date, settled_at timestamptz, as_of timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT settled_at <= as_of AND NOT EXISTS (
    SELECT FROM late_events l WHERE l.span @> daterange(last_on, local_day(settled_at), '[]')
      AND l.recorded_at > settled_at AND l.recorded_at <= as_of)
$$;
COMMENT ON FUNCTION stands(date, timestamptz, timestamptz) IS
'Whether the cases open and overdue as settled at an instant, at the end of the day last_on, are
also those known at another instant: they are, if that one is not earlier and no event recorded
between the two says something of that day or those before it.';

CREATE FUNCTION tallied(first date, last date, as_of timestamptz)
RETURNS TABLE (unit_id integer, figure tally_figure, code text, minor boolean, quantity bigint,
  amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  whole date[] := ARRAY(SELECT s.first_on FROM settlements s
    WHERE s.first_on >= first AND s.last_on <= last AND s.settled_at <= as_of);
  settled datemultirange := (SELECT range_agg(daterange(s.first_on, s.last_on, '[]'))
    FROM settlements s WHERE s.first_on = ANY (whole));
  days daterange;
BEGIN
  IF settled IS NULL THEN
    settled := '{}';
  END IF;
  -- Whole half months as they were settled.
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity)::bigint, sum(t.amount)::bigint
  FROM settled_totals t WHERE t.first_on = ANY (whole) AND t.unit_id = ANY (asked)
  GROUP BY 1, 2, 3, 4;
  -- What was recorded of them since. A look for each day: the index has the entries of a day by the
  -- instant they were recorded.
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, t.quantity::bigint, t.amount
  FROM settlements s
  CROSS JOIN LATERAL (SELECT s.first_on + n AS day
    FROM generate_series(0, s.last_on - s.first_on) AS n) d
  CROSS JOIN LATERAL (SELECT * FROM tallies t WHERE t.effective_on = d.day
      AND local_day(t.recorded_at) > t.effective_on
      AND t.recorded_at > s.settled_at AND t.recorded_at <= as_of OFFSET 0) t
  WHERE s.first_on = ANY (whole) AND t.unit_id = ANY (asked);
  -- The days that no settlement covers, entry by entry.
  FOR days IN SELECT unnest(datemultirange(daterange(first, last, '[]')) - settled) LOOP
    RETURN QUERY
    SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
    FROM entries_of(asked, lower(days), upper(days) - 1, as_of) t
    GROUP BY 1, 2, 3, 4;
  END LOOP;
END $$;
COMMENT ON FUNCTION tallied(date, date, timestamptz) IS
'The figures of a span of days as recorded by an instant, several rows for one figure. Three
parts: whole half months as they were settled, where that was not after as_of; entries of those
half months that were recorded since; and, day by day of what no settlement covers, the entries
themselves. The span alone says which days count: months add up to their quarter.';

CREATE FUNCTION settlement_of(day date, as_of timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT s.first_on FROM settlements s
  WHERE s.last_on = day AND stands(s.last_on, s.settled_at, as_of)
$$;
COMMENT ON FUNCTION settlement_of(date, timestamptz) IS
'The settlement that says which cases were open at the end of a day, where there is one.';

CREATE FUNCTION open_on(day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, opened_on date, cases bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  kept date := settlement_of(day, as_of);
BEGIN
  IF kept IS NULL THEN
    RETURN QUERY
    SELECT s.unit_id, s.opened_on, count(*) FROM stays_of(asked, day, as_of) s GROUP BY 1, 2;
  ELSE
    RETURN QUERY
    SELECT s.unit_id, s.opened_on, s.cases FROM settled_standings s
    WHERE s.first_on = kept AND s.unit_id = ANY (asked);
  END IF;
END $$;
COMMENT ON FUNCTION open_on(date, timestamptz) IS
'How many cases lay open at the end of a day, by the day they were opened.';

CREATE FUNCTION overdue_cases_on(day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, cases bigint, of_execution boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  kept date := settlement_of(day, as_of);
BEGIN
  IF kept IS NULL THEN
    RETURN QUERY SELECT o.unit_id, count(*), o.of_execution
    FROM overdue_of(asked, day, as_of) o GROUP BY 1, 3;
  ELSE
    RETURN QUERY
    SELECT s.unit_id, sum(x.overdue)::bigint, x.of_execution FROM settled_standings s
    CROSS JOIN LATERAL (VALUES (s.overdue, false), (s.overdue_execution, true))
      AS x (overdue, of_execution)
    WHERE s.first_on = kept AND s.unit_id = ANY (asked) GROUP BY 1, 3;
  END IF;
END $$;
COMMENT ON FUNCTION overdue_cases_on(date, timestamptz) IS
'How many of them had a term that was over: of the office, and of execution.';

CREATE FUNCTION balances_on(day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, decisions bigint, amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  kept settlements;
BEGIN
  SELECT s.* INTO kept FROM settlements s WHERE s.last_on <= day AND s.settled_at <= as_of
  ORDER BY s.last_on DESC LIMIT 1;
  IF kept.first_on IS NULL THEN
    RETURN QUERY SELECT * FROM balances_of(asked, day, as_of);
    RETURN;
  END IF;
  RETURN QUERY
  SELECT x.unit_id, sum(x.decisions)::bigint, sum(x.amount)::bigint
  FROM (
    SELECT s.unit_id, s.decisions, s.amount FROM settled_balances s
    WHERE s.first_on = kept.first_on
    UNION ALL
    SELECT b.unit_id, b.decisions, b.amount FROM balances b
    WHERE b.effective_on > kept.last_on AND b.effective_on <= day AND b.recorded_at <= as_of
    UNION ALL
    SELECT b.unit_id, b.decisions, b.amount FROM balances b
    WHERE b.span @> daterange(kept.last_on, local_day(kept.settled_at), '[]')
      AND local_day(b.recorded_at) > b.effective_on
      AND b.recorded_at > kept.settled_at AND b.recorded_at <= as_of) x
  WHERE x.unit_id = ANY (asked) GROUP BY 1;
END $$;
COMMENT ON FUNCTION balances_on(date, timestamptz) IS
'balances_of for the units of the asker, from the last settlement before that day on: what it
keeps, what changed on the days after it, and what was recorded since of the days before.';

CREATE FUNCTION half_month_end(first date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN extract(day FROM first) = 1 THEN first + 13
    ELSE (date_trunc('month', first::timestamp) + interval '1 month - 1 day')::date END
$$;
COMMENT ON FUNCTION half_month_end(date) IS 'The last day of the half month that begins on a day.';

CREATE FUNCTION begin_settling() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE settling SET instant = settled_instant()
$$;
COMMENT ON FUNCTION begin_settling() IS
'Begins a settling: what it settles is as recorded by this instant. Writers that began before it
have ended then; others wait until the transaction ends.';

CREATE FUNCTION unsettled_half_months(before date) RETURNS SETOF date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  SELECT h.first_on
  FROM settling g
  CROSS JOIN (SELECT date_trunc('month', min(opened_on)::timestamp) AS month FROM cases) b
  CROSS JOIN LATERAL generate_series(b.month, local_day(g.instant)::timestamp, '1 month') m
  CROSS JOIN LATERAL (VALUES (m::date), (m::date + 14)) AS h (first_on)
  WHERE half_month_end(h.first_on) < LEAST(before, local_day(g.instant))
    AND NOT EXISTS (SELECT FROM settlements s
      WHERE s.first_on = h.first_on AND stands(s.last_on, s.settled_at, g.instant))
  ORDER BY 1 DESC
$$;
COMMENT ON FUNCTION unsettled_half_months(date) IS
'First days of the half months over before a day whose figures are not kept, or not as they are
known by now; the latest first.';

CREATE FUNCTION totals_of(first date, last date, as_of timestamptz)
RETURNS TABLE (first_on date, unit_id integer, figure tally_figure, code text, minor boolean,
  quantity bigint, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT first, t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
  FROM entries_of(ARRAY(SELECT u.id FROM units u), first, last, as_of) t
  GROUP BY 2, 3, 4, 5
$$;
COMMENT ON FUNCTION totals_of(date, date, timestamptz) IS
'What a settlement of some days keeps in settled_totals, of every unit.';

CREATE FUNCTION standings_of(first date, last date, as_of timestamptz)
RETURNS TABLE (first_on date, unit_id integer, opened_on date, cases bigint, overdue bigint,
  overdue_execution bigint)
LANGUAGE sql STABLE AS $$
  SELECT first, s.unit_id, s.opened_on, count(*), count(*) FILTER (WHERE o.of_office),
    count(*) FILTER (WHERE o.of_execution)
  FROM stays_of(ARRAY(SELECT u.id FROM units u), last, as_of) s
  LEFT JOIN (SELECT o.case_id, o.unit_id, bool_or(o.of_execution) AS of_execution,
      bool_or(NOT o.of_execution) AS of_office
    FROM overdue_of(ARRAY(SELECT u.id FROM units u), last, as_of) o GROUP BY 1, 2) o
    ON o.case_id = s.case_id AND o.unit_id = s.unit_id
  GROUP BY 2, 3
$$;
COMMENT ON FUNCTION standings_of(date, date, timestamptz) IS
'What a settlement of some days keeps in settled_standings, of every unit.';

CREATE FUNCTION balances_at(first date, last date, as_of timestamptz)
RETURNS TABLE (first_on date, unit_id integer, decisions bigint, amount bigint)
LANGUAGE sql STABLE AS $$
  SELECT first, b.* FROM balances_of(ARRAY(SELECT u.id FROM units u), last, as_of) b
$$;
COMMENT ON FUNCTION balances_at(date, date, timestamptz) IS
'What a settlement of some days keeps in settled_balances, of every unit.';

CREATE FUNCTION settle(first date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  instant timestamptz;
  last date := half_month_end(first);
BEGIN
  IF extract(day FROM first) NOT IN (1, 15) THEN
    RAISE EXCEPTION 'no half month begins on %', first;
  END IF;
  LOCK TABLE settlements IN SHARE ROW EXCLUSIVE MODE;
  SELECT g.instant INTO instant FROM settling g;
  DELETE FROM settlements WHERE first_on = first;
  INSERT INTO settlements VALUES (first, last, instant);
  INSERT INTO settled_totals SELECT * FROM totals_of(first, last, instant);
  INSERT INTO settled_standings SELECT * FROM standings_of(first, last, instant);
  INSERT INTO settled_balances SELECT * FROM balances_at(first, last, instant);
END $$;
COMMENT ON FUNCTION settle(date) IS 'Keeps the figures of the half month that begins on a day.';

CREATE VIEW altered_settlements WITH (security_invoker) AS
SELECT s.first_on FROM settlements s
WHERE EXISTS (
    (SELECT * FROM settled_totals t WHERE t.first_on = s.first_on
      EXCEPT ALL SELECT * FROM totals_of(s.first_on, s.last_on, s.settled_at))
    UNION ALL (SELECT * FROM totals_of(s.first_on, s.last_on, s.settled_at)
      EXCEPT ALL SELECT * FROM settled_totals t WHERE t.first_on = s.first_on))
  OR EXISTS (
    (SELECT * FROM settled_standings t WHERE t.first_on = s.first_on
      EXCEPT ALL SELECT * FROM standings_of(s.first_on, s.last_on, s.settled_at))
    UNION ALL (SELECT * FROM standings_of(s.first_on, s.last_on, s.settled_at)
      EXCEPT ALL SELECT * FROM settled_standings t WHERE t.first_on = s.first_on))
  OR EXISTS (
    (SELECT * FROM settled_balances t WHERE t.first_on = s.first_on
      EXCEPT ALL SELECT * FROM balances_at(s.first_on, s.last_on, s.settled_at))
    UNION ALL (SELECT * FROM balances_at(s.first_on, s.last_on, s.settled_at)
      EXCEPT ALL SELECT * FROM settled_balances t WHERE t.first_on = s.first_on));
COMMENT ON VIEW altered_settlements IS
'Settlements that do not keep what the entries, stays, terms and balances add up to.';

CREATE FUNCTION unsettle() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM settlements;
  RETURN NULL;
END $$;

CREATE TRIGGER terms_are_reckoned_anew AFTER UPDATE OF due_on, missing_year ON clocks
FOR EACH STATEMENT EXECUTE FUNCTION unsettle();
COMMENT ON TRIGGER terms_are_reckoned_anew ON clocks IS
'A term that is computed again may have been over on days that were settled.';

CREATE TABLE publications (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id integer NOT NULL REFERENCES units,
  officer_id integer NOT NULL REFERENCES officers,
  replaces integer REFERENCES publications,
  from_on date NOT NULL,
  to_on date NOT NULL,
  as_of timestamptz NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  law_revision bigint NOT NULL,
  period text NOT NULL,
  kind text NOT NULL,
  catalogue bytea NOT NULL,
  calendar bytea NOT NULL,
  document bytea NOT NULL,
  hash bytea NOT NULL GENERATED ALWAYS AS (sha256(document)) STORED,
  CONSTRAINT kind_is_known CHECK (kind IN ('reporting', 'calendar')),
  CONSTRAINT published_once_it_is_over
    CHECK (to_on < (as_of AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
COMMENT ON TABLE publications IS
'Figures that were published: kept as the bytes they were, for ever.';
COMMENT ON COLUMN publications.replaces IS 'The publication of the same figures before this one.';
COMMENT ON COLUMN publications.catalogue IS 'SHA-256 of the acts as they were in force.';
COMMENT ON COLUMN publications.calendar IS 'SHA-256 of the calendar as it was in force.';

CREATE INDEX publications_by_period ON publications (unit_id, kind, period, id);

CREATE TABLE public_reports (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id integer REFERENCES units,
  officer_id integer REFERENCES officers,
  from_on date NOT NULL,
  to_on date NOT NULL,
  as_of timestamptz NOT NULL,
  given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  period text NOT NULL,
  kind text NOT NULL,
  tables text NOT NULL,
  figures bytea NOT NULL,
  shown bytea NOT NULL,
  CONSTRAINT kind_is_known CHECK (kind IN ('reporting', 'calendar')),
  CONSTRAINT given_once_it_is_over CHECK (to_on < local_day(as_of)),
  CONSTRAINT report_is_given_once UNIQUE NULLS NOT DISTINCT (unit_id, kind, period, tables)
);
COMMENT ON TABLE public_reports IS
'Reports as the public has them: asked for again, they are given out as they were, and no other
report may tell what is hidden in them. Without a unit it is of all units, without an officer the
owner of the database gave it out.';
COMMENT ON COLUMN public_reports.tables IS 'Its breakdowns and the length of its trend.';
COMMENT ON COLUMN public_reports.figures IS 'The report before anything was hidden.';

CREATE FUNCTION public_reports_near(asked text)
RETURNS TABLE (unit text, unit_name text, from_on date, to_on date, as_of timestamptz,
  given_at timestamptz, period text, kind text, tables text, shown bytea, figures bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.code, u.name, r.from_on, r.to_on, r.as_of, r.given_at, r.period, r.kind, r.tables,
    r.shown, CASE WHEN answers_for(r.unit_id) THEN r.figures END
  FROM public_reports r LEFT JOIN units u ON u.id = r.unit_id
  WHERE asked IS NULL OR r.unit_id IS NULL OR EXISTS (
    SELECT FROM units a JOIN unit_descendants d
      ON (d.above_id, d.unit_id) IN ((a.id, r.unit_id), (r.unit_id, a.id))
    WHERE a.code = asked)
  ORDER BY r.id
$$;
COMMENT ON FUNCTION public_reports_near(text) IS
'What the public has of a unit, of units above and below it, and of all. What is hidden comes only
to those who may be given the figures of the unit.';
