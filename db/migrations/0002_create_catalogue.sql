-- Reference data: acts by validity, titles of those who sign decisions.

-- One row for each version of an act. Brackets are VND for a person.
CREATE TABLE violation_types (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  area text NOT NULL,
  valid_from date,
  valid_to date,
  label_vi text NOT NULL,
  label_en text NOT NULL,
  warning boolean NOT NULL,
  fine_min bigint,
  fine_max bigint,
  remedies text[] NOT NULL DEFAULT '{}',
  verification text NOT NULL,
  CONSTRAINT act_version_is_unique UNIQUE NULLS NOT DISTINCT (code, valid_from),
  CONSTRAINT bracket_is_ordered CHECK (0 <= fine_min AND fine_min <= fine_max),
  CONSTRAINT bracket_is_whole CHECK ((fine_min IS NULL) = (fine_max IS NULL)),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification IN ('yes', 'partial'))
);

CREATE TABLE signer_titles (code text PRIMARY KEY);

INSERT INTO signer_titles (code) VALUES
  ('commune_chair'), ('district_chair'), ('provincial_chair'), ('department_director'),
  ('department_chief_inspector'), ('ministry_chief_inspector'), ('ministry_unit_head'),
  ('minister_team_leader'), ('unit_team_leader'), ('inspector'),
  ('provincial_chief_inspector'), ('provincial_team_leader');

GRANT SELECT ON violation_types, signer_titles TO thanhtra_app;
