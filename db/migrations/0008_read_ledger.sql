-- The books as of any past instant: what is on them today, without what was learned later.

CREATE FUNCTION learned_after(as_of timestamptz, day date)
RETURNS TABLE (case_id bigint, version integer) LANGUAGE sql STABLE AS $$
  -- Recorded in the rest of the day of as_of, on the day it took effect.
  SELECT e.case_id, e.version FROM events e
  WHERE e.recorded_at > as_of AND day = local_day(as_of) AND e.effective_on = day
    AND e.recorded_at < (day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
  UNION
  -- Recorded on a later day than the first of which it says something.
  SELECT l.case_id, l.version FROM late_events l
  WHERE l.span @> daterange(day, local_day(as_of), '[]') AND l.recorded_at > as_of
$$;
COMMENT ON FUNCTION learned_after(timestamptz, date) IS
'Events that say something of the day or of days before it and were recorded after as_of: what is
on the books today that nobody knew as of that instant. The day must not be after the day of
as_of.

Reading every event recorded since would cost more with each year. But an event recorded on a
later day than the one it took effect on is in late_events, and its span (from that day to the
day it was recorded) covers all days from the asked one to the day of as_of. An index finds those
few. What is left are events recorded on the day they took effect: they matter only if that is
the asked day and also the day of as_of, and then they were recorded in the rest of that one
day.';

CREATE FUNCTION entries_of(
  units integer[], first date, last date, known_by date, as_of timestamptz)
RETURNS SETOF tallies LANGUAGE sql STABLE AS $$
  SELECT t.* FROM tallies t
  WHERE t.effective_on BETWEEN first AND last AND t.known_on <= known_by
    AND t.recorded_at <= as_of AND t.unit_id = ANY (units)
$$;
COMMENT ON FUNCTION entries_of(integer[], date, date, date, timestamptz) IS
'The entries of a span of days as known by a day and as recorded by an instant.';

CREATE FUNCTION stays_of(units integer[], asked date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l)
  -- Open on that day, and the beginning was known.
  SELECT s.case_id, s.unit_id, s.opened_on FROM stays s
  WHERE s.span @> LEAST(asked, local_day(as_of)) AND s.unit_id = ANY (units)
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = s.case_id AND l.version = s.version)
  UNION ALL
  -- Ended by that day, but the end was learned later.
  SELECT z.case_id, s.unit_id, s.opened_on
  FROM late z CROSS JOIN LATERAL (
    SELECT s.version, s.unit_id, s.opened_on, s.until FROM stays s
    WHERE s.case_id = z.case_id AND s.left_version = z.version OFFSET 0) s
  WHERE s.unit_id = ANY (units) AND s.until <= LEAST(asked, local_day(as_of))
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = z.case_id AND l.version = s.version)
$$;
COMMENT ON FUNCTION stays_of(integer[], date, timestamptz) IS
'Cases open in some units at the end of a day, as known at an instant.

The books say when a case lay open as known today. To see them as of an earlier instant, what was
learned later is undone in both directions: a stay whose beginning was learned later did not
exist, and a stay whose end was learned later had not ended. All other stays are as they are. Of
a day after the day of as_of, what is known is what was known of that day itself. OFFSET 0 keeps
the look-ups of a few cases from being planned as a join with all of them.';

CREATE FUNCTION overdue_of(units integer[], asked date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l),
  over AS (
    -- Terms over on that day.
    SELECT k.case_id, k.version, k.rule_id FROM clocks k
    WHERE overdue_span(k.due_on, k.ended_on) @> LEAST(asked, local_day(as_of))
      AND k.missing_year IS NULL AND (k.ended_on IS NULL OR k.ended_on > k.due_on)
    UNION ALL
    -- Terms that had ended by that day, but the end was learned later.
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
later did not exist; a term or a stay whose end was learned later had not ended. Each term is
looked up where its case lay (OFFSET 0): a join with everything that was open would be planned by
a guess of how many terms there are. Terms whose rule lapses are rights that ended: nobody missed
them, and no case is overdue by them.';

CREATE FUNCTION stays_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM stays_of(asked, day, as_of);
END $$;
COMMENT ON FUNCTION stays_on(date, timestamptz) IS 'stays_of for the units of the asker.';

CREATE FUNCTION overdue_on(day date, as_of timestamptz)
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM overdue_of(asked, day, as_of);
END $$;
COMMENT ON FUNCTION overdue_on(date, timestamptz) IS 'overdue_of for the units of the asker.';

CREATE FUNCTION booked_number(asked bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.number FROM cases c
  WHERE c.id = asked AND EXISTS (
    SELECT FROM tallies t WHERE t.case_id = c.id AND answers_for(t.unit_id))
$$;
COMMENT ON FUNCTION booked_number(bigint) IS
'The number of a case that the asker''s units have on their books, wherever it lies now.';
