-- Who asks is proved, not told. A transaction enters with a token; what the token opens is sealed
-- with a key that only the owner reads, and row security believes nothing else. Sessions and
-- passwords are asked by functions: the application can neither read nor write them.
--
-- Functions that a session of the application calls name every relation and type with its schema:
-- a path set for each call would cost more than the call.

DO $$
BEGIN
  EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

-- The seal.
CREATE TABLE seal (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  context bytea NOT NULL,
  salts bytea NOT NULL
);
COMMENT ON TABLE seal IS
'Two secrets that the owner alone reads. Whoever has read a dump knows them: renew_seal() makes new
ones.';
COMMENT ON COLUMN seal.context IS 'Seals the context of a transaction.';
COMMENT ON COLUMN seal.salts IS 'Makes the salts of those who have no password.';

CREATE FUNCTION renew_seal() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO seal (context, salts)
  SELECT sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')),
    sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
  ON CONFLICT (is_only) DO UPDATE SET context = EXCLUDED.context, salts = EXCLUDED.salts
$$;
COMMENT ON FUNCTION renew_seal() IS
'Makes new secrets. Connections that are open keep the old ones: restart the service afterwards.';
SELECT renew_seal();

CREATE FUNCTION context_key() RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN (SELECT s.context FROM public.seal s);
END $$;
COMMENT ON FUNCTION context_key() IS
'The secret that seals contexts. Declared immutable so that it is read once for a connection and not
once for every question of row security: a look-up each would cost more than all the rest.';

CREATE FUNCTION seal_on(body text, secret bytea) RETURNS text
LANGUAGE sql STABLE RETURN encode(sha256(secret || convert_to(body, 'UTF8')
  || int4send(pg_backend_pid()) || timestamptz_send(now()) || secret), 'hex') || body;
COMMENT ON FUNCTION seal_on(text, bytea) IS
'A context under its seal, which holds for this backend and the running transaction alone.';

CREATE FUNCTION refuse_long_transaction() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RAISE EXCEPTION 'the transaction has lasted too long' USING ERRCODE = 'TT401';
END $$;
COMMENT ON FUNCTION refuse_long_transaction() IS
'A session that was ended goes on in no transaction for more than two hours.';

CREATE FUNCTION sealed(field integer) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN CASE WHEN current_setting('thanhtra.context', true) = public.seal_on(
      substr(current_setting('thanhtra.context', true), 65), public.context_key())
    THEN CASE WHEN clock_timestamp() < now() + interval '2 hours'
      THEN split_part(current_setting('thanhtra.context', true), '|', field + 1)
      ELSE public.refuse_long_transaction() END END;
END $$;
COMMENT ON FUNCTION sealed(integer) IS
'A part of the context: 1 the officer, 2 the rights, 3 the units whose cases are seen, 4 the units
whose figures are seen. Null where none is in force, or its seal does not hold for this backend and
this transaction. One expression, since each one of a function costs anew in each transaction.';

CREATE OR REPLACE FUNCTION current_officer() RETURNS integer
LANGUAGE sql STABLE PARALLEL UNSAFE RETURN sealed(1)::integer;
COMMENT ON FUNCTION current_officer() IS
'The officer of the running transaction; null outside one, so that everything fails closed.';

CREATE FUNCTION has_right(asked text) RETURNS boolean
LANGUAGE sql STABLE RETURN COALESCE(asked = ANY (sealed(2)::text[]), false);
COMMENT ON FUNCTION has_right(text) IS
'Whether the current officer has a right. Row security and queries ask this, never for a role.';

CREATE OR REPLACE FUNCTION officer_scope() RETURNS integer[]
LANGUAGE sql STABLE RETURN COALESCE(sealed(3)::integer[], '{}');
COMMENT ON FUNCTION officer_scope() IS 'The units whose cases the current officer may see.';

CREATE FUNCTION figure_scope() RETURNS integer[]
LANGUAGE sql STABLE RETURN COALESCE(sealed(4)::integer[], '{}');
COMMENT ON FUNCTION figure_scope() IS
'The units whose figures the current officer may see: those whose cases are seen or, while a
statistic is computed, those of an officer who reads statistics.';

CREATE OR REPLACE VIEW officer_rights WITH (security_invoker) AS
SELECT unnest(sealed(2)::text[]) AS name;
COMMENT ON VIEW officer_rights IS 'The rights of the current officer; nobody has any.';

CREATE OR REPLACE VIEW officer_units WITH (security_invoker) AS
SELECT unnest(figure_scope()) AS unit_id;
COMMENT ON VIEW officer_units IS 'figure_scope() as rows.';

-- What entering looks up, kept as arrays: to gather them costs as much as all the rest.
CREATE TABLE role_rights (
  role officer_role PRIMARY KEY,
  held text[] NOT NULL
);
COMMENT ON TABLE role_rights IS 'rights by role; a trigger of that table keeps it.';

CREATE TABLE unit_scopes (
  unit_id integer PRIMARY KEY REFERENCES units,
  units integer[] NOT NULL
);
COMMENT ON TABLE unit_scopes IS 'unit_descendants by unit; a trigger of that table keeps it.';

CREATE FUNCTION gather_rights() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO role_rights AS kept (role, held)
  SELECT role, ARRAY(SELECT r.name FROM rights r WHERE r.role = roles.role ORDER BY r.name)
  FROM unnest(enum_range(NULL::officer_role)) AS roles (role)
  ON CONFLICT (role) DO UPDATE SET held = EXCLUDED.held WHERE kept.held <> EXCLUDED.held;
  RETURN NULL;
END $$;

CREATE FUNCTION gather_scopes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM unit_scopes WHERE unit_id NOT IN (SELECT d.above_id FROM unit_descendants d);
  INSERT INTO unit_scopes AS kept (unit_id, units)
  SELECT d.above_id, array_agg(d.unit_id ORDER BY d.unit_id)
  FROM unit_descendants d GROUP BY d.above_id
  ON CONFLICT (unit_id) DO UPDATE SET units = EXCLUDED.units WHERE kept.units <> EXCLUDED.units;
  RETURN NULL;
END $$;

CREATE TRIGGER rights_are_gathered AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON rights
FOR EACH STATEMENT EXECUTE FUNCTION gather_rights();
CREATE TRIGGER scopes_are_gathered AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON unit_descendants
FOR EACH STATEMENT EXECUTE FUNCTION gather_scopes();
UPDATE rights SET name = name;
UPDATE unit_descendants SET unit_id = unit_id;

CREATE VIEW entrants WITH (security_invoker) AS
SELECT x.id, x.username, x.name, x.role, x.unit,
  concat_ws('|', '', x.id, x.held, x.cases, x.cases) AS context,
  concat_ws('|', '', x.id, x.held, x.cases, CASE WHEN 'reads_statistics' = ANY (x.held)
    THEN x.units ELSE x.cases END) AS context_of_figures
FROM (
  SELECT s.*, CASE WHEN 'reads_cases' = ANY (s.held) THEN s.units ELSE '{}' END AS cases
  FROM (
    SELECT o.id, o.username, o.name, o.role, u.code AS unit, r.held,
      CASE WHEN 'sees_units_below' = ANY (r.held) THEN c.units ELSE ARRAY[o.unit_id] END AS units
    FROM officers o
    JOIN units u ON u.id = o.unit_id
    JOIN unit_scopes c ON c.unit_id = o.unit_id
    JOIN role_rights r ON r.role = o.role
    WHERE o.disabled_at IS NULL) s) x;
COMMENT ON VIEW entrants IS
'Who may enter: active officers, and what is sealed for them. For the owner alone.';

CREATE FUNCTION enter(token_hash bytea)
RETURNS TABLE (id integer, username text, name text, role officer_role, unit text)
LANGUAGE plpgsql SECURITY DEFINER AS $$
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
COMMENT ON FUNCTION enter(bytea) IS
'Begins a transaction for the officer of a token, by its SHA-256. What is kept is the digest of
that: nobody enters with what a dump holds.';

CREATE FUNCTION enter_as(asked text)
RETURNS TABLE (id integer, username text, name text, role officer_role, unit text)
LANGUAGE plpgsql SECURITY DEFINER AS $$
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
COMMENT ON FUNCTION enter_as(text) IS
'Begins a transaction for an officer without a token: the privilege of the owner alone.';

CREATE FUNCTION enter_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM set_config('thanhtra.context', 
    public.seal_on(e.context_of_figures, public.context_key()), true)
  FROM public.entrants e WHERE e.id = public.current_officer();
END $$;
COMMENT ON FUNCTION enter_statistics() IS
'From here on the transaction may read the figures of its officer''s units, where the officer reads
statistics: no case, no name, no text comes with them.';

-- Sessions and passwords.
UPDATE sessions SET token_hash = sha256(token_hash);
COMMENT ON TABLE sessions IS
'Bearer tokens: only the digest of their SHA-256 is kept. Read and written by functions alone.';

UPDATE passwords SET hash = concat_ws('$', '', 'scrypt-sha256', split_part(hash, '$', 3),
  split_part(hash, '$', 4), encode(sha256(decode(split_part(hash, '$', 5), 'base64')), 'base64'));
ALTER TABLE passwords ADD CONSTRAINT hash_is_of_a_key CHECK (
  hash ~ '^\$scrypt-sha256\$ln=[0-9]+,r=[0-9]+,p=[0-9]+\$[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]{43}=$');
COMMENT ON TABLE passwords IS
'Apart from officers, so that listing officers never touches a hash. What is kept is how a password
becomes a key, and the digest of that key: nobody signs in with what a dump holds.';

REVOKE ALL ON sessions, passwords FROM thanhtra_app;

CREATE FUNCTION password_parameters(asked text)
RETURNS TABLE (parameters text, salt bytea) LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
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
COMMENT ON FUNCTION password_parameters(text) IS
'How the password of a username becomes a key. Who has none gets a salt that is always the same and
the cost of the newest password: nobody learns who exists.';

CREATE FUNCTION sign_in(asked text, derived_key bytea, token_hash bytea)
RETURNS TABLE (id integer, username text, name text, role officer_role, unit text,
  expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER AS $$
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
COMMENT ON FUNCTION sign_in(text, bytea, bytea) IS
'A session of twelve hours for the token of this SHA-256, if the key is that of the active officer''s
password; no row: it is not.';

CREATE FUNCTION sign_out(token_hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE public.sessions s SET revoked_at = now()
  WHERE s.token_hash = sha256($1) AND s.revoked_at IS NULL AND s.expires_at > now();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION sign_out(bytea) IS
'Ends the session of a token by its SHA-256; false where none was alive.';

-- Documents are seen with their case alone: the figures read the books.
DO $$
DECLARE
  document text;
BEGIN
  FOR document IN SELECT tablename FROM pg_policies
    WHERE policyname = 'seen_with_the_case' AND qual LIKE '%event_was_in_scope%'
  LOOP
    EXECUTE format('ALTER POLICY seen_with_the_case ON %I USING ('
      'EXISTS (SELECT FROM cases c WHERE c.id = case_id)%s)', document,
      CASE document WHEN 'clocks' THEN ' OR case_is_being_moved(case_id)' ELSE '' END);
  END LOOP;
END $$;
DROP FUNCTION event_was_in_scope(bigint, integer);

-- Figures are seen by their own scope.
DO $$
DECLARE
  p record;
BEGIN
  FOR p IN SELECT tablename, policyname, cmd, COALESCE(qual, with_check) AS condition
    FROM pg_policies
    WHERE policyname IN ('officer_sees_the_scope', 'officer_publishes_for_the_scope')
      AND tablename NOT IN ('cases', 'events')
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I %s (%s)', p.policyname, p.tablename,
      CASE p.cmd WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END,
      replace(p.condition, 'officer_scope()', 'figure_scope()'));
  END LOOP;
END $$;

-- What is told or done at somebody's request asks whose it is. Settling alone is the service's own.
CREATE FUNCTION asks_as_owner() RETURNS boolean LANGUAGE sql STABLE RETURN 'thanhtra_owner' =
  CASE current_setting('role') WHEN 'none' THEN session_user::text ELSE current_setting('role') END;
COMMENT ON FUNCTION asks_as_owner() IS
'Whether the owner asks, also from inside a function or a view that runs as the owner.';

CREATE OR REPLACE FUNCTION answers_for(unit integer) RETURNS boolean
LANGUAGE sql STABLE RETURN unit = ANY (figure_scope()) OR asks_as_owner();

CREATE OR REPLACE FUNCTION answered_units() RETURNS integer[] LANGUAGE sql STABLE RETURN
  CASE WHEN asks_as_owner() THEN ARRAY(SELECT u.id FROM units u) ELSE figure_scope() END;

CREATE OR REPLACE FUNCTION settled_instant() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_right('publishes_statistics') AND NOT asks_as_owner() THEN
    RAISE EXCEPTION 'nobody asks who publishes' USING ERRCODE = '42501';
  END IF;
  LOCK TABLE events IN SHARE MODE;
  RETURN clock_timestamp();
END $$;

CREATE OR REPLACE FUNCTION begin_settling() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE events IN SHARE MODE;
  UPDATE settling SET instant = clock_timestamp();
END $$;

CREATE OR REPLACE FUNCTION public_reports_near(asked text)
RETURNS TABLE (unit text, unit_name text, from_on date, to_on date, as_of timestamptz,
  given_at timestamptz, period text, kind text, tables text, shown bytea, figures bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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

-- Functions that run as whoever asks name nothing that a session could put in the way.
ALTER FUNCTION place_unit() SET search_path = public, pg_temp;
ALTER FUNCTION revise_law() SET search_path = public, pg_temp;
ALTER FUNCTION refuse_closing_without_decision() SET search_path = public, pg_temp;
ALTER FUNCTION refuse_late_sanction() SET search_path = public, pg_temp;
ALTER FUNCTION works_on_cases_of(integer, integer) SET search_path = public, pg_temp;
ALTER FUNCTION units_at(timestamptz) SET search_path = public, pg_temp;
ALTER FUNCTION move_unit() SET search_path = public, pg_temp;
ALTER FUNCTION refuse_false_annulment() SET search_path = public, pg_temp;
ALTER FUNCTION refuse_fact_without_decision() SET search_path = public, pg_temp;

REVOKE ALL ON FUNCTION move_unit(), note_unit(), note_act(), keep_rule(), supersede_term(),
  refuse_false_annulment(), refuse_fact_without_decision() FROM PUBLIC;
REVOKE ALL ON FUNCTION renew_seal(), context_key(), seal_on(text, bytea), gather_rights(),
  gather_scopes(), enter(bytea), enter_as(text), enter_statistics(),
  password_parameters(text), sign_in(text, bytea, bytea), sign_out(bytea), answers_for(integer)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter(bytea), enter_statistics(), password_parameters(text),
  sign_in(text, bytea, bytea), sign_out(bytea) TO thanhtra_app;
