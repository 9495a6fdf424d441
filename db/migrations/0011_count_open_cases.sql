-- The entries of a span of days added up, cases open at the end of a day, and those of them with a
-- term that was over, as recorded by an instant. All run as the owner: a case may have come from a
-- unit, or gone on to one, that the asker does not see, and a month has too many entries to ask row
-- security of each. They answer for the asker's units alone.

CREATE FUNCTION answers_for(unit integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN unit = ANY (officer_scope()) OR 'thanhtra_owner' = CASE current_setting('role')
    WHEN 'none' THEN session_user::text ELSE current_setting('role') END;
END $$;

CREATE FUNCTION tallied(first date, last date, as_of timestamptz)
RETURNS TABLE (unit_id integer, figure tally_figure, code text, minor boolean, quantity bigint,
  amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := ARRAY(SELECT u.id FROM units u WHERE answers_for(u.id));
BEGIN
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
  FROM tallies t
  WHERE t.effective_on BETWEEN first AND last AND t.known_on <= last AND t.recorded_at <= as_of
    AND t.unit_id = ANY (asked)
  GROUP BY t.unit_id, t.figure, t.code, t.minor;
END $$;

-- A plan for each call: the rows recorded after an instant are none or many.
CREATE FUNCTION stays_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := ARRAY(SELECT u.id FROM units u WHERE answers_for(u.id));
BEGIN
  RETURN QUERY
  WITH late AS MATERIALIZED (
    SELECT e.case_id, e.version FROM events e
    WHERE e.recorded_at > as_of AND e.effective_on <= day)
  SELECT s.case_id, s.unit_id, s.opened_on FROM stays s
  WHERE s.span @> day AND s.unit_id = ANY (asked)
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = s.case_id AND l.version = s.version)
  UNION ALL
  -- Ended by that day, but nobody knew yet.
  SELECT s.case_id, s.unit_id, s.opened_on
  FROM late z JOIN stays s ON s.case_id = z.case_id AND s.left_version = z.version
  WHERE s.unit_id = ANY (asked)
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = s.case_id AND l.version = s.version);
END $$;

-- Each candidate is looked up where it lay: a join with everything that was open would be planned
-- by a guess of how many candidates there are.
CREATE FUNCTION overdue_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := ARRAY(SELECT u.id FROM units u WHERE answers_for(u.id));
BEGIN
  RETURN QUERY
  WITH late AS MATERIALIZED (
    SELECT e.case_id, e.version FROM events e WHERE e.recorded_at > as_of),
  over AS (
    SELECT k.case_id, k.version, k.rule_id FROM clocks k
    WHERE overdue_span(k.due_on, k.ended_on) @> day AND k.missing_year IS NULL
      AND (k.ended_on IS NULL OR k.ended_on > k.due_on)
    UNION ALL
    SELECT k.case_id, k.version, k.rule_id
    FROM late z JOIN clocks k ON k.case_id = z.case_id AND k.end_version = z.version
    WHERE k.due_on < day AND k.missing_year IS NULL)
  SELECT DISTINCT o.case_id, s.unit_id, s.opened_on
  FROM over o
  JOIN clock_rules r ON r.id = o.rule_id AND NOT r.lapses
  JOIN stays s ON s.case_id = o.case_id AND s.since <= day AND s.unit_id = ANY (asked)
    AND (s.until IS NULL OR s.until > day
      OR (s.case_id, s.left_version) IN (SELECT l.case_id, l.version FROM late l))
    AND (s.case_id, s.version) NOT IN (SELECT l.case_id, l.version FROM late l)
  JOIN events b ON b.case_id = o.case_id AND b.version = o.version AND b.effective_on <= day
  WHERE (o.case_id, o.version) NOT IN (SELECT l.case_id, l.version FROM late l);
END $$;

-- The number of a case that the asker's units have on their books, wherever it lies now.
CREATE FUNCTION booked_number(asked bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.number FROM cases c
  WHERE c.id = asked AND EXISTS (
    SELECT FROM tallies t WHERE t.case_id = c.id AND answers_for(t.unit_id))
$$;

REVOKE ALL ON FUNCTION tallied(date, date, timestamptz), stays_on(date, timestamptz),
  overdue_on(date, timestamptz), booked_number(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tallied(date, date, timestamptz), stays_on(date, timestamptz),
  overdue_on(date, timestamptz), booked_number(bigint) TO thanhtra_app;
