-- The schema as it is, printed from a migrated database of PostgreSQL 15 by deploy/schema.
-- To be read, not run: a table names references to tables that come after it. What changes the
-- schema, and the rows every register begins with, are in db/migrations.

-- standard public schema
CREATE SCHEMA public;

-- What an officer is in a unit.
CREATE TYPE officer_role AS ENUM ('inspector', 'supervisor', 'statistician', 'auditor',
  'administrator');

-- What each role may. Which steps of a case a role may take is in steps; nothing else asks for a
-- role by its name.
CREATE TABLE rights (
  role officer_role NOT NULL,
  name text NOT NULL,
  CONSTRAINT rights_pkey PRIMARY KEY (role, name)
);
CREATE TRIGGER rights_are_gathered AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON rights FOR EACH
  STATEMENT EXECUTE FUNCTION gather_rights();
GRANT SELECT ON rights TO thanhtra_app;

-- Units are closed, never deleted: old cases and figures go on referring to them.
CREATE TABLE units (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  code text NOT NULL,
  name text NOT NULL,
  parent_id integer,
  opened_on date,
  closed_on date,
  -- Whether the officer who investigated a case may not also sanction it.
  four_eyes boolean NOT NULL DEFAULT true,
  CONSTRAINT units_pkey PRIMARY KEY (id),
  CONSTRAINT units_code_key UNIQUE (code),
  CONSTRAINT units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units(id),
  CONSTRAINT unit_code_is_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
  CONSTRAINT unit_is_not_its_own_parent CHECK (parent_id <> id),
  CONSTRAINT unit_opens_before_it_closes CHECK (opened_on < closed_on)
);
-- A new unit is below itself and below every unit that its parent is below.
CREATE TRIGGER unit_is_placed AFTER INSERT ON units FOR EACH ROW EXECUTE FUNCTION place_unit();
-- A unit with another parent takes the units below it along.
CREATE TRIGGER unit_is_moved AFTER UPDATE OF parent_id ON units FOR EACH ROW WHEN (old.parent_id IS
  DISTINCT FROM new.parent_id) EXECUTE FUNCTION move_unit();
CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR UPDATE ON units DEFERRABLE INITIALLY
  DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('id');
GRANT SELECT ON units TO thanhtra_app;

-- Every unit with every unit below it, itself included: a scope is one index look-up.
CREATE TABLE unit_descendants (
  above_id integer NOT NULL,
  unit_id integer NOT NULL,
  CONSTRAINT unit_descendants_pkey PRIMARY KEY (above_id, unit_id),
  CONSTRAINT unit_descendants_above_id_fkey FOREIGN KEY (above_id) REFERENCES units(id),
  CONSTRAINT unit_descendants_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
-- The units above a unit.
CREATE INDEX descendants_by_unit ON unit_descendants (unit_id);
CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR DELETE OR UPDATE ON unit_descendants
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('unit_id');
CREATE TRIGGER scopes_are_gathered AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON unit_descendants
  FOR EACH STATEMENT EXECUTE FUNCTION gather_scopes();
GRANT SELECT ON unit_descendants TO thanhtra_app;

CREATE FUNCTION place_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  INSERT INTO unit_descendants (above_id, unit_id)
  SELECT above_id, NEW.id FROM unit_descendants WHERE unit_id = NEW.parent_id
  UNION ALL SELECT NEW.id, NEW.id;
  RETURN NULL;
END $$;

-- Which unit took over from a closed one. A merge has several rows of one to_id, a split several
-- of one from_id.
CREATE TABLE unit_successions (
  from_id integer NOT NULL,
  to_id integer NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT unit_successions_pkey PRIMARY KEY (from_id, to_id),
  CONSTRAINT unit_successions_from_id_fkey FOREIGN KEY (from_id) REFERENCES units(id),
  CONSTRAINT unit_successions_to_id_fkey FOREIGN KEY (to_id) REFERENCES units(id),
  CONSTRAINT unit_does_not_succeed_itself CHECK (from_id <> to_id)
);
CREATE CONSTRAINT TRIGGER unit_is_noted AFTER INSERT OR DELETE OR UPDATE ON unit_successions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_unit('from_id');
GRANT SELECT ON unit_successions TO thanhtra_app;

-- Who acts. An officer is shut out, never deleted: old events go on naming them.
CREATE TABLE officers (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  username text NOT NULL,
  name text NOT NULL,
  unit_id integer NOT NULL,
  role officer_role NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  CONSTRAINT officers_pkey PRIMARY KEY (id),
  CONSTRAINT officers_username_key UNIQUE (username),
  CONSTRAINT officers_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT username_is_plain CHECK (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$')
);
GRANT SELECT ON officers TO thanhtra_app;

-- Apart from officers, so that listing officers never touches a hash. What is kept is how a password
-- becomes a key, and the digest of that key: nobody signs in with what a dump holds.
CREATE TABLE passwords (
  officer_id integer NOT NULL,
  hash text NOT NULL,
  CONSTRAINT passwords_pkey PRIMARY KEY (officer_id),
  CONSTRAINT passwords_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  CONSTRAINT hash_is_of_a_key CHECK (hash ~
    '^\$scrypt-sha256\$ln=[0-9]+,r=[0-9]+,p=[0-9]+\$[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]{43}=$')
);

-- Bearer tokens: only the digest of their SHA-256 is kept. Read and written by functions alone.
CREATE TABLE sessions (
  token_hash bytea NOT NULL,
  officer_id integer NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT sessions_pkey PRIMARY KEY (token_hash),
  CONSTRAINT sessions_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  CONSTRAINT token_hash_is_sha256 CHECK (length(token_hash) = 32)
);

-- The officer of the running transaction; null outside one, so that everything fails closed.
CREATE FUNCTION current_officer()
 RETURNS integer
 LANGUAGE sql
 STABLE
RETURN (sealed(1))::integer;

-- The rights of the current officer; nobody has any.
CREATE VIEW officer_rights WITH (security_invoker=true) AS
 SELECT unnest(sealed(2)::text[]) AS name;
GRANT SELECT ON officer_rights TO thanhtra_app;

-- figure_scope() as rows.
CREATE VIEW officer_units WITH (security_invoker=true) AS
 SELECT unnest(figure_scope()) AS unit_id;
GRANT SELECT ON officer_units TO thanhtra_app;

-- The units whose cases the current officer may see.
CREATE FUNCTION officer_scope()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
RETURN COALESCE((sealed(3))::integer[], '{}'::integer[]);

-- Whether an officer can be in charge of a unit's cases. Does not ask whether the officer is
-- active: an audit years later must find the same answer for the same move.
CREATE FUNCTION works_on_cases_of(officer integer, unit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT EXISTS (
    SELECT FROM officers o
    JOIN unit_descendants d ON d.above_id = o.unit_id AND d.unit_id = $2
    JOIN rights r ON r.role = o.role AND r.name = 'works_on_cases'
    WHERE o.id = $1 AND (o.unit_id = $2 OR EXISTS (
      SELECT FROM rights b WHERE b.role = o.role AND b.name = 'sees_units_below')))
$$;

-- Whether the asker may be given figures of a unit: it is in the scope, or the owner asks.
CREATE FUNCTION answers_for(unit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((unit = ANY (figure_scope())) OR asks_as_owner());
REVOKE ALL ON FUNCTION answers_for(integer) FROM PUBLIC;

-- All units the asker may be given figures of.
CREATE FUNCTION answered_units()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
RETURN CASE WHEN asks_as_owner() THEN ARRAY(SELECT u.id FROM units u) ELSE figure_scope() END;
REVOKE ALL ON FUNCTION answered_units() FROM PUBLIC;

-- The catalogue of acts: one row for each version of an act. Amounts are VND for a person.
CREATE TABLE violation_types (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  code text NOT NULL,
  area text NOT NULL,
  -- The field of state management: who may sanction the act, and up to how much, goes by it.
  field text NOT NULL DEFAULT 'gender_equality',
  valid_from date,
  valid_to date,
  replaced_at timestamptz,
  label_vi text NOT NULL,
  label_en text NOT NULL,
  warning boolean NOT NULL,
  -- How many times a person's fine an organisation pays.
  organisation_factor smallint NOT NULL DEFAULT 2,
  fine_min bigint,
  fine_max bigint,
  -- Highest fine of the decree's field for a person; null: not established.
  ceiling bigint,
  remedies text[] NOT NULL DEFAULT '{}'[],
  -- Additional sanctions that may be imposed beside a warning or fine, such as confiscation.
  additional text[] NOT NULL DEFAULT '{}'[],
  verification text NOT NULL,
  CONSTRAINT violation_types_pkey PRIMARY KEY (id),
  CONSTRAINT bracket_is_ordered CHECK (0 <= fine_min AND fine_min <= fine_max),
  CONSTRAINT bracket_is_whole CHECK ((fine_min IS NULL) = (fine_max IS NULL)),
  CONSTRAINT ceiling_is_positive CHECK (ceiling >= 1),
  CONSTRAINT factor_is_positive CHECK (organisation_factor >= 1),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification = ANY (ARRAY['yes', 'partial']))
);
CREATE UNIQUE INDEX act_version_is_unique ON violation_types (code, valid_from) NULLS NOT DISTINCT
  WHERE (replaced_at IS NULL);
CREATE TRIGGER law_is_revised AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON violation_types FOR
  EACH STATEMENT EXECUTE FUNCTION revise_law();
CREATE TRIGGER rule_is_replaced_never_changed BEFORE DELETE OR UPDATE ON violation_types FOR EACH
  ROW EXECUTE FUNCTION keep_rule();
CREATE CONSTRAINT TRIGGER act_is_noted AFTER INSERT OR UPDATE OF replaced_at ON violation_types
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_act();
GRANT SELECT ON violation_types TO thanhtra_app;

-- Titles of those who sign decisions.
CREATE TABLE signer_titles (
  code text NOT NULL,
  CONSTRAINT signer_titles_pkey PRIMARY KEY (code)
);
GRANT SELECT ON signer_titles TO thanhtra_app;

-- Days that are not what their weekday says: days off, and working days made up for them.
CREATE TABLE calendar_days (
  day date NOT NULL,
  working boolean NOT NULL,
  kind text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (day),
  CONSTRAINT kind_is_known CHECK (kind = ANY (ARRAY['holiday', 'compensatory', 'swapped_off',
    'make_up'])),
  CONSTRAINT worked_day_is_made_up CHECK (working = (kind = 'make_up'))
);
CREATE TRIGGER law_is_revised AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON calendar_days FOR EACH
  STATEMENT EXECUTE FUNCTION revise_law();
GRANT SELECT ON calendar_days TO thanhtra_app;

-- Terms of the law: what starts one, how long it is, what ends it, what it blocks once it is
-- over.
CREATE TABLE clock_rules (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  length integer NOT NULL,
  valid_from date,
  valid_to date,
  added_at timestamptz NOT NULL DEFAULT now(),
  replaced_at timestamptz,
  -- Whether a right ends when the term is over, rather than a duty being missed.
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
  CONSTRAINT clock_rules_pkey PRIMARY KEY (id),
  CONSTRAINT condition_is_known CHECK (condition = ANY (ARRAY['always', 'explanation_right',
    'forwarded', 'explained', 'extended', 'returned'])),
  CONSTRAINT effect_is_known CHECK (effect = ANY (ARRAY['warn', 'block'])),
  CONSTRAINT goal_is_known CHECK (goal = ANY (ARRAY['record', 'explanation', 'decision', 'delivery',
    'execution', 'complaint', 'complaint_decision', 'acceptance', 'second_complaint',
    'file_transfer', 'file_return'])),
  CONSTRAINT length_is_not_negative CHECK (length >= 0),
  CONSTRAINT start_is_known CHECK (start = ANY (ARRAY['detection', 'expert_result', 'record',
    'decision', 'receipt', 'relief_end', 'act_end', 'complaint', 'second_complaint', 'acceptance',
    'second_acceptance', 'complaint_decision', 'criminal_sign', 'body_decision'])),
  CONSTRAINT unit_is_known CHECK (unit = ANY (ARRAY['working_day', 'day', 'month', 'year'])),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification = ANY (ARRAY['yes', 'partial', 'secondary']))
);
CREATE UNIQUE INDEX clock_version_is_unique ON clock_rules (clock, valid_from) NULLS NOT DISTINCT
  WHERE (replaced_at IS NULL);
CREATE TRIGGER law_is_revised AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON clock_rules FOR EACH
  STATEMENT EXECUTE FUNCTION revise_law();
CREATE TRIGGER rule_is_replaced_never_changed BEFORE DELETE OR UPDATE ON clock_rules FOR EACH ROW
  EXECUTE FUNCTION keep_rule();
GRANT SELECT ON clock_rules TO thanhtra_app;

-- The highest fine an officer of a title may impose in a field.
CREATE TABLE signing_authorities (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  valid_from date,
  valid_to date,
  -- VND for a person; 0: warnings alone.
  max_fine bigint NOT NULL,
  replaced_at timestamptz,
  orders_remedies boolean NOT NULL DEFAULT true,
  title text NOT NULL,
  field text NOT NULL DEFAULT 'gender_equality',
  -- Codes of the acts the power is limited to, each perhaps ending in *; none: every act of the field.
  acts text[] NOT NULL DEFAULT '{}'[],
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT signing_authorities_pkey PRIMARY KEY (id),
  CONSTRAINT title_is_known FOREIGN KEY (title) REFERENCES signer_titles(code),
  CONSTRAINT authority_is_not_negative CHECK (max_fine >= 0),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification = ANY (ARRAY['yes', 'partial', 'secondary']))
);
CREATE UNIQUE INDEX authority_version_is_unique ON signing_authorities (title, field, valid_from)
  NULLS NOT DISTINCT WHERE (replaced_at IS NULL);
CREATE TRIGGER law_is_revised AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON signing_authorities
  FOR EACH STATEMENT EXECUTE FUNCTION revise_law();
CREATE TRIGGER rule_is_replaced_never_changed BEFORE DELETE OR UPDATE ON signing_authorities FOR
  EACH ROW EXECUTE FUNCTION keep_rule();
GRANT SELECT ON signing_authorities TO thanhtra_app;

-- Thresholds and rates of the law: VND, months, payments, years of age or per cent, as the name
-- says; late_payment is in millionths of the fine a day.
CREATE TABLE legal_amounts (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  valid_from date,
  valid_to date,
  person bigint NOT NULL,
  -- Null: the rule is for persons alone.
  organisation bigint,
  replaced_at timestamptz,
  name text NOT NULL,
  basis_vi text NOT NULL,
  basis_en text NOT NULL,
  verification text NOT NULL,
  CONSTRAINT legal_amounts_pkey PRIMARY KEY (id),
  CONSTRAINT amount_is_not_negative CHECK (person >= 0 AND organisation >= 0),
  CONSTRAINT name_is_known CHECK (name = ANY (ARRAY['explanation_right', 'on_the_spot',
    'instalments', 'instalments_max_payments', 'instalments_max_term', 'instalments_first_share',
    'deferral', 'deferral_max', 'late_payment', 'sanction_age', 'fine_age', 'fine_halved_below',
    'minor_fine_share', 'reminder_age_from', 'reminder_needs_warning_from'])),
  CONSTRAINT validity_is_ordered CHECK (valid_from <= valid_to),
  CONSTRAINT verification_is_known CHECK (verification = ANY (ARRAY['yes', 'partial', 'secondary']))
);
CREATE UNIQUE INDEX amount_version_is_unique ON legal_amounts (name, valid_from) NULLS NOT DISTINCT
  WHERE (replaced_at IS NULL);
CREATE TRIGGER law_is_revised AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON legal_amounts FOR EACH
  STATEMENT EXECUTE FUNCTION revise_law();
CREATE TRIGGER rule_is_replaced_never_changed BEFORE DELETE OR UPDATE ON legal_amounts FOR EACH ROW
  EXECUTE FUNCTION keep_rule();
GRANT SELECT ON legal_amounts TO thanhtra_app;

-- Counts the changes of the law, so that anyone who has read it once knows whether it is the
-- same.
CREATE TABLE law_revision (
  revision bigint NOT NULL
);
CREATE UNIQUE INDEX law_has_one_revision ON law_revision ((true));
GRANT SELECT ON law_revision TO thanhtra_app;

CREATE FUNCTION revise_law()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  UPDATE law_revision SET revision = revision + 1;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION revise_law() FROM PUBLIC;

-- How far a case has come.
CREATE TYPE case_state AS ENUM ('opened', 'investigated', 'sanctioned', 'closed');

-- What an event can do to a case. An action is rows: here, and in steps unless it only opens cases.
-- An action that brings a fact also says in fact_is_complete which values the fact has.
CREATE TABLE actions (
  action text NOT NULL,
  -- Whether the step is worth nothing without an explanation.
  needs_note boolean NOT NULL,
  -- Whether another unit is responsible afterwards.
  moves_unit boolean NOT NULL,
  -- Whether the event can add to the ledger of the statistics; others are spared the look.
  is_counted boolean NOT NULL,
  -- The tables that the application may add rows to with such an event.
  documents text[] NOT NULL,
  -- Whether the event can do without the fact it may bring.
  fact_is_optional boolean NOT NULL DEFAULT false,
  brings_fact boolean NOT NULL GENERATED ALWAYS AS (('facts' = ANY (documents)) AND NOT
    fact_is_optional) STORED,
  CONSTRAINT actions_pkey PRIMARY KEY (action),
  CONSTRAINT traits_are_of_an_action UNIQUE (action, needs_note, moves_unit, brings_fact,
    is_counted)
);
GRANT SELECT ON actions TO thanhtra_app;

-- The state machine. An event that is not in this table cannot be written. A step without roles is
-- for the import alone; opening is no step, it is the first event.
CREATE TABLE steps (
  from_state case_state NOT NULL,
  action text NOT NULL,
  to_state case_state NOT NULL,
  roles officer_role[] NOT NULL,
  CONSTRAINT steps_pkey PRIMARY KEY (from_state, action, to_state),
  CONSTRAINT steps_action_fkey FOREIGN KEY (action) REFERENCES actions(action)
);
GRANT SELECT ON steps TO thanhtra_app;

-- The last number given to a case, by unit and year.
CREATE TABLE case_serials (
  unit_id integer NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT case_serials_pkey PRIMARY KEY (unit_id, year),
  CONSTRAINT case_serials_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

CREATE SEQUENCE case_ids;
GRANT USAGE ON case_ids TO thanhtra_app;

-- state, version, assigned_to and description_version are moved by events alone. They lead no
-- index, so that an advance stays a heap-only update.
CREATE TABLE cases (
  id bigint NOT NULL DEFAULT nextval('case_ids'::regclass),
  version integer NOT NULL DEFAULT 1,
  description_version integer NOT NULL DEFAULT 1,
  unit_id integer NOT NULL,
  opened_unit_id integer NOT NULL,
  opened_by integer NOT NULL,
  assigned_to integer,
  opened_on date NOT NULL,
  state case_state NOT NULL DEFAULT 'opened'::case_state,
  updated_at timestamptz NOT NULL DEFAULT now(),
  number text NOT NULL,
  -- The number in the register a case was imported from.
  external_number text,
  CONSTRAINT cases_pkey PRIMARY KEY (id),
  CONSTRAINT cases_number_key UNIQUE (number),
  CONSTRAINT external_number_is_unique_in_unit UNIQUE (opened_unit_id, external_number),
  CONSTRAINT case_is_described FOREIGN KEY (id, description_version) REFERENCES
    descriptions(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT case_is_where_its_last_event_left_it FOREIGN KEY (id, version, state) REFERENCES
    events(case_id, version, to_state) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT cases_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES officers(id),
  CONSTRAINT cases_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES officers(id),
  CONSTRAINT cases_opened_unit_id_fkey FOREIGN KEY (opened_unit_id) REFERENCES units(id),
  CONSTRAINT cases_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
-- The list by unit, newest first.
CREATE INDEX cases_by_unit ON cases (unit_id, opened_on, id);
-- The list by date of opening.
CREATE INDEX cases_by_opening ON cases (opened_on, id);
CREATE TRIGGER case_is_numbered BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION number_case();
ALTER TABLE cases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON cases TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON cases FOR SELECT TO thanhtra_app USING (unit_id = ANY
  (((SELECT officer_scope() AS officer_scope))::integer[]));
CREATE POLICY officer_opens_in_the_scope ON cases FOR INSERT TO thanhtra_app WITH CHECK ((unit_id =
  ANY (((SELECT officer_scope() AS officer_scope))::integer[])) AND opened_unit_id = unit_id AND
  opened_by = current_officer() AND external_number IS NULL);
-- SELECT … FOR UPDATE needs the privilege to update; this policy lets no update through.
CREATE POLICY officer_locks_but_never_writes ON cases FOR UPDATE TO thanhtra_app USING (unit_id =
  ANY (((SELECT officer_scope() AS officer_scope))::integer[])) WITH CHECK (false);
GRANT INSERT (id, unit_id, opened_unit_id, opened_by, opened_on), SELECT, UPDATE (updated_at) ON
  cases TO thanhtra_app;

-- Gives a new case the next number of its unit and year.
CREATE FUNCTION number_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  year_opened integer := extract(year FROM NEW.opened_on);
  serial integer;
BEGIN
  -- The counter's row stays locked until commit: numbers have no gaps.
  INSERT INTO case_serials AS s (unit_id, year, last) VALUES (NEW.unit_id, year_opened, 1)
  ON CONFLICT (unit_id, year) DO UPDATE SET last = s.last + 1
  RETURNING last INTO serial;
  SELECT code || '-' || year_opened || '-'
    || lpad(serial::text, greatest(6, length(serial::text)), '0')
  INTO NEW.number FROM units WHERE id = NEW.unit_id;
  -- ON CONFLICT DO NOTHING would skip the row and keep the number.
  IF EXISTS (SELECT FROM cases WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'the id is taken' USING ERRCODE = '23505', CONSTRAINT = 'cases_pkey';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION number_case() FROM PUBLIC;

-- What happened to the cases: rows are added, never changed. effective_on is when it happened in
-- law, recorded_at when the register learned of it.
CREATE TABLE events (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  previous_version integer GENERATED ALWAYS AS (NULLIF(version, 1) - 1) STORED,
  -- The unit that acts: of a move, the one that sends.
  unit_id integer NOT NULL,
  to_unit_id integer,
  officer_id integer NOT NULL,
  assignee_id integer,
  effective_on date NOT NULL,
  from_state case_state,
  to_state case_state NOT NULL,
  recorded_at timestamptz NOT NULL,
  transaction_id xid8 NOT NULL,
  on_the_spot boolean NOT NULL DEFAULT false,
  -- This and the next three are copied from actions by append_event, so that checks, references and
  -- triggers of the table can ask for them; a reference holds them to be those of the action.
  needs_note boolean NOT NULL,
  moves_unit boolean NOT NULL,
  brings_fact boolean NOT NULL,
  is_counted boolean NOT NULL,
  action text NOT NULL,
  via text NOT NULL,
  note text,
  salt bytea NOT NULL,
  canonical bytea NOT NULL,
  hash bytea NOT NULL,
  -- From here on: what the step cannot do without. The foreign keys of the documents rest on
  -- these.
  evidence integer GENERATED ALWAYS AS (CASE WHEN action = 'investigate' THEN 1 ELSE NULL::integer
    END) STORED,
  record_evidence integer GENERATED ALWAYS AS (CASE WHEN action = 'investigate' AND NOT on_the_spot
    THEN 1 ELSE NULL::integer END) STORED,
  decision_version integer GENERATED ALWAYS AS (CASE WHEN action = 'sanction' THEN version ELSE
    NULL::integer END) STORED,
  closure_version integer GENERATED ALWAYS AS (CASE WHEN action = 'close' THEN version ELSE
    NULL::integer END) STORED,
  fact_version integer GENERATED ALWAYS AS (CASE WHEN brings_fact THEN version ELSE NULL::integer
    END) STORED,
  CONSTRAINT events_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT event_leaves_a_state UNIQUE (case_id, version, to_state),
  CONSTRAINT closing_needs_a_reason FOREIGN KEY (case_id, closure_version, from_state) REFERENCES
    closures(case_id, version, from_state) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT event_starts_where_the_last_ended FOREIGN KEY (case_id, previous_version, from_state)
    REFERENCES events(case_id, version, to_state),
  CONSTRAINT events_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES officers(id),
  CONSTRAINT events_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT events_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  CONSTRAINT events_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES units(id),
  CONSTRAINT events_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT fact_is_on_file FOREIGN KEY (case_id, fact_version) REFERENCES facts(case_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT investigation_needs_a_record FOREIGN KEY (case_id, record_evidence) REFERENCES
    records(case_id, ordinal) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT investigation_needs_a_subject FOREIGN KEY (case_id, evidence) REFERENCES
    subjects(case_id, number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT investigation_needs_a_violation FOREIGN KEY (case_id, evidence) REFERENCES
    violations(case_id, number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT sanction_needs_a_decision FOREIGN KEY (case_id, decision_version) REFERENCES
    decisions(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT step_is_permitted FOREIGN KEY (from_state, action, to_state) REFERENCES
    steps(from_state, action, to_state),
  CONSTRAINT traits_are_of_the_action FOREIGN KEY (action, needs_note, moves_unit, brings_fact,
    is_counted) REFERENCES actions(action, needs_note, moves_unit, brings_fact, is_counted) ON
    UPDATE CASCADE,
  CONSTRAINT assignment_names_an_officer CHECK ((action = 'assign') = (assignee_id IS NOT NULL)),
  CONSTRAINT destination_is_another_unit CHECK (to_unit_id <> unit_id),
  CONSTRAINT effect_is_not_in_the_future CHECK (effective_on <= (recorded_at AT TIME ZONE
    'Asia/Ho_Chi_Minh')::date),
  CONSTRAINT import_adopts CHECK ((action = 'adopt') = (via = 'import')),
  CONSTRAINT move_names_a_destination CHECK (moves_unit = (to_unit_id IS NOT NULL)),
  CONSTRAINT only_an_investigation_is_on_the_spot CHECK (NOT on_the_spot OR action = 'investigate'),
  CONSTRAINT opening_is_first CHECK ((version = 1) = (from_state IS NULL) AND (version > 1 OR
    to_state = 'opened'::case_state AND (action = ANY (ARRAY['open', 'adopt'])))),
  CONSTRAINT step_is_explained CHECK (NOT needs_note OR COALESCE(note, '') ~ '\S'),
  CONSTRAINT version_counts_from_one CHECK (version >= 1),
  CONSTRAINT via_is_known CHECK (via = ANY (ARRAY['api', 'cli', 'import']))
);
-- The figures of a month read its events, unit by unit.
CREATE INDEX events_by_effect ON events (unit_id, effective_on);
-- The arrivals of a month, unit by unit.
CREATE INDEX events_by_arrival ON events (to_unit_id, effective_on) WHERE (to_unit_id IS NOT NULL);
-- What was learned after an instant.
CREATE INDEX events_by_recording ON events (recorded_at) INCLUDE (effective_on);
CREATE TRIGGER event_is_appended BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION
  append_event();
CREATE CONSTRAINT TRIGGER event_is_counted AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR
  EACH ROW WHEN (new.is_counted) EXECUTE FUNCTION count_event();
CREATE CONSTRAINT TRIGGER late_event_is_noted AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION note_late_event();
CREATE CONSTRAINT TRIGGER annulment_leaves_its_state AFTER INSERT ON events DEFERRABLE INITIALLY
  DEFERRED FOR EACH ROW WHEN (new.action = 'annul' AND new.from_state = 'sanctioned'::case_state)
  EXECUTE FUNCTION refuse_false_annulment();
CREATE TRIGGER sanction_needs_another_officer BEFORE INSERT ON events FOR EACH ROW WHEN (new.action
  = 'sanction') EXECUTE FUNCTION refuse_own_sanction();
ALTER TABLE events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON events TO thanhtra_owner USING (true) WITH CHECK (true);
-- The unit a case has come to sees all of its past; the unit it has left, what was its own.
CREATE POLICY officer_sees_the_scope ON events FOR SELECT TO thanhtra_app USING ((unit_id = ANY
  (((SELECT officer_scope() AS officer_scope))::integer[])) OR event_reaches_scope(case_id,
  to_unit_id));
-- A first event opens: the import alone adopts, and it does not run as the application.
CREATE POLICY officer_acts_in_role ON events FOR INSERT TO thanhtra_app WITH CHECK (officer_id =
  current_officer() AND (unit_id = ANY (((SELECT officer_scope() AS officer_scope))::integer[])) AND
  CASE WHEN version = 1 THEN action = 'open' AND (EXISTS (SELECT FROM officer_rights WHERE
  officer_rights.name = 'opens_cases')) ELSE (EXISTS (SELECT FROM officers o JOIN steps s ON o.role
  = ANY (s.roles) WHERE o.id = current_officer() AND s.from_state = events.from_state AND s.action =
  events.action)) END);
GRANT INSERT (case_id, version, unit_id, to_unit_id, officer_id, assignee_id, effective_on,
  from_state, to_state, on_the_spot, action, via, note, salt, canonical), SELECT (case_id, version,
  previous_version, unit_id, to_unit_id, officer_id, assignee_id, effective_on, from_state,
  to_state, recorded_at, transaction_id, on_the_spot, needs_note, moves_unit, brings_fact,
  is_counted, action, via, canonical, hash, evidence, record_evidence, decision_version,
  closure_version, fact_version) ON events TO thanhtra_app;

-- Moves the case along, stamps the event and links it to the chain of hashes. Runs as the owner:
-- inserting an event is the only way to move a case. An event with a destination takes the case
-- there, and leaves it assigned only to an officer who works there too.
CREATE FUNCTION append_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  moved record;
  previous record;
BEGIN
  IF NEW.version = 1 THEN
    SELECT number, opened_on INTO moved FROM cases
    WHERE id = NEW.case_id AND unit_id = NEW.unit_id AND opened_on = NEW.effective_on;
  ELSE
    UPDATE cases
    SET state = NEW.to_state, version = NEW.version, updated_at = clock_timestamp(),
      unit_id = COALESCE(NEW.to_unit_id, unit_id),
      assigned_to = CASE
        WHEN NEW.to_unit_id IS NULL THEN COALESCE(NEW.assignee_id, assigned_to)
        WHEN works_on_cases_of(assigned_to, NEW.to_unit_id) THEN assigned_to
      END
    WHERE id = NEW.case_id AND unit_id = NEW.unit_id AND version = NEW.version - 1
    RETURNING number, opened_on INTO moved;
  END IF;
  IF moved.number IS NULL THEN
    RAISE EXCEPTION 'the event does not follow the case'
      USING ERRCODE = 'TT409', CONSTRAINT = 'event_follows_the_case';
  END IF;
  SELECT a.needs_note, a.moves_unit, a.brings_fact, a.is_counted
  INTO NEW.needs_note, NEW.moves_unit, NEW.brings_fact, NEW.is_counted
  FROM actions a WHERE a.action = NEW.action;
  -- Locked, so that no unit closes while a case is on its way in.
  IF NEW.action = 'open' OR NEW.to_unit_id IS NOT NULL THEN
    PERFORM FROM units
    WHERE id = COALESCE(NEW.to_unit_id, NEW.unit_id)
      AND (opened_on IS NULL OR opened_on <= NEW.effective_on)
      AND (closed_on IS NULL OR closed_on > NEW.effective_on)
    FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the unit is not open on that day'
        USING ERRCODE = 'TT422', CONSTRAINT = CASE
          WHEN NEW.to_unit_id IS NULL THEN 'opening_unit_is_open'
          ELSE 'destination_unit_is_open' END;
    END IF;
  END IF;
  SELECT hash, effective_on, recorded_at INTO previous FROM events
  WHERE case_id = NEW.case_id AND version = NEW.version - 1;
  -- An adopted inspection may predate the opening in the register it comes from.
  IF NEW.action <> 'adopt'
    AND NEW.effective_on < GREATEST(previous.effective_on, moved.opened_on) THEN
    RAISE EXCEPTION 'the event takes effect before the one it follows'
      USING ERRCODE = 'TT422', CONSTRAINT = 'effect_is_not_before_the_last';
  END IF;
  NEW.recorded_at := GREATEST(clock_timestamp(), previous.recorded_at + interval '1 microsecond');
  NEW.transaction_id := pg_current_xact_id();
  NEW.canonical := event_header(NEW, moved.number) || NEW.canonical;
  NEW.hash := sha256(COALESCE(previous.hash, '') || NEW.canonical);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION append_event() FROM PUBLIC;

-- The event's own columns as bytes that no session setting can change. concat_ws leaves NULL out.
-- The destination is in the middle, so that no header is the beginning of another.
CREATE FUNCTION event_header(e events, number text)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $$
  SELECT convert_to(concat_ws(E'\n', 'event 1', number, e.version, e.from_state, e.action,
    e.to_state, to_char(e.effective_on, 'YYYY-MM-DD'),
    to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.unit_id, 'to unit ' || e.to_unit_id, e.officer_id, e.via, e.assignee_id, ''), 'UTF8')
$$;
REVOKE ALL ON FUNCTION event_header(events,text) FROM PUBLIC;

-- The same key and request give the same answer, once, however often they are sent.
CREATE TABLE idempotency_keys (
  officer_id integer NOT NULL,
  key text NOT NULL,
  request bytea NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  answer text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (officer_id, key),
  CONSTRAINT idempotency_keys_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON idempotency_keys TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_owns_the_key ON idempotency_keys TO thanhtra_app USING (officer_id =
  current_officer()) WITH CHECK (officer_id = current_officer());
GRANT INSERT, SELECT ON idempotency_keys TO thanhtra_app;

-- Small letters without marks and with single spaces, so that "Nguyễn" is found by "nguyen" and the other way round.
CREATE FUNCTION search_form(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT trim(regexp_replace(lower(translate(
    regexp_replace(normalize($1, NFD), '[\u0300-\u036F]', '', 'g'), 'đĐ', 'dd')),
    '\s+', ' ', 'g'))
$$;

-- One form of an identifier that people write in many ways.
CREATE FUNCTION identifier_form(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT NULLIF(upper(regexp_replace($1, '[^[:alnum:]]', '', 'g')), '') $$;

-- A correction adds a row; cases.description_version names the one in force.
CREATE TABLE descriptions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  detected_on date NOT NULL,
  title text NOT NULL,
  summary text,
  source text NOT NULL,
  search text NOT NULL,
  CONSTRAINT descriptions_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT descriptions_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT title_is_not_empty CHECK (title ~ '\S')
);
CREATE INDEX descriptions_search ON descriptions USING gin (search gin_trgm_ops);
CREATE TRIGGER case_is_described BEFORE INSERT ON descriptions FOR EACH ROW EXECUTE FUNCTION
  describe_case();
ALTER TABLE descriptions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON descriptions TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON descriptions FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT
  FROM cases c WHERE c.id = descriptions.case_id)));
CREATE POLICY written_with_the_event ON descriptions FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = descriptions.case_id
  AND e.version = descriptions.version AND e.transaction_id = pg_current_xact_id() AND
  ('descriptions' = ANY (a.documents)))));
GRANT INSERT, SELECT (case_id, version, detected_on, source) ON descriptions TO thanhtra_app;

-- Puts a new description in force and makes it searchable.
CREATE FUNCTION describe_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
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
REVOKE ALL ON FUNCTION describe_case() FROM PUBLIC;

-- Who is held responsible, counted 1, 2, … inside the case.
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
  CONSTRAINT subjects_pkey PRIMARY KEY (case_id, number),
  CONSTRAINT subjects_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT subject_kind_is_known CHECK (kind = ANY (ARRAY['person', 'organisation', 'household',
    'unknown']))
);
CREATE INDEX subjects_search ON subjects USING gin (search gin_trgm_ops);
CREATE INDEX subjects_by_identifier ON subjects (identifier_form(identifier)) WHERE (identifier IS
  NOT NULL);
-- Persons without an identifier are recognised by name and year of birth.
CREATE INDEX subjects_by_name_and_year ON subjects (search, EXTRACT(year FROM born_on)) WHERE
  (born_on IS NOT NULL);
CREATE INDEX subjects_by_organisation ON subjects (search) WHERE (kind = 'organisation');
ALTER TABLE subjects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON subjects TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON subjects FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = subjects.case_id)));
CREATE POLICY written_with_the_event ON subjects FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = subjects.case_id AND
  e.version = subjects.version AND e.transaction_id = pg_current_xact_id() AND ('subjects' = ANY
  (a.documents)))));
GRANT INSERT, SELECT (case_id, number, version, kind, sex) ON subjects TO thanhtra_app;

-- Who was harmed, counted 1, 2, … inside the case.
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
  CONSTRAINT victims_pkey PRIMARY KEY (case_id, number),
  CONSTRAINT victims_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE victims ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON victims TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON victims FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = victims.case_id)));
CREATE POLICY written_with_the_event ON victims FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = victims.case_id AND
  e.version = victims.version AND e.transaction_id = pg_current_xact_id() AND ('victims' = ANY
  (a.documents)))));
GRANT INSERT, SELECT ON victims TO thanhtra_app;

-- Breaches found, counted 1, 2, … inside the case.
CREATE TABLE violations (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  type_id integer NOT NULL,
  started_on date,
  ended_on date,
  place text,
  area_kind text,
  description text,
  CONSTRAINT violations_pkey PRIMARY KEY (case_id, number),
  CONSTRAINT violations_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT violations_type_id_fkey FOREIGN KEY (type_id) REFERENCES violation_types(id)
);
ALTER TABLE violations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON violations TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON violations FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT
  FROM cases c WHERE c.id = violations.case_id)));
CREATE POLICY written_with_the_event ON violations FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = violations.case_id
  AND e.version = violations.version AND e.transaction_id = pg_current_xact_id() AND ('violations' =
  ANY (a.documents)))));
GRANT INSERT, SELECT (case_id, number, version, type_id, started_on, ended_on, area_kind) ON
  violations TO thanhtra_app;

-- Who committed which violation.
CREATE TABLE violation_subjects (
  case_id bigint NOT NULL,
  violation integer NOT NULL,
  subject integer NOT NULL,
  version integer NOT NULL,
  CONSTRAINT violation_subjects_pkey PRIMARY KEY (case_id, violation, subject),
  CONSTRAINT violation_subjects_case_id_subject_fkey FOREIGN KEY (case_id, subject) REFERENCES
    subjects(case_id, number),
  CONSTRAINT violation_subjects_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT violation_subjects_case_id_violation_fkey FOREIGN KEY (case_id, violation) REFERENCES
    violations(case_id, number)
);
ALTER TABLE violation_subjects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON violation_subjects TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON violation_subjects FOR SELECT TO thanhtra_app USING ((EXISTS
  (SELECT FROM cases c WHERE c.id = violation_subjects.case_id)));
CREATE POLICY written_with_the_event ON violation_subjects FOR INSERT TO thanhtra_app WITH CHECK
  ((EXISTS (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id =
  violation_subjects.case_id AND e.version = violation_subjects.version AND e.transaction_id =
  pg_current_xact_id() AND ('violation_subjects' = ANY (a.documents)))));
GRANT INSERT, SELECT ON violation_subjects TO thanhtra_app;

-- Who was harmed by which violation.
CREATE TABLE violation_victims (
  case_id bigint NOT NULL,
  violation integer NOT NULL,
  victim integer NOT NULL,
  version integer NOT NULL,
  CONSTRAINT violation_victims_pkey PRIMARY KEY (case_id, violation, victim),
  CONSTRAINT violation_victims_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT violation_victims_case_id_victim_fkey FOREIGN KEY (case_id, victim) REFERENCES
    victims(case_id, number),
  CONSTRAINT violation_victims_case_id_violation_fkey FOREIGN KEY (case_id, violation) REFERENCES
    violations(case_id, number)
);
ALTER TABLE violation_victims ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON violation_victims TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON violation_victims FOR SELECT TO thanhtra_app USING ((EXISTS
  (SELECT FROM cases c WHERE c.id = violation_victims.case_id)));
CREATE POLICY written_with_the_event ON violation_victims FOR INSERT TO thanhtra_app WITH CHECK
  ((EXISTS (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id =
  violation_victims.case_id AND e.version = violation_victims.version AND e.transaction_id =
  pg_current_xact_id() AND ('violation_victims' = ANY (a.documents)))));
GRANT INSERT, SELECT ON violation_victims TO thanhtra_app;

-- Violation records (biên bản vi phạm hành chính), counted 1, 2, … inside the case.
CREATE TABLE records (
  case_id bigint NOT NULL,
  ordinal integer NOT NULL,
  version integer NOT NULL,
  made_on date NOT NULL,
  number text NOT NULL,
  CONSTRAINT records_pkey PRIMARY KEY (case_id, ordinal),
  CONSTRAINT records_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON records TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON records FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = records.case_id)));
CREATE POLICY written_with_the_event ON records FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = records.case_id AND
  e.version = records.version AND e.transaction_id = pg_current_xact_id() AND ('records' = ANY
  (a.documents)))));
GRANT INSERT, SELECT ON records TO thanhtra_app;

-- Decisions to sanction (quyết định xử phạt).
CREATE TABLE decisions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  -- A decision imposes at least one sanction.
  first_sanction integer NOT NULL GENERATED ALWAYS AS (1) STORED,
  issued_on date NOT NULL,
  number text NOT NULL,
  signed_by text NOT NULL,
  signer_title text NOT NULL,
  delegation_number text,
  delegated_on date,
  execution_days integer,
  CONSTRAINT decisions_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT decision_imposes_a_sanction FOREIGN KEY (case_id, version, first_sanction) REFERENCES
    sanctions(case_id, version, ordinal) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT decisions_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT signer_title_is_known FOREIGN KEY (signer_title) REFERENCES signer_titles(code),
  CONSTRAINT delegation_is_whole CHECK ((delegation_number IS NULL) = (delegated_on IS NULL))
);
ALTER TABLE decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON decisions TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON decisions FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = decisions.case_id)));
CREATE POLICY written_with_the_event ON decisions FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = decisions.case_id
  AND e.version = decisions.version AND e.transaction_id = pg_current_xact_id() AND ('decisions' =
  ANY (a.documents)))));
GRANT INSERT, SELECT (case_id, version, first_sanction, issued_on, number, signer_title,
  delegation_number, delegated_on, execution_days) ON decisions TO thanhtra_app;

-- What a decision imposes: for one violation, on one subject.
CREATE TABLE sanctions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  ordinal integer NOT NULL,
  violation integer NOT NULL,
  subject integer NOT NULL,
  amount bigint,
  form text NOT NULL,
  remedies text[] NOT NULL DEFAULT '{}'[],
  additional text[] NOT NULL DEFAULT '{}'[],
  -- Why the sanction departs from the rule of its fine, where it does.
  override_reason text,
  CONSTRAINT sanctions_pkey PRIMARY KEY (case_id, version, ordinal),
  CONSTRAINT one_sanction_for_one_act UNIQUE (case_id, version, violation, subject),
  CONSTRAINT sanctions_case_id_subject_fkey FOREIGN KEY (case_id, subject) REFERENCES
    subjects(case_id, number),
  CONSTRAINT sanctions_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    decisions(case_id, version),
  CONSTRAINT sanctions_case_id_violation_fkey FOREIGN KEY (case_id, violation) REFERENCES
    violations(case_id, number),
  CONSTRAINT only_a_fine_has_an_amount CHECK (form = 'warning' AND amount IS NULL OR form = 'fine'
    AND amount >= 0 AND amount IS NOT NULL)
);
CREATE TRIGGER sanction_is_in_time BEFORE INSERT ON sanctions FOR EACH ROW EXECUTE FUNCTION
  refuse_late_sanction();
CREATE TRIGGER fine_is_in_bounds BEFORE INSERT ON sanctions FOR EACH ROW WHEN (new.form = 'fine')
  EXECUTE FUNCTION refuse_fine_out_of_bounds();
ALTER TABLE sanctions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON sanctions TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON sanctions FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = sanctions.case_id)));
CREATE POLICY written_with_the_event ON sanctions FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = sanctions.case_id
  AND e.version = sanctions.version AND e.transaction_id = pg_current_xact_id() AND ('sanctions' =
  ANY (a.documents)))));
GRANT INSERT, SELECT (case_id, version, ordinal, violation, subject, amount, form, remedies,
  additional) ON sanctions TO thanhtra_app;

-- Why a case may be closed, by the state it is closed from. What ends an execution also ends a
-- reopened case whose decision still stands.
CREATE TABLE closing_reasons (
  from_state case_state NOT NULL,
  reason text NOT NULL,
  CONSTRAINT closing_reasons_pkey PRIMARY KEY (from_state, reason)
);
GRANT SELECT ON closing_reasons TO thanhtra_app;

-- Why a case was closed.
CREATE TABLE closures (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  from_state case_state NOT NULL,
  reason text NOT NULL,
  CONSTRAINT closures_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT closures_case_id_version_from_state_key UNIQUE (case_id, version, from_state),
  CONSTRAINT closures_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reason_is_valid_from_the_state FOREIGN KEY (from_state, reason) REFERENCES
    closing_reasons(from_state, reason)
);
CREATE TRIGGER closing_ends_a_decision BEFORE INSERT ON closures FOR EACH ROW EXECUTE FUNCTION
  refuse_closing_without_decision();
ALTER TABLE closures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON closures TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON closures FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = closures.case_id)));
CREATE POLICY written_with_the_event ON closures FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS
  (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id = closures.case_id AND
  e.version = closures.version AND e.transaction_id = pg_current_xact_id() AND ('closures' = ANY
  (a.documents)))));
GRANT INSERT, SELECT ON closures TO thanhtra_app;

-- Remedies ordered where a case ends without a sanction.
CREATE TABLE remedy_decisions (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  issued_on date NOT NULL,
  number text NOT NULL,
  signed_by text NOT NULL,
  signer_title text NOT NULL,
  remedies text[] NOT NULL,
  CONSTRAINT remedy_decisions_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT remedy_decisions_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT remedy_signer_title_is_known FOREIGN KEY (signer_title) REFERENCES signer_titles(code),
  CONSTRAINT remedy_is_ordered CHECK (cardinality(remedies) > 0)
);
ALTER TABLE remedy_decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON remedy_decisions TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON remedy_decisions FOR SELECT TO thanhtra_app USING ((EXISTS
  (SELECT FROM cases c WHERE c.id = remedy_decisions.case_id)));
CREATE POLICY written_with_the_event ON remedy_decisions FOR INSERT TO thanhtra_app WITH CHECK
  ((EXISTS (SELECT FROM events e JOIN actions a ON a.action = e.action WHERE e.case_id =
  remedy_decisions.case_id AND e.version = remedy_decisions.version AND e.transaction_id =
  pg_current_xact_id() AND ('remedy_decisions' = ANY (a.documents)))));
GRANT INSERT, SELECT (case_id, version, issued_on, number, signer_title, remedies) ON
  remedy_decisions TO thanhtra_app;

-- One fact for one event; which columns it has depends on the action.
CREATE TABLE facts (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  action text NOT NULL,
  subject integer,
  violation integer,
  victim integer,
  withdrawn_version integer,
  amount bigint,
  interest bigint,
  happened_on date,
  from_on date,
  until_on date,
  code text,
  number text,
  text text,
  part_days date[] NOT NULL DEFAULT '{}'::date[],
  part_amounts bigint[] NOT NULL DEFAULT '{}'::bigint[],
  -- Number of the decision it is about, where it names one.
  decision text,
  -- Whose money an annulment of single sanctions settled; with the columns that follow, an entry for
  -- each subject, set by the register (VND).
  settled_subject integer[] NOT NULL DEFAULT '{}'::integer[],
  -- What was left of the fines that ended.
  settled_annulled bigint[] NOT NULL DEFAULT '{}'::bigint[],
  -- Of reductions, what fell away with the fines.
  settled_let_off bigint[] NOT NULL DEFAULT '{}'::bigint[],
  -- What was paid and the fines still in force cannot hold: to be paid back.
  settled_refunded bigint[] NOT NULL DEFAULT '{}'::bigint[],
  -- Of a complaint: whether it is a first or a second one.
  level text,
  CONSTRAINT facts_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT fact_is_withdrawn_once UNIQUE (case_id, withdrawn_version),
  CONSTRAINT facts_case_id_subject_fkey FOREIGN KEY (case_id, subject) REFERENCES subjects(case_id,
    number),
  CONSTRAINT facts_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT facts_case_id_victim_fkey FOREIGN KEY (case_id, victim) REFERENCES victims(case_id,
    number),
  CONSTRAINT facts_case_id_violation_fkey FOREIGN KEY (case_id, violation) REFERENCES
    violations(case_id, number),
  CONSTRAINT facts_case_id_withdrawn_version_fkey FOREIGN KEY (case_id, withdrawn_version)
    REFERENCES facts(case_id, version),
  CONSTRAINT amounts_are_not_negative CHECK (amount >= 0 AND interest >= 0),
  CONSTRAINT fact_is_complete CHECK (CASE action WHEN 'add_circumstance' THEN num_nulls(subject,
    violation, code, text) = 0 AND (code = ANY (ARRAY['mitigating', 'aggravating'])) WHEN 'explain'
    THEN num_nulls(subject, happened_on, code) = 0 AND (code = ANY (ARRAY['received', 'waived']))
    WHEN 'extend' THEN num_nulls(code, text) = 0 WHEN 'check_earlier_sanctions' THEN
    num_nulls(subject, code) = 0 WHEN 'withdraw' THEN withdrawn_version IS NOT NULL WHEN 'deliver'
    THEN happened_on IS NOT NULL WHEN 'pay' THEN num_nulls(subject, amount, happened_on, number) = 0
    AND (amount + COALESCE(interest, 0::bigint)) > 0 WHEN 'complete_remedy' THEN num_nulls(subject,
    code, happened_on) = 0 WHEN 'defer' THEN num_nulls(subject, until_on, text) = 0 WHEN 'instal'
    THEN subject IS NOT NULL AND cardinality(part_days) >= 2 AND cardinality(part_days) <= 3 WHEN
    'reduce' THEN num_nulls(subject, amount, text) = 0 AND amount > 0 WHEN 'exempt' THEN
    num_nulls(subject, text) = 0 WHEN 'coerce' THEN num_nulls(subject, number, happened_on) = 0 WHEN
    'complain' THEN num_nulls(code, happened_on) = 0 WHEN 'decide_complaint' THEN num_nulls(number,
    code, happened_on) = 0 WHEN 'suspend' THEN num_nulls(from_on, text) = 0 WHEN 'resume' THEN
    happened_on IS NOT NULL WHEN 'annul' THEN num_nulls(number, happened_on, code) = 0 AND (code =
    ANY (ARRAY['wrong_subject', 'no_authority', 'wrong_procedure', 'wrong_content',
    'criminal_offence', 'complaint_upheld', 'court_judgment', 'other'])) WHEN 'reopen' THEN
    num_nulls(code, number, happened_on) = 0 AND (code = ANY (ARRAY['annulment', 'criminal_return',
    'complaint', 'court'])) WHEN 'dispose' THEN num_nulls(violation, code, text) = 0 AND (code = ANY
    (ARRAY['no_violation', 'no_sanction_art11', 'offender_unknown', 'limitation_expired',
    'decision_term_expired', 'subject_gone', 'transferred_criminal', 'transferred_authority',
    'reminder_minor'])) WHEN 'waive_apology' THEN num_nulls(victim, happened_on) = 0 WHEN
    'accept_complaint' THEN num_nulls(number, code, happened_on) = 0 AND (code = 'accepted' OR code
    = 'refused' AND text IS NOT NULL) WHEN 'record_evasion' THEN num_nulls(subject, code, from_on,
    happened_on, text) = 0 AND (code = ANY (ARRAY['sanction', 'execution'])) AND from_on <=
    happened_on WHEN 'correct_decision' THEN num_nulls(number, happened_on, decision, text) = 0 ELSE
    false END),
  CONSTRAINT parts_are_pairs CHECK (cardinality(part_days) = cardinality(part_amounts)),
  CONSTRAINT settlements_are_whole CHECK (cardinality(settled_subject) =
    cardinality(settled_annulled) AND cardinality(settled_subject) = cardinality(settled_let_off)
    AND cardinality(settled_subject) = cardinality(settled_refunded) AND (0 <= ALL
    (((settled_annulled || settled_let_off) || settled_refunded))) AND (settled_subject =
    '{}'::integer[] OR action = 'annul' AND num_nonnulls(decision, violation, subject) > 0))
);
CREATE TRIGGER fact_is_about_a_decision BEFORE INSERT ON facts FOR EACH ROW WHEN (new.action = ANY
  (ARRAY['deliver', 'pay', 'complete_remedy', 'defer', 'instal', 'reduce', 'exempt', 'coerce',
  'complain', 'accept_complaint', 'decide_complaint', 'suspend', 'resume', 'waive_apology']))
  EXECUTE FUNCTION refuse_fact_without_decision();
ALTER TABLE facts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON facts TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON facts FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = facts.case_id)));
CREATE POLICY written_with_the_event ON facts FOR INSERT TO thanhtra_app WITH CHECK ((EXISTS (SELECT
  FROM events e WHERE e.case_id = facts.case_id AND e.version = facts.version AND e.action =
  facts.action AND e.transaction_id = pg_current_xact_id())));
GRANT INSERT, SELECT (case_id, version, action, subject, violation, victim, withdrawn_version,
  amount, interest, happened_on, from_on, until_on, code, number, part_days, part_amounts, decision,
  settled_subject, settled_annulled, settled_let_off, settled_refunded, level) ON facts TO
  thanhtra_app;

-- Events that end sanctions in force: annulments, closings for that reason, and reopenings on a
-- paper that says so. They end those that fit the decision (its number), the violation and the
-- subject they name: all, where they name none.
CREATE VIEW undoings WITH (security_invoker=true) AS
 SELECT e.case_id, e.version,
        CASE
            WHEN e.action = 'annul' THEN f.decision
            ELSE NULL::text
        END AS decision,
        CASE
            WHEN e.action = 'annul' THEN f.violation
            ELSE NULL::integer
        END AS violation,
        CASE
            WHEN e.action = 'annul' THEN f.subject
            ELSE NULL::integer
        END AS subject
   FROM events e
     LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
     LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
  WHERE e.action = 'annul' OR x.reason = 'annulled' OR e.action = 'reopen' AND (f.code = ANY
    (ARRAY['annulment', 'complaint', 'court']));
GRANT SELECT ON undoings TO thanhtra_app;

-- What ends the execution of a decision needs one in force. A case in the state sanctioned has one.
CREATE FUNCTION refuse_closing_without_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  IF NEW.from_state = 'investigated'
    AND EXISTS (SELECT FROM closing_reasons r
      WHERE r.from_state = 'sanctioned' AND r.reason = NEW.reason)
    AND NOT EXISTS (SELECT FROM closing_reasons r
      WHERE r.from_state = 'opened' AND r.reason = NEW.reason)
    AND NOT EXISTS (SELECT FROM decisions d WHERE d.case_id = NEW.case_id
      AND NOT EXISTS (SELECT FROM undone_decisions u
        WHERE u.case_id = d.case_id AND u.decision = d.version)) THEN
    RAISE EXCEPTION 'no decision is in force'
      USING ERRCODE = 'TT422', CONSTRAINT = 'closing_ends_a_decision';
  END IF;
  RETURN NEW;
END $$;

-- Terms, as the events of a case start and end them. All of it can be computed again from the
-- events, the rules and the calendar.
CREATE TABLE clocks (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  rule_id integer NOT NULL,
  violation integer,
  subject integer,
  started_on date NOT NULL,
  -- In the unit of the rule; more than its length where the decision or a suspension made it longer.
  length integer NOT NULL,
  -- The earliest it can be while missing_year names a calendar that is not loaded.
  due_on date NOT NULL,
  missing_year integer,
  end_version integer,
  ended_on date,
  outcome text,
  CONSTRAINT clocks_pkey PRIMARY KEY (case_id, number),
  CONSTRAINT clocks_case_id_end_version_fkey FOREIGN KEY (case_id, end_version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT clocks_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT clocks_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES clock_rules(id),
  CONSTRAINT end_is_whole CHECK (num_nulls(end_version, ended_on, outcome) = ANY (ARRAY[0, 3])),
  CONSTRAINT outcome_is_known CHECK (outcome = ANY (ARRAY['met', 'stopped']))
);
-- The daily work list.
CREATE INDEX clocks_running ON clocks (due_on, case_id) WHERE (end_version IS NULL);
-- Terms that were over on a day.
CREATE INDEX clocks_by_overdue_span ON clocks USING gist (overdue_span(due_on, ended_on)) WHERE
  ((missing_year IS NULL) AND ((ended_on IS NULL) OR (ended_on > due_on)));
CREATE CONSTRAINT TRIGGER term_is_superseded AFTER UPDATE OF due_on, missing_year ON clocks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.due_on <> new.due_on OR old.missing_year IS
  DISTINCT FROM new.missing_year) EXECUTE FUNCTION supersede_term();
ALTER TABLE clocks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON clocks TO thanhtra_owner USING (true) WITH CHECK (true);
-- A move ends and starts clocks after the case has left the scope: what the transaction itself has
-- moved it still sees.
CREATE POLICY seen_with_the_case ON clocks FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT FROM
  cases c WHERE c.id = clocks.case_id)) OR case_is_being_moved(case_id));
CREATE POLICY written_with_the_event ON clocks FOR INSERT TO thanhtra_app WITH CHECK
  (COALESCE(end_version, version) = version AND (EXISTS (SELECT FROM events e WHERE e.case_id =
  clocks.case_id AND e.version = clocks.version AND e.transaction_id = pg_current_xact_id())));
CREATE POLICY ended_with_the_event ON clocks FOR UPDATE TO thanhtra_app USING (end_version IS NULL)
  WITH CHECK ((EXISTS (SELECT FROM events e WHERE e.case_id = clocks.case_id AND e.version =
  clocks.end_version AND e.transaction_id = pg_current_xact_id())));
GRANT INSERT, SELECT, UPDATE (end_version, ended_on, outcome) ON clocks TO thanhtra_app;

-- No sanction after its term, not even by the owner.
CREATE FUNCTION refuse_late_sanction()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
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

-- Decree and article of an act: points and clauses of one article count as one act (Decree
-- 68/2025/NĐ-CP).
CREATE FUNCTION act_article(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $$
  SELECT COALESCE(substring(code FROM '^[^-]+-[0-9]+'), code)
$$;

-- When a sanction no longer counts: six months (warning) or a year after the subject had carried it
-- out, or a year after the limitation of the execution (Law on Handling Administrative Violations,
-- Art 7.1).
CREATE VIEW lapses WITH (security_invoker=true) AS
 SELECT x.case_id, x.version, x.ordinal,
    COALESCE(done.ended_on +
        CASE x.form
            WHEN 'warning' THEN '6 mons'::interval
            ELSE '1 year'::interval
        END, late.due_on + '1 year'::interval)::date AS lapsed_on
   FROM sanctions x
     JOIN decisions d ON d.case_id = x.case_id AND d.version = x.version
     LEFT JOIN LATERAL ( SELECT k.ended_on
           FROM clocks k
             JOIN clock_rules r ON r.id = k.rule_id
          WHERE k.case_id = x.case_id AND k.version > x.version AND k.subject = x.subject AND r.goal
            = 'execution' AND k.outcome = 'met'
          ORDER BY k.number DESC
         LIMIT 1) done ON true
     LEFT JOIN LATERAL ( SELECT k.due_on
           FROM clocks k
             JOIN clock_rules r ON r.id = k.rule_id
          WHERE k.case_id = x.case_id AND r.start = 'decision' AND r.goal = 'execution' AND
            k.missing_year IS NULL AND (k.subject IS NULL AND k.started_on = d.issued_on OR
            k.subject = x.subject AND k.version > x.version)
          ORDER BY k.number DESC
         LIMIT 1) late ON true;

-- Sanctions in force against the subjects of a case in other cases, of any unit. It shows that
-- they exist and how they matter; the other case is named only to those who may see it anyway. One
-- counts if it had not lapsed on the day of the new act (Law on Handling Administrative Violations,
-- Art 2.5 and 7).
CREATE FUNCTION earlier_sanctions(asked bigint)
 RETURNS TABLE(subject integer, matched_by text, number text, year integer, form text, same_act
   boolean, lapsed_on date, counts boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT s.number,
    CASE WHEN identifier_form(o.identifier) = identifier_form(s.identifier) THEN 'identifier'
      WHEN s.kind = 'organisation' THEN 'name'
      ELSE 'name_and_birth_year' END,
    CASE WHEN c.unit_id = ANY (officer_scope()) THEN c.number END,
    extract(year FROM d.issued_on)::integer, x.form,
    EXISTS (SELECT FROM violation_types t
      JOIN violations mine ON mine.case_id = s.case_id
      JOIN violation_types own ON own.id = mine.type_id
      WHERE t.id = v.type_id AND act_article(t.code) = act_article(own.code)),
    l.lapsed_on,
    l.lapsed_on IS NULL OR l.lapsed_on > COALESCE(
      (SELECT min(COALESCE(mine.ended_on, own_description.detected_on)) FROM violations mine
        WHERE mine.case_id = s.case_id
          AND (EXISTS (SELECT FROM violation_subjects y WHERE y.case_id = mine.case_id
              AND y.violation = mine.number AND y.subject = s.number)
            OR NOT EXISTS (SELECT FROM violation_subjects y WHERE y.case_id = mine.case_id
              AND y.violation = mine.number))),
      own_description.detected_on)
  FROM subjects s
  JOIN cases own_case ON own_case.id = s.case_id
  JOIN descriptions own_description ON own_description.case_id = s.case_id
    AND own_description.version = own_case.description_version
  JOIN subjects o ON o.case_id <> s.case_id
    AND (identifier_form(o.identifier) = identifier_form(s.identifier)
      OR (o.born_on IS NOT NULL AND s.born_on IS NOT NULL AND o.search = s.search
        AND extract(year FROM o.born_on) = extract(year FROM s.born_on))
      OR (s.kind = 'organisation' AND o.kind = 'organisation' AND o.search = s.search
        AND (o.identifier IS NULL OR s.identifier IS NULL)))
  JOIN cases c ON c.id = o.case_id AND c.state IN ('investigated', 'sanctioned', 'closed')
  JOIN sanctions x ON x.case_id = o.case_id AND x.subject = o.number
  JOIN lapses l ON l.case_id = x.case_id AND l.version = x.version AND l.ordinal = x.ordinal
  JOIN decisions d ON d.case_id = x.case_id AND d.version = x.version
  JOIN violations v ON v.case_id = x.case_id AND v.number = x.violation
  WHERE s.case_id = asked
    AND (own_case.unit_id = ANY (officer_scope()) OR 'thanhtra_owner' = CASE current_setting('role')
      WHEN 'none' THEN session_user::text ELSE current_setting('role') END)
    AND NOT EXISTS (SELECT FROM undone_sanctions w
      WHERE w.case_id = x.case_id AND w.decision = x.version AND w.ordinal = x.ordinal)
  ORDER BY s.number, d.issued_on
$$;
REVOKE ALL ON FUNCTION earlier_sanctions(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION earlier_sanctions(bigint) TO thanhtra_app;

-- What an entry of the ledger counts.
CREATE TYPE tally_figure AS ENUM ('opened', 'reopened', 'received', 'closed', 'sent',
  'investigated', 'sanctioned', 'returned_by_prosecutor', 'violations', 'violations_sanctioned',
  'subjects_sanctioned', 'minors_reminded', 'decisions', 'decisions_received', 'decisions_sent',
  'annulled', 'warnings', 'fines', 'fines_annulled', 'overrides', 'remedies', 'payments', 'refunds',
  'interest', 'coerced', 'deferred', 'instalments', 'reduced', 'exempted', 'complaints',
  'lawsuits');

-- The day in Viet Nam.
CREATE FUNCTION local_day(instant timestamptz)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $$
  SELECT (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- One thing counted in one figure. effective_on is the day the entry belongs to: the legal day,
-- where one is on file. What never happened is booked again with the opposite sign on the same day
-- by the event that says so, and counts for every report that knows of that event (recorded_at).
CREATE TABLE tallies (
  case_id bigint NOT NULL,
  amount bigint,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL,
  -- The unit that acted; of what counts on a legal day, the unit that had the case on that day.
  unit_id integer NOT NULL,
  effective_on date NOT NULL,
  figure tally_figure NOT NULL,
  quantity integer NOT NULL,
  type_id integer,
  minor boolean,
  code text,
  area_kind text,
  subject_kind text,
  sex text,
  CONSTRAINT tallies_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT tallies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX tallies_by_day ON tallies (effective_on, unit_id);
CREATE INDEX tallies_by_case ON tallies (case_id, version);
-- Entries of a day that was over when they were recorded: they change what was settled.
CREATE INDEX tallies_recorded_late ON tallies (effective_on, recorded_at) WHERE
  (local_day(recorded_at) > effective_on);
ALTER TABLE tallies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON tallies TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON tallies FOR SELECT TO thanhtra_app USING (unit_id = ANY
  (((SELECT figure_scope() AS officer_scope))::integer[]));
GRANT SELECT ON tallies TO thanhtra_app;

-- What an event changes in the decisions in force of a unit, and in what is outstanding of their
-- fines (VND), from a day on. Both go with the case when it moves. The span is what nobody knew yet.
CREATE TABLE balances (
  case_id bigint NOT NULL,
  amount bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL,
  unit_id integer NOT NULL,
  effective_on date NOT NULL,
  decisions integer NOT NULL,
  span daterange NOT NULL GENERATED ALWAYS AS (daterange(effective_on, GREATEST(effective_on,
    local_day(recorded_at)), '[]')) STORED,
  CONSTRAINT balances_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT balances_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX balances_by_day ON balances (effective_on);
CREATE INDEX balances_by_case ON balances (case_id, version);
-- What was not known yet of the balance at the end of a day.
CREATE INDEX balances_recorded_late ON balances USING gist (span) WHERE (local_day(recorded_at) >
  effective_on);
ALTER TABLE balances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON balances TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON balances FOR SELECT TO thanhtra_app USING (unit_id = ANY
  (((SELECT figure_scope() AS officer_scope))::integer[]));
GRANT SELECT ON balances TO thanhtra_app;

-- When a case lay open in a unit: from an opening, a reopening or an arrival, to the closing or
-- the departure after it. until is the first day it no longer did.
CREATE TABLE stays (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  left_version integer,
  unit_id integer NOT NULL,
  opened_on date NOT NULL,
  since date NOT NULL,
  until date,
  span daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
  CONSTRAINT stays_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT stays_case_id_left_version_fkey FOREIGN KEY (case_id, left_version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT stays_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES events(case_id,
    version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT stays_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT stay_ends_after_it_began CHECK (left_version > version AND since <= until)
);
-- Cases open on a day are those whose stay contains it; the index alone answers.
CREATE INDEX stays_by_span ON stays USING gist (span) INCLUDE (case_id, version, unit_id,
  opened_on);
ALTER TABLE stays ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON stays TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON stays FOR SELECT TO thanhtra_app USING (unit_id = ANY
  (((SELECT figure_scope() AS officer_scope))::integer[]));
GRANT SELECT ON stays TO thanhtra_app;

-- The days on which a term was over and not yet ended.
CREATE FUNCTION overdue_span(due date, ended date)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE WHEN ended IS NULL OR ended > due THEN daterange(due, ended, '()') ELSE 'empty' END
$$;

-- Events recorded after the first day of which they say something: the day they took effect, or a
-- day before it on which a term ended. The span is what nobody knew in between.
CREATE TABLE late_events (
  case_id bigint NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  since date NOT NULL,
  span daterange NOT NULL GENERATED ALWAYS AS (daterange(since, local_day(recorded_at), '[]'))
    STORED,
  CONSTRAINT late_events_pkey PRIMARY KEY (case_id, version),
  CONSTRAINT late_events_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES
    events(case_id, version) DEFERRABLE INITIALLY DEFERRED
);
-- What was not known of a day yet; the index alone answers.
CREATE INDEX late_events_by_span ON late_events USING gist (span) INCLUDE (case_id, version,
  recorded_at);
ALTER TABLE late_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON late_events TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY seen_with_the_case ON late_events FOR SELECT TO thanhtra_app USING ((EXISTS (SELECT
  FROM cases c WHERE c.id = late_events.case_id)));
GRANT SELECT ON late_events TO thanhtra_app;

-- The day on which the document of an event counts: the legal day on file, or else the day the
-- event took effect; and the unit that had the case on that day, as was known when the event was
-- recorded. Before it was opened, that is the unit that opened it.
CREATE VIEW legal_days WITH (security_invoker=true) AS
 SELECT e.case_id, e.version, e.recorded_at, l.day AS effective_on,
    COALESCE(( SELECT m.to_unit_id
           FROM events m
          WHERE m.case_id = e.case_id AND m.version < e.version AND m.to_unit_id IS NOT NULL AND
            m.effective_on <= l.day
          ORDER BY m.version DESC
         LIMIT 1), ( SELECT o.unit_id
           FROM events o
          WHERE o.case_id = e.case_id AND o.version = 1)) AS unit_id
   FROM events e
     LEFT JOIN decisions d ON d.case_id = e.case_id AND d.version = e.version
     LEFT JOIN remedy_decisions r ON r.case_id = e.case_id AND r.version = e.version
     LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
     CROSS JOIN LATERAL ( SELECT COALESCE(d.issued_on, r.issued_on, f.happened_on, e.effective_on)
       AS day) l;

-- Facts that are counted, with the figure they count in. Reductions and exemptions are changes of
-- a decision: decision_changes.
CREATE VIEW counted_facts WITH (security_invoker=true) AS
 SELECT f.case_id, f.version, n.figure, n.amount, s.kind AS subject_kind, s.sex, l.unit_id,
    l.effective_on, l.recorded_at
   FROM facts f
     JOIN legal_days l ON l.case_id = f.case_id AND l.version = f.version
     LEFT JOIN subjects s ON s.case_id = f.case_id AND s.number = f.subject
     CROSS JOIN LATERAL ( SELECT
                CASE f.action
                    WHEN 'pay' THEN 'payments'
                    WHEN 'coerce' THEN 'coerced'
                    WHEN 'defer' THEN 'deferred'
                    WHEN 'instal' THEN 'instalments'
                    WHEN 'complain' THEN
                    CASE f.code
                        WHEN 'lawsuit' THEN 'lawsuits'
                        ELSE 'complaints'
                    END
                    ELSE NULL::text
                END::tally_figure AS tally_figure,
            f.amount
        UNION ALL
         SELECT 'interest'::tally_figure, f.interest
          WHERE f.action = 'pay' AND f.interest > 0) n(figure, amount)
  WHERE f.action = ANY (ARRAY['pay', 'coerce', 'defer', 'instal', 'complain']);

-- Sanctions with the act and the person they concern. A minor is a person who had not turned 18
-- when the act ended, or when it was detected while it went on.
CREATE VIEW counted_sanctions WITH (security_invoker=true) AS
 SELECT s.case_id, s.version, s.violation, s.subject, s.form, s.amount, s.remedies,
    s.override_reason, v.type_id, v.area_kind, p.kind AS subject_kind, p.sex,
    (p.born_on + '18 years'::interval)::date > COALESCE(v.ended_on, n.detected_on) AS minor
   FROM sanctions s
     JOIN violations v ON v.case_id = s.case_id AND v.number = s.violation
     JOIN subjects p ON p.case_id = s.case_id AND p.number = s.subject
     CROSS JOIN LATERAL ( SELECT n_1.detected_on
           FROM descriptions n_1
          WHERE n_1.case_id = s.case_id AND n_1.version <= s.version
          ORDER BY n_1.version DESC
         LIMIT 1) n;

-- Persons whom a closing reminds: those of the case who are not known to have been 18 when the first
-- of their acts ended, or was detected while it went on.
CREATE VIEW reminded_minors WITH (security_invoker=true) AS
 SELECT x.case_id, x.version, p.sex
   FROM closures x
     JOIN events e ON e.case_id = x.case_id AND e.version = x.version
     JOIN subjects p ON p.case_id = x.case_id AND p.version < x.version AND p.kind = 'person'
     CROSS JOIN LATERAL ( SELECT n_1.detected_on
           FROM descriptions n_1
          WHERE n_1.case_id = x.case_id AND n_1.version <= x.version
          ORDER BY n_1.version DESC
         LIMIT 1) n
  WHERE x.reason = 'reminder_minor' AND (p.born_on IS NULL OR (p.born_on + '18
    years'::interval)::date > COALESCE(( SELECT min(COALESCE(v.ended_on, n.detected_on)) AS min
           FROM violations v
          WHERE v.case_id = x.case_id AND v.version < x.version AND ((EXISTS ( SELECT
                   FROM violation_subjects c
                  WHERE c.case_id = v.case_id AND c.violation = v.number AND c.subject = p.number))
                    OR NOT (EXISTS ( SELECT
                   FROM violation_subjects c
                  WHERE c.case_id = v.case_id AND c.violation = v.number)))), n.detected_on));

-- Violations that a closing takes back, whichever unit detected them: there was none, or it is for
-- another authority to count. unit_id and effective_on say where and when each was counted.
CREATE VIEW disowned_violations WITH (security_invoker=true) AS
 SELECT x.case_id, x.version, m.unit_id, m.effective_on, w.type_id, w.area_kind
   FROM closures x
     JOIN violations w ON w.case_id = x.case_id AND w.version < x.version
     JOIN events m ON m.case_id = w.case_id AND m.version = w.version
  WHERE (x.reason = ANY (ARRAY['no_violation', 'transferred_authority'])) AND NOT (EXISTS ( SELECT
           FROM disposed_violations d
          WHERE d.case_id = w.case_id AND d.number = w.number AND d.version = x.version AND
            d.is_disposed));

-- Reopenings on the paper of the body that a file had been handed to for prosecution.
CREATE VIEW returned_files WITH (security_invoker=true) AS
 SELECT e.case_id, e.version
   FROM events e
     LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
  WHERE e.action = 'reopen' AND f.code = 'criminal_return';

-- Decisions of which no sanction is in force, with the event that ended the last of them.
CREATE VIEW undone_decisions WITH (security_invoker=true) AS
 SELECT d.case_id, d.version AS decision, u.version
   FROM decisions d
     CROSS JOIN LATERAL ( SELECT max(w.version) AS version
           FROM sanctions s
             LEFT JOIN undone_sanctions w ON w.case_id = s.case_id AND w.decision = s.version AND
               w.ordinal = s.ordinal
          WHERE s.case_id = d.case_id AND s.version = d.version
         HAVING bool_and(w.version IS NOT NULL)) u;
GRANT SELECT ON undone_decisions TO thanhtra_app;

-- Payments, reductions and exemptions with the decision they are about, and the version that
-- withdrew them.
CREATE VIEW relieving_facts WITH (security_invoker=true) AS
 SELECT f.case_id, f.version, w.version AS until_version, f.action, f.subject, f.amount,
    ( SELECT max(s.version) AS max
           FROM sanctions s
          WHERE s.case_id = f.case_id AND s.subject = f.subject AND s.version < f.version) AS
            decision
   FROM facts f
     LEFT JOIN facts w ON w.case_id = f.case_id AND w.withdrawn_version = f.version
  WHERE f.action = ANY (ARRAY['pay', 'reduce', 'exempt']);

-- What adds to the amount outstanding and what takes from it, each from the version that put it on
-- file until the one that withdrew it: due_parts, and exemptions. An exemption is of the rest alone:
-- it takes the opposite of all that was on file of the subject since the exemption before it.
CREATE VIEW owed_parts WITH (security_invoker=true) AS
 SELECT due_parts.case_id, due_parts.decision, due_parts.of_version, due_parts.from_version,
    due_parts.until_version, due_parts.figure, due_parts.subject, due_parts.quantity,
    due_parts.owed
   FROM due_parts
UNION ALL
 SELECT x.case_id, x.decision, x.version AS of_version, x.version AS from_version,
    x.until_version, 'exempted'::tally_figure AS figure, x.subject, 1 AS quantity, 0 AS owed
   FROM relieving_facts x
  WHERE x.action = 'exempt'
UNION ALL
 SELECT x.case_id, x.decision, x.version AS of_version, x.version AS from_version,
    LEAST(x.until_version, p.until_version) AS until_version, 'exempted'::tally_figure AS figure,
    x.subject, 0 AS quantity, - p.owed AS owed
   FROM relieving_facts x
     JOIN due_parts p ON p.case_id = x.case_id AND p.subject = x.subject AND p.of_version <
       x.version AND p.of_version > COALESCE(( SELECT max(w.version) AS max
           FROM clearings w
          WHERE w.case_id = x.case_id AND w.version < x.version), 0) AND p.of_version > COALESCE((
            SELECT max(y.version) AS max
           FROM relieving_facts y
          WHERE y.case_id = x.case_id AND y.subject = x.subject AND y.action = 'exempt' AND
            y.version < x.version AND COALESCE(y.until_version > x.version, true)), 0)
  WHERE x.action = 'exempt' AND x.version < COALESCE(p.until_version, 2147483647);

-- The same, with decisions put in force and undone. When every decision in force is undone at once,
-- what is left of each fine is annulled and each payment is owed back: every part of what was owed
-- has its opposite, on the day and under the version (of_version) of the event that undid them. When
-- single sanctions are undone, the annulment itself says what is annulled and what is owed back.
CREATE VIEW decision_changes WITH (security_invoker=true) AS
 SELECT o.case_id, o.decision, o.of_version, o.from_version, o.until_version, o.figure,
    o.subject, o.quantity, o.owed, 0 AS decisions
   FROM owed_parts o
UNION ALL
 SELECT d.case_id, d.version AS decision, d.version AS of_version, d.version AS from_version,
    NULL::integer AS until_version, 'decisions'::tally_figure AS figure,
    NULL::integer AS subject, 1 AS quantity, 0 AS owed, 1 AS decisions
   FROM decisions d
UNION ALL
 SELECT u.case_id, u.decision, u.version AS of_version, u.version AS from_version,
    NULL::integer AS until_version, 'annulled'::tally_figure AS figure, NULL::integer AS subject,
    1 AS quantity, 0 AS owed, '-1'::integer AS decisions
   FROM undone_decisions u
UNION ALL
 SELECT o.case_id, o.decision, u.version AS of_version,
    GREATEST(u.version, o.from_version) AS from_version, o.until_version,
        CASE
            WHEN o.figure = ANY (ARRAY['payments'::tally_figure, 'refunds'::tally_figure]) THEN
              'refunds'
            ELSE 'fines_annulled'
        END::tally_figure AS figure,
    o.subject,
        CASE o.figure
            WHEN 'fines'::tally_figure THEN o.quantity
            WHEN 'payments'::tally_figure THEN o.quantity
            WHEN 'fines_annulled'::tally_figure THEN - o.quantity
            ELSE 0
        END AS quantity,
    - o.owed AS owed, 0 AS decisions
   FROM owed_parts o
     CROSS JOIN LATERAL ( SELECT w.version
           FROM clearings w
          WHERE w.case_id = o.case_id AND w.version > o.of_version
          ORDER BY w.version
         LIMIT 1) u
  WHERE GREATEST(u.version, o.from_version) < COALESCE(o.until_version, 2147483647);

-- The entries that rest on one event and its documents. The branches, in order:
--   the flow of cases: opened, investigated, sanctioned, closed, moved out of a unit and into
--     another, on the day it took effect in the unit that acted, as violations and reminders are;
--   files that came back from the prosecution;
--   minors reminded;
--   violations, on the day and in the unit of the event that detected them;
--   the same violations taken back by a closing, with the opposite sign;
--   and counted again by a reopening after such a closing;
--   decisions, on their legal day, as all that follows;
--   what a decision imposes: each warning or fine, each override of the rule, each remedy;
--   violations by the first decision that sanctions them, each once however many subjects it has;
--   subjects that a decision sanctions, each once however many violations they committed;
--   remedies ordered without a sanction;
--   payments, late interest, relief in time, coercion and complaints;
--   and the same taken back by a withdrawal, with the opposite sign;
--   violations whose charges all end without one, and those that count again.
CREATE VIEW event_entries WITH (security_invoker=true) AS
 SELECT e.case_id, NULL::bigint AS amount, e.recorded_at, e.version, u.unit_id, e.effective_on,
    u.figure, 1 AS quantity, NULL::integer AS type_id, NULL::boolean AS minor, u.code,
    NULL::text AS area_kind, NULL::text AS subject_kind, NULL::text AS sex
   FROM events e
     LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
     CROSS JOIN LATERAL ( VALUES (e.unit_id,
                CASE
                    WHEN e.version = 1 THEN 'opened'
                    WHEN e.action = 'reopen' THEN 'reopened'
                    WHEN e.action = 'close' THEN 'closed'
                    WHEN e.from_state = 'investigated'::case_state AND e.action = 'sanction' THEN
                      'sanctioned'
                    WHEN e.from_state = 'opened'::case_state AND e.to_state =
                      'investigated'::case_state THEN 'investigated'
                    WHEN e.to_unit_id IS NOT NULL THEN 'sent'
                    ELSE NULL::text
                END::tally_figure,x.reason), (e.to_unit_id,'received'::tally_figure,NULL::text))
                  u(unit_id, figure, code)
  WHERE u.unit_id IS NOT NULL AND u.figure IS NOT NULL
UNION ALL
 SELECT r.case_id, NULL::bigint AS amount, l.recorded_at, r.version, l.unit_id, l.effective_on,
    'returned_by_prosecutor'::tally_figure AS figure, 1 AS quantity, NULL::integer AS type_id,
    NULL::boolean AS minor, NULL::text AS code, NULL::text AS area_kind,
    NULL::text AS subject_kind, NULL::text AS sex
   FROM returned_files r
     JOIN legal_days l ON l.case_id = r.case_id AND l.version = r.version
UNION ALL
 SELECT m.case_id, NULL::bigint AS amount, e.recorded_at, m.version, e.unit_id, e.effective_on,
    'minors_reminded'::tally_figure AS figure, 1 AS quantity, NULL::integer AS type_id,
    NULL::boolean AS minor, NULL::text AS code, NULL::text AS area_kind,
    'person' AS subject_kind, m.sex
   FROM reminded_minors m
     JOIN events e ON e.case_id = m.case_id AND e.version = m.version
UNION ALL
 SELECT w.case_id, NULL::bigint AS amount, e.recorded_at, w.version, e.unit_id, e.effective_on,
    'violations'::tally_figure AS figure, 1 AS quantity, w.type_id, NULL::boolean AS minor,
    NULL::text AS code, w.area_kind, NULL::text AS subject_kind, NULL::text AS sex
   FROM violations w
     JOIN events e ON e.case_id = w.case_id AND e.version = w.version
UNION ALL
 SELECT d.case_id, NULL::bigint AS amount, e.recorded_at, d.version, d.unit_id, d.effective_on,
    'violations'::tally_figure AS figure, '-1'::integer AS quantity, d.type_id,
    NULL::boolean AS minor, NULL::text AS code, d.area_kind, NULL::text AS subject_kind,
    NULL::text AS sex
   FROM disowned_violations d
     JOIN events e ON e.case_id = d.case_id AND e.version = d.version
UNION ALL
 SELECT e.case_id, NULL::bigint AS amount, e.recorded_at, e.version, d.unit_id, d.effective_on,
    'violations'::tally_figure AS figure, 1 AS quantity, d.type_id, NULL::boolean AS minor,
    NULL::text AS code, d.area_kind, NULL::text AS subject_kind, NULL::text AS sex
   FROM events e
     JOIN LATERAL ( SELECT x_1.version
           FROM closures x_1
          WHERE x_1.case_id = e.case_id AND x_1.version < e.version
          ORDER BY x_1.version DESC
         LIMIT 1) x ON true
     JOIN disowned_violations d ON d.case_id = e.case_id AND d.version = x.version
  WHERE e.action = 'reopen'
UNION ALL
 SELECT d.case_id, NULL::bigint AS amount, l.recorded_at, d.version, l.unit_id, l.effective_on,
    'decisions'::tally_figure AS figure, 1 AS quantity, NULL::integer AS type_id,
    NULL::boolean AS minor, NULL::text AS code, NULL::text AS area_kind,
    NULL::text AS subject_kind, NULL::text AS sex
   FROM decisions d
     JOIN legal_days l ON l.case_id = d.case_id AND l.version = d.version
UNION ALL
 SELECT s.case_id, f.amount, l.recorded_at, s.version, l.unit_id, l.effective_on, f.figure,
    1 AS quantity, s.type_id, s.minor, f.code, s.area_kind, s.subject_kind, s.sex
   FROM counted_sanctions s
     JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
     CROSS JOIN LATERAL ( SELECT
                CASE s.form
                    WHEN 'fine' THEN 'fines'
                    ELSE 'warnings'
                END::tally_figure AS tally_figure,
            s.amount, NULL::text AS "?column?"
        UNION ALL
         SELECT 'overrides'::tally_figure AS tally_figure, NULL::bigint AS int8,
            NULL::text AS text
          WHERE s.override_reason IS NOT NULL
        UNION ALL
         SELECT 'remedies'::tally_figure AS tally_figure, NULL::bigint AS int8,
            unnest(s.remedies) AS unnest) f(figure, amount, code)
UNION ALL
 SELECT s.case_id, NULL::bigint AS amount, l.recorded_at, s.version, l.unit_id, l.effective_on,
    'violations_sanctioned'::tally_figure AS figure, 1 AS quantity, s.type_id,
    NULL::boolean AS minor, NULL::text AS code, s.area_kind, NULL::text AS subject_kind,
    NULL::text AS sex
   FROM ( SELECT DISTINCT counted_sanctions.case_id, counted_sanctions.version,
            counted_sanctions.violation, counted_sanctions.type_id, counted_sanctions.area_kind
           FROM counted_sanctions) s
     JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
  WHERE NOT (EXISTS ( SELECT
           FROM sanctions p
          WHERE p.case_id = s.case_id AND p.violation = s.violation AND p.version < s.version))
UNION ALL
 SELECT s.case_id, NULL::bigint AS amount, l.recorded_at, s.version, l.unit_id, l.effective_on,
    'subjects_sanctioned'::tally_figure AS figure, 1 AS quantity, NULL::integer AS type_id,
    s.minor, NULL::text AS code, NULL::text AS area_kind, s.subject_kind, s.sex
   FROM ( SELECT counted_sanctions.case_id, counted_sanctions.version, counted_sanctions.subject,
            counted_sanctions.subject_kind, counted_sanctions.sex,
            bool_or(counted_sanctions.minor) AS minor
           FROM counted_sanctions
          GROUP BY counted_sanctions.case_id, counted_sanctions.version, counted_sanctions.subject,
            counted_sanctions.subject_kind, counted_sanctions.sex) s
     JOIN legal_days l ON l.case_id = s.case_id AND l.version = s.version
UNION ALL
 SELECT m.case_id, NULL::bigint AS amount, l.recorded_at, m.version, l.unit_id, l.effective_on,
    'remedies'::tally_figure AS figure, 1 AS quantity, NULL::integer AS type_id,
    NULL::boolean AS minor, unnest(m.remedies) AS code, NULL::text AS area_kind,
    NULL::text AS subject_kind, NULL::text AS sex
   FROM remedy_decisions m
     JOIN legal_days l ON l.case_id = m.case_id AND l.version = m.version
UNION ALL
 SELECT f.case_id, f.amount, f.recorded_at, f.version, f.unit_id, f.effective_on, f.figure,
    1 AS quantity, NULL::integer AS type_id, NULL::boolean AS minor, NULL::text AS code,
    NULL::text AS area_kind, f.subject_kind, f.sex
   FROM counted_facts f
UNION ALL
 SELECT w.case_id, - f.amount AS amount, e.recorded_at, w.version, f.unit_id, f.effective_on,
    f.figure, '-1'::integer AS quantity, NULL::integer AS type_id, NULL::boolean AS minor,
    NULL::text AS code, NULL::text AS area_kind, f.subject_kind, f.sex
   FROM facts w
     JOIN events e ON e.case_id = w.case_id AND e.version = w.version
     JOIN counted_facts f ON f.case_id = w.case_id AND f.version = w.withdrawn_version
  WHERE w.action = 'withdraw'
UNION ALL
 SELECT disposal_entries.case_id, disposal_entries.amount, disposal_entries.recorded_at,
    disposal_entries.version, disposal_entries.unit_id, disposal_entries.effective_on,
    disposal_entries.figure, disposal_entries.quantity, disposal_entries.type_id,
    disposal_entries.minor, disposal_entries.code, disposal_entries.area_kind,
    disposal_entries.subject_kind, disposal_entries.sex
   FROM disposal_entries;

-- What changes with decisions, by the event that puts it on file or withdraws it: in the unit that
-- had the case on that day, and in every unit the case went to after that day, each move taking out
-- of one unit and into the other what is in force and owed. A change of the past moves with the
-- moves that were on file already.
CREATE VIEW decision_entries WITH (security_invoker=true) AS
 SELECT c.case_id, x.version, e.recorded_at, x.unit_id, x.effective_on, x.figure, x.subject,
    x.quantity, x.amount, x.decisions, x.owed
   FROM decision_changes c
     JOIN legal_days l ON l.case_id = c.case_id AND l.version = c.of_version
     CROSS JOIN LATERAL ( VALUES (c.from_version,1), (c.until_version,'-1'::integer)) v(version,
       sign)
     CROSS JOIN LATERAL ( SELECT v.version, l.unit_id, l.effective_on, c.figure, c.subject,
            v.sign * c.quantity AS "?column?",
            v.sign *
                CASE c.figure
                    WHEN 'refunds'::tally_figure THEN c.owed
                    ELSE - c.owed
                END AS "?column?",
            v.sign * c.decisions AS "?column?", v.sign * c.owed AS "?column?"
        UNION ALL
         SELECT GREATEST(v.version, m.version) AS "greatest", y.unit_id,
            GREATEST(l.effective_on, m.effective_on) AS "greatest", y.figure, NULL::integer,
            v.sign * c.decisions, v.sign * c.owed, y.sign * v.sign * c.decisions,
            y.sign * v.sign * c.owed
           FROM events m
             CROSS JOIN LATERAL ( VALUES (m.unit_id,'decisions_sent'::tally_figure,'-1'::integer),
               (m.to_unit_id,'decisions_received'::tally_figure,1)) y(unit_id, figure, sign)
          WHERE m.case_id = c.case_id AND m.to_unit_id IS NOT NULL AND (m.version > c.of_version OR
            m.effective_on > l.effective_on)) x(version, unit_id, effective_on, figure, subject,
            quantity, amount, decisions, owed)
     JOIN events e ON e.case_id = c.case_id AND e.version = x.version
  WHERE v.version IS NOT NULL;

-- Every entry that must be in tallies, computed from the events and their documents alone. Of
-- decisions_sent and decisions_received, the amount is what is outstanding on them.
CREATE VIEW tally_source WITH (security_invoker=true) AS
 SELECT event_entries.case_id, event_entries.amount, event_entries.recorded_at,
    event_entries.version, event_entries.unit_id, event_entries.effective_on,
    event_entries.figure, event_entries.quantity, event_entries.type_id, event_entries.minor,
    event_entries.code, event_entries.area_kind, event_entries.subject_kind, event_entries.sex
   FROM event_entries
UNION ALL
 SELECT d.case_id, sum(d.amount)::bigint AS amount, d.recorded_at, d.version, d.unit_id,
    d.effective_on, d.figure, sum(d.quantity)::integer AS quantity, NULL::integer AS type_id,
    NULL::boolean AS minor, NULL::text AS code, NULL::text AS area_kind, s.kind AS subject_kind,
    s.sex
   FROM decision_entries d
     LEFT JOIN subjects s ON s.case_id = d.case_id AND s.number = d.subject
  WHERE d.figure <> ALL (ARRAY['decisions'::tally_figure, 'fines'::tally_figure,
    'payments'::tally_figure])
  GROUP BY d.case_id, d.recorded_at, d.version, d.unit_id, d.effective_on, d.figure, s.kind, s.sex
 HAVING sum(d.amount) <> 0::numeric OR sum(d.quantity) <> 0;

-- Every change that must be in balances.
CREATE VIEW balance_source WITH (security_invoker=true) AS
 SELECT d.case_id, sum(d.owed)::bigint AS amount, d.recorded_at, d.version, d.unit_id,
    d.effective_on, sum(d.decisions)::integer AS decisions
   FROM decision_entries d
  GROUP BY d.case_id, d.recorded_at, d.version, d.unit_id, d.effective_on
 HAVING sum(d.owed) <> 0::numeric OR sum(d.decisions) <> 0;

-- Every stay that must be in stays: each event that opens a case in a unit, with the first event
-- after it that closes the case or moves it on.
CREATE VIEW stay_source WITH (security_invoker=true) AS
 SELECT b.case_id, b.version, z.version AS left_version,
    COALESCE(b.to_unit_id, b.unit_id) AS unit_id, c.opened_on, b.effective_on AS since,
    z.effective_on AS until
   FROM events b
     JOIN cases c ON c.id = b.case_id
     LEFT JOIN LATERAL ( SELECT z_1.version, z_1.effective_on
           FROM events z_1
          WHERE z_1.case_id = b.case_id AND z_1.version > b.version AND (z_1.action = 'close' OR
            z_1.to_unit_id IS NOT NULL)
          ORDER BY z_1.version
         LIMIT 1) z ON true
  WHERE b.version = 1 OR b.action = 'reopen' OR b.to_unit_id IS NOT NULL;

-- Every event that must be in late_events.
CREATE VIEW late_source WITH (security_invoker=true) AS
 SELECT e.case_id, e.version, e.recorded_at, s.since
   FROM events e
     CROSS JOIN LATERAL ( SELECT LEAST(e.effective_on, min(k.ended_on)) AS since
           FROM clocks k
          WHERE k.case_id = e.case_id AND k.end_version = e.version) s
  WHERE s.since < local_day(e.recorded_at);

-- Books an event. Runs as the owner, at the end of the transaction, when the documents of the
-- event are on file.
CREATE FUNCTION count_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  -- Most events come before a decision, and are spared the look for what is owed.
  IF EXISTS (SELECT FROM decisions d WHERE d.case_id = NEW.case_id) THEN
    INSERT INTO tallies
    SELECT * FROM tally_source t WHERE t.case_id = NEW.case_id AND t.version = NEW.version;
    INSERT INTO balances (case_id, amount, recorded_at, version, unit_id, effective_on, decisions)
    SELECT * FROM balance_source b WHERE b.case_id = NEW.case_id AND b.version = NEW.version;
  ELSE
    INSERT INTO tallies
    SELECT * FROM event_entries t WHERE t.case_id = NEW.case_id AND t.version = NEW.version;
  END IF;
  IF NEW.action = 'close' OR NEW.to_unit_id IS NOT NULL THEN
    UPDATE stays SET left_version = NEW.version, until = NEW.effective_on
    WHERE case_id = NEW.case_id AND version = (
      SELECT max(s.version) FROM stays s
      WHERE s.case_id = NEW.case_id AND s.version < NEW.version);
  END IF;
  INSERT INTO stays (case_id, version, left_version, unit_id, opened_on, since, until)
  SELECT * FROM stay_source s WHERE s.case_id = NEW.case_id AND s.version = NEW.version;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_event() FROM PUBLIC;

CREATE FUNCTION note_late_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  INSERT INTO late_events (case_id, version, recorded_at, since)
  SELECT * FROM late_source l WHERE l.case_id = NEW.case_id AND l.version = NEW.version;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_late_event() FROM PUBLIC;

-- Events that say something of the day or of days before it and were recorded after as_of: what is
-- on the books today that nobody knew as of that instant. The day must not be after the day of
-- as_of.
--
-- Reading every event recorded since would cost more with each year. But an event recorded on a
-- later day than the one it took effect on is in late_events, and its span (from that day to the
-- day it was recorded) covers all days from the asked one to the day of as_of. An index finds those
-- few. What is left are events recorded on the day they took effect: they matter only if that is
-- the asked day and also the day of as_of, and then they were recorded in the rest of that one
-- day.
CREATE FUNCTION learned_after(as_of timestamptz, day date)
 RETURNS TABLE(case_id bigint, version integer)
 LANGUAGE sql
 STABLE
AS $$
  -- Recorded in the rest of the day of as_of, on the day it took effect.
  SELECT e.case_id, e.version FROM events e
  WHERE e.recorded_at > as_of AND day = local_day(as_of) AND e.effective_on = day
    AND e.recorded_at < (day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
  UNION
  -- Recorded on a later day than the first of which it says something.
  SELECT l.case_id, l.version FROM late_events l
  WHERE l.span @> daterange(day, local_day(as_of), '[]') AND l.recorded_at > as_of
$$;
REVOKE ALL ON FUNCTION learned_after(timestamptz,date) FROM PUBLIC;

-- The entries of a span of days as recorded by an instant.
CREATE FUNCTION entries_of(units integer[], first date, last date, as_of timestamptz)
 RETURNS SETOF tallies
 LANGUAGE sql
 STABLE
AS $$
  SELECT t.* FROM tallies t
  WHERE t.effective_on BETWEEN first AND last AND t.recorded_at <= as_of
    AND t.unit_id = ANY (units)
$$;
REVOKE ALL ON FUNCTION entries_of(integer[],date,date,timestamptz) FROM PUBLIC;

-- Decisions in force at the end of a day and what is outstanding on them, as recorded by an instant.
CREATE FUNCTION balances_of(units integer[], day date, as_of timestamptz)
 RETURNS TABLE(unit_id integer, decisions bigint, amount bigint)
 LANGUAGE sql
 STABLE
AS $$
  SELECT b.unit_id, sum(b.decisions), sum(b.amount)::bigint FROM balances b
  WHERE b.effective_on <= day AND b.recorded_at <= as_of AND b.unit_id = ANY (units)
  GROUP BY 1
$$;
REVOKE ALL ON FUNCTION balances_of(integer[],date,timestamptz) FROM PUBLIC;

-- Cases open in some units at the end of a day, as known at an instant.
--
-- The books say when a case lay open as known today. To see them as of an earlier instant, what was
-- learned later is undone in both directions: a stay whose beginning was learned later did not
-- exist, and a stay whose end was learned later had not ended. All other stays are as they are. Of
-- a day after the day of as_of, what is known is what was known of that day itself. OFFSET 0 keeps
-- the look-ups of a few cases from being planned as a join with all of them.
CREATE FUNCTION stays_of(units integer[], asked date, as_of timestamptz)
 RETURNS TABLE(case_id bigint, unit_id integer, opened_on date)
 LANGUAGE sql
 STABLE
AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l)
  -- Open on that day, and the beginning was known.
  SELECT s.case_id, s.unit_id, s.opened_on FROM stays s
  WHERE s.span @> LEAST(asked, local_day(as_of)) AND s.unit_id = ANY (units)
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = s.case_id AND l.version = s.version)
  UNION ALL
  -- Ended by that day, but the end was learned later.
  SELECT z.case_id, s.unit_id, s.opened_on
  FROM late z CROSS JOIN LATERAL (
    SELECT s.version, s.unit_id, s.opened_on, s.until FROM stays s
    WHERE s.case_id = z.case_id AND s.left_version = z.version OFFSET 0) s
  WHERE s.unit_id = ANY (units) AND s.until <= LEAST(asked, local_day(as_of))
    AND NOT EXISTS (SELECT FROM late l WHERE l.case_id = z.case_id AND l.version = s.version)
$$;
REVOKE ALL ON FUNCTION stays_of(integer[],date,timestamptz) FROM PUBLIC;

-- Cases open in some units at the end of a day with a term that was over, as known at an instant.
--
-- First the terms, then the units where their cases lay. Both are on the books as known today, and
-- what was learned after as_of is undone, four times: a term or a stay whose beginning was learned
-- later did not exist; a term or a stay whose end was learned later had not ended. Terms that were
-- reckoned anew after as_of are read from superseded_terms. Each term is looked up where its case
-- lay (OFFSET 0): a join with everything that was open would be planned by a guess of how many terms
-- there are. Terms whose rule lapses are rights that ended: nobody missed them, and no case is
-- overdue by them. Terms of execution are for those who were sanctioned to keep, all others for the
-- office: a case may be overdue by both.
CREATE FUNCTION overdue_of(units integer[], asked date, as_of timestamptz)
 RETURNS TABLE(case_id bigint, unit_id integer, opened_on date, of_execution boolean)
 LANGUAGE sql
 STABLE
AS $$
  WITH late AS MATERIALIZED (
    SELECT l.case_id, l.version FROM learned_after(as_of, LEAST(asked, local_day(as_of))) l),
  other AS MATERIALIZED (
    SELECT DISTINCT ON (t.case_id, t.number) t.case_id, t.number, t.due_on, t.missing_year
    FROM superseded_terms t WHERE t.superseded_at > as_of
    ORDER BY t.case_id, t.number, t.superseded_at),
  over AS (
    -- Terms over on that day.
    SELECT k.case_id, k.version, k.rule_id FROM clocks k
    WHERE overdue_span(k.due_on, k.ended_on) @> LEAST(asked, local_day(as_of))
      AND k.missing_year IS NULL AND (k.ended_on IS NULL OR k.ended_on > k.due_on)
      AND (k.case_id, k.number) NOT IN (SELECT t.case_id, t.number FROM other t)
    UNION ALL
    -- Terms that had ended by that day, but the end was learned later.
    SELECT z.case_id, k.version, k.rule_id
    FROM late z CROSS JOIN LATERAL (
      SELECT k.version, k.rule_id, k.number, k.due_on, k.missing_year FROM clocks k
      WHERE k.case_id = z.case_id AND k.end_version = z.version OFFSET 0) k
    WHERE k.due_on < LEAST(asked, local_day(as_of)) AND k.missing_year IS NULL
      AND (z.case_id, k.number) NOT IN (SELECT t.case_id, t.number FROM other t)
    UNION ALL
    -- Terms that had another last day then, whenever their end was learned.
    SELECT k.case_id, k.version, k.rule_id
    FROM other t JOIN clocks k ON k.case_id = t.case_id AND k.number = t.number
    WHERE t.due_on < LEAST(asked, local_day(as_of)) AND t.missing_year IS NULL
      AND (k.ended_on IS NULL OR k.ended_on > LEAST(asked, local_day(as_of))
        OR (k.case_id, k.end_version) IN (SELECT l.case_id, l.version FROM late l)))
  SELECT DISTINCT o.case_id, s.unit_id, s.opened_on, r.goal IN ('execution', 'complaint')
  FROM over o
  JOIN clock_rules r ON r.id = o.rule_id AND NOT r.lapses
  CROSS JOIN LATERAL (
    SELECT s.unit_id, s.opened_on, s.version, s.left_version, s.until FROM stays s
    WHERE s.case_id = o.case_id AND s.since <= LEAST(asked, local_day(as_of)) OFFSET 0) s
  WHERE s.unit_id = ANY (units)
    -- The event that started the term had taken effect; up to the day of as_of every event had.
    AND (asked >= local_day(as_of) OR (SELECT b.effective_on FROM events b
      WHERE b.case_id = o.case_id AND b.version = o.version) <= asked)
    -- The case had not left the unit, or that was learned later.
    AND (s.until IS NULL OR s.until > LEAST(asked, local_day(as_of))
      OR (o.case_id, s.left_version) IN (SELECT l.case_id, l.version FROM late l))
    -- The beginning of the stay and that of the term were known.
    AND (o.case_id, s.version) NOT IN (SELECT l.case_id, l.version FROM late l)
    AND (o.case_id, o.version) NOT IN (SELECT l.case_id, l.version FROM late l)
$$;
REVOKE ALL ON FUNCTION overdue_of(integer[],date,timestamptz) FROM PUBLIC;

-- stays_of for the units of the asker.
CREATE FUNCTION stays_on(day date, as_of timestamptz)
 RETURNS TABLE(case_id bigint, unit_id integer, opened_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM stays_of(asked, day, as_of);
END $$;
REVOKE ALL ON FUNCTION stays_on(date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stays_on(date,timestamptz) TO thanhtra_app;

-- overdue_of for the units of the asker.
CREATE FUNCTION overdue_on(day date, as_of timestamptz)
 RETURNS TABLE(case_id bigint, unit_id integer, opened_on date, of_execution boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
BEGIN
  RETURN QUERY SELECT * FROM overdue_of(asked, day, as_of);
END $$;
REVOKE ALL ON FUNCTION overdue_on(date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_on(date,timestamptz) TO thanhtra_app;

-- The number of a case that the asker's units have on their books, wherever it lies now.
CREATE FUNCTION booked_number(asked bigint)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT c.number FROM cases c
  WHERE c.id = asked AND EXISTS (
    SELECT FROM tallies t WHERE t.case_id = c.id AND answers_for(t.unit_id))
$$;
REVOKE ALL ON FUNCTION booked_number(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION booked_number(bigint) TO thanhtra_app;

-- A half month, from the 1st to the 14th or from the 15th to the end, whose figures are kept as
-- they had been recorded by an instant.
CREATE TABLE settlements (
  first_on date NOT NULL,
  last_on date NOT NULL,
  settled_at timestamptz NOT NULL,
  CONSTRAINT settlements_pkey PRIMARY KEY (first_on),
  CONSTRAINT settlements_last_on_key UNIQUE (last_on),
  CONSTRAINT settled_once_it_is_over CHECK (last_on < local_day(settled_at))
);
ALTER TABLE settlements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON settlements TO thanhtra_owner USING (true) WITH CHECK (true);

-- The entries of a half month added up.
CREATE TABLE settled_totals (
  first_on date NOT NULL,
  unit_id integer NOT NULL,
  figure tally_figure NOT NULL,
  code text,
  minor boolean,
  quantity bigint NOT NULL,
  amount bigint,
  CONSTRAINT settled_totals_first_on_fkey FOREIGN KEY (first_on) REFERENCES settlements(first_on) ON
    DELETE CASCADE,
  CONSTRAINT settled_totals_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX settled_totals_by_day ON settled_totals (first_on);
ALTER TABLE settled_totals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON settled_totals TO thanhtra_owner USING (true) WITH CHECK (true);

-- Cases open at the end of a half month by the day they were opened, and those of them overdue: by
-- a term of the office, and by a term of execution.
CREATE TABLE settled_standings (
  first_on date NOT NULL,
  unit_id integer NOT NULL,
  opened_on date NOT NULL,
  cases bigint NOT NULL,
  overdue bigint NOT NULL,
  overdue_execution bigint NOT NULL,
  CONSTRAINT settled_standings_pkey PRIMARY KEY (first_on, unit_id, opened_on),
  CONSTRAINT settled_standings_first_on_fkey FOREIGN KEY (first_on) REFERENCES settlements(first_on)
    ON DELETE CASCADE,
  CONSTRAINT settled_standings_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
ALTER TABLE settled_standings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON settled_standings TO thanhtra_owner USING (true) WITH CHECK (true);

-- Decisions in force at the end of a half month, and what was outstanding on them.
CREATE TABLE settled_balances (
  first_on date NOT NULL,
  unit_id integer NOT NULL,
  decisions bigint NOT NULL,
  amount bigint NOT NULL,
  CONSTRAINT settled_balances_pkey PRIMARY KEY (first_on, unit_id),
  CONSTRAINT settled_balances_first_on_fkey FOREIGN KEY (first_on) REFERENCES settlements(first_on)
    ON DELETE CASCADE,
  CONSTRAINT settled_balances_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
ALTER TABLE settled_balances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON settled_balances TO thanhtra_owner USING (true) WITH CHECK (true);

-- The instant of the settling under way: everything recorded by then is committed.
CREATE TABLE settling (
  is_only boolean NOT NULL DEFAULT true,
  instant timestamptz NOT NULL DEFAULT '-infinity'::timestamptz,
  CONSTRAINT settling_pkey PRIMARY KEY (is_only),
  CONSTRAINT settling_is_only_check CHECK (is_only)
);

-- An instant by which everything recorded is committed: writers that began before it have ended,
-- and others wait until the transaction of the asker ends.
CREATE FUNCTION settled_instant()
 RETURNS timestamptz
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  IF NOT has_right('publishes_statistics') AND NOT asks_as_owner() THEN
    RAISE EXCEPTION 'nobody asks who publishes' USING ERRCODE = '42501';
  END IF;
  LOCK TABLE events IN SHARE MODE;
  RETURN clock_timestamp();
END $$;
REVOKE ALL ON FUNCTION settled_instant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settled_instant() TO thanhtra_app;

-- Whether the cases open and overdue as settled at an instant, at the end of the day last_on, are
-- also those known at another instant: they are, if that one is not earlier, no event recorded
-- between the two says something of that day or those before it, and no term was reckoned anew.
CREATE FUNCTION stands(last_on date, settled_at timestamptz, as_of timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $$
  SELECT settled_at <= as_of AND NOT EXISTS (
    SELECT FROM late_events l WHERE l.span @> daterange(last_on, local_day(settled_at), '[]')
      AND l.recorded_at > settled_at AND l.recorded_at <= as_of)
    AND NOT EXISTS (SELECT FROM superseded_terms t
      WHERE t.superseded_at > settled_at AND t.superseded_at <= as_of)
$$;
REVOKE ALL ON FUNCTION stands(date,timestamptz,timestamptz) FROM PUBLIC;

-- The figures of a span of days as recorded by an instant, several rows for one figure. Three
-- parts: whole half months as they were settled, where that was not after as_of; entries of those
-- half months that were recorded since; and, day by day of what no settlement covers, the entries
-- themselves. The span alone says which days count: months add up to their quarter.
CREATE FUNCTION tallied(first date, last date, as_of timestamptz)
 RETURNS TABLE(unit_id integer, figure tally_figure, code text, minor boolean, quantity bigint,
   amount bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
  whole date[] := ARRAY(SELECT s.first_on FROM settlements s
    WHERE s.first_on >= first AND s.last_on <= last AND s.settled_at <= as_of);
  settled datemultirange := (SELECT range_agg(daterange(s.first_on, s.last_on, '[]'))
    FROM settlements s WHERE s.first_on = ANY (whole));
  days daterange;
BEGIN
  IF settled IS NULL THEN
    settled := '{}';
  END IF;
  -- Whole half months as they were settled.
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity)::bigint, sum(t.amount)::bigint
  FROM settled_totals t WHERE t.first_on = ANY (whole) AND t.unit_id = ANY (asked)
  GROUP BY 1, 2, 3, 4;
  -- What was recorded of them since. A look for each day: the index has the entries of a day by the
  -- instant they were recorded.
  RETURN QUERY
  SELECT t.unit_id, t.figure, t.code, t.minor, t.quantity::bigint, t.amount
  FROM settlements s
  CROSS JOIN LATERAL (SELECT s.first_on + n AS day
    FROM generate_series(0, s.last_on - s.first_on) AS n) d
  CROSS JOIN LATERAL (SELECT * FROM tallies t WHERE t.effective_on = d.day
      AND local_day(t.recorded_at) > t.effective_on
      AND t.recorded_at > s.settled_at AND t.recorded_at <= as_of OFFSET 0) t
  WHERE s.first_on = ANY (whole) AND t.unit_id = ANY (asked);
  -- The days that no settlement covers, entry by entry.
  FOR days IN SELECT unnest(datemultirange(daterange(first, last, '[]')) - settled) LOOP
    RETURN QUERY
    SELECT t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
    FROM entries_of(asked, lower(days), upper(days) - 1, as_of) t
    GROUP BY 1, 2, 3, 4;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION tallied(date,date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tallied(date,date,timestamptz) TO thanhtra_app;

-- The settlement that says which cases were open at the end of a day, where there is one.
CREATE FUNCTION settlement_of(day date, as_of timestamptz)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $$
  SELECT s.first_on FROM settlements s
  WHERE s.last_on = day AND stands(s.last_on, s.settled_at, as_of)
$$;
REVOKE ALL ON FUNCTION settlement_of(date,timestamptz) FROM PUBLIC;

-- How many cases lay open at the end of a day, by the day they were opened.
CREATE FUNCTION open_on(day date, as_of timestamptz)
 RETURNS TABLE(unit_id integer, opened_on date, cases bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
  kept date := settlement_of(day, as_of);
BEGIN
  IF kept IS NULL THEN
    RETURN QUERY
    SELECT s.unit_id, s.opened_on, count(*) FROM stays_of(asked, day, as_of) s GROUP BY 1, 2;
  ELSE
    RETURN QUERY
    SELECT s.unit_id, s.opened_on, s.cases FROM settled_standings s
    WHERE s.first_on = kept AND s.unit_id = ANY (asked);
  END IF;
END $$;
REVOKE ALL ON FUNCTION open_on(date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_on(date,timestamptz) TO thanhtra_app;

-- How many of them had a term that was over: of the office, and of execution.
CREATE FUNCTION overdue_cases_on(day date, as_of timestamptz)
 RETURNS TABLE(unit_id integer, cases bigint, of_execution boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
  kept date := settlement_of(day, as_of);
BEGIN
  IF kept IS NULL THEN
    RETURN QUERY SELECT o.unit_id, count(*), o.of_execution
    FROM overdue_of(asked, day, as_of) o GROUP BY 1, 3;
  ELSE
    RETURN QUERY
    SELECT s.unit_id, sum(x.overdue)::bigint, x.of_execution FROM settled_standings s
    CROSS JOIN LATERAL (VALUES (s.overdue, false), (s.overdue_execution, true))
      AS x (overdue, of_execution)
    WHERE s.first_on = kept AND s.unit_id = ANY (asked) GROUP BY 1, 3;
  END IF;
END $$;
REVOKE ALL ON FUNCTION overdue_cases_on(date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_cases_on(date,timestamptz) TO thanhtra_app;

-- balances_of for the units of the asker, from the last settlement before that day on: what it
-- keeps, what changed on the days after it, and what was recorded since of the days before.
CREATE FUNCTION balances_on(day date, as_of timestamptz)
 RETURNS TABLE(unit_id integer, decisions bigint, amount bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  asked integer[] := answered_units();
  kept settlements;
BEGIN
  SELECT s.* INTO kept FROM settlements s WHERE s.last_on <= day AND s.settled_at <= as_of
  ORDER BY s.last_on DESC LIMIT 1;
  IF kept.first_on IS NULL THEN
    RETURN QUERY SELECT * FROM balances_of(asked, day, as_of);
    RETURN;
  END IF;
  RETURN QUERY
  SELECT x.unit_id, sum(x.decisions)::bigint, sum(x.amount)::bigint
  FROM (
    SELECT s.unit_id, s.decisions, s.amount FROM settled_balances s
    WHERE s.first_on = kept.first_on
    UNION ALL
    SELECT b.unit_id, b.decisions, b.amount FROM balances b
    WHERE b.effective_on > kept.last_on AND b.effective_on <= day AND b.recorded_at <= as_of
    UNION ALL
    SELECT b.unit_id, b.decisions, b.amount FROM balances b
    WHERE b.span @> daterange(kept.last_on, local_day(kept.settled_at), '[]')
      AND local_day(b.recorded_at) > b.effective_on
      AND b.recorded_at > kept.settled_at AND b.recorded_at <= as_of) x
  WHERE x.unit_id = ANY (asked) GROUP BY 1;
END $$;
REVOKE ALL ON FUNCTION balances_on(date,timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION balances_on(date,timestamptz) TO thanhtra_app;

-- The last day of the half month that begins on a day.
CREATE FUNCTION half_month_end(first date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $$
  SELECT CASE WHEN extract(day FROM first) = 1 THEN first + 13
    ELSE (date_trunc('month', first::timestamp) + interval '1 month - 1 day')::date END
$$;

-- Begins a settling: what it settles is as recorded by this instant. Writers that began before it
-- have ended then; others wait until the transaction ends.
CREATE FUNCTION begin_settling()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  LOCK TABLE events IN SHARE MODE;
  UPDATE settling SET instant = clock_timestamp();
END $$;
REVOKE ALL ON FUNCTION begin_settling() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_settling() TO thanhtra_app;

-- First days of the half months over before a day whose figures are not kept, or not as they are
-- known by now; the latest first.
CREATE FUNCTION unsettled_half_months(before date)
 RETURNS SETOF date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET jit TO 'off'
AS $$
  SELECT h.first_on
  FROM settling g
  CROSS JOIN (SELECT date_trunc('month', min(opened_on)::timestamp) AS month FROM cases) b
  CROSS JOIN LATERAL generate_series(b.month, local_day(g.instant)::timestamp, '1 month') m
  CROSS JOIN LATERAL (VALUES (m::date), (m::date + 14)) AS h (first_on)
  WHERE half_month_end(h.first_on) < LEAST(before, local_day(g.instant))
    AND NOT EXISTS (SELECT FROM settlements s
      WHERE s.first_on = h.first_on AND stands(s.last_on, s.settled_at, g.instant))
  ORDER BY 1 DESC
$$;
REVOKE ALL ON FUNCTION unsettled_half_months(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unsettled_half_months(date) TO thanhtra_app;

-- What a settlement of some days keeps in settled_totals, of every unit.
CREATE FUNCTION totals_of(first date, last date, as_of timestamptz)
 RETURNS TABLE(first_on date, unit_id integer, figure tally_figure, code text, minor boolean,
   quantity bigint, amount bigint)
 LANGUAGE sql
 STABLE
AS $$
  SELECT first, t.unit_id, t.figure, t.code, t.minor, sum(t.quantity), sum(t.amount)::bigint
  FROM entries_of(ARRAY(SELECT u.id FROM units u), first, last, as_of) t
  GROUP BY 2, 3, 4, 5
$$;
REVOKE ALL ON FUNCTION totals_of(date,date,timestamptz) FROM PUBLIC;

-- What a settlement of some days keeps in settled_standings, of every unit.
CREATE FUNCTION standings_of(first date, last date, as_of timestamptz)
 RETURNS TABLE(first_on date, unit_id integer, opened_on date, cases bigint, overdue bigint,
   overdue_execution bigint)
 LANGUAGE sql
 STABLE
AS $$
  SELECT first, s.unit_id, s.opened_on, count(*), count(*) FILTER (WHERE o.of_office),
    count(*) FILTER (WHERE o.of_execution)
  FROM stays_of(ARRAY(SELECT u.id FROM units u), last, as_of) s
  LEFT JOIN (SELECT o.case_id, o.unit_id, bool_or(o.of_execution) AS of_execution,
      bool_or(NOT o.of_execution) AS of_office
    FROM overdue_of(ARRAY(SELECT u.id FROM units u), last, as_of) o GROUP BY 1, 2) o
    ON o.case_id = s.case_id AND o.unit_id = s.unit_id
  GROUP BY 2, 3
$$;
REVOKE ALL ON FUNCTION standings_of(date,date,timestamptz) FROM PUBLIC;

-- What a settlement of some days keeps in settled_balances, of every unit.
CREATE FUNCTION balances_at(first date, last date, as_of timestamptz)
 RETURNS TABLE(first_on date, unit_id integer, decisions bigint, amount bigint)
 LANGUAGE sql
 STABLE
AS $$
  SELECT first, b.* FROM balances_of(ARRAY(SELECT u.id FROM units u), last, as_of) b
$$;
REVOKE ALL ON FUNCTION balances_at(date,date,timestamptz) FROM PUBLIC;

-- Keeps the figures of the half month that begins on a day.
CREATE FUNCTION settle(first date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $$
DECLARE
  instant timestamptz;
  last date := half_month_end(first);
BEGIN
  IF extract(day FROM first) NOT IN (1, 15) THEN
    RAISE EXCEPTION 'no half month begins on %', first;
  END IF;
  LOCK TABLE settlements IN SHARE ROW EXCLUSIVE MODE;
  SELECT g.instant INTO instant FROM settling g;
  DELETE FROM settlements WHERE first_on = first;
  INSERT INTO settlements VALUES (first, last, instant);
  INSERT INTO settled_totals SELECT * FROM totals_of(first, last, instant);
  INSERT INTO settled_standings SELECT * FROM standings_of(first, last, instant);
  INSERT INTO settled_balances SELECT * FROM balances_at(first, last, instant);
END $$;
REVOKE ALL ON FUNCTION settle(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle(date) TO thanhtra_app;

-- Settlements that do not keep what the entries, stays, terms and balances add up to.
CREATE VIEW altered_settlements WITH (security_invoker=true) AS
 SELECT s.first_on
   FROM settlements s
  WHERE (EXISTS ((
                 SELECT t.first_on, t.unit_id, t.figure, t.code, t.minor, t.quantity, t.amount
                   FROM settled_totals t
                  WHERE t.first_on = s.first_on
                EXCEPT ALL
                 SELECT totals_of.first_on, totals_of.unit_id, totals_of.figure, totals_of.code,
                    totals_of.minor, totals_of.quantity, totals_of.amount
                   FROM totals_of(s.first_on, s.last_on, s.settled_at) totals_of(first_on, unit_id,
                     figure, code, minor, quantity, amount)
        ) UNION ALL (
                 SELECT totals_of.first_on, totals_of.unit_id, totals_of.figure, totals_of.code,
                    totals_of.minor, totals_of.quantity, totals_of.amount
                   FROM totals_of(s.first_on, s.last_on, s.settled_at) totals_of(first_on, unit_id,
                     figure, code, minor, quantity, amount)
                EXCEPT ALL
                 SELECT t.first_on, t.unit_id, t.figure, t.code, t.minor, t.quantity, t.amount
                   FROM settled_totals t
                  WHERE t.first_on = s.first_on
        ))) OR (EXISTS ((
                 SELECT t.first_on, t.unit_id, t.opened_on, t.cases, t.overdue,
                    t.overdue_execution
                   FROM settled_standings t
                  WHERE t.first_on = s.first_on
                EXCEPT ALL
                 SELECT standings_of.first_on, standings_of.unit_id, standings_of.opened_on,
                    standings_of.cases, standings_of.overdue, standings_of.overdue_execution
                   FROM standings_of(s.first_on, s.last_on, s.settled_at) standings_of(first_on,
                     unit_id, opened_on, cases, overdue, overdue_execution)
        ) UNION ALL (
                 SELECT standings_of.first_on, standings_of.unit_id, standings_of.opened_on,
                    standings_of.cases, standings_of.overdue, standings_of.overdue_execution
                   FROM standings_of(s.first_on, s.last_on, s.settled_at) standings_of(first_on,
                     unit_id, opened_on, cases, overdue, overdue_execution)
                EXCEPT ALL
                 SELECT t.first_on, t.unit_id, t.opened_on, t.cases, t.overdue,
                    t.overdue_execution
                   FROM settled_standings t
                  WHERE t.first_on = s.first_on
        ))) OR (EXISTS ((
                 SELECT t.first_on, t.unit_id, t.decisions, t.amount
                   FROM settled_balances t
                  WHERE t.first_on = s.first_on
                EXCEPT ALL
                 SELECT balances_at.first_on, balances_at.unit_id, balances_at.decisions,
                    balances_at.amount
                   FROM balances_at(s.first_on, s.last_on, s.settled_at) balances_at(first_on,
                     unit_id, decisions, amount)
        ) UNION ALL (
                 SELECT balances_at.first_on, balances_at.unit_id, balances_at.decisions,
                    balances_at.amount
                   FROM balances_at(s.first_on, s.last_on, s.settled_at) balances_at(first_on,
                     unit_id, decisions, amount)
                EXCEPT ALL
                 SELECT t.first_on, t.unit_id, t.decisions, t.amount
                   FROM settled_balances t
                  WHERE t.first_on = s.first_on
        )));

-- Figures that were published: kept as the bytes they were, for ever.
CREATE TABLE publications (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  unit_id integer NOT NULL,
  officer_id integer NOT NULL,
  -- The publication of the same figures before this one.
  replaces integer,
  from_on date NOT NULL,
  to_on date NOT NULL,
  as_of timestamptz NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  law_revision bigint NOT NULL,
  period text NOT NULL,
  kind text NOT NULL,
  -- SHA-256 of the acts as they were in force.
  catalogue bytea NOT NULL,
  -- SHA-256 of the calendar as it was in force.
  calendar bytea NOT NULL,
  document bytea NOT NULL,
  hash bytea NOT NULL GENERATED ALWAYS AS (sha256(document)) STORED,
  -- The last checkpoint when the figures were published; its root is printed with them.
  checkpoint_id integer,
  CONSTRAINT publications_pkey PRIMARY KEY (id),
  CONSTRAINT publications_checkpoint_id_fkey FOREIGN KEY (checkpoint_id) REFERENCES checkpoints(id),
  CONSTRAINT publications_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  CONSTRAINT publications_replaces_fkey FOREIGN KEY (replaces) REFERENCES publications(id),
  CONSTRAINT publications_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT kind_is_known CHECK (kind = ANY (ARRAY['reporting', 'calendar'])),
  CONSTRAINT published_once_it_is_over CHECK (to_on < (as_of AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
CREATE INDEX publications_by_period ON publications (unit_id, kind, period, id);
ALTER TABLE publications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON publications TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON publications FOR SELECT TO thanhtra_app USING (unit_id = ANY
  (((SELECT figure_scope() AS officer_scope))::integer[]));
CREATE POLICY officer_publishes_for_the_scope ON publications FOR INSERT TO thanhtra_app WITH CHECK
  (officer_id = current_officer() AND (unit_id = ANY (((SELECT figure_scope() AS
  officer_scope))::integer[])) AND (EXISTS (SELECT FROM officer_rights WHERE officer_rights.name =
  'publishes_statistics')));
GRANT INSERT (unit_id, officer_id, replaces, from_on, to_on, as_of, law_revision, period, kind,
  catalogue, calendar, document, checkpoint_id), SELECT ON publications TO thanhtra_app;

-- Reports as the public has them: asked for again, they are given out as they were, and no other
-- report may tell what is hidden in them. Without a unit it is of all units, without an officer the
-- owner of the database gave it out.
CREATE TABLE public_reports (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  unit_id integer,
  officer_id integer,
  from_on date NOT NULL,
  to_on date NOT NULL,
  as_of timestamptz NOT NULL,
  given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  period text NOT NULL,
  kind text NOT NULL,
  -- Its breakdowns and the length of its trend.
  tables text NOT NULL,
  -- The report before anything was hidden.
  figures bytea NOT NULL,
  shown bytea NOT NULL,
  CONSTRAINT public_reports_pkey PRIMARY KEY (id),
  CONSTRAINT report_is_given_once UNIQUE NULLS NOT DISTINCT (unit_id, kind, period, tables),
  CONSTRAINT public_reports_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  CONSTRAINT public_reports_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT given_once_it_is_over CHECK (to_on < local_day(as_of)),
  CONSTRAINT kind_is_known CHECK (kind = ANY (ARRAY['reporting', 'calendar']))
);
ALTER TABLE public_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON public_reports TO thanhtra_owner USING (true) WITH CHECK (true);
CREATE POLICY officer_sees_the_scope ON public_reports FOR SELECT TO thanhtra_app USING (unit_id =
  ANY (((SELECT figure_scope() AS officer_scope))::integer[]));
CREATE POLICY officer_publishes_for_the_scope ON public_reports FOR INSERT TO thanhtra_app WITH
  CHECK (officer_id = current_officer() AND (unit_id = ANY (((SELECT figure_scope() AS
  officer_scope))::integer[])) AND (EXISTS (SELECT FROM officer_rights WHERE officer_rights.name =
  'publishes_statistics')));
GRANT INSERT (unit_id, officer_id, from_on, to_on, as_of, period, kind, tables, figures, shown),
  SELECT ON public_reports TO thanhtra_app;

-- What the public has of a unit, of units above and below it, and of all. What is hidden comes only
-- to those who may be given the figures of the unit.
CREATE FUNCTION public_reports_near(asked text)
 RETURNS TABLE(unit text, unit_name text, from_on date, to_on date, as_of timestamptz, given_at
   timestamptz, period text, kind text, tables text, shown bytea, figures bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT u.code, u.name, r.from_on, r.to_on, r.as_of, r.given_at, r.period, r.kind, r.tables,
    r.shown, CASE WHEN answers_for(r.unit_id) THEN r.figures END
  FROM public_reports r LEFT JOIN units u ON u.id = r.unit_id
  WHERE (has_right('publishes_statistics') OR asks_as_owner())
    AND (asked IS NULL OR r.unit_id IS NULL OR EXISTS (
      SELECT FROM units a JOIN unit_descendants d
        ON (d.above_id, d.unit_id) IN ((a.id, r.unit_id), (r.unit_id, a.id))
      WHERE a.code = asked))
  ORDER BY r.id
$$;
REVOKE ALL ON FUNCTION public_reports_near(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_reports_near(text) TO thanhtra_app;

-- Whether an event took its case into the scope, or its case lies in the scope now.
CREATE FUNCTION event_reaches_scope(case_id bigint, to_unit_id integer)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $$
BEGIN
  RETURN COALESCE(to_unit_id = ANY (public.officer_scope()), false)
    OR EXISTS (SELECT FROM public.cases c WHERE c.id = $1);
END $$;

-- Whether the running transaction itself has moved the case.
CREATE FUNCTION case_is_being_moved(case_id bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM public.events e WHERE e.case_id = $1 AND e.to_unit_id IS NOT NULL
      AND e.transaction_id = pg_current_xact_id());
END $$;

-- The last transaction that changed what reports know of units, acts or terms, and the time of
-- record of all it changed.
CREATE TABLE recording (
  is_only boolean NOT NULL DEFAULT true,
  instant timestamptz NOT NULL DEFAULT '-infinity'::timestamptz,
  transaction_id xid8,
  CONSTRAINT recording_pkey PRIMARY KEY (is_only),
  CONSTRAINT recording_is_only_check CHECK (is_only)
);

-- The time of record of the running transaction: the clock of the database, one instant for all
-- that it changes, later than that of every transaction before.
CREATE FUNCTION recorded_instant()
 RETURNS timestamptz
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  -- As those who write events do: settled_instant() waits for them until their transaction ends.
  LOCK TABLE events IN ROW EXCLUSIVE MODE;
  -- A restored database may meet a number of a transaction again, but not before it began.
  UPDATE recording SET transaction_id = pg_current_xact_id(),
    instant = GREATEST(clock_timestamp(), instant + interval '1 microsecond')
  WHERE transaction_id IS DISTINCT FROM pg_current_xact_id() OR instant < now();
  RETURN (SELECT r.instant FROM recording r);
END $$;
REVOKE ALL ON FUNCTION recorded_instant() FROM PUBLIC;

CREATE FUNCTION move_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  IF EXISTS (SELECT FROM unit_descendants d
    WHERE d.above_id = NEW.id AND d.unit_id = NEW.parent_id) THEN
    RAISE EXCEPTION 'the parent is below the unit'
      USING ERRCODE = '23514', CONSTRAINT = 'unit_is_not_below_itself';
  END IF;
  DELETE FROM unit_descendants d USING unit_descendants below, unit_descendants above
  WHERE below.above_id = NEW.id AND d.unit_id = below.unit_id
    AND above.unit_id = NEW.id AND above.above_id <> NEW.id AND d.above_id = above.above_id;
  INSERT INTO unit_descendants (above_id, unit_id)
  SELECT above.above_id, below.unit_id FROM unit_descendants above, unit_descendants below
  WHERE above.unit_id = NEW.parent_id AND below.above_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION move_unit() FROM PUBLIC;

-- What a report shows of each unit, as known today.
CREATE VIEW unit_states WITH (security_invoker=true) AS
 SELECT u.id AS unit_id, u.code, u.name, u.parent_id,
    ARRAY( SELECT d.above_id
           FROM unit_descendants d
          WHERE d.unit_id = u.id
          ORDER BY d.above_id) AS above_ids,
    ARRAY( SELECT s.to_id
           FROM unit_successions s
          WHERE s.from_id = u.id
          ORDER BY s.to_id) AS successor_ids
   FROM units u;

-- What a report shows of a unit, from recorded_at until superseded_at. The columns before them are
-- those of unit_states. The days on which a unit opens and closes are in no report.
CREATE TABLE unit_revisions (
  unit_id integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  parent_id integer,
  -- Every unit it is below, itself included.
  above_ids integer[] NOT NULL,
  successor_ids integer[] NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz NOT NULL DEFAULT 'infinity'::timestamptz,
  CONSTRAINT unit_revisions_pkey PRIMARY KEY (unit_id, recorded_at),
  CONSTRAINT unit_revisions_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  CONSTRAINT known_before_it_is_superseded CHECK (recorded_at < superseded_at)
);
CREATE INDEX unit_revisions_by_code ON unit_revisions (code);
CREATE INDEX unit_revisions_by_unit_above ON unit_revisions USING gin (above_ids);
GRANT SELECT ON unit_revisions TO thanhtra_app;

-- The units as recorded by an instant.
CREATE FUNCTION units_at(as_of timestamptz)
 RETURNS SETOF unit_revisions
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT * FROM unit_revisions WHERE recorded_at <= as_of AND superseded_at > as_of
$$;

-- Keeps what a report shows of a unit where the transaction has changed it. The argument is the
-- column that names the unit.
CREATE FUNCTION note_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  changed integer;
BEGIN
  FOR changed IN SELECT DISTINCT (r ->> TG_ARGV[0])::integer
    FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) AS r WHERE r ->> TG_ARGV[0] IS NOT NULL
  LOOP
    IF EXISTS (
      SELECT * FROM unit_states WHERE unit_id = changed EXCEPT
      SELECT unit_id, code, name, parent_id, above_ids, successor_ids FROM unit_revisions
      WHERE unit_id = changed AND superseded_at = 'infinity')
    THEN
      UPDATE unit_revisions SET superseded_at = recorded_instant()
      WHERE unit_id = changed AND superseded_at = 'infinity';
      INSERT INTO unit_revisions
      SELECT s.*, recorded_instant() FROM unit_states s WHERE s.unit_id = changed;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_unit() FROM PUBLIC;

-- Figures name the act and the rule they rest on by its row: another row must come in its place.
CREATE FUNCTION keep_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.replaced_at IS NULL
    AND to_jsonb(NEW) - 'replaced_at' = to_jsonb(OLD) - 'replaced_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a rule on file is replaced, never changed'
    USING ERRCODE = '23514', CONSTRAINT = 'rule_is_replaced_never_changed';
END $$;
REVOKE ALL ON FUNCTION keep_rule() FROM PUBLIC;

-- From when until when a version of an act was on file and not replaced: reports name acts as they
-- were called then.
CREATE TABLE act_revisions (
  type_id integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz NOT NULL DEFAULT 'infinity'::timestamptz,
  CONSTRAINT act_revisions_pkey PRIMARY KEY (type_id),
  CONSTRAINT act_revisions_type_id_fkey FOREIGN KEY (type_id) REFERENCES violation_types(id),
  CONSTRAINT known_before_it_is_superseded CHECK (recorded_at <= superseded_at)
);
GRANT SELECT ON act_revisions TO thanhtra_app;

-- Keeps when a version of an act came on file and was replaced.
CREATE FUNCTION note_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  INSERT INTO act_revisions (type_id, recorded_at) VALUES (NEW.id, recorded_instant())
  ON CONFLICT (type_id) DO UPDATE SET superseded_at = EXCLUDED.recorded_at;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_act() FROM PUBLIC;

-- What was known of a term until an instant: its last day before a calendar was loaded. Without
-- due_on it was not on file, though the event that starts it was.
CREATE TABLE superseded_terms (
  case_id bigint NOT NULL,
  superseded_at timestamptz NOT NULL,
  number integer NOT NULL,
  due_on date,
  missing_year integer,
  CONSTRAINT superseded_terms_pkey PRIMARY KEY (case_id, number, superseded_at),
  CONSTRAINT superseded_terms_case_id_number_fkey FOREIGN KEY (case_id, number) REFERENCES
    clocks(case_id, number)
);
-- Terms that were others as of an instant.
CREATE INDEX superseded_terms_by_instant ON superseded_terms (superseded_at);
ALTER TABLE superseded_terms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- The application reads it through figures alone.
CREATE POLICY owner_sees_all ON superseded_terms TO thanhtra_owner USING (true) WITH CHECK (true);

-- Keeps the last day of a term that is reckoned anew.
CREATE FUNCTION supersede_term()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  -- Of several changes in one transaction, the first knows what was there before it.
  INSERT INTO superseded_terms (case_id, number, superseded_at, due_on, missing_year)
  VALUES (OLD.case_id, OLD.number, recorded_instant(), OLD.due_on, OLD.missing_year)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION supersede_term() FROM PUBLIC;

-- Events that end every decision in force at once.
CREATE VIEW clearings WITH (security_invoker=true) AS
 SELECT u.case_id, u.version
   FROM undoings u
  WHERE num_nonnulls(u.decision, u.violation, u.subject) = 0;
GRANT SELECT ON clearings TO thanhtra_app;

-- Sanctions that are no longer in force, with the event that ended them: the one place that says so.
CREATE VIEW undone_sanctions WITH (security_invoker=true) AS
 SELECT s.case_id, s.version AS decision, s.ordinal, u.version, s.subject, s.form
   FROM sanctions s
     JOIN decisions d ON d.case_id = s.case_id AND d.version = s.version
     CROSS JOIN LATERAL ( SELECT w.version
           FROM undoings w
          WHERE w.case_id = s.case_id AND w.version > s.version AND COALESCE(w.decision = d.number,
            true) AND COALESCE(w.violation = s.violation, true) AND COALESCE(w.subject = s.subject,
            true)
          ORDER BY w.version
         LIMIT 1) u;
GRANT SELECT ON undone_sanctions TO thanhtra_app;

-- A case stays sanctioned after an annulment if, and only if, a sanction is still in force.
CREATE FUNCTION refuse_false_annulment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  IF (NEW.to_state = 'sanctioned') <> EXISTS (
    SELECT FROM sanctions s WHERE s.case_id = NEW.case_id AND s.version < NEW.version
      AND NOT EXISTS (SELECT FROM undone_sanctions w
        WHERE w.case_id = s.case_id AND w.decision = s.version AND w.ordinal = s.ordinal
          AND w.version <= NEW.version)) THEN
    RAISE EXCEPTION 'the annulment leaves the case in another state'
      USING ERRCODE = 'TT422', CONSTRAINT = 'annulment_leaves_its_state';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION refuse_false_annulment() FROM PUBLIC;

-- What adds to the amount outstanding of a subject and what takes from it: fines, payments,
-- reductions, and what an annulment of single sanctions settled.
CREATE VIEW due_parts WITH (security_invoker=true) AS
 SELECT s.case_id, s.version AS decision, s.version AS of_version, s.version AS from_version,
    NULL::integer AS until_version, 'fines'::tally_figure AS figure, s.subject,
    count(*)::integer AS quantity, sum(s.amount)::bigint AS owed
   FROM sanctions s
  WHERE s.form = 'fine'
  GROUP BY s.case_id, s.version, s.subject
UNION ALL
 SELECT f.case_id, f.decision, f.version AS of_version, f.version AS from_version,
    f.until_version,
        CASE f.action
            WHEN 'pay' THEN 'payments'
            ELSE 'reduced'
        END::tally_figure AS figure,
    f.subject, 1 AS quantity, - f.amount AS owed
   FROM relieving_facts f
  WHERE f.action <> 'exempt'
UNION ALL
 SELECT f.case_id, NULL::integer AS decision, f.version AS of_version, f.version AS from_version,
    NULL::integer AS until_version, p.figure, s.subject, p.quantity, p.owed
   FROM facts f
     CROSS JOIN LATERAL UNNEST(f.settled_subject, f.settled_annulled, f.settled_refunded) s(subject,
       annulled, refunded)
     CROSS JOIN LATERAL ( VALUES ('fines_annulled'::tally_figure,( SELECT count(*)::integer AS count
                   FROM undone_sanctions w
                  WHERE w.case_id = f.case_id AND w.version = f.version AND w.subject = s.subject
                    AND w.form = 'fine'),- s.annulled), ('refunds'::tally_figure,0,s.refunded))
                    p(figure, quantity, owed);

-- Whether, after an event and before it, every charge of a violation had ended because there was
-- none or because it is for another authority to count. Null: nobody was charged with it.
CREATE VIEW disposed_violations WITH (security_invoker=true) AS
 SELECT w.case_id, w.number, e.version, bool_and(c.now) AS is_disposed,
    bool_and(c.before) FILTER (WHERE c.since < e.version) AS was_disposed
   FROM events e
     JOIN violations w ON w.case_id = e.case_id AND w.version < e.version
     CROSS JOIN LATERAL ( SELECT p.version AS since,
            bool_or(f.version <= e.version AND COALESCE(z.version > e.version, true)) IS TRUE AS
              now,
            bool_or(f.version < e.version AND COALESCE(z.version >= e.version, true)) IS TRUE AS
              before
           FROM subjects p
             LEFT JOIN facts f ON f.case_id = p.case_id AND f.action = 'dispose' AND f.violation =
               w.number AND (f.code = ANY (ARRAY['no_violation', 'transferred_authority'])) AND
               (f.subject IS NULL OR f.subject = p.number)
             LEFT JOIN facts z ON z.case_id = f.case_id AND z.withdrawn_version = f.version
          WHERE p.case_id = w.case_id AND p.version <= e.version AND ((EXISTS ( SELECT
                   FROM violation_subjects y
                  WHERE y.case_id = w.case_id AND y.violation = w.number AND y.subject = p.number))
                    OR NOT (EXISTS ( SELECT
                   FROM violation_subjects y
                  WHERE y.case_id = w.case_id AND y.violation = w.number)))
          GROUP BY p.number, p.version) c
  WHERE e.action = ANY (ARRAY['dispose', 'withdraw', 'add_subject', 'close'])
  GROUP BY w.case_id, w.number, e.version;

-- Violations whose last charge an event ends because there was none or because it is for another
-- authority to count, and those that count again.
CREATE VIEW disposal_entries WITH (security_invoker=true) AS
 SELECT d.case_id, NULL::bigint AS amount, e.recorded_at, d.version, m.unit_id, m.effective_on,
    'violations'::tally_figure AS figure,
        CASE
            WHEN d.is_disposed THEN '-1'::integer
            ELSE 1
        END AS quantity,
    w.type_id, NULL::boolean AS minor, NULL::text AS code, w.area_kind,
    NULL::text AS subject_kind, NULL::text AS sex
   FROM disposed_violations d
     JOIN events e ON e.case_id = d.case_id AND e.version = d.version
     JOIN violations w ON w.case_id = d.case_id AND w.number = d.number
     JOIN events m ON m.case_id = w.case_id AND m.version = w.version
  WHERE e.action <> 'close' AND COALESCE(d.is_disposed, false) <> COALESCE(d.was_disposed, false);

-- What a decision asks for needs one in force. A case in the state sanctioned has one.
CREATE FUNCTION refuse_fact_without_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $$
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
REVOKE ALL ON FUNCTION refuse_fact_without_decision() FROM PUBLIC;

-- What was signed of each checkpoint, so that the next one names it and reports print its root.
-- Proof is the file outside: the owner of the database could write any row here.
CREATE TABLE checkpoints (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  taken_at timestamptz NOT NULL,
  -- Root of the tree of hashes over all that was kept.
  root text NOT NULL,
  statement text NOT NULL,
  signature text,
  public_key text,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (id),
  CONSTRAINT signature_names_its_key CHECK ((signature IS NULL) = (public_key IS NULL))
);
GRANT SELECT ON checkpoints TO thanhtra_app;

-- Two secrets that the owner alone reads. Whoever has read a dump knows them: renew_seal() makes new
-- ones.
CREATE TABLE seal (
  is_only boolean NOT NULL DEFAULT true,
  -- Seals the context of a transaction.
  context bytea NOT NULL,
  -- Makes the salts of those who have no password.
  salts bytea NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (is_only),
  CONSTRAINT seal_is_only_check CHECK (is_only)
);

-- Makes new secrets. Connections that are open keep the old ones: restart the service afterwards.
CREATE FUNCTION renew_seal()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  INSERT INTO seal (context, salts)
  SELECT sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()),
    'UTF8')),
    sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
  ON CONFLICT (is_only) DO UPDATE SET context = EXCLUDED.context, salts = EXCLUDED.salts
$$;
REVOKE ALL ON FUNCTION renew_seal() FROM PUBLIC;

-- The secret that seals contexts. Declared immutable so that it is read once for a connection and not
-- once for every question of row security: a look-up each would cost more than all the rest.
CREATE FUNCTION context_key()
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
AS $$
BEGIN
  RETURN (SELECT s.context FROM public.seal s);
END $$;
REVOKE ALL ON FUNCTION context_key() FROM PUBLIC;

-- A context under its seal, which holds for this backend and the running transaction alone.
CREATE FUNCTION seal_on(body text, secret bytea)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (encode(sha256(((((secret || convert_to(body, 'UTF8'::name)) || int4send(pg_backend_pid()))
  || timestamptz_send(now())) || secret)), 'hex'::text) || body);
REVOKE ALL ON FUNCTION seal_on(text,bytea) FROM PUBLIC;

-- A session that was ended goes on in no transaction for more than two hours.
CREATE FUNCTION refuse_long_transaction()
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $$
BEGIN
  RAISE EXCEPTION 'the transaction has lasted too long' USING ERRCODE = 'TT401';
END $$;

-- A part of the context: 1 the officer, 2 the rights, 3 the units whose cases are seen, 4 the units
-- whose figures are seen. Null where none is in force, or its seal does not hold for this backend and
-- this transaction. One expression, since each one of a function costs anew in each transaction.
CREATE FUNCTION sealed(field integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
AS $$
BEGIN
  RETURN CASE WHEN current_setting('thanhtra.context', true) = public.seal_on(
      substr(current_setting('thanhtra.context', true), 65), public.context_key())
    THEN CASE WHEN clock_timestamp() < now() + interval '2 hours'
      THEN split_part(current_setting('thanhtra.context', true), '|', field + 1)
      ELSE public.refuse_long_transaction() END END;
END $$;

-- Whether the current officer has a right. Row security and queries ask this, never for a role.
CREATE FUNCTION has_right(asked text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE((asked = ANY ((sealed(2))::text[])), false);

-- The units whose figures the current officer may see: those whose cases are seen or, while a
-- statistic is computed, those of an officer who reads statistics.
CREATE FUNCTION figure_scope()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
RETURN COALESCE((sealed(4))::integer[], '{}'::integer[]);

-- rights by role; a trigger of that table keeps it.
CREATE TABLE role_rights (
  role officer_role NOT NULL,
  held text[] NOT NULL,
  CONSTRAINT role_rights_pkey PRIMARY KEY (role)
);

-- unit_descendants by unit; a trigger of that table keeps it.
CREATE TABLE unit_scopes (
  unit_id integer NOT NULL,
  units integer[] NOT NULL,
  CONSTRAINT unit_scopes_pkey PRIMARY KEY (unit_id),
  CONSTRAINT unit_scopes_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

CREATE FUNCTION gather_rights()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  INSERT INTO role_rights AS kept (role, held)
  SELECT role, ARRAY(SELECT r.name FROM rights r WHERE r.role = roles.role ORDER BY r.name)
  FROM unnest(enum_range(NULL::officer_role)) AS roles (role)
  ON CONFLICT (role) DO UPDATE SET held = EXCLUDED.held WHERE kept.held <> EXCLUDED.held;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gather_rights() FROM PUBLIC;

CREATE FUNCTION gather_scopes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  DELETE FROM unit_scopes WHERE unit_id NOT IN (SELECT d.above_id FROM unit_descendants d);
  INSERT INTO unit_scopes AS kept (unit_id, units)
  SELECT d.above_id, array_agg(d.unit_id ORDER BY d.unit_id)
  FROM unit_descendants d GROUP BY d.above_id
  ON CONFLICT (unit_id) DO UPDATE SET units = EXCLUDED.units WHERE kept.units <> EXCLUDED.units;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gather_scopes() FROM PUBLIC;

-- Who may enter: active officers, and what is sealed for them. For the owner alone.
CREATE VIEW entrants WITH (security_invoker=true) AS
 SELECT x.id, x.username, x.name, x.role, x.unit,
    concat_ws('|', '', x.id, x.held, x.cases, x.cases) AS context,
    concat_ws('|', '', x.id, x.held, x.cases,
        CASE
            WHEN 'reads_statistics' = ANY (x.held) THEN x.units
            ELSE x.cases
        END) AS context_of_figures
   FROM ( SELECT s.id, s.username, s.name, s.role, s.unit, s.held, s.units,
                CASE
                    WHEN 'reads_cases' = ANY (s.held) THEN s.units
                    ELSE '{}'::integer[]
                END AS cases
           FROM ( SELECT o.id, o.username, o.name, o.role, u.code AS unit, r.held,
                        CASE
                            WHEN 'sees_units_below' = ANY (r.held) THEN c.units
                            ELSE ARRAY[o.unit_id]
                        END AS units
                   FROM officers o
                     JOIN units u ON u.id = o.unit_id
                     JOIN unit_scopes c ON c.unit_id = o.unit_id
                     JOIN role_rights r ON r.role = o.role
                  WHERE o.disabled_at IS NULL) s) x;

-- Begins a transaction for the officer of a token, by its SHA-256. What is kept is the digest of
-- that: nobody enters with what a dump holds.
CREATE FUNCTION enter(token_hash bytea)
 RETURNS TABLE(id integer, username text, name text, role officer_role, unit text)
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$
DECLARE
  given pg_catalog.text;
BEGIN
  SELECT e.id, e.username, e.name, e.role, e.unit, e.context
  INTO id, username, name, role, unit, given
  FROM public.sessions s JOIN public.entrants e ON e.id = s.officer_id
  WHERE s.token_hash = sha256($1) AND s.expires_at > now() AND s.revoked_at IS NULL;
  IF FOUND THEN
    given := set_config(
      'thanhtra.context', public.seal_on(given, public.context_key()), true);
    RETURN NEXT;
  END IF;
END $$;
REVOKE ALL ON FUNCTION enter(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter(bytea) TO thanhtra_app;

-- Begins a transaction for an officer without a token: the privilege of the owner alone.
CREATE FUNCTION enter_as(asked text)
 RETURNS TABLE(id integer, username text, name text, role officer_role, unit text)
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$
DECLARE
  given pg_catalog.text;
BEGIN
  SELECT e.id, e.username, e.name, e.role, e.unit, e.context
  INTO id, username, name, role, unit, given
  FROM public.entrants e WHERE e.username = asked;
  IF FOUND THEN
    given := set_config(
      'thanhtra.context', public.seal_on(given, public.context_key()), true);
    RETURN NEXT;
  END IF;
END $$;
REVOKE ALL ON FUNCTION enter_as(text) FROM PUBLIC;

-- From here on the transaction may read the figures of its officer's units, where the officer reads
-- statistics: no case, no name, no text comes with them.
CREATE FUNCTION enter_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$
BEGIN
  PERFORM set_config('thanhtra.context', 
    public.seal_on(e.context_of_figures, public.context_key()), true)
  FROM public.entrants e WHERE e.id = public.current_officer();
END $$;
REVOKE ALL ON FUNCTION enter_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_statistics() TO thanhtra_app;

-- How the password of a username becomes a key. Who has none gets a salt that is always the same and
-- the cost of the newest password: nobody learns who exists.
CREATE FUNCTION password_parameters(asked text)
 RETURNS TABLE(parameters text, salt bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
AS $$
DECLARE
  kept pg_catalog.text := (SELECT p.hash FROM public.passwords p
    JOIN public.officers o ON o.id = p.officer_id WHERE o.username = asked);
  newest pg_catalog.text := (SELECT p.hash FROM public.passwords p
    ORDER BY p.officer_id DESC LIMIT 1);
  made pg_catalog.bytea := (SELECT sha256(s.salts || convert_to(asked, 'UTF8') || s.salts)
    FROM public.seal s);
BEGIN
  parameters := COALESCE(split_part(COALESCE(kept, newest), '$', 3), 'ln=17,r=8,p=1');
  salt := COALESCE(decode(split_part(kept, '$', 4), 'base64'), substr(made, 1, 16));
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION password_parameters(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION password_parameters(text) TO thanhtra_app;

-- A session of twelve hours for the token of this SHA-256, if the key is that of the active officer's
-- password; no row: it is not.
CREATE FUNCTION sign_in(asked text, derived_key bytea, token_hash bytea)
 RETURNS TABLE(id integer, username text, name text, role officer_role, unit text, expires_at
   timestamptz)
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$
BEGIN
  SELECT o.id, now() + interval '12 hours' INTO id, expires_at
  FROM public.officers o JOIN public.passwords p ON p.officer_id = o.id
  WHERE o.username = asked AND o.disabled_at IS NULL
    AND split_part(p.hash, '$', 5) = encode(sha256(derived_key), 'base64');
  IF NOT FOUND OR length(token_hash) <> 32 THEN
    RETURN;
  END IF;
  INSERT INTO public.sessions AS s (token_hash, officer_id, expires_at)
  VALUES (sha256($3), id, expires_at);
  SELECT e.username, e.name, e.role, e.unit INTO username, name, role, unit
  FROM public.enter($3) e;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION sign_in(text,bytea,bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in(text,bytea,bytea) TO thanhtra_app;

-- Ends the session of a token by its SHA-256; false where none was alive.
CREATE FUNCTION sign_out(token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$
BEGIN
  UPDATE public.sessions s SET revoked_at = now()
  WHERE s.token_hash = sha256($1) AND s.revoked_at IS NULL AND s.expires_at > now();
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION sign_out(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_out(bytea) TO thanhtra_app;

-- Whether the owner asks, also from inside a function or a view that runs as the owner.
CREATE FUNCTION asks_as_owner()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ('thanhtra_owner'::text = CASE current_setting('role'::text) WHEN 'none'::text THEN
  (SESSION_USER)::text ELSE current_setting('role'::text) END);

-- subjects as the asker may read them: identities with reads_identities, texts with reads_texts.
CREATE VIEW shown_subjects WITH (security_barrier=true) AS
 SELECT s.case_id, s.number, s.version, s.kind, s.sex,
        CASE
            WHEN i.shown THEN s.name
            ELSE '***'
        END AS name,
        CASE
            WHEN i.shown THEN s.identifier
            ELSE NULL::text
        END AS identifier,
        CASE
            WHEN i.shown THEN s.born_on
            ELSE NULL::date
        END AS born_on,
        CASE
            WHEN i.shown OR s.born_on IS NULL THEN s.born_on
            ELSE ( SELECT (a.day - make_interval(years => LEAST(EXTRACT(year FROM
              age(a.day::timestamptz, s.born_on::timestamptz)), 18::numeric)::integer))::date AS
              date
               FROM ( SELECT COALESCE(( SELECT min(v.ended_on) AS min
                               FROM violations v
                              WHERE v.case_id = s.case_id), ( SELECT min(d.detected_on) AS min
                               FROM descriptions d
                              WHERE d.case_id = s.case_id)) AS day) a)
        END AS born_for_rules,
        CASE
            WHEN i.shown THEN s.address
            ELSE NULL::text
        END AS address,
        CASE
            WHEN i.shown THEN s.representative
            ELSE NULL::text
        END AS representative,
        CASE
            WHEN i.shown THEN s.phone
            ELSE NULL::text
        END AS phone,
        CASE
            WHEN i.texts THEN s.nationality
            ELSE NULL::text
        END AS nationality,
        CASE
            WHEN i.texts THEN s.occupation
            ELSE NULL::text
        END AS occupation
   FROM subjects s
     CROSS JOIN ( SELECT 'reads_identities' = ANY (h.held) AS shown,
            'reads_texts' = ANY (h.held) AS texts
           FROM ( SELECT COALESCE(sealed(2)::text[], '{}'[]) AS held
                 OFFSET 0) h
         OFFSET 0) i
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = s.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_subjects TO thanhtra_app;

-- descriptions as the asker may read them: texts with reads_texts.
CREATE VIEW shown_descriptions WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.detected_on,
        CASE
            WHEN t.title IS NULL OR ( SELECT has_right('reads_texts') AS has_right) THEN t.title
            ELSE '***'
        END AS title,
        CASE
            WHEN ( SELECT has_right('reads_texts') AS has_right) THEN t.summary
            ELSE NULL::text
        END AS summary,
    t.source
   FROM descriptions t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_descriptions TO thanhtra_app;

-- violations as the asker may read them: texts with reads_texts.
CREATE VIEW shown_violations WITH (security_barrier=true) AS
 SELECT t.case_id, t.number, t.version, t.type_id, t.started_on, t.ended_on,
        CASE
            WHEN ( SELECT has_right('reads_texts') AS has_right) THEN t.place
            ELSE NULL::text
        END AS place,
    t.area_kind,
        CASE
            WHEN ( SELECT has_right('reads_texts') AS has_right) THEN t.description
            ELSE NULL::text
        END AS description
   FROM violations t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_violations TO thanhtra_app;

-- decisions as the asker may read them: texts with reads_texts.
CREATE VIEW shown_decisions WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.first_sanction, t.issued_on, t.number,
        CASE
            WHEN t.signed_by IS NULL OR ( SELECT has_right('reads_texts') AS has_right) THEN
              t.signed_by
            ELSE '***'
        END AS signed_by,
    t.signer_title, t.delegation_number, t.delegated_on, t.execution_days
   FROM decisions t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_decisions TO thanhtra_app;

-- sanctions as the asker may read them: texts with reads_texts.
CREATE VIEW shown_sanctions WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.ordinal, t.violation, t.subject, t.amount, t.form, t.remedies,
    t.additional,
        CASE
            WHEN t.override_reason IS NULL OR ( SELECT has_right('reads_texts') AS has_right) THEN
              t.override_reason
            ELSE '***'
        END AS override_reason
   FROM sanctions t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_sanctions TO thanhtra_app;

-- remedy_decisions as the asker may read them: texts with reads_texts.
CREATE VIEW shown_remedy_decisions WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.issued_on, t.number,
        CASE
            WHEN t.signed_by IS NULL OR ( SELECT has_right('reads_texts') AS has_right) THEN
              t.signed_by
            ELSE '***'
        END AS signed_by,
    t.signer_title, t.remedies
   FROM remedy_decisions t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_remedy_decisions TO thanhtra_app;

-- facts as the asker may read them: texts with reads_texts.
CREATE VIEW shown_facts WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.action, t.subject, t.violation, t.victim, t.withdrawn_version,
    t.amount, t.interest, t.happened_on, t.from_on, t.until_on, t.code, t.number,
        CASE
            WHEN t.text IS NULL OR ( SELECT has_right('reads_texts') AS has_right) THEN t.text
            ELSE '***'
        END AS text,
    t.part_days, t.part_amounts, t.decision, t.settled_subject, t.settled_annulled,
    t.settled_let_off, t.settled_refunded, t.level
   FROM facts t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_facts TO thanhtra_app;

-- events as the asker may read them: texts with reads_texts.
CREATE VIEW shown_events WITH (security_barrier=true) AS
 SELECT t.case_id, t.version, t.previous_version, t.unit_id, t.to_unit_id, t.officer_id,
    t.assignee_id, t.effective_on, t.from_state, t.to_state, t.recorded_at, t.transaction_id,
    t.on_the_spot, t.needs_note, t.moves_unit, t.brings_fact, t.is_counted, t.action, t.via,
        CASE
            WHEN ( SELECT has_right('reads_texts') AS has_right) THEN t.note
            ELSE NULL::text
        END AS note,
    t.canonical, t.hash, t.evidence, t.record_evidence, t.decision_version, t.closure_version,
    t.fact_version
   FROM events t
  WHERE ( SELECT asks_as_owner() AS asks_as_owner) OR (t.unit_id = ANY ((( SELECT officer_scope() AS
    officer_scope))::integer[])) OR (t.to_unit_id = ANY ((( SELECT officer_scope() AS
    officer_scope))::integer[])) OR (EXISTS ( SELECT
           FROM cases c
          WHERE c.id = t.case_id AND (c.unit_id = ANY ((( SELECT officer_scope() AS
            officer_scope))::integer[]))));
GRANT SELECT ON shown_events TO thanhtra_app;

-- Cases of the asker's scope with a text of this pattern in number or, for those who may read them,
-- in title, summary and names. A case may come more than once.
CREATE FUNCTION cases_with_word(pattern text)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  units integer[] := CASE WHEN asks_as_owner() THEN ARRAY(SELECT u.id FROM units u)
    ELSE officer_scope() END;
BEGIN
  IF has_right('reads_texts') THEN
    RETURN QUERY SELECT d.case_id FROM descriptions d JOIN cases c ON c.id = d.case_id
    WHERE d.search LIKE pattern AND c.unit_id = ANY (units);
  ELSE
    RETURN QUERY SELECT c.id FROM cases c
    WHERE search_form(concat_ws(' ', c.number, c.external_number)) LIKE pattern
      AND c.unit_id = ANY (units);
  END IF;
  IF has_right('reads_identities') THEN
    RETURN QUERY SELECT s.case_id FROM subjects s JOIN cases c ON c.id = s.case_id
    WHERE s.search LIKE pattern AND c.unit_id = ANY (units);
  END IF;
END $$;
REVOKE ALL ON FUNCTION cases_with_word(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_with_word(text) TO thanhtra_app;

-- Four eyes, where the unit asks for them: who opened or investigated a case does not sanction it,
-- unless the record was made on the spot.
CREATE FUNCTION refuse_own_sanction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
BEGIN
  IF EXISTS (SELECT FROM units u WHERE u.id = NEW.unit_id AND u.four_eyes)
    AND EXISTS (SELECT FROM events e WHERE e.case_id = NEW.case_id
      AND e.officer_id = NEW.officer_id AND (e.version = 1 OR e.action = 'investigate'))
    AND NOT COALESCE((SELECT e.on_the_spot FROM events e
      WHERE e.case_id = NEW.case_id AND e.action = 'investigate'
      ORDER BY e.version DESC LIMIT 1), false) THEN
    RAISE EXCEPTION 'the officer who logged or investigated the case does not sanction it'
      USING ERRCODE = 'TT422', CONSTRAINT = 'sanction_needs_another_officer';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_own_sanction() FROM PUBLIC;

-- A fine lies in the bracket of its act for this kind of subject, and the top of that bracket in the
-- power of the signer on the day of the decision (Law on Handling Administrative Violations, Art 23
-- and 52). The fine of a minor may lie below the bracket. What is missing is refused elsewhere.
CREATE FUNCTION refuse_fine_out_of_bounds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  act record;
  lowest bigint;
  highest bigint;
BEGIN
  SELECT t.code, t.field, t.fine_min, t.fine_max, t.ceiling, d.issued_on, d.signer_title,
    s.kind = 'organisation' AS is_organisation, t.organisation_factor AS factor,
    (s.born_on + make_interval(years => (SELECT max(a.person)::integer FROM legal_amounts a
        WHERE a.name = 'fine_halved_below' AND a.replaced_at IS NULL)))::date
      >= COALESCE(v.ended_on, x.detected_on) AS is_young
  INTO act
  FROM violations v
  JOIN violation_types t ON t.id = v.type_id
  JOIN subjects s ON s.case_id = v.case_id AND s.number = NEW.subject
  JOIN decisions d ON d.case_id = v.case_id AND d.version = NEW.version
  JOIN cases c ON c.id = v.case_id
  JOIN descriptions x ON x.case_id = c.id AND x.version = c.description_version
  WHERE v.case_id = NEW.case_id AND v.number = NEW.violation;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  highest := LEAST(act.fine_max, act.ceiling)
    * CASE WHEN act.is_organisation THEN act.factor ELSE 1 END;
  lowest := CASE WHEN act.is_young THEN 1 ELSE LEAST(act.fine_min, act.ceiling)
    * CASE WHEN act.is_organisation THEN act.factor ELSE 1 END END;
  IF act.fine_max IS NULL OR NEW.amount NOT BETWEEN lowest AND highest THEN
    RAISE EXCEPTION 'the act does not carry this fine'
      USING ERRCODE = 'TT422', CONSTRAINT = 'fine_is_in_the_bracket';
  END IF;
  IF NOT EXISTS (
    SELECT FROM signing_authorities a
    WHERE a.title = act.signer_title AND a.field = act.field AND a.replaced_at IS NULL
      AND act.issued_on BETWEEN COALESCE(a.valid_from, '-infinity')
        AND COALESCE(a.valid_to, 'infinity')
      AND (a.acts = '{}' OR EXISTS (SELECT FROM unnest(a.acts) AS listed (code)
        WHERE act.code = listed.code OR (right(listed.code, 1) = '*'
          AND starts_with(act.code, left(listed.code, -1)))))
      AND highest <= a.max_fine * CASE WHEN act.is_organisation THEN 2 ELSE 1 END) THEN
    RAISE EXCEPTION 'the signer may not impose this fine'
      USING ERRCODE = 'TT422', CONSTRAINT = 'fine_is_in_the_power_of_the_signer';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_fine_out_of_bounds() FROM PUBLIC;

-- Whether cases_with_word() would name this case.
CREATE FUNCTION case_has_word(asked bigint, pattern text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  SELECT EXISTS (SELECT FROM cases c WHERE c.id = asked
    AND ((SELECT asks_as_owner()) OR c.unit_id = ANY ((SELECT officer_scope())::integer[]))
    AND (CASE WHEN (SELECT has_right('reads_texts')) THEN EXISTS (
        SELECT FROM descriptions d WHERE d.case_id = c.id AND d.search LIKE pattern)
      ELSE search_form(concat_ws(' ', c.number, c.external_number)) LIKE pattern END
      OR (SELECT has_right('reads_identities')) AND EXISTS (
        SELECT FROM subjects s WHERE s.case_id = c.id AND s.search LIKE pattern)))
$$;
REVOKE ALL ON FUNCTION case_has_word(bigint,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_has_word(bigint,text) TO thanhtra_app;

GRANT SELECT ON schema_migrations TO thanhtra_app;
