-- The law as data: clocks, who may impose how much, amounts. Written by the owner alone.
--
-- A rule once on file is never changed: it is marked as replaced and another row is added, so that
-- what was judged by it goes on naming it. Validity is counted by legal dates, both ends included.

ALTER TABLE violation_types
  -- How many times a person's fine an organisation pays.
  ADD COLUMN organisation_factor smallint NOT NULL DEFAULT 2,
  -- Highest fine of the decree's field for a person, in VND; null: not established.
  ADD COLUMN ceiling bigint,
  ADD COLUMN replaced_at timestamptz,
  DROP CONSTRAINT act_version_is_unique,
  ADD CONSTRAINT factor_is_positive CHECK (organisation_factor >= 1),
  ADD CONSTRAINT ceiling_is_positive CHECK (ceiling >= 1);

CREATE UNIQUE INDEX act_version_is_unique ON violation_types (code, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

-- Whether organisations paid double under Decree 55/2009 is not established.
UPDATE violation_types SET organisation_factor = 1, ceiling = 40000000 WHERE code LIKE 'ND55-%';
UPDATE violation_types SET ceiling = 30000000 WHERE code LIKE 'ND125-%';

CREATE TABLE clock_rules (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  length integer NOT NULL,
  valid_from date,
  valid_to date,
  added_at timestamptz NOT NULL DEFAULT now(),
  replaced_at timestamptz,
  lapses boolean NOT NULL,
  clock text NOT NULL,
  -- Of the clocks of one family only the longest that applies runs.
  family text NOT NULL,
  start text NOT NULL,
  goal text NOT NULL,
  condition text NOT NULL,
  unit text NOT NULL,
  effect text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT length_is_positive CHECK (length >= 1),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT start_is_known
    CHECK (start IN ('detection', 'record', 'decision', 'receipt', 'act_end')),
  CONSTRAINT goal_is_known
    CHECK (goal IN ('record', 'explanation', 'decision', 'delivery', 'execution', 'complaint')),
  CONSTRAINT condition_is_known
    CHECK (condition IN ('always', 'explanation_right', 'forwarded', 'explained', 'extended')),
  CONSTRAINT unit_is_known CHECK (unit IN ('working_day', 'day', 'month', 'year')),
  CONSTRAINT effect_is_known CHECK (effect IN ('warn', 'block')),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);

CREATE UNIQUE INDEX clock_version_is_unique ON clock_rules (clock, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE signing_authorities (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valid_from date,
  valid_to date,
  -- VND for a person; 0: warnings alone.
  max_fine bigint NOT NULL,
  replaced_at timestamptz,
  title text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT title_is_known FOREIGN KEY (title) REFERENCES signer_titles,
  CONSTRAINT authority_is_not_negative CHECK (max_fine >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);

CREATE UNIQUE INDEX authority_version_is_unique ON signing_authorities (title, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

CREATE TABLE legal_amounts (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valid_from date,
  valid_to date,
  person bigint NOT NULL,
  organisation bigint NOT NULL,
  replaced_at timestamptz,
  name text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT name_is_known CHECK (name IN
    ('explanation_right', 'on_the_spot', 'instalments', 'deferral', 'late_payment')),
  CONSTRAINT amount_is_not_negative CHECK (person >= 0 AND organisation >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial', 'secondary'))
);

CREATE UNIQUE INDEX amount_version_is_unique ON legal_amounts (name, valid_from)
  NULLS NOT DISTINCT WHERE replaced_at IS NULL;

-- Counts the changes of the law, so that whoever has read it once knows whether it is the same.
CREATE TABLE law_revision (revision bigint NOT NULL);
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

GRANT SELECT ON clock_rules, signing_authorities, legal_amounts, law_revision TO thanhtra_app;
REVOKE ALL ON FUNCTION revise_law() FROM PUBLIC;
