-- The statistics as a ledger. Every event books what it adds to a figure, in the transaction that
-- writes it; a figure of a period is the sum of its entries, so it costs the same in a long
-- register as in a short one, and each entry names its case.
--
-- The views `tally_source`, `balance_source`, `stay_source` and `late_source` say what must be on
-- the books; the tables `tallies`, `balances`, `stays` and `late_events` keep it, and an audit
-- compares the two. What becomes of a figure when something is taken back: see db/README.md.

CREATE TYPE tally_figure AS ENUM ('opened', 'reopened', 'received', 'closed', 'sent',
  'investigated', 'sanctioned', 'returned_by_prosecutor', 'violations', 'violations_sanctioned',
  'subjects_sanctioned', 'minors_reminded', 'decisions', 'decisions_received', 'decisions_sent',
  'annulled', 'warnings', 'fines', 'fines_annulled', 'overrides', 'remedies', 'payments',
  'refunds', 'interest', 'coerced', 'deferred', 'instalments', 'reduced', 'exempted',
  'complaints', 'lawsuits');
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
'One thing counted in one figure. effective_on is the day the entry belongs to: the legal day,
where one is on file. What never happened is booked again with the opposite sign on the same day
by the event that says so, and counts for every report that knows of that event (recorded_at).';
COMMENT ON COLUMN tallies.unit_id IS
'The unit that acted; of what counts on a legal day, the unit that had the case on that day.';

CREATE INDEX tallies_by_day ON tallies (effective_on, unit_id);
CREATE INDEX tallies_by_case ON tallies (case_id, version);
CREATE INDEX tallies_recorded_late ON tallies (effective_on, recorded_at)
  WHERE local_day(recorded_at) > effective_on;
COMMENT ON INDEX tallies_recorded_late IS
'Entries of a day that was over when they were recorded: they change what was settled.';

CREATE TABLE balances (
  case_id bigint NOT NULL,
  amount bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL,
  unit_id integer NOT NULL REFERENCES units,
  effective_on date NOT NULL,
  decisions integer NOT NULL,
  span daterange NOT NULL GENERATED ALWAYS AS
    (daterange(effective_on, GREATEST(effective_on, local_day(recorded_at)), '[]')) STORED,
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE balances IS
'What an event changes in the decisions in force of a unit, and in what is outstanding of their
fines (VND), from a day on. Both go with the case when it moves. The span is what nobody knew yet.';

CREATE INDEX balances_by_day ON balances (effective_on);
CREATE INDEX balances_by_case ON balances (case_id, version);
CREATE INDEX balances_recorded_late ON balances USING gist (span)
  WHERE local_day(recorded_at) > effective_on;
COMMENT ON INDEX balances_recorded_late IS
'What was not known yet of the balance at the end of a day.';

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

-- What each kind of entry rests on.

CREATE VIEW legal_days WITH (security_invoker) AS
SELECT e.case_id, e.version, e.recorded_at, l.day AS effective_on,
  COALESCE((SELECT m.to_unit_id FROM events m
    WHERE m.case_id = e.case_id AND m.version < e.version AND m.to_unit_id IS NOT NULL
      AND m.effective_on <= l.day ORDER BY m.version DESC LIMIT 1),
    (SELECT o.unit_id FROM events o WHERE o.case_id = e.case_id AND o.version = 1)) AS unit_id
FROM events e
LEFT JOIN decisions d ON d.case_id = e.case_id AND d.version = e.version
LEFT JOIN remedy_decisions r ON r.case_id = e.case_id AND r.version = e.version
LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
CROSS JOIN LATERAL (
  SELECT COALESCE(d.issued_on, r.issued_on, f.happened_on, e.effective_on) AS day) AS l;
COMMENT ON VIEW legal_days IS
'The day on which the document of an event counts: the legal day on file, or else the day the
event took effect; and the unit that had the case on that day, as was known when the event was
recorded. Before it was opened, that is the unit that opened it.';

CREATE VIEW counted_facts WITH (security_invoker) AS
SELECT f.case_id, f.version, n.figure, n.amount, s.kind AS subject_kind, s.sex, l.unit_id,
  l.effective_on, l.recorded_at
FROM facts f
JOIN legal_days l ON l.case_id = f.case_id AND l.version = f.version
LEFT JOIN subjects s ON s.case_id = f.case_id AND s.number = f.subject
CROSS JOIN LATERAL (
  SELECT (CASE f.action WHEN 'pay' THEN 'payments' WHEN 'coerce' THEN 'coerced'
    WHEN 'defer' THEN 'deferred' WHEN 'instal' THEN 'instalments'
    WHEN 'complain' THEN CASE f.code WHEN 'lawsuit' THEN 'lawsuits' ELSE 'complaints' END
    END)::tally_figure, f.amount
  UNION ALL SELECT 'interest', f.interest WHERE f.action = 'pay' AND f.interest > 0)
  AS n (figure, amount)
WHERE f.action IN ('pay', 'coerce', 'defer', 'instal', 'complain');
COMMENT ON VIEW counted_facts IS
'Facts that are counted, with the figure they count in. Reductions and exemptions are changes of
a decision: decision_changes.';

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

CREATE VIEW reminded_minors WITH (security_invoker) AS
SELECT x.case_id, x.version, p.sex
FROM closures x
JOIN events e ON e.case_id = x.case_id AND e.version = x.version
JOIN subjects p ON p.case_id = x.case_id AND p.version < x.version AND p.kind = 'person'
WHERE x.reason = 'reminder_minor' AND (p.born_on IS NULL
  OR (p.born_on + interval '18 years')::date > COALESCE((
    SELECT min(COALESCE(v.ended_on, e.effective_on)) FROM violations v
    WHERE v.case_id = x.case_id AND v.version < x.version AND (
      EXISTS (SELECT FROM violation_subjects c WHERE c.case_id = v.case_id
        AND c.violation = v.number AND c.subject = p.number)
      OR NOT EXISTS (SELECT FROM violation_subjects c WHERE c.case_id = v.case_id
        AND c.violation = v.number))), e.effective_on));
COMMENT ON VIEW reminded_minors IS
'Persons whom a closing reminds: those of the case who are not known to have been 18 when the first
of their acts ended, or when the case was closed on an act that goes on.';

CREATE VIEW disowned_violations WITH (security_invoker) AS
SELECT x.case_id, x.version, m.unit_id, m.effective_on, w.type_id, w.area_kind
FROM closures x
JOIN violations w ON w.case_id = x.case_id AND w.version < x.version
JOIN events m ON m.case_id = w.case_id AND m.version = w.version
WHERE x.reason IN ('no_violation', 'transferred_authority');
COMMENT ON VIEW disowned_violations IS
'Violations that a closing takes back, whichever unit detected them: there was none, or it is for
another authority to count. unit_id and effective_on say where and when each was counted.';

CREATE VIEW returned_files WITH (security_invoker) AS
SELECT e.case_id, e.version FROM events e
LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
WHERE e.action = 'reopen' AND f.code = 'criminal_return';
COMMENT ON VIEW returned_files IS
'Reopenings on the paper of the body that a file had been handed to for prosecution.';

CREATE VIEW undone_decisions WITH (security_invoker) AS
SELECT d.case_id, d.version AS decision, u.version
FROM decisions d
CROSS JOIN LATERAL (
  SELECT w.version FROM undoings w
  WHERE w.case_id = d.case_id AND w.version > d.version ORDER BY w.version LIMIT 1) u;
COMMENT ON VIEW undone_decisions IS
'Decisions that are no longer in force, with the event that undid them.';

-- What is owed on decisions.

CREATE VIEW relieving_facts WITH (security_invoker) AS
SELECT f.case_id, f.version, w.version AS until_version, f.action, f.subject, f.amount,
  (SELECT max(s.version) FROM sanctions s WHERE s.case_id = f.case_id AND s.subject = f.subject
    AND s.version < f.version) AS decision
FROM facts f
LEFT JOIN facts w ON w.case_id = f.case_id AND w.withdrawn_version = f.version
WHERE f.action IN ('pay', 'reduce', 'exempt');
COMMENT ON VIEW relieving_facts IS
'Payments, reductions and exemptions with the decision they are about, and the version that
withdrew them.';

CREATE VIEW owed_parts WITH (security_invoker) AS
SELECT s.case_id, s.version AS decision, s.version AS of_version, s.version AS from_version,
  NULL::integer AS until_version, 'fines'::tally_figure AS figure, s.subject,
  count(*)::integer AS quantity, sum(s.amount)::bigint AS owed
FROM sanctions s WHERE s.form = 'fine' GROUP BY s.case_id, s.version, s.subject
UNION ALL
SELECT f.case_id, f.decision, f.version, f.version, f.until_version, (CASE f.action
  WHEN 'pay' THEN 'payments' WHEN 'reduce' THEN 'reduced' ELSE 'exempted' END)::tally_figure,
  f.subject, 1, -CASE f.action WHEN 'exempt' THEN (SELECT sum(s.amount)::bigint FROM sanctions s
    WHERE s.case_id = f.case_id AND s.version = f.decision AND s.subject = f.subject)
    ELSE f.amount END
FROM relieving_facts f
UNION ALL
SELECT x.case_id, x.decision, x.version, GREATEST(x.version, p.version),
  LEAST(x.until_version, p.until_version), 'exempted', x.subject, 0, p.amount
FROM relieving_facts x
JOIN relieving_facts p ON p.case_id = x.case_id AND p.subject = x.subject
  AND p.decision = x.decision AND p.action <> 'exempt'
WHERE x.action = 'exempt' AND GREATEST(x.version, p.version)
  < COALESCE(LEAST(x.until_version, p.until_version), 2147483647);
COMMENT ON VIEW owed_parts IS
'What adds to the amount outstanding on a decision and what takes from it, each from the version
that put it on file until the one that withdrew it: fines; payments, reductions and exemptions;
and, since an exemption is of the rest alone, what was paid or reduced under it.';

CREATE VIEW decision_changes WITH (security_invoker) AS
SELECT o.*, 0 AS decisions FROM owed_parts o
UNION ALL
SELECT d.case_id, d.version, d.version, d.version, NULL, 'decisions', NULL, 1, 0, 1
FROM decisions d
UNION ALL
SELECT u.case_id, u.decision, u.version, u.version, NULL, 'annulled', NULL, 1, 0, -1
FROM undone_decisions u
UNION ALL
SELECT o.case_id, o.decision, u.version, GREATEST(u.version, o.from_version), o.until_version,
  (CASE o.figure WHEN 'payments' THEN 'refunds' ELSE 'fines_annulled' END)::tally_figure,
  o.subject, CASE WHEN o.figure IN ('fines', 'payments') THEN o.quantity ELSE 0 END, -o.owed, 0
FROM owed_parts o
JOIN undone_decisions u ON u.case_id = o.case_id AND u.decision = o.decision
WHERE GREATEST(u.version, o.from_version) < COALESCE(o.until_version, 2147483647);
COMMENT ON VIEW decision_changes IS
'The same, with decisions put in force and undone. When a decision is undone, what is left of each
fine is annulled and each payment is owed back: every part of what was owed has its opposite, on
the day and under the version (of_version) of the event that undid the decision.';
