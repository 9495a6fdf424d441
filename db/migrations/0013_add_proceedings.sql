-- What the law on complaints and the way of a file to a criminal procedure body and back ask of a
-- case besides: papers, steps and terms.

ALTER TABLE facts ADD COLUMN level text;
COMMENT ON COLUMN facts.level IS 'Of a complaint: whether it is a first or a second one.';

INSERT INTO actions (action, needs_note, moves_unit, is_counted, documents) VALUES
  ('accept_complaint', false, false, false, '{facts}');

INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('sanctioned', 'accept_complaint', 'sanctioned', '{supervisor}'),
  ('closed', 'accept_complaint', 'closed', '{supervisor}'),
  ('closed', 'extend', 'closed', '{supervisor}');

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
