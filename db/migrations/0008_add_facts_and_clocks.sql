-- The law on a case: what happened to it beside its states, and the terms that run.

INSERT INTO steps (from_state, action, to_state, roles)
SELECT state::case_state, action, state::case_state, roles::officer_role[]
FROM (VALUES
  ('add_circumstance', '{opened,investigated}', '{inspector,supervisor}'),
  ('explain', '{opened,investigated}', '{inspector,supervisor}'),
  ('extend', '{opened,investigated}', '{supervisor}'),
  ('check_earlier_sanctions', '{opened,investigated}', '{supervisor}'),
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

-- One fact for one event; which columns it has depends on the action.
CREATE TABLE facts (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  action text NOT NULL,
  subject integer,
  violation integer,
  withdrawn_version integer,
  amount bigint,
  interest bigint,
  happened_on date,
  from_on date,
  until_on date,
  code text,
  number text,
  text text,
  part_days date[] NOT NULL DEFAULT '{}',
  part_amounts bigint[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, subject) REFERENCES subjects,
  FOREIGN KEY (case_id, violation) REFERENCES violations,
  FOREIGN KEY (case_id, withdrawn_version) REFERENCES facts,
  CONSTRAINT fact_is_withdrawn_once UNIQUE (case_id, withdrawn_version),
  CONSTRAINT amounts_are_positive CHECK (amount > 0 AND interest >= 0),
  CONSTRAINT parts_are_pairs CHECK (cardinality(part_days) = cardinality(part_amounts)),
  CONSTRAINT fact_is_complete CHECK (CASE action
    WHEN 'add_circumstance' THEN num_nulls(subject, violation, code, text) = 0
      AND code IN ('mitigating', 'aggravating')
    WHEN 'explain' THEN num_nulls(subject, happened_on, code) = 0
      AND code IN ('received', 'waived')
    WHEN 'extend' THEN num_nulls(code, text) = 0
    WHEN 'check_earlier_sanctions' THEN num_nulls(subject, code) = 0
    WHEN 'withdraw' THEN withdrawn_version IS NOT NULL
    WHEN 'deliver' THEN happened_on IS NOT NULL
    WHEN 'pay' THEN num_nulls(subject, amount, happened_on, number) = 0
    WHEN 'complete_remedy' THEN num_nulls(subject, code, happened_on) = 0
    WHEN 'defer' THEN num_nulls(subject, until_on, text) = 0
    WHEN 'instal' THEN subject IS NOT NULL AND cardinality(part_days) BETWEEN 2 AND 3
    WHEN 'reduce' THEN num_nulls(subject, amount, text) = 0
    WHEN 'exempt' THEN num_nulls(subject, text) = 0
    WHEN 'coerce' THEN num_nulls(subject, number, happened_on) = 0
    WHEN 'complain' THEN num_nulls(code, happened_on) = 0
    WHEN 'decide_complaint' THEN num_nulls(number, code, happened_on) = 0
    WHEN 'suspend' THEN num_nulls(from_on, text) = 0
    WHEN 'resume' THEN happened_on IS NOT NULL
    ELSE false END)
);

-- Remedies ordered where a case ends without a sanction.
CREATE TABLE remedy_decisions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  issued_on date NOT NULL,
  number text NOT NULL,
  signed_by text NOT NULL,
  signer_title text NOT NULL,
  remedies text[] NOT NULL,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT remedy_signer_title_is_known FOREIGN KEY (signer_title) REFERENCES signer_titles,
  CONSTRAINT remedy_is_ordered CHECK (cardinality(remedies) > 0)
);

-- Why a sanction leaves the rule of its fine, where it does.
ALTER TABLE sanctions ADD COLUMN override_reason text;

ALTER TABLE events
  ADD COLUMN on_the_spot boolean NOT NULL DEFAULT false,
  ADD COLUMN fact_version integer GENERATED ALWAYS AS (CASE WHEN action IN (
    'add_circumstance', 'explain', 'extend', 'check_earlier_sanctions', 'withdraw', 'deliver',
    'pay', 'complete_remedy', 'defer', 'instal', 'reduce', 'exempt', 'coerce', 'suspend',
    'resume', 'complain', 'decide_complaint') THEN version END) STORED,
  ADD COLUMN record_evidence integer GENERATED ALWAYS AS
    (CASE WHEN action = 'investigate' AND NOT on_the_spot THEN 1 END) STORED,
  DROP CONSTRAINT investigation_needs_a_record,
  DROP CONSTRAINT step_is_explained;

ALTER TABLE events
  ADD CONSTRAINT investigation_needs_a_record
    FOREIGN KEY (case_id, record_evidence) REFERENCES records (case_id, ordinal)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT fact_is_on_file
    FOREIGN KEY (case_id, fact_version) REFERENCES facts (case_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT only_an_investigation_is_on_the_spot
    CHECK (NOT on_the_spot OR action = 'investigate'),
  ADD CONSTRAINT step_is_explained CHECK (
    action NOT IN ('return', 'annul', 'reopen', 'note', 'withdraw') OR COALESCE(note, '') ~ '\S');

-- Terms, as the events of a case start and end them. All of it can be recounted from the events,
-- the rules and the calendar.
CREATE TABLE clocks (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  rule_id integer NOT NULL REFERENCES clock_rules,
  violation integer,
  subject integer,
  started_on date NOT NULL,
  -- The earliest it can be while missing_year names a calendar that is not loaded.
  due_on date NOT NULL,
  missing_year integer,
  end_version integer,
  ended_on date,
  outcome text,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, end_version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT outcome_is_known CHECK (outcome IN ('met', 'stopped')),
  CONSTRAINT end_is_whole CHECK (num_nulls(end_version, ended_on, outcome) IN (0, 3))
);

-- The daily work list.
CREATE INDEX clocks_running ON clocks (due_on, case_id) WHERE end_version IS NULL;

-- No sanction after its term, whoever writes it.
CREATE FUNCTION refuse_late_sanction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM clocks c
    JOIN clock_rules r ON r.id = c.rule_id
    JOIN decisions d ON d.case_id = NEW.case_id AND d.version = NEW.version
    WHERE c.case_id = NEW.case_id AND c.end_version IS NULL
      AND r.effect = 'block' AND r.goal = 'decision' AND c.missing_year IS NULL
      AND (c.violation IS NULL OR c.violation = NEW.violation) AND c.due_on < d.issued_on) THEN
    RAISE EXCEPTION 'the term for a sanction is over'
      USING ERRCODE = 'TT422', CONSTRAINT = 'sanction_is_in_time';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER sanction_is_in_time BEFORE INSERT ON sanctions
FOR EACH ROW EXECUTE FUNCTION refuse_late_sanction();

-- Who may see and add them: as every document, but that a running clock may be ended.
DO $$
DECLARE
  document text;
BEGIN
  FOREACH document IN ARRAY '{facts,remedy_decisions,clocks}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', document);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', document);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO thanhtra_owner '
      'USING (true) WITH CHECK (true)', document);
    EXECUTE format('CREATE POLICY seen_with_the_case ON %I FOR SELECT TO thanhtra_app '
      'USING (EXISTS (SELECT FROM cases c WHERE c.id = case_id))', document);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO thanhtra_app', document);
  END LOOP;
END $$;

CREATE POLICY written_with_the_event ON facts FOR INSERT TO thanhtra_app
  WITH CHECK (EXISTS (SELECT FROM events e
    WHERE e.case_id = facts.case_id AND e.version = facts.version AND e.action = facts.action
      AND e.transaction_id = pg_current_xact_id()));

CREATE POLICY written_with_the_event ON remedy_decisions FOR INSERT TO thanhtra_app
  WITH CHECK (EXISTS (SELECT FROM events e
    WHERE e.case_id = remedy_decisions.case_id AND e.version = remedy_decisions.version
      AND e.action = 'close' AND e.transaction_id = pg_current_xact_id()));

CREATE POLICY written_with_the_event ON clocks FOR INSERT TO thanhtra_app
  WITH CHECK (COALESCE(end_version, version) = version AND EXISTS (SELECT FROM events e
    WHERE e.case_id = clocks.case_id AND e.version = clocks.version
      AND e.transaction_id = pg_current_xact_id()));

CREATE POLICY ended_with_the_event ON clocks FOR UPDATE TO thanhtra_app
  USING (end_version IS NULL)
  WITH CHECK (EXISTS (SELECT FROM events e
    WHERE e.case_id = clocks.case_id AND e.version = clocks.end_version
      AND e.transaction_id = pg_current_xact_id()));

GRANT INSERT (on_the_spot) ON events TO thanhtra_app;
GRANT UPDATE (end_version, ended_on, outcome) ON clocks TO thanhtra_app;

-- An identifier as people write it in many ways.
CREATE FUNCTION identifier_form(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT NULLIF(upper(regexp_replace($1, '[^[:alnum:]]', '', 'g')), '') $$;

CREATE INDEX subjects_by_identifier ON subjects (identifier_form(identifier))
  WHERE identifier IS NOT NULL;
CREATE INDEX subjects_by_name_and_year ON subjects (search, (extract(year FROM born_on)))
  WHERE born_on IS NOT NULL;

-- Sanctions in force against the subjects of a case in other cases, of any unit. It tells that they
-- exist and how they matter; the other case is named only to those who may see it anyway. A
-- sanction no longer counts six months (warning) or a year after its execution was completed (Law
-- on Handling Administrative Violations, Art 7).
CREATE FUNCTION earlier_sanctions(asked bigint)
RETURNS TABLE (subject integer, matched_by text, number text, year integer, form text,
  same_act boolean, lapsed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.number,
    CASE WHEN identifier_form(o.identifier) = identifier_form(s.identifier) THEN 'identifier'
      ELSE 'name_and_birth_year' END,
    CASE WHEN c.unit_id = ANY (officer_scope()) THEN c.number END,
    extract(year FROM d.issued_on)::integer, x.form,
    EXISTS (SELECT FROM violation_types t
      JOIN violations mine ON mine.case_id = s.case_id
      JOIN violation_types own ON own.id = mine.type_id
      WHERE t.id = v.type_id AND t.code = own.code),
    (SELECT (e.effective_on
        + CASE x.form WHEN 'warning' THEN interval '6 months' ELSE interval '1 year' END)::date
      FROM closures z JOIN events e ON e.case_id = z.case_id AND e.version = z.version
      WHERE z.case_id = c.id AND z.version = c.version
        AND z.reason IN ('executed', 'executed_by_coercion', 'exempted'))
  FROM subjects s
  JOIN cases own_case ON own_case.id = s.case_id
  JOIN subjects o ON o.case_id <> s.case_id
    AND (identifier_form(o.identifier) = identifier_form(s.identifier)
      OR (o.born_on IS NOT NULL AND s.born_on IS NOT NULL AND o.search = s.search
        AND extract(year FROM o.born_on) = extract(year FROM s.born_on)))
  JOIN cases c ON c.id = o.case_id AND c.state IN ('sanctioned', 'closed')
  JOIN sanctions x ON x.case_id = o.case_id AND x.subject = o.number
  JOIN decisions d ON d.case_id = x.case_id AND d.version = x.version
  JOIN violations v ON v.case_id = x.case_id AND v.number = x.violation
  WHERE s.case_id = asked
    AND (own_case.unit_id = ANY (officer_scope()) OR 'thanhtra_owner' = CASE current_setting('role')
      WHEN 'none' THEN session_user::text ELSE current_setting('role') END)
    AND NOT EXISTS (SELECT FROM events w WHERE w.case_id = x.case_id AND w.version > x.version
      AND w.action IN ('annul', 'reopen'))
  ORDER BY s.number, d.issued_on
$$;

REVOKE ALL ON FUNCTION earlier_sanctions(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION earlier_sanctions(bigint) TO thanhtra_app;
