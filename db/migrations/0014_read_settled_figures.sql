-- What the application asks of the books. All run as the owner and answer for the asker's units
-- alone: a month has too many entries to ask row security of each, and a case may have come from a
-- unit that the asker does not see. A plan for each call: what was recorded after an instant is
-- nothing or much.

CREATE FUNCTION answered_units() RETURNS integer[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT u.id FROM units u WHERE answers_for(u.id))
$$;

CREATE OR REPLACE FUNCTION stays_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM stays_of(asked, day, as_of);
END $$;

CREATE OR REPLACE FUNCTION overdue_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM overdue_of(asked, day, as_of);
END $$;

-- Whole half months as they were settled, with what was taken back of them since; the days between
-- entry by entry.
CREATE OR REPLACE FUNCTION tallied(first date, last date, as_of timestamptz)
RETURNS TABLE (unit_id integer, figure tally_figure, code text, minor boolean, quantity bigint,
  amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  whole date[] := ARRAY(SELECT s.first_on FROM settlements s
    WHERE s.first_on >= first AND s.last_on <= last AND stands(s.last_on, s.settled_at, as_of));
  settled datemultirange := (SELECT range_agg(daterange(s.first_on, s.last_on, '[]'))
    FROM settlements s WHERE s.first_on = ANY (whole));
  days daterange;
BEGIN
  IF settled IS NULL THEN
    settled := '{}';
  END IF;
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity)::bigint, sum(t.amount)::bigint
  FROM settled_totals t WHERE t.first_on = ANY (whole) AND t.unit_id = ANY (asked)
  GROUP BY 1, 2, 3, 4;
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, t.quantity::bigint, t.amount
  FROM settlements s
  JOIN tallies t ON t.effective_on BETWEEN s.first_on AND s.last_on
    AND t.known_on > t.effective_on AND t.known_on > s.last_on
  WHERE s.first_on = ANY (whole) AND t.known_on <= last AND t.recorded_at <= as_of
    AND t.unit_id = ANY (asked);
  FOR days IN SELECT unnest(datemultirange(daterange(first, last, '[]')) - settled) LOOP
    RETURN QUERY
    SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
    FROM entries_of(asked, lower(days), upper(days) - 1, last, as_of) t
    GROUP BY 1, 2, 3, 4;
  END LOOP;
END $$;

-- The settlement that says what stood at the end of a day, where there is one.
CREATE FUNCTION settlement_of(day date, as_of timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT s.first_on FROM settlements s
  WHERE s.last_on = day AND stands(s.last_on, s.settled_at, as_of)
$$;

-- How many cases lay open at the end of a day, by the day they were opened.
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

-- How many of them had a term that was over.
CREATE FUNCTION overdue_cases_on(day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, cases bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
  kept date := settlement_of(day, as_of);
BEGIN
  IF kept IS NULL THEN
    RETURN QUERY SELECT o.unit_id, count(*) FROM overdue_of(asked, day, as_of) o GROUP BY 1;
  ELSE
    RETURN QUERY
    SELECT s.unit_id, sum(s.overdue)::bigint FROM settled_standings s
    WHERE s.first_on = kept AND s.unit_id = ANY (asked) GROUP BY 1;
  END IF;
END $$;

CREATE FUNCTION half_month_end(first date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN extract(day FROM first) = 1 THEN first + 13
    ELSE (date_trunc('month', first::timestamp) + interval '1 month - 1 day')::date END
$$;

-- Begins a settling: what it settles is as recorded by this instant. Writers that began before it
-- have ended then; others wait until the transaction ends.
CREATE FUNCTION begin_settling() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE settling SET instant = settled_instant()
$$;

-- First days of the half months over before a day whose figures are not kept, or not as they are
-- known by now; the latest first.
CREATE FUNCTION unsettled_half_months(before date) RETURNS SETOF date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  SELECT h.first_on
  FROM settling g
  CROSS JOIN (SELECT date_trunc('month', min(effective_on)::timestamp) AS month FROM tallies) b
  CROSS JOIN LATERAL generate_series(b.month, local_day(g.instant)::timestamp, '1 month') m
  CROSS JOIN LATERAL (VALUES (m::date), (m::date + 14)) AS h (first_on)
  WHERE half_month_end(h.first_on) < LEAST(before, local_day(g.instant))
    AND NOT EXISTS (SELECT FROM settlements s
      WHERE s.first_on = h.first_on AND stands(s.last_on, s.settled_at, g.instant))
  ORDER BY 1 DESC
$$;

-- What a settlement of some days keeps, of every unit.
CREATE FUNCTION totals_of(first date, last date, as_of timestamptz)
RETURNS TABLE (first_on date, unit_id integer, figure tally_figure, code text, minor boolean,
  quantity bigint, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT first, t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
  FROM entries_of(ARRAY(SELECT u.id FROM units u), first, last, last, as_of) t
  GROUP BY 2, 3, 4, 5
$$;

CREATE FUNCTION standings_of(first date, last date, as_of timestamptz)
RETURNS TABLE (first_on date, unit_id integer, opened_on date, cases bigint, overdue bigint)
LANGUAGE sql STABLE AS $$
  SELECT first, s.unit_id, s.opened_on, count(*), count(o.case_id)
  FROM stays_of(ARRAY(SELECT u.id FROM units u), last, as_of) s
  LEFT JOIN overdue_of(ARRAY(SELECT u.id FROM units u), last, as_of) o
    ON o.case_id = s.case_id AND o.unit_id = s.unit_id
  GROUP BY 2, 3
$$;

-- Keeps the figures of the half month that begins on a day.
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
END $$;

-- Settlements that do not keep what the entries, stays and terms add up to.
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
      EXCEPT ALL SELECT * FROM settled_standings t WHERE t.first_on = s.first_on));

-- A term that is reckoned anew may have been over on days that were settled.
CREATE FUNCTION unsettle() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM settlements;
  RETURN NULL;
END $$;

CREATE TRIGGER terms_are_reckoned_anew AFTER UPDATE OF due_on, missing_year ON clocks
FOR EACH STATEMENT EXECUTE FUNCTION unsettle();

DO $$
DECLARE
  book text;
BEGIN
  FOREACH book IN ARRAY '{late_events,settlements,settled_totals,settled_standings}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', book);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', book);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO thanhtra_owner '
      'USING (true) WITH CHECK (true)', book);
  END LOOP;
END $$;

CREATE POLICY seen_with_the_case ON late_events FOR SELECT TO thanhtra_app
  USING (EXISTS (SELECT FROM cases c WHERE c.id = case_id));
GRANT SELECT ON late_events TO thanhtra_app;

REVOKE ALL ON FUNCTION note_late_event(), stands(date, timestamptz, timestamptz),
  learned_after(timestamptz, date), entries_of(integer[], date, date, date, timestamptz),
  stays_of(integer[], date, timestamptz), overdue_of(integer[], date, timestamptz),
  answered_units(), settlement_of(date, timestamptz), open_on(date, timestamptz),
  overdue_cases_on(date, timestamptz), begin_settling(), unsettled_half_months(date),
  totals_of(date, date, timestamptz), standings_of(date, date, timestamptz), settle(date),
  unsettle() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_on(date, timestamptz), overdue_cases_on(date, timestamptz),
  begin_settling(), unsettled_half_months(date), settle(date) TO thanhtra_app;
