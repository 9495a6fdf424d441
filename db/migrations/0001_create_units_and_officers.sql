-- Who works where, and how far each officer sees. Written by the owner alone; the application
-- reads.

CREATE TYPE officer_role AS ENUM
  ('inspector', 'supervisor', 'statistician', 'auditor', 'administrator');
COMMENT ON TYPE officer_role IS 'What an officer is in a unit.';

CREATE TABLE rights (
  role officer_role NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (role, name)
);
COMMENT ON TABLE rights IS
'What each role may. Which steps of a case a role may take is in steps; nothing else asks for a
role by its name.';

INSERT INTO rights (role, name) VALUES
  ('inspector', 'reads_cases'), ('inspector', 'reads_identities'), ('inspector', 'opens_cases'),
  ('inspector', 'works_on_cases'),
  ('supervisor', 'reads_cases'), ('supervisor', 'reads_identities'), ('supervisor', 'opens_cases'),
  ('supervisor', 'works_on_cases'), ('supervisor', 'imports_registers'),
  ('supervisor', 'reads_statistics'), ('supervisor', 'publishes_statistics'),
  ('supervisor', 'sees_units_below'),
  ('statistician', 'reads_statistics'), ('statistician', 'publishes_statistics'),
  ('statistician', 'sees_units_below'),
  ('auditor', 'reads_cases'), ('auditor', 'reads_statistics'), ('auditor', 'sees_units_below');

CREATE TABLE units (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  parent_id integer REFERENCES units,
  opened_on date,
  closed_on date,
  four_eyes boolean NOT NULL DEFAULT true,
  CONSTRAINT unit_code_is_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
  CONSTRAINT unit_is_not_its_own_parent CHECK (parent_id <> id),
  CONSTRAINT unit_opens_before_it_closes CHECK (opened_on < closed_on)
);
COMMENT ON TABLE units IS
'Units are closed, never deleted: old cases and figures go on referring to them.';
COMMENT ON COLUMN units.four_eyes IS
'Whether the officer who investigated a case may not also sanction it.';

CREATE TABLE unit_descendants (
  above_id integer NOT NULL REFERENCES units,
  unit_id integer NOT NULL REFERENCES units,
  PRIMARY KEY (above_id, unit_id)
);
COMMENT ON TABLE unit_descendants IS
'Every unit with every unit below it, itself included: a scope is one index look-up.';

CREATE FUNCTION place_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unit_descendants (above_id, unit_id)
  SELECT above_id, NEW.id FROM unit_descendants WHERE unit_id = NEW.parent_id
  UNION ALL SELECT NEW.id, NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_is_placed AFTER INSERT ON units
FOR EACH ROW EXECUTE FUNCTION place_unit();
COMMENT ON TRIGGER unit_is_placed ON units IS
'A new unit is below itself and below every unit that its parent is below.';

CREATE TABLE unit_successions (
  from_id integer NOT NULL REFERENCES units,
  to_id integer NOT NULL REFERENCES units,
  effective_on date NOT NULL,
  PRIMARY KEY (from_id, to_id),
  CONSTRAINT unit_does_not_succeed_itself CHECK (from_id <> to_id)
);
COMMENT ON TABLE unit_successions IS
'Which unit took over from a closed one. A merge has several rows of one to_id, a split several
of one from_id.';

CREATE TABLE officers (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username text NOT NULL UNIQUE,
  name text NOT NULL,
  unit_id integer NOT NULL REFERENCES units,
  role officer_role NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz,
  CONSTRAINT username_is_plain CHECK (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$')
);
COMMENT ON TABLE officers IS
'Who acts. An officer is shut out, never deleted: old events go on naming them.';

CREATE TABLE passwords (
  officer_id integer PRIMARY KEY REFERENCES officers,
  hash text NOT NULL
);
COMMENT ON TABLE passwords IS 'Apart from officers, so that listing officers never touches a hash.';

CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY,
  officer_id integer NOT NULL REFERENCES officers,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT token_hash_is_sha256 CHECK (length(token_hash) = 32)
);
COMMENT ON TABLE sessions IS 'Bearer tokens: only their SHA-256 is kept.';

CREATE FUNCTION current_officer() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('thanhtra.officer', true), '')::integer $$;
COMMENT ON FUNCTION current_officer() IS
'The officer of the running transaction; null outside one, so that everything fails closed.';

CREATE VIEW officer_rights WITH (security_invoker) AS
SELECT r.name
FROM officers o
JOIN rights r ON r.role = o.role
WHERE o.id = current_officer()
  AND o.disabled_at IS NULL;
COMMENT ON VIEW officer_rights IS
'The rights of the current officer; nobody has any. Row security and queries ask this, never for a
role. A view and no function: it becomes part of the plan of each query, and costs no call.';

CREATE VIEW officer_units WITH (security_invoker) AS
SELECT d.unit_id
FROM officers o
JOIN unit_descendants d ON d.above_id = o.unit_id
CROSS JOIN LATERAL (SELECT array_agg(name) AS names FROM rights WHERE role = o.role) r
WHERE o.id = current_officer()
  AND o.disabled_at IS NULL
  AND (d.unit_id = o.unit_id OR 'sees_units_below' = ANY (r.names))
  AND ('reads_cases' = ANY (r.names)
    OR (current_setting('thanhtra.purpose', true) = 'statistics'
      AND 'reads_statistics' = ANY (r.names)));
COMMENT ON VIEW officer_units IS
'The units whose cases the current officer may see. An officer who reads statistics but no cases
sees rows only while a statistic is computed.';

CREATE FUNCTION officer_scope() RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  memo text := current_setting('thanhtra.scope', true);
  asker text := concat_ws(' ', current_officer(), current_setting('thanhtra.purpose', true), '=');
BEGIN
  IF current_officer() IS NULL THEN
    RETURN '{}';
  END IF;
  IF memo IS NULL OR NOT starts_with(memo, asker) THEN
    memo := asker || ARRAY(SELECT unit_id FROM officer_units)::text;
    PERFORM set_config('thanhtra.scope', memo, true);
  END IF;
  RETURN substr(memo, length(asker) + 1)::integer[];
END $$;
COMMENT ON FUNCTION officer_scope() IS
'officer_units as an array, looked up once a transaction: row security asks for it table by
table. The memo names the officer and the purpose it was made for, and ends with the transaction.
Like the setting that names the officer it binds honest sessions: it gives no more than naming an
officer does, and nothing where none is named.';

CREATE FUNCTION works_on_cases_of(officer integer, unit integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM officers o
    JOIN unit_descendants d ON d.above_id = o.unit_id AND d.unit_id = $2
    JOIN rights r ON r.role = o.role AND r.name = 'works_on_cases'
    WHERE o.id = $1 AND (o.unit_id = $2 OR EXISTS (
      SELECT FROM rights b WHERE b.role = o.role AND b.name = 'sees_units_below')))
$$;
COMMENT ON FUNCTION works_on_cases_of(integer, integer) IS
'Whether an officer can be in charge of a unit''s cases. Does not ask whether the officer is
active: an audit years later must find the same answer for the same move.';

CREATE FUNCTION answers_for(unit integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN unit = ANY (officer_scope()) OR 'thanhtra_owner' = CASE current_setting('role')
    WHEN 'none' THEN session_user::text ELSE current_setting('role') END;
END $$;
COMMENT ON FUNCTION answers_for(integer) IS
'Whether the asker may be given figures of a unit: it is in the scope, or the owner asks.';

CREATE FUNCTION answered_units() RETURNS integer[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT u.id FROM units u WHERE answers_for(u.id))
$$;
COMMENT ON FUNCTION answered_units() IS 'All units the asker may be given figures of.';
