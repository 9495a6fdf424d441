-- The law as data: acts, calendar, terms, who may impose how much, amounts. Written by the owner
-- alone.
--
-- A rule once on file is never changed: it is marked as replaced and another row is added, so that
-- what was judged by it goes on naming it. Validity is counted by legal dates, both ends included.

CREATE TABLE violation_types (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  area text NOT NULL,
  field text NOT NULL DEFAULT 'gender_equality',
  valid_from date,
  valid_to date,
  replaced_at timestamptz,
  label_vi text NOT NULL,
  label_en text NOT NULL,
  warning boolean NOT NULL,
  organisation_factor smallint NOT NULL DEFAULT 2,
  fine_min bigint,
  fine_max bigint,
  ceiling bigint,
  remedies text[] NOT NULL DEFAULT '{}',
  additional text[] NOT NULL DEFAULT '{}',
  verification text NOT NULL,
  CONSTRAINT bracket_is_ordered CHECK (0 <= fine_min AND fine_min <= fine_max),
  CONSTRAINT bracket_is_whole CHECK ((fine_min IS NULL) = (fine_max IS NULL)),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT factor_is_positive CHECK (organisation_factor >= 1),
  CONSTRAINT ceiling_is_positive CHECK (ceiling >= 1),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial'))
);
COMMENT ON TABLE violation_types IS
'The catalogue of acts: one row for each version of an act. Amounts are VND for a person.';
COMMENT ON COLUMN violation_types.field IS
'The field of state management: who may sanction the act, and up to how much, goes by it.';
COMMENT ON COLUMN violation_types.additional IS
'Additional sanctions that may be imposed beside a warning or fine, such as confiscation.';
COMMENT ON COLUMN violation_types.organisation_factor IS
'How many times a person''s fine an organisation pays.';
COMMENT ON COLUMN violation_types.ceiling IS
'Highest fine of the decree''s field for a person; null: not established.';

CREATE UNIQUE INDEX act_version_is_unique ON violation_types (code, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE signer_titles (code text PRIMARY KEY);
COMMENT ON TABLE signer_titles IS 'Titles of those who sign decisions.';

INSERT INTO signer_titles (code) VALUES
  ('commune_chair'), ('district_chair'), ('provincial_chair'), ('department_director'),
  ('department_chief_inspector'), ('ministry_chief_inspector'), ('ministry_unit_head'),
  ('minister_team_leader'), ('unit_team_leader'), ('inspector'),
  ('provincial_chief_inspector'), ('provincial_team_leader');

CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  working boolean NOT NULL,
  kind text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  CONSTRAINT kind_is_known
    CHECK (kind IN ('holiday', 'compensatory', 'swapped_off', 'make_up')),
  CONSTRAINT worked_day_is_made_up CHECK (working = (kind = 'make_up'))
);
COMMENT ON TABLE calendar_days IS
'Days that are not what their weekday says: days off, and working days made up for them.';

CREATE TABLE clock_rules (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  length integer NOT NULL,
  valid_from date,
  valid_to date,
  added_at timestamptz NOT NULL DEFAULT now(),
  replaced_at timestamptz,
  lapses boolean NOT NULL,
  clock text NOT NULL,
  family text NOT NULL,
  start text NOT NULL,
  goal text NOT NULL,
  condition text NOT NULL,
  unit text NOT NULL,
  effect text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT length_is_not_negative CHECK (length >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT start_is_known
    CHECK (start IN ('detection', 'expert_result', 'record', 'decision', 'receipt', 'relief_end',
      'act_end', 'complaint')),
  CONSTRAINT goal_is_known
    CHECK (goal IN ('record', 'explanation', 'decision', 'delivery', 'execution', 'complaint',
      'complaint_decision')),
  CONSTRAINT condition_is_known
    CHECK (condition IN
      ('always', 'explanation_right', 'forwarded', 'explained', 'extended', 'returned')),
  CONSTRAINT unit_is_known CHECK (unit IN ('working_day', 'day', 'month', 'year')),
  CONSTRAINT effect_is_known CHECK (effect IN ('warn', 'block')),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);
COMMENT ON TABLE clock_rules IS
'Terms of the law: what starts one, how long it is, what ends it, what it blocks once it is
over.';
COMMENT ON COLUMN clock_rules.family IS
'Of the clocks of one family only the longest that applies runs.';
COMMENT ON COLUMN clock_rules.lapses IS
'Whether a right ends when the term is over, rather than a duty being missed.';

CREATE UNIQUE INDEX clock_version_is_unique ON clock_rules (clock, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE signing_authorities (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valid_from date,
  valid_to date,
  max_fine bigint NOT NULL,
  replaced_at timestamptz,
  orders_remedies boolean NOT NULL DEFAULT true,
  title text NOT NULL,
  field text NOT NULL DEFAULT 'gender_equality',
  acts text[] NOT NULL DEFAULT '{}',
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT title_is_known FOREIGN KEY (title) REFERENCES signer_titles,
  CONSTRAINT authority_is_not_negative CHECK (max_fine >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);
COMMENT ON TABLE signing_authorities IS
'The highest fine an officer of a title may impose in a field.';
COMMENT ON COLUMN signing_authorities.acts IS
'Codes of the acts the power is limited to, each perhaps ending in *; none: every act of the field.';
COMMENT ON COLUMN signing_authorities.max_fine IS 'VND for a person; 0: warnings alone.';

CREATE UNIQUE INDEX authority_version_is_unique ON signing_authorities (title, field, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE legal_amounts (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valid_from date,
  valid_to date,
  person bigint NOT NULL,
  organisation bigint,
  replaced_at timestamptz,
  name text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT name_is_known CHECK (name IN
    ('explanation_right', 'on_the_spot', 'instalments', 'instalments_max_payments',
      'instalments_max_term', 'instalments_first_share', 'deferral', 'deferral_max',
      'late_payment', 'sanction_age', 'fine_age', 'fine_halved_below', 'minor_fine_share',
      'reminder_age_from', 'reminder_needs_warning_from')),
  CONSTRAINT amount_is_not_negative CHECK (person >= 0 AND organisation >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);
COMMENT ON TABLE legal_amounts IS
'Thresholds and rates of the law: VND, months, payments, years of age or per cent, as the name
says; late_payment is in millionths of the fine a day.';
COMMENT ON COLUMN legal_amounts.organisation IS 'Null: the rule is for persons alone.';

CREATE UNIQUE INDEX amount_version_is_unique ON legal_amounts (name, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE law_revision (revision bigint NOT NULL);
COMMENT ON TABLE law_revision IS
'Counts the changes of the law, so that anyone who has read it once knows whether it is the
same.';

CREATE UNIQUE INDEX law_has_one_revision ON law_revision ((true));
INSERT INTO law_revision (revision) VALUES (1);

CREATE FUNCTION revise_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE law_revision SET revision = revision + 1;
  RETURN NULL;
END $$;

DO $$
DECLARE
  source text;
BEGIN
  FOREACH source IN ARRAY ARRAY['violation_types', 'clock_rules', 'signing_authorities',
    'legal_amounts', 'calendar_days']
  LOOP
    EXECUTE format('CREATE TRIGGER law_is_revised AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE '
      'ON %I FOR EACH STATEMENT EXECUTE FUNCTION revise_law()', source);
  END LOOP;
END $$;
