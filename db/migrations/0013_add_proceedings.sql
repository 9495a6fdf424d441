-- What the law on complaints and the way of a file to a criminal procedure body and back ask of a
-- case besides: papers, steps and terms.

ALTER TABLE facts ADD COLUMN level text;
COMMENT ON COLUMN facts.level IS 'Of a complaint: whether it is a first or a second one.';

INSERT INTO actions (action, needs_note, moves_unit, is_counted, documents) VALUES
  ('accept_complaint', false, false, false, '{facts}'),
  ('record_evasion', false, false, false, '{facts}');

INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('sanctioned', 'accept_complaint', 'sanctioned', '{supervisor}'),
  ('closed', 'accept_complaint', 'closed', '{supervisor}'),
  ('closed', 'extend', 'closed', '{supervisor}'),
  ('opened', 'record_evasion', 'opened', '{supervisor}'),
  ('investigated', 'record_evasion', 'investigated', '{supervisor}'),
  ('sanctioned', 'record_evasion', 'sanctioned', '{supervisor}');

-- The rule keeps what it says of every other action, whatever that is by now.
DO $$
DECLARE
  rule text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'facts'::regclass AND conname = 'fact_is_complete');
BEGIN
  ALTER TABLE facts DROP CONSTRAINT fact_is_complete;
  EXECUTE 'ALTER TABLE facts ADD CONSTRAINT fact_is_complete '
    || regexp_replace(rule, 'ELSE false\s+END', $new$
      WHEN 'accept_complaint' THEN num_nulls(number, code, happened_on) = 0
        AND (code = 'accepted' OR (code = 'refused' AND text IS NOT NULL))
      WHEN 'record_evasion' THEN num_nulls(subject, code, from_on, happened_on, text) = 0
        AND code IN ('sanction', 'execution') AND from_on <= happened_on
      ELSE false END$new$);
END $$;

ALTER TABLE clock_rules DROP CONSTRAINT start_is_known;
ALTER TABLE clock_rules ADD CONSTRAINT start_is_known
  CHECK (start IN ('detection', 'expert_result', 'record', 'decision', 'receipt', 'relief_end',
    'act_end', 'complaint', 'second_complaint', 'acceptance', 'second_acceptance',
    'complaint_decision', 'criminal_sign', 'body_decision'));
ALTER TABLE clock_rules DROP CONSTRAINT goal_is_known;
ALTER TABLE clock_rules ADD CONSTRAINT goal_is_known
  CHECK (goal IN ('record', 'explanation', 'decision', 'delivery', 'execution', 'complaint',
    'complaint_decision', 'acceptance', 'second_complaint', 'file_transfer', 'file_return'));

-- Who evades has a limitation of his own.

CREATE OR REPLACE FUNCTION refuse_late_sanction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM clocks c
    JOIN clock_rules r ON r.id = c.rule_id
    JOIN decisions d ON d.case_id = NEW.case_id AND d.version = NEW.version
    WHERE c.case_id = NEW.case_id AND c.end_version IS NULL
      AND r.effect = 'block' AND r.goal = 'decision' AND c.missing_year IS NULL
      AND (c.violation IS NULL OR c.violation = NEW.violation)
      AND (c.subject IS NULL OR c.subject = NEW.subject) AND c.due_on < d.issued_on) THEN
    RAISE EXCEPTION 'the term for a sanction is over'
      USING ERRCODE = 'TT422', CONSTRAINT = 'sanction_is_in_time';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE VIEW lapses WITH (security_invoker) AS
SELECT x.case_id, x.version, x.ordinal, COALESCE(
  (done.ended_on + CASE x.form WHEN 'warning' THEN interval '6 months' ELSE interval '1 year' END),
  (late.due_on + interval '1 year'))::date AS lapsed_on
FROM sanctions x
JOIN decisions d ON d.case_id = x.case_id AND d.version = x.version
LEFT JOIN LATERAL (
  SELECT k.ended_on FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
  WHERE k.case_id = x.case_id AND k.version > x.version AND k.subject = x.subject
    AND r.goal = 'execution' AND k.outcome = 'met'
  ORDER BY k.number DESC LIMIT 1) done ON true
LEFT JOIN LATERAL (
  SELECT k.due_on FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
  WHERE k.case_id = x.case_id AND r.start = 'decision' AND r.goal = 'execution'
    AND k.missing_year IS NULL
    AND ((k.subject IS NULL AND k.started_on = d.issued_on)
      OR (k.subject = x.subject AND k.version > x.version))
  ORDER BY k.number DESC LIMIT 1) late ON true;

-- The figures judge an act that goes on by the day of its detection, as the rules do; and a charge
-- that ends because there was no violation is counted no more, as a case that is closed for that.

CREATE OR REPLACE VIEW counted_sanctions WITH (security_invoker) AS
SELECT s.case_id, s.version, s.violation, s.subject, s.form, s.amount, s.remedies,
  s.override_reason, v.type_id, v.area_kind, p.kind AS subject_kind, p.sex,
  (p.born_on + interval '18 years')::date > COALESCE(v.ended_on, n.detected_on) AS minor
FROM sanctions s
JOIN violations v ON v.case_id = s.case_id AND v.number = s.violation
JOIN subjects p ON p.case_id = s.case_id AND p.number = s.subject
CROSS JOIN LATERAL (
  SELECT n.detected_on FROM descriptions n
  WHERE n.case_id = s.case_id AND n.version <= s.version ORDER BY n.version DESC LIMIT 1) n;
COMMENT ON VIEW counted_sanctions IS
'Sanctions with the act and the person they concern. A minor is a person who had not turned 18
when the act ended, or when it was detected while it went on.';

CREATE OR REPLACE VIEW reminded_minors WITH (security_invoker) AS
SELECT x.case_id, x.version, p.sex
FROM closures x
JOIN events e ON e.case_id = x.case_id AND e.version = x.version
JOIN subjects p ON p.case_id = x.case_id AND p.version < x.version AND p.kind = 'person'
CROSS JOIN LATERAL (
  SELECT n.detected_on FROM descriptions n
  WHERE n.case_id = x.case_id AND n.version <= x.version ORDER BY n.version DESC LIMIT 1) n
WHERE x.reason = 'reminder_minor' AND (p.born_on IS NULL
  OR (p.born_on + interval '18 years')::date > COALESCE((
    SELECT min(COALESCE(v.ended_on, n.detected_on)) FROM violations v
    WHERE v.case_id = x.case_id AND v.version < x.version AND (
      EXISTS (SELECT FROM violation_subjects c WHERE c.case_id = v.case_id
        AND c.violation = v.number AND c.subject = p.number)
      OR NOT EXISTS (SELECT FROM violation_subjects c WHERE c.case_id = v.case_id
        AND c.violation = v.number))), n.detected_on));
COMMENT ON VIEW reminded_minors IS
'Persons whom a closing reminds: those of the case who are not known to have been 18 when the first
of their acts ended, or was detected while it went on.';

CREATE VIEW disposed_violations WITH (security_invoker) AS
SELECT w.case_id, w.number, e.version, bool_and(c.now) AS is_disposed,
  bool_and(c.before) FILTER (WHERE c.since < e.version) AS was_disposed
FROM events e
JOIN violations w ON w.case_id = e.case_id AND w.version < e.version
CROSS JOIN LATERAL (
  SELECT p.version AS since, bool_or(f.version <= e.version
      AND COALESCE(z.version > e.version, true)) IS TRUE AS now,
    bool_or(f.version < e.version AND COALESCE(z.version >= e.version, true)) IS TRUE AS before
  FROM subjects p
  LEFT JOIN facts f ON f.case_id = p.case_id AND f.action = 'dispose' AND f.violation = w.number
    AND f.code IN ('no_violation', 'transferred_authority')
    AND (f.subject IS NULL OR f.subject = p.number)
  LEFT JOIN facts z ON z.case_id = f.case_id AND z.withdrawn_version = f.version
  WHERE p.case_id = w.case_id AND p.version <= e.version
    AND (EXISTS (SELECT FROM violation_subjects y WHERE y.case_id = w.case_id
        AND y.violation = w.number AND y.subject = p.number)
      OR NOT EXISTS (SELECT FROM violation_subjects y WHERE y.case_id = w.case_id
        AND y.violation = w.number))
  GROUP BY p.number, p.version) c
WHERE e.action IN ('dispose', 'withdraw', 'add_subject', 'close')
GROUP BY w.case_id, w.number, e.version;
COMMENT ON VIEW disposed_violations IS
'Whether, after an event and before it, every charge of a violation had ended because there was
none or because it is for another authority to count. Null: nobody was charged with it.';

CREATE OR REPLACE VIEW disowned_violations WITH (security_invoker) AS
SELECT x.case_id, x.version, m.unit_id, m.effective_on, w.type_id, w.area_kind
FROM closures x
JOIN violations w ON w.case_id = x.case_id AND w.version < x.version
JOIN events m ON m.case_id = w.case_id AND m.version = w.version
WHERE x.reason IN ('no_violation', 'transferred_authority')
  AND NOT EXISTS (SELECT FROM disposed_violations d WHERE d.case_id = w.case_id
    AND d.number = w.number AND d.version = x.version AND d.is_disposed);

CREATE VIEW disposal_entries WITH (security_invoker) AS
SELECT d.case_id, NULL::bigint AS amount, e.recorded_at, d.version, m.unit_id, m.effective_on,
  'violations'::tally_figure AS figure, CASE WHEN d.is_disposed THEN -1 ELSE 1 END AS quantity,
  w.type_id, NULL::boolean AS minor, NULL::text AS code, w.area_kind, NULL::text AS subject_kind,
  NULL::text AS sex
FROM disposed_violations d
JOIN events e ON e.case_id = d.case_id AND e.version = d.version
JOIN violations w ON w.case_id = d.case_id AND w.number = d.number
JOIN events m ON m.case_id = w.case_id AND m.version = w.version
WHERE e.action <> 'close'
  AND COALESCE(d.is_disposed, false) <> COALESCE(d.was_disposed, false);
COMMENT ON VIEW disposal_entries IS
'Violations whose last charge an event ends because there was none or because it is for another
authority to count, and those that count again.';

-- The view keeps every branch it has by now.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW event_entries WITH (security_invoker) AS '
    || rtrim(pg_get_viewdef('event_entries'::regclass), ' ;')
    || ' UNION ALL SELECT * FROM disposal_entries';
  EXECUTE format('COMMENT ON VIEW event_entries IS %L',
    rtrim(obj_description('event_entries'::regclass), '.')
    || E';\n  violations whose charges all end without one, and those that count again.');
END $$;

UPDATE actions SET is_counted = true WHERE action IN ('dispose', 'add_subject');

-- What the former rule may have booked otherwise is booked again, and added up again.
CREATE TEMPORARY TABLE rebooked ON COMMIT DROP AS
SELECT s.case_id, s.version FROM sanctions s
JOIN violations v ON v.case_id = s.case_id AND v.number = s.violation AND v.ended_on IS NULL
JOIN subjects p ON p.case_id = s.case_id AND p.number = s.subject AND p.born_on IS NOT NULL
UNION SELECT case_id, version FROM closures WHERE reason = 'reminder_minor'
UNION SELECT e.case_id, e.version FROM events e
WHERE e.action IN ('dispose', 'add_subject', 'withdraw', 'close', 'reopen')
  AND EXISTS (SELECT FROM facts f WHERE f.case_id = e.case_id AND f.action = 'dispose');
DELETE FROM settlements;
DELETE FROM tallies t USING rebooked r WHERE t.case_id = r.case_id AND t.version = r.version;
INSERT INTO tallies
SELECT t.* FROM rebooked r CROSS JOIN LATERAL (
  SELECT * FROM tally_source s
  WHERE s.case_id = r.case_id AND s.version = r.version OFFSET 0) t;

-- A reopened case whose decision still stands takes what the decision asks for.

INSERT INTO steps (from_state, action, to_state, roles)
SELECT 'investigated', s.action, 'investigated', s.roles FROM steps s
WHERE s.from_state = 'sanctioned' AND s.to_state = 'sanctioned'
  AND s.action IN ('deliver', 'pay', 'complete_remedy', 'defer', 'instal', 'reduce', 'exempt',
    'coerce', 'complain', 'accept_complaint', 'decide_complaint', 'suspend', 'resume',
    'waive_apology');

CREATE FUNCTION refuse_fact_without_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cases c WHERE c.id = NEW.case_id AND c.state = 'investigated')
    AND NOT EXISTS (SELECT FROM decisions d WHERE d.case_id = NEW.case_id
      AND NOT EXISTS (SELECT FROM undoings u
        WHERE u.case_id = d.case_id AND u.version > d.version)) THEN
    RAISE EXCEPTION 'no decision is in force'
      USING ERRCODE = 'TT422', CONSTRAINT = 'fact_is_about_a_decision';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_fact_without_decision() IS
'What a decision asks for needs one in force. A case in the state sanctioned has one.';

CREATE TRIGGER fact_is_about_a_decision BEFORE INSERT ON facts FOR EACH ROW
WHEN (NEW.action IN ('deliver', 'pay', 'complete_remedy', 'defer', 'instal', 'reduce', 'exempt',
  'coerce', 'complain', 'accept_complaint', 'decide_complaint', 'suspend', 'resume',
  'waive_apology'))
EXECUTE FUNCTION refuse_fact_without_decision();
