-- A paper that corrects slips in a decision changes nothing that the decision imposes.

INSERT INTO actions (action, needs_note, moves_unit, is_counted, documents) VALUES
  ('correct_decision', false, false, false, '{facts}');

INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('investigated', 'correct_decision', 'investigated', '{supervisor}'),
  ('sanctioned', 'correct_decision', 'sanctioned', '{supervisor}');

-- The rule keeps what it says of every other action.
DO $$
DECLARE
  rule text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'facts'::regclass AND conname = 'fact_is_complete');
BEGIN
  ALTER TABLE facts DROP CONSTRAINT fact_is_complete;
  EXECUTE 'ALTER TABLE facts ADD CONSTRAINT fact_is_complete '
    || regexp_replace(rule, 'ELSE false\s+END', $new$
      WHEN 'correct_decision' THEN num_nulls(number, happened_on, decision, text) = 0
      ELSE false END$new$);
END $$;
