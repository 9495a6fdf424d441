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
