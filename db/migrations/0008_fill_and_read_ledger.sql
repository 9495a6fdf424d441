-- What each event adds to the ledger, how it is booked, and the books as of any past instant: what
-- is on them today, without what was learned later.

-- One branch for each kind of entry. `tallies` is filled by SELECT *: same columns, same order.
CREATE VIEW event_entries WITH (security_invoker) AS
-- The flow of cases.
SELECT e.case_id, NULL::bigint AS amount, e.recorded_at, e.version, u.unit_id, e.effective_on,
  u.figure, 1 AS quantity, NULL::integer AS type_id, NULL::boolean AS minor, u.code,
  NULL::text AS area_kind, NULL::text AS subject_kind, NULL::text AS sex
FROM events e
LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
CROSS JOIN LATERAL (VALUES
  (e.unit_id, CASE WHEN e.version = 1 THEN 'opened' WHEN e.action = 'reopen' THEN 'reopened'
    WHEN e.action = 'close' THEN 'closed' WHEN e.from_state = 'investigated' AND e.action = 'sanction' THEN 'sanctioned'
    WHEN e.from_state = 'opened' AND e.to_state = 'investigated' THEN 'investigated'
    WHEN e.to_unit_id IS NOT NULL THEN 'sent' END::tally_figure, x.reason),
  (e.to_unit_id, 'received', NULL)) AS u (unit_id, figure, code)
WHERE u.unit_id IS NOT NULL AND u.figure IS NOT NULL
UNION ALL
-- A file that the prosecution gave back.
SELECT r.case_id, NULL, l.recorded_at, r.version, l.unit_id, l.effective_on,
  'returned_by_prosecutor', 1, NULL, NULL, NULL, NULL, NULL, NULL
FROM returned_files r JOIN legal_days l ON l.case_id = r.case_id AND l.version = r.version
UNION ALL
SELECT m.case_id, NULL, e.recorded_at, m.version, e.unit_id, e.effective_on,
  'minors_reminded', 1, NULL, NULL, NULL, NULL, 'person', m.sex
FROM reminded_minors m JOIN events e ON e.case_id = m.case_id AND e.version = m.version
UNION ALL
SELECT w.case_id, NULL, e.recorded_at, w.version, e.unit_id, e.effective_on,
  'violations', 1, w.type_id, NULL, NULL, w.area_kind, NULL, NULL
FROM violations w JOIN events e ON e.case_id = w.case_id AND e.version = w.version
UNION ALL
SELECT d.case_id, NULL, e.recorded_at, d.version, d.unit_id, d.effective_on,
  'violations', -1, d.type_id, NULL, NULL, d.area_kind, NULL, NULL
FROM disowned_violations d JOIN events e ON e.case_id = d.case_id AND e.version = d.version
UNION ALL
-- A reopening owns again what the closing before it had disowned.
SELECT e.case_id, NULL, e.recorded_at, e.version, d.unit_id, d.effective_on,
  'violations', 1, d.type_id, NULL, NULL, d.area_kind, NULL, NULL
FROM events e
JOIN LATERAL (SELECT x.version FROM closures x
  WHERE x.case_id = e.case_id AND x.version < e.version ORDER BY x.version DESC LIMIT 1) x ON true
JOIN disowned_violations d ON d.case_id = e.case_id AND d.version = x.version
WHERE e.action = 'reopen'
UNION ALL
SELECT d.case_id, NULL, l.recorded_at, d.version, l.unit_id, l.effective_on,
  'decisions', 1, NULL, NULL, NULL, NULL, NULL, NULL
FROM decisions d JOIN legal_days l ON l.case_id = d.case_id AND l.version = d.version
UNION ALL
SELECT s.case_id, f.amount, l.recorded_at, s.version, l.unit_id, l.effective_on,
  f.figure, 1, s.type_id, s.minor, f.code, s.area_kind, s.subject_kind, s.sex
FROM counted_sanctions s
JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
CROSS JOIN LATERAL (
  SELECT CASE s.form WHEN 'fine' THEN 'fines' ELSE 'warnings' END::tally_figure, s.amount, NULL
  UNION ALL SELECT 'overrides', NULL, NULL WHERE s.override_reason IS NOT NULL
  UNION ALL SELECT 'remedies', NULL, unnest(s.remedies)) AS f (figure, amount, code)
UNION ALL
SELECT s.case_id, NULL, l.recorded_at, s.version, l.unit_id, l.effective_on,
  'violations_sanctioned', 1, s.type_id, NULL, NULL, s.area_kind, NULL, NULL
FROM (SELECT DISTINCT case_id, version, violation, type_id, area_kind FROM counted_sanctions) s
JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
WHERE NOT EXISTS (SELECT FROM sanctions p WHERE p.case_id = s.case_id
  AND p.violation = s.violation AND p.version < s.version)
UNION ALL
SELECT s.case_id, NULL, l.recorded_at, s.version, l.unit_id, l.effective_on,
  'subjects_sanctioned', 1, NULL, s.minor, NULL, NULL, s.subject_kind, s.sex
FROM (SELECT case_id, version, subject, subject_kind, sex, bool_or(minor) AS minor
  FROM counted_sanctions GROUP BY case_id, version, subject, subject_kind, sex) s
JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
UNION ALL
SELECT m.case_id, NULL, l.recorded_at, m.version, l.unit_id, l.effective_on,
  'remedies', 1, NULL, NULL, unnest(m.remedies), NULL, NULL, NULL
FROM remedy_decisions m JOIN legal_days l ON l.case_id = m.case_id AND l.version = m.version
UNION ALL
SELECT f.case_id, f.amount, f.recorded_at, f.version, f.unit_id, f.effective_on,
  f.figure, 1, NULL, NULL, NULL, NULL, f.subject_kind, f.sex
FROM counted_facts f
UNION ALL
SELECT w.case_id, -f.amount, e.recorded_at, w.version, f.unit_id, f.effective_on,
  f.figure, -1, NULL, NULL, NULL, NULL, f.subject_kind, f.sex
FROM facts w
JOIN events e ON e.case_id = w.case_id AND e.version = w.version
JOIN counted_facts f ON f.case_id = w.case_id AND f.version = w.withdrawn_version
WHERE w.action = 'withdraw';
COMMENT ON VIEW event_entries IS
'The entries that rest on one event and its documents. The branches, in order:
  the flow of cases: opened, investigated, sanctioned, closed, moved out of a unit and into
    another, on the day it took effect in the unit that acted, as violations and reminders are;
  files that came back from the prosecution;
  minors reminded;
  violations, on the day and in the unit of the event that detected them;
  the same violations taken back by a closing, with the opposite sign;
  and counted again by a reopening after such a closing;
  decisions, on their legal day, as all that follows;
  what a decision imposes: each warning or fine, each override of the rule, each remedy;
  violations by the first decision that sanctions them, each once however many subjects it has;
  subjects that a decision sanctions, each once however many violations they committed;
  remedies ordered without a sanction;
  payments, late interest, relief in time, coercion and complaints;
  and the same taken back by a withdrawal, with the opposite sign.';

CREATE VIEW decision_entries WITH (security_invoker) AS
SELECT c.case_id, x.version, e.recorded_at, x.unit_id, x.effective_on, x.figure, x.subject,
  x.quantity, x.amount, x.decisions, x.owed
FROM decision_changes c
JOIN legal_days l ON l.case_id = c.case_id AND l.version = c.of_version
CROSS JOIN LATERAL (VALUES (c.from_version, 1), (c.until_version, -1)) AS v (version, sign)
CROSS JOIN LATERAL (
  SELECT v.version, l.unit_id, l.effective_on, c.figure, c.subject, v.sign * c.quantity,
    v.sign * CASE c.figure WHEN 'refunds' THEN c.owed ELSE -c.owed END, v.sign * c.decisions,
    v.sign * c.owed
  UNION ALL
  SELECT GREATEST(v.version, m.version), y.unit_id, GREATEST(l.effective_on, m.effective_on),
    y.figure, NULL, v.sign * c.decisions, v.sign * c.owed, y.sign * v.sign * c.decisions,
    y.sign * v.sign * c.owed
  FROM events m
  CROSS JOIN LATERAL (VALUES (m.unit_id, 'decisions_sent'::tally_figure, -1),
    (m.to_unit_id, 'decisions_received', 1)) AS y (unit_id, figure, sign)
  WHERE m.case_id = c.case_id AND m.to_unit_id IS NOT NULL
    AND (m.version > c.of_version OR m.effective_on > l.effective_on))
  AS x (version, unit_id, effective_on, figure, subject, quantity, amount, decisions, owed)
JOIN events e ON e.case_id = c.case_id AND e.version = x.version
WHERE v.version IS NOT NULL;
COMMENT ON VIEW decision_entries IS
'What changes with decisions, by the event that puts it on file or withdraws it: in the unit that
had the case on that day, and in every unit the case went to after that day, each move taking out
of one unit and into the other what is in force and owed. A change of the past moves with the
moves that were on file already.';

CREATE VIEW tally_source WITH (security_invoker) AS
SELECT * FROM event_entries
UNION ALL
SELECT d.case_id, sum(d.amount)::bigint, d.recorded_at, d.version, d.unit_id, d.effective_on,
  d.figure, sum(d.quantity)::integer, NULL, NULL, NULL, NULL, s.kind, s.sex
FROM decision_entries d
LEFT JOIN subjects s ON s.case_id = d.case_id AND s.number = d.subject
WHERE d.figure NOT IN ('decisions', 'fines', 'payments')
GROUP BY d.case_id, d.recorded_at, d.version, d.unit_id, d.effective_on, d.figure, s.kind, s.sex
HAVING sum(d.amount) <> 0 OR sum(d.quantity) <> 0;
COMMENT ON VIEW tally_source IS
'Every entry that must be in tallies, computed from the events and their documents alone. Of
decisions_sent and decisions_received, the amount is what is outstanding on them.';

CREATE VIEW balance_source WITH (security_invoker) AS
SELECT d.case_id, sum(d.owed)::bigint AS amount, d.recorded_at, d.version, d.unit_id,
  d.effective_on, sum(d.decisions)::integer AS decisions
FROM decision_entries d
GROUP BY d.case_id, d.recorded_at, d.version, d.unit_id, d.effective_on
HAVING sum(d.owed) <> 0 OR sum(d.decisions) <> 0;
COMMENT ON VIEW balance_source IS 'Every change that must be in balances.';

CREATE VIEW stay_source WITH (security_invoker) AS
SELECT b.case_id, b.version, z.version AS left_version,
  COALESCE(b.to_unit_id, b.unit_id) AS unit_id, c.opened_on, b.effective_on AS since,
  z.effective_on AS until
FROM events b
JOIN cases c ON c.id = b.case_id
LEFT JOIN LATERAL (SELECT z.version, z.effective_on FROM events z
  WHERE z.case_id = b.case_id AND z.version > b.version
    AND (z.action = 'close' OR z.to_unit_id IS NOT NULL) ORDER BY z.version LIMIT 1) z ON true
WHERE b.version = 1 OR b.action = 'reopen' OR b.to_unit_id IS NOT NULL;
COMMENT ON VIEW stay_source IS
'Every stay that must be in stays: each event that opens a case in a unit, with the first event
after it that closes the case or moves it on.';

CREATE VIEW late_source WITH (security_invoker) AS
SELECT e.case_id, e.version, e.recorded_at, s.since
FROM events e CROSS JOIN LATERAL (
  SELECT LEAST(e.effective_on, min(k.ended_on)) AS since FROM clocks k
  WHERE k.case_id = e.case_id AND k.end_version = e.version) s
WHERE s.since < local_day(e.recorded_at);
COMMENT ON VIEW late_source IS 'Every event that must be in late_events.';

CREATE FUNCTION count_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Most events come before a decision, and are spared the look for what is owed.
  IF EXISTS (SELECT FROM decisions d WHERE d.case_id = NEW.case_id) THEN
    INSERT INTO tallies
    SELECT * FROM tally_source t WHERE t.case_id = NEW.case_id AND t.version = NEW.version;
    INSERT INTO balances (case_id, amount, recorded_at, version, unit_id, effective_on, decisions)
    SELECT * FROM balance_source b WHERE b.case_id = NEW.case_id AND b.version = NEW.version;
  ELSE
    INSERT INTO tallies
    SELECT * FROM event_entries t WHERE t.case_id = NEW.case_id AND t.version = NEW.version;
  END IF;
  IF NEW.action = 'close' OR NEW.to_unit_id IS NOT NULL THEN
    UPDATE stays SET left_version = NEW.version, until = NEW.effective_on
    WHERE case_id = NEW.case_id AND version = (
      SELECT max(s.version) FROM stays s
      WHERE s.case_id = NEW.case_id AND s.version < NEW.version);
  END IF;
  INSERT INTO stays (case_id, version, left_version, unit_id, opened_on, since, until)
  SELECT * FROM stay_source s WHERE s.case_id = NEW.case_id AND s.version = NEW.version;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION count_event() IS
'Books an event. Runs as the owner, at the end of the transaction, when the documents of the
event are on file.';

CREATE CONSTRAINT TRIGGER event_is_counted AFTER INSERT ON events
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.is_counted) EXECUTE FUNCTION count_event();

CREATE FUNCTION note_late_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO late_events (case_id, version, recorded_at, since)
  SELECT * FROM late_source l WHERE l.case_id = NEW.case_id AND l.version = NEW.version;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER late_event_is_noted AFTER INSERT ON events
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_late_event();

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

CREATE FUNCTION entries_of(units integer[], first date, last date, as_of timestamptz)
RETURNS SETOF tallies LANGUAGE sql STABLE AS $$
  SELECT t.* FROM tallies t
  WHERE t.effective_on BETWEEN first AND last AND t.recorded_at <= as_of
    AND t.unit_id = ANY (units)
$$;
COMMENT ON FUNCTION entries_of(integer[], date, date, timestamptz) IS
'The entries of a span of days as recorded by an instant.';

CREATE FUNCTION balances_of(units integer[], day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, decisions bigint, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT b.unit_id, sum(b.decisions), sum(b.amount)::bigint FROM balances b
  WHERE b.effective_on <= day AND b.recorded_at <= as_of AND b.unit_id = ANY (units)
  GROUP BY 1
$$;
COMMENT ON FUNCTION balances_of(integer[], date, timestamptz) IS
'Decisions in force at the end of a day and what is outstanding on them, as recorded by an instant.';

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
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date, of_execution boolean)
LANGUAGE sql STABLE AS $$
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
later did not exist; a term or a stay whose end was learned later had not ended. Each term is
looked up where its case lay (OFFSET 0): a join with everything that was open would be planned by
a guess of how many terms there are. Terms whose rule lapses are rights that ended: nobody missed
them, and no case is overdue by them. Terms of execution are for those who were sanctioned to keep,
all others for the office: a case may be overdue by both.';

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
RETURNS TABLE (case_id bigint, unit_id integer, opened_on date, of_execution boolean)
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
