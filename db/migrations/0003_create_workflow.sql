-- The state machine as tables: which step leads from which state to which, and what it brings.

CREATE TYPE case_state AS ENUM ('opened', 'investigated', 'sanctioned', 'closed');
COMMENT ON TYPE case_state IS 'How far a case has come.';

CREATE TABLE actions (
  action text PRIMARY KEY,
  needs_note boolean NOT NULL,
  moves_unit boolean NOT NULL,
  is_counted boolean NOT NULL,
  documents text[] NOT NULL,
  fact_is_optional boolean NOT NULL DEFAULT false,
  brings_fact boolean NOT NULL
    GENERATED ALWAYS AS ('facts' = ANY (documents) AND NOT fact_is_optional) STORED,
  CONSTRAINT traits_are_of_an_action
    UNIQUE (action, needs_note, moves_unit, brings_fact, is_counted)
);
COMMENT ON TABLE actions IS
'What an event can do to a case. An action is rows: here, and in steps unless it only opens cases.
An action that brings a fact also says in fact_is_complete which values the fact has.';
COMMENT ON COLUMN actions.needs_note IS 'Whether the step is worth nothing without an explanation.';
COMMENT ON COLUMN actions.moves_unit IS 'Whether another unit is responsible afterwards.';
COMMENT ON COLUMN actions.is_counted IS
'Whether the event can add to the ledger of the statistics; others are spared the look.';
COMMENT ON COLUMN actions.fact_is_optional IS
'Whether the event can do without the fact it may bring.';
COMMENT ON COLUMN actions.documents IS
'The tables that the application may add rows to with such an event.';

INSERT INTO actions (action, needs_note, moves_unit, is_counted, documents) VALUES
  ('open', false, false, true,
    '{descriptions,subjects,victims,violations,violation_subjects,violation_victims}'),
  ('adopt', false, false, true, '{}'),
  ('investigate', false, false, true, '{records}'),
  ('sanction', false, false, true, '{decisions,sanctions}'),
  ('close', false, false, true, '{closures,remedy_decisions}'),
  ('return', true, false, false, '{}'),
  ('annul', true, false, true, '{facts}'),
  ('reopen', true, false, true, '{facts}'),
  ('note', true, false, false, '{}'),
  ('assign', false, false, false, '{}'),
  ('amend', false, false, false, '{descriptions}'),
  ('add_subject', false, false, false, '{subjects}'),
  ('add_violation', false, false, true, '{violations,violation_subjects,violation_victims}'),
  ('add_victim', false, false, false, '{victims}'),
  ('add_record', false, false, false, '{records}'),
  ('transfer', false, true, true, '{}'),
  ('refer', false, true, true, '{}'),
  ('add_circumstance', false, false, false, '{facts}'),
  ('explain', false, false, false, '{facts}'),
  ('extend', false, false, false, '{facts}'),
  ('check_earlier_sanctions', false, false, false, '{facts}'),
  ('deliver', false, false, false, '{facts}'),
  ('pay', false, false, true, '{facts}'),
  ('complete_remedy', false, false, false, '{facts}'),
  ('defer', false, false, true, '{facts}'),
  ('instal', false, false, true, '{facts}'),
  ('reduce', false, false, true, '{facts}'),
  ('exempt', false, false, true, '{facts}'),
  ('coerce', false, false, true, '{facts}'),
  ('complain', false, false, true, '{facts}'),
  ('decide_complaint', false, false, false, '{facts}'),
  ('suspend', false, false, false, '{facts}'),
  ('resume', false, false, false, '{facts}'),
  ('dispose', false, false, false, '{facts}'),
  ('waive_apology', false, false, false, '{facts}'),
  ('withdraw', true, false, true, '{facts}');

UPDATE actions SET fact_is_optional = true WHERE action IN ('annul', 'reopen');

CREATE TABLE steps (
  from_state case_state NOT NULL,
  action text NOT NULL REFERENCES actions,
  to_state case_state NOT NULL,
  roles officer_role[] NOT NULL,
  PRIMARY KEY (from_state, action, to_state)
);
COMMENT ON TABLE steps IS
'The state machine. An event that is not in this table cannot be written. A step without roles is
for the import alone; opening is no step, it is the first event.';

INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('opened', 'investigate', 'investigated', '{supervisor}'),
  ('opened', 'close', 'closed', '{supervisor}'),
  ('investigated', 'sanction', 'sanctioned', '{supervisor}'),
  ('investigated', 'close', 'closed', '{supervisor}'),
  ('investigated', 'return', 'opened', '{supervisor}'),
  ('sanctioned', 'close', 'closed', '{supervisor}'),
  ('sanctioned', 'annul', 'investigated', '{supervisor}'),
  ('sanctioned', 'sanction', 'sanctioned', '{supervisor}'),
  ('investigated', 'annul', 'investigated', '{supervisor}'),
  ('closed', 'reopen', 'investigated', '{supervisor}'),
  ('opened', 'adopt', 'investigated', '{}');

-- Steps that leave the case in its state.
INSERT INTO steps (from_state, action, to_state, roles)
SELECT state::case_state, action, state::case_state, roles::officer_role[]
FROM (VALUES
  ('note', '{opened,investigated,sanctioned,closed}', '{inspector,supervisor}'),
  ('assign', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('amend', '{opened,investigated}', '{inspector,supervisor}'),
  ('add_victim', '{opened,investigated}', '{inspector,supervisor}'),
  ('add_subject', '{opened}', '{inspector,supervisor}'),
  ('add_violation', '{opened}', '{inspector,supervisor}'),
  ('add_record', '{opened}', '{inspector,supervisor}'),
  ('transfer', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('refer', '{opened,investigated}', '{supervisor}'),
  ('add_circumstance', '{opened,investigated,sanctioned}', '{inspector,supervisor}'),
  ('explain', '{opened,investigated,sanctioned}', '{inspector,supervisor}'),
  ('extend', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('check_earlier_sanctions', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('dispose', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('waive_apology', '{sanctioned}', '{inspector,supervisor}'),
  ('withdraw', '{opened,investigated,sanctioned}', '{supervisor}'),
  ('deliver', '{sanctioned}', '{inspector,supervisor}'),
  ('pay', '{sanctioned}', '{inspector,supervisor}'),
  ('complete_remedy', '{sanctioned}', '{inspector,supervisor}'),
  ('defer', '{sanctioned}', '{supervisor}'),
  ('instal', '{sanctioned}', '{supervisor}'),
  ('reduce', '{sanctioned}', '{supervisor}'),
  ('exempt', '{sanctioned}', '{supervisor}'),
  ('coerce', '{sanctioned}', '{supervisor}'),
  ('suspend', '{sanctioned}', '{supervisor}'),
  ('resume', '{sanctioned}', '{supervisor}'),
  ('complain', '{sanctioned,closed}', '{inspector,supervisor}'),
  ('decide_complaint', '{sanctioned,closed}', '{supervisor}')
) AS added (action, states, roles), unnest(states::text[]) AS state;
