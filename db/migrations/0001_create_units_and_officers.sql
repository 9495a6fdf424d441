-- Who works where. Written by the owner alone; the application reads.

CREATE TYPE officer_role AS ENUM
  ('inspector', 'supervisor', 'statistician', 'auditor', 'administrator');

-- Units are closed, never deleted: old cases and figures go on referring to them.
CREATE TABLE units (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  parent_id integer REFERENCES units,
  closed_on date,
  CONSTRAINT unit_code_is_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
  CONSTRAINT unit_is_not_its_own_parent CHECK (parent_id <> id)
);

-- Every unit with every unit below it, itself included: a scope is one index look-up.
CREATE TABLE unit_descendants (
  above_id integer NOT NULL REFERENCES units,
  unit_id integer NOT NULL REFERENCES units,
  PRIMARY KEY (above_id, unit_id)
);

CREATE FUNCTION place_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unit_descendants (above_id, unit_id)
  SELECT above_id, NEW.id FROM unit_descendants WHERE unit_id = NEW.parent_id
  UNION ALL SELECT NEW.id, NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_is_placed AFTER INSERT ON units
FOR EACH ROW EXECUTE FUNCTION place_unit();

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

-- Apart from officers, so that listing officers never touches a hash.
CREATE TABLE passwords (
  officer_id integer PRIMARY KEY REFERENCES officers,
  hash text NOT NULL
);

-- Bearer tokens: only their SHA-256 is kept.
CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY,
  officer_id integer NOT NULL REFERENCES officers,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT token_hash_is_sha256 CHECK (length(token_hash) = 32)
);

-- The officer of the running transaction; null outside one, so that everything fails closed.
CREATE FUNCTION current_officer() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('thanhtra.officer', true), '')::integer $$;

-- The units whose cases the current officer may see. A statistician sees rows only while a
-- statistic is computed; an administrator sees none.
CREATE VIEW officer_units WITH (security_invoker) AS
SELECT d.unit_id
FROM officers o
JOIN unit_descendants d ON d.above_id = o.unit_id
WHERE o.id = current_officer()
  AND o.disabled_at IS NULL
  AND (o.role IN ('supervisor', 'auditor')
    OR (o.role = 'inspector' AND d.unit_id = o.unit_id)
    OR (o.role = 'statistician' AND current_setting('thanhtra.purpose', true) = 'statistics'));

-- The same as an array, looked up once a transaction: row security asks for it table by table. The
-- memo names the officer and the purpose it was made for, and ends with the transaction. Like the
-- officer's own setting it binds honest sessions: it gives no more than naming an officer does,
-- and nothing where none is named.
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

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO thanhtra_app;
GRANT SELECT ON schema_migrations, units, unit_descendants, officers, passwords, officer_units
  TO thanhtra_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON sessions TO thanhtra_app;
