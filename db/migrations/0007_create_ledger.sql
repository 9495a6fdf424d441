-- The statistics as a ledger. Every event books what it adds to a figure, in the transaction that
-- writes it; a figure of a period is the sum of its entries, so it costs the same in a long
-- register as in a short one, and each entry names its case.
--
-- The views `tally_source`, `stay_source` and `late_source` say what must be on the books; the
-- tables `tallies`, `stays` and `late_events` keep it, and an audit compares the two.

CREATE TYPE tally_figure AS ENUM ('opened', 'reopened', 'received', 'closed', 'sent',
  'investigated', 'sanctioned', 'annulled', 'returned_by_prosecutor', 'violations',
  'violations_sanctioned', 'subjects_sanctioned', 'warnings', 'fines', 'overrides', 'remedies',
  'payments', 'coerced', 'deferred', 'instalments', 'reduced', 'exempted', 'complaints',
  'lawsuits');
COMMENT ON TYPE tally_figure IS 'What an entry of the ledger counts.';

CREATE FUNCTION local_day(instant timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;
COMMENT ON FUNCTION local_day(timestamptz) IS 'The day in Viet Nam.';

CREATE TABLE tallies (
  case_id bigint NOT NULL,
  amount bigint,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL,
  unit_id integer NOT NULL REFERENCES units,
  effective_on date NOT NULL,
  known_on date NOT NULL,
  figure tally_figure NOT NULL,
  quantity integer NOT NULL,
  type_id integer,
  minor boolean,
  code text,
  area_kind text,
  subject_kind text,
  sex text,
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE tallies IS
'One thing counted in one figure. effective_on is the day the entry belongs to. What a later
event takes back is booked again with the opposite sign on the same day, and counts from
known_on, the day of that later event.';

CREATE INDEX tallies_by_day ON tallies (effective_on, unit_id);
CREATE INDEX tallies_by_case ON tallies (case_id, version);
CREATE INDEX tallies_taken_back ON tallies (effective_on) WHERE known_on > effective_on;
COMMENT ON INDEX tallies_taken_back IS
'Entries that change a day which was counted before they were known.';

CREATE TABLE stays (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  left_version integer,
  unit_id integer NOT NULL REFERENCES units,
  opened_on date NOT NULL,
  since date NOT NULL,
  until date,
  span daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, left_version) REFERENCES events (case_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT stay_ends_after_it_began CHECK (left_version > version AND since <= until)
);
COMMENT ON TABLE stays IS
'When a case lay open in a unit: from an opening, a reopening or an arrival, to the closing or
the departure after it. until is the first day it no longer did.';

CREATE INDEX stays_by_span ON stays USING gist (span)
  INCLUDE (case_id, version, unit_id, opened_on);
COMMENT ON INDEX stays_by_span IS
'Cases open on a day are those whose stay contains it; the index alone answers.';

CREATE INDEX events_by_recording ON events (recorded_at) INCLUDE (effective_on);
COMMENT ON INDEX events_by_recording IS 'What was learned after an instant.';

CREATE FUNCTION overdue_span(due date, ended date) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN ended IS NULL OR ended > due THEN daterange(due, ended, '()') ELSE 'empty' END
$$;
COMMENT ON FUNCTION overdue_span(date, date) IS
'The days on which a term was over and not yet ended.';

CREATE INDEX clocks_by_overdue_span ON clocks USING gist (overdue_span(due_on, ended_on))
  WHERE missing_year IS NULL AND (ended_on IS NULL OR ended_on > due_on);
COMMENT ON INDEX clocks_by_overdue_span IS 'Terms that were over on a day.';

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
COMMENT ON TABLE late_events IS
'Events recorded after the first day of which they say something: the day they took effect, or a
day before it on which a term ended. The span is what nobody knew in between.';

CREATE INDEX late_events_by_span ON late_events USING gist (span)
  INCLUDE (case_id, version, recorded_at);
COMMENT ON INDEX late_events_by_span IS 'What was not known of a day yet; the index alone answers.';

CREATE VIEW counted_facts WITH (security_invoker) AS
SELECT f.case_id, f.version,
  (CASE f.action WHEN 'pay' THEN 'payments' WHEN 'coerce' THEN 'coerced'
    WHEN 'defer' THEN 'deferred' WHEN 'instal' THEN 'instalments' WHEN 'reduce' THEN 'reduced'
    WHEN 'exempt' THEN 'exempted'
    WHEN 'complain' THEN CASE f.code WHEN 'lawsuit' THEN 'lawsuits' ELSE 'complaints' END
    END)::tally_figure AS figure,
  f.amount, s.kind AS subject_kind, s.sex
FROM facts f LEFT JOIN subjects s ON s.case_id = f.case_id AND s.number = f.subject
WHERE f.action IN ('pay', 'coerce', 'defer', 'instal', 'reduce', 'exempt', 'complain');
COMMENT ON VIEW counted_facts IS 'Facts that are counted, with the figure they count in.';

CREATE VIEW counted_sanctions WITH (security_invoker) AS
SELECT s.case_id, s.version, s.violation, s.subject, s.form, s.amount, s.remedies,
  s.override_reason, v.type_id, v.area_kind, p.kind AS subject_kind, p.sex,
  (p.born_on + interval '18 years')::date > COALESCE(v.ended_on, d.issued_on) AS minor
FROM sanctions s
JOIN decisions d ON d.case_id = s.case_id AND d.version = s.version
JOIN violations v ON v.case_id = s.case_id AND v.number = s.violation
JOIN subjects p ON p.case_id = s.case_id AND p.number = s.subject;
COMMENT ON VIEW counted_sanctions IS
'Sanctions with the act and the person they concern. A minor is a person who had not turned 18
when the act ended, or when the decision was issued on an act that goes on.';

CREATE VIEW disowned_violations WITH (security_invoker) AS
SELECT x.case_id, x.version, m.unit_id, m.effective_on, w.type_id, w.area_kind
FROM closures x
JOIN events c ON c.case_id = x.case_id AND c.version = x.version
JOIN violations w ON w.case_id = x.case_id AND w.version < x.version
JOIN events m ON m.case_id = w.case_id AND m.version = w.version AND m.unit_id = c.unit_id
WHERE x.reason = 'no_violation';
COMMENT ON VIEW disowned_violations IS
'Violations that a closing for no violation takes back: those its own unit had detected. unit_id
and effective_on say where and when each was counted.';

-- One branch for each kind of entry. `tallies` is filled by SELECT *: same columns, same order.
CREATE VIEW tally_source WITH (security_invoker) AS
-- The flow of cases.
SELECT e.case_id, NULL::bigint AS amount, e.recorded_at, e.version, u.unit_id, e.effective_on,
  e.effective_on AS known_on, u.figure, 1 AS quantity, NULL::integer AS type_id,
  NULL::boolean AS minor, u.code, NULL::text AS area_kind, NULL::text AS subject_kind,
  NULL::text AS sex
FROM events e
LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
CROSS JOIN LATERAL (VALUES
  (e.unit_id, CASE WHEN e.version = 1 THEN 'opened' WHEN e.action = 'reopen' THEN 'reopened'
    WHEN e.action = 'close' THEN 'closed' WHEN e.action = 'sanction' THEN 'sanctioned'
    WHEN e.action = 'annul' THEN 'annulled'
    WHEN e.from_state = 'opened' AND e.to_state = 'investigated' THEN 'investigated'
    WHEN e.to_unit_id IS NOT NULL THEN 'sent' END::tally_figure, x.reason),
  (e.to_unit_id, 'received', NULL)) AS u (unit_id, figure, code)
WHERE u.unit_id IS NOT NULL AND u.figure IS NOT NULL
UNION ALL
-- A file that the prosecution gave back.
SELECT e.case_id, NULL, e.recorded_at, e.version, e.unit_id, e.effective_on, e.effective_on,
  'returned_by_prosecutor', 1, NULL, NULL, NULL, NULL, NULL, NULL
FROM events e
JOIN LATERAL (SELECT x.reason FROM closures x
  WHERE x.case_id = e.case_id AND x.version < e.version ORDER BY x.version DESC LIMIT 1) x
  ON x.reason = 'transferred_criminal'
WHERE e.action = 'reopen'
UNION ALL
SELECT w.case_id, NULL, e.recorded_at, w.version, e.unit_id, e.effective_on, e.effective_on,
  'violations', 1, w.type_id, NULL, NULL, w.area_kind, NULL, NULL
FROM violations w JOIN events e ON e.case_id = w.case_id AND e.version = w.version
UNION ALL
SELECT d.case_id, NULL, e.recorded_at, d.version, d.unit_id, d.effective_on, e.effective_on,
  'violations', -1, d.type_id, NULL, NULL, d.area_kind, NULL, NULL
FROM disowned_violations d JOIN events e ON e.case_id = d.case_id AND e.version = d.version
UNION ALL
-- A reopening owns again what the closing before it had disowned.
SELECT e.case_id, NULL, e.recorded_at, e.version, d.unit_id, d.effective_on, e.effective_on,
  'violations', 1, d.type_id, NULL, NULL, d.area_kind, NULL, NULL
FROM events e
JOIN LATERAL (SELECT x.version FROM closures x
  WHERE x.case_id = e.case_id AND x.version < e.version ORDER BY x.version DESC LIMIT 1) x ON true
JOIN disowned_violations d ON d.case_id = e.case_id AND d.version = x.version
WHERE e.action = 'reopen'
UNION ALL
SELECT s.case_id, f.amount, e.recorded_at, s.version, e.unit_id, e.effective_on, e.effective_on,
  f.figure, 1, s.type_id, s.minor, f.code, s.area_kind, s.subject_kind, s.sex
FROM counted_sanctions s
JOIN events e ON e.case_id = s.case_id AND e.version = s.version
CROSS JOIN LATERAL (
  SELECT CASE s.form WHEN 'fine' THEN 'fines' ELSE 'warnings' END::tally_figure, s.amount, NULL
  UNION ALL SELECT 'overrides', NULL, NULL WHERE s.override_reason IS NOT NULL
  UNION ALL SELECT 'remedies', NULL, unnest(s.remedies)) AS f (figure, amount, code)
UNION ALL
SELECT s.case_id, NULL, e.recorded_at, s.version, e.unit_id, e.effective_on, e.effective_on,
  'violations_sanctioned', 1, s.type_id, NULL, NULL, s.area_kind, NULL, NULL
FROM (SELECT DISTINCT case_id, version, violation, type_id, area_kind FROM counted_sanctions) s
JOIN events e ON e.case_id = s.case_id AND e.version = s.version
UNION ALL
SELECT s.case_id, NULL, e.recorded_at, s.version, e.unit_id, e.effective_on, e.effective_on,
  'subjects_sanctioned', 1, NULL, s.minor, NULL, NULL, s.subject_kind, s.sex
FROM (SELECT case_id, version, subject, subject_kind, sex, bool_or(minor) AS minor
  FROM counted_sanctions GROUP BY case_id, version, subject, subject_kind, sex) s
JOIN events e ON e.case_id = s.case_id AND e.version = s.version
UNION ALL
SELECT m.case_id, NULL, e.recorded_at, m.version, e.unit_id, e.effective_on, e.effective_on,
  'remedies', 1, NULL, NULL, unnest(m.remedies), NULL, NULL, NULL
FROM remedy_decisions m JOIN events e ON e.case_id = m.case_id AND e.version = m.version
UNION ALL
SELECT f.case_id, f.amount, e.recorded_at, f.version, e.unit_id, e.effective_on, e.effective_on,
  f.figure, 1, NULL, NULL, NULL, NULL, f.subject_kind, f.sex
FROM counted_facts f JOIN events e ON e.case_id = f.case_id AND e.version = f.version
UNION ALL
SELECT w.case_id, -f.amount, e.recorded_at, w.version, o.unit_id, o.effective_on, e.effective_on,
  f.figure, -1, NULL, NULL, NULL, NULL, f.subject_kind, f.sex
FROM facts w
JOIN events e ON e.case_id = w.case_id AND e.version = w.version
JOIN counted_facts f ON f.case_id = w.case_id AND f.version = w.withdrawn_version
JOIN events o ON o.case_id = f.case_id AND o.version = f.version
WHERE w.action = 'withdraw';
COMMENT ON VIEW tally_source IS
'Every entry that must be in tallies, computed from the events and their documents alone. The
branches, in order:
  the flow of cases: opened, investigated, sanctioned, closed, moved out of a unit and into
    another;
  reopenings of a case that had been closed by handing it to the prosecution;
  violations, on the day and in the unit of the event that detected them;
  the same violations taken back by a closing that found none, with the opposite sign;
  and counted again by a reopening after such a closing;
  what a decision imposes: each warning or fine, each override of the rule, each remedy;
  violations that a decision sanctions, each once however many subjects it has;
  subjects that a decision sanctions, each once however many violations they committed;
  remedies ordered without a sanction;
  payments, relief, coercion and complaints;
  and the same taken back by a withdrawal, with the opposite sign.
An entry that takes back belongs to the day of the entry it takes back, not to its own: the
figures of that day change, but only for reports that know of the later event (known_on,
recorded_at).';

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
  INSERT INTO tallies
  SELECT * FROM tally_source t WHERE t.case_id = NEW.case_id AND t.version = NEW.version;
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
