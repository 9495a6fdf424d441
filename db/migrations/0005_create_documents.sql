-- What events bring with them. Rows are added, never changed; each belongs to its event.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION search_form(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(lower(translate(
    regexp_replace(normalize($1, NFD), '[\u0300-\u036F]', '', 'g'), 'đĐ', 'dd')),
    '\s+', ' ', 'g'))
$$;
COMMENT ON FUNCTION search_form(text) IS
'Small letters without marks and with single spaces, so that "Nguyễn" is found by "nguyen" and the other way round.';

CREATE FUNCTION identifier_form(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT NULLIF(upper(regexp_replace($1, '[^[:alnum:]]', '', 'g')), '') $$;
COMMENT ON FUNCTION identifier_form(text) IS
'One form of an identifier that people write in many ways.';

CREATE TABLE descriptions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  detected_on date NOT NULL,
  title text NOT NULL,
  summary text,
  source text NOT NULL,
  search text NOT NULL,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT title_is_not_empty CHECK (title ~ '\S')
);
COMMENT ON TABLE descriptions IS
'A correction adds a row; cases.description_version names the one in force.';

ALTER TABLE cases ADD CONSTRAINT case_is_described
  FOREIGN KEY (id, description_version) REFERENCES descriptions DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX descriptions_search ON descriptions USING gin (search gin_trgm_ops);

CREATE FUNCTION describe_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  described record;
BEGIN
  UPDATE cases SET description_version = NEW.version
  WHERE id = NEW.case_id AND description_version < NEW.version;
  SELECT number, external_number INTO described FROM cases WHERE id = NEW.case_id;
  NEW.search := search_form(concat_ws(' ',
    described.number, described.external_number, NEW.title, NEW.summary));
  RETURN NEW;
END $$;
COMMENT ON FUNCTION describe_case() IS 'Puts a new description in force and makes it searchable.';

CREATE TRIGGER case_is_described BEFORE INSERT ON descriptions
FOR EACH ROW EXECUTE FUNCTION describe_case();

CREATE TABLE subjects (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  born_on date,
  kind text NOT NULL,
  name text NOT NULL,
  identifier text,
  sex text,
  nationality text,
  occupation text,
  address text,
  representative text,
  phone text,
  salt bytea NOT NULL,
  search text NOT NULL GENERATED ALWAYS AS (search_form(name)) STORED,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT subject_kind_is_known
    CHECK (kind IN ('person', 'organisation', 'household', 'unknown'))
);
COMMENT ON TABLE subjects IS 'Who is held responsible, counted 1, 2, … inside the case.';

CREATE INDEX subjects_search ON subjects USING gin (search gin_trgm_ops);
CREATE INDEX subjects_by_identifier ON subjects (identifier_form(identifier))
  WHERE identifier IS NOT NULL;
CREATE INDEX subjects_by_name_and_year ON subjects (search, (extract(year FROM born_on)))
  WHERE born_on IS NOT NULL;
CREATE INDEX subjects_by_organisation ON subjects (search) WHERE kind = 'organisation';
COMMENT ON INDEX subjects_by_name_and_year IS
'Persons without an identifier are recognised by name and year of birth.';

CREATE TABLE victims (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  born_on date,
  name text NOT NULL,
  identifier text,
  sex text,
  address text,
  phone text,
  no_apology_requested boolean NOT NULL,
  salt bytea NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE victims IS 'Who was harmed, counted 1, 2, … inside the case.';

CREATE TABLE violations (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  type_id integer NOT NULL REFERENCES violation_types,
  started_on date,
  ended_on date,
  place text,
  area_kind text,
  description text,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE violations IS 'Breaches found, counted 1, 2, … inside the case.';

CREATE TABLE violation_subjects (
  case_id bigint NOT NULL,
  violation integer NOT NULL,
  subject integer NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (case_id, violation, subject),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, violation) REFERENCES violations,
  FOREIGN KEY (case_id, subject) REFERENCES subjects
);
COMMENT ON TABLE violation_subjects IS 'Who committed which violation.';

CREATE TABLE violation_victims (
  case_id bigint NOT NULL,
  violation integer NOT NULL,
  victim integer NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (case_id, violation, victim),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, violation) REFERENCES violations,
  FOREIGN KEY (case_id, victim) REFERENCES victims
);
COMMENT ON TABLE violation_victims IS 'Who was harmed by which violation.';

CREATE TABLE records (
  case_id bigint NOT NULL,
  ordinal integer NOT NULL,
  version integer NOT NULL,
  made_on date NOT NULL,
  number text NOT NULL,
  PRIMARY KEY (case_id, ordinal),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE records IS
'Violation records (biên bản vi phạm hành chính), counted 1, 2, … inside the case.';

CREATE TABLE decisions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  first_sanction integer NOT NULL GENERATED ALWAYS AS (1) STORED,
  issued_on date NOT NULL,
  number text NOT NULL,
  signed_by text NOT NULL,
  signer_title text NOT NULL,
  delegation_number text,
  delegated_on date,
  execution_days integer,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT delegation_is_whole CHECK ((delegation_number IS NULL) = (delegated_on IS NULL)),
  CONSTRAINT signer_title_is_known FOREIGN KEY (signer_title) REFERENCES signer_titles
);
COMMENT ON TABLE decisions IS 'Decisions to sanction (quyết định xử phạt).';
COMMENT ON COLUMN decisions.first_sanction IS 'A decision imposes at least one sanction.';

CREATE TABLE sanctions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  ordinal integer NOT NULL,
  violation integer NOT NULL,
  subject integer NOT NULL,
  amount bigint,
  form text NOT NULL,
  remedies text[] NOT NULL DEFAULT '{}',
  additional text[] NOT NULL DEFAULT '{}',
  override_reason text,
  PRIMARY KEY (case_id, version, ordinal),
  CONSTRAINT one_sanction_for_one_act UNIQUE (case_id, version, violation, subject),
  FOREIGN KEY (case_id, version) REFERENCES decisions,
  FOREIGN KEY (case_id, violation) REFERENCES violations,
  FOREIGN KEY (case_id, subject) REFERENCES subjects,
  CONSTRAINT only_a_fine_has_an_amount
    CHECK ((form = 'warning' AND amount IS NULL)
      OR (form = 'fine' AND amount >= 0 AND amount IS NOT NULL))
);
COMMENT ON TABLE sanctions IS 'What a decision imposes: for one violation, on one subject.';
COMMENT ON COLUMN sanctions.override_reason IS
'Why the sanction departs from the rule of its fine, where it does.';

ALTER TABLE decisions ADD CONSTRAINT decision_imposes_a_sanction
  FOREIGN KEY (case_id, version, first_sanction) REFERENCES sanctions (case_id, version, ordinal)
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE closing_reasons (
  from_state case_state NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (from_state, reason)
);
COMMENT ON TABLE closing_reasons IS
'Why a case may be closed, by the state it is closed from. What ends an execution also ends a
reopened case whose decision still stands.';

INSERT INTO closing_reasons (from_state, reason) VALUES
  ('opened', 'no_violation'), ('investigated', 'no_violation'),
  ('opened', 'no_sanction_art11'), ('investigated', 'no_sanction_art11'),
  ('opened', 'offender_unknown'), ('investigated', 'offender_unknown'),
  ('opened', 'limitation_expired'), ('investigated', 'limitation_expired'),
  ('opened', 'transferred_authority'), ('investigated', 'transferred_authority'),
  ('investigated', 'decision_term_expired'), ('investigated', 'reminder_minor'),
  ('opened', 'subject_gone'), ('investigated', 'subject_gone'), ('sanctioned', 'subject_gone'),
  ('opened', 'transferred_criminal'), ('investigated', 'transferred_criminal'),
  ('sanctioned', 'transferred_criminal'),
  ('sanctioned', 'executed'), ('sanctioned', 'executed_by_coercion'), ('sanctioned', 'exempted'),
  ('sanctioned', 'execution_limitation_expired'), ('sanctioned', 'annulled'),
  ('investigated', 'executed'), ('investigated', 'executed_by_coercion'),
  ('investigated', 'exempted'), ('investigated', 'execution_limitation_expired'),
  ('investigated', 'annulled');

CREATE TABLE closures (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  from_state case_state NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (case_id, version),
  UNIQUE (case_id, version, from_state),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reason_is_valid_from_the_state
    FOREIGN KEY (from_state, reason) REFERENCES closing_reasons
);
COMMENT ON TABLE closures IS 'Why a case was closed.';

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
COMMENT ON TABLE remedy_decisions IS 'Remedies ordered where a case ends without a sanction.';

-- The guards a foreign key can hold: no investigation without subject, violation and record, no
-- sanction without its decision, no closing without its reason.
ALTER TABLE events
  ADD CONSTRAINT investigation_needs_a_subject
    FOREIGN KEY (case_id, evidence) REFERENCES subjects (case_id, number)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT investigation_needs_a_violation
    FOREIGN KEY (case_id, evidence) REFERENCES violations (case_id, number)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT investigation_needs_a_record
    FOREIGN KEY (case_id, record_evidence) REFERENCES records (case_id, ordinal)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT sanction_needs_a_decision
    FOREIGN KEY (case_id, decision_version) REFERENCES decisions (case_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT closing_needs_a_reason
    FOREIGN KEY (case_id, closure_version, from_state)
    REFERENCES closures (case_id, version, from_state)
    DEFERRABLE INITIALLY DEFERRED;
