import Postgres

/// Questions to the system catalogue. Each answers the oid of an object, a text and a comment.
enum SchemaQuery {
  /// Short forms of what the server spells out, in one line.
  private static func brief(_ text: Statement) -> Statement {
    """
    replace(replace(replace(\(short("regexp_replace(\(text), '\\s+', ' ', 'g')")),
      ' USING btree', ''), ' public.', ' '), '( ', '(')
    """
  }

  private static func short(_ text: Statement) -> Statement {
    """
    replace(replace(replace(\(text), 'timestamp with time zone', 'timestamptz'),
      'timestamp without time zone', 'timestamp'), '''::text', '''')
    """
  }

  private static let tables: Statement = """
    (SELECT oid, relname, relacl, relrowsecurity FROM pg_class WHERE relkind = 'r'
      AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migrations')
    """

  private static let functions: Statement = """
    (SELECT * FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e'))
    """

  static let objects: Statement = """
    SELECT id::bigint, is_table, text, comment FROM (
      SELECT oid, false, format('CREATE TYPE %I AS ENUM (%s)', typname, (
          SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
          FROM pg_enum WHERE enumtypid = t.oid)),
        obj_description(oid, 'pg_type')
      FROM pg_type t WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace
      UNION ALL
      SELECT oid, false, format('CREATE SEQUENCE %I', relname), obj_description(oid, 'pg_class')
      FROM pg_class c WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')
      UNION ALL
      SELECT oid, true, relname::text, obj_description(oid, 'pg_class') FROM \(tables) t
      UNION ALL
      SELECT oid, false, format(E'CREATE VIEW %I WITH (%s) AS\\n%s', relname,
          array_to_string(reloptions, ', '), \(short("rtrim(pg_get_viewdef(oid, 96), ';')"))),
        obj_description(oid, 'pg_class')
      FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
      UNION ALL
      SELECT oid, false, replace(replace(replace(replace(rtrim(pg_get_functiondef(oid), E'\\n'),
          'CREATE OR REPLACE FUNCTION public.', 'CREATE FUNCTION '), '$function$', '$$'),
          'timestamp with time zone', 'timestamptz'), 'timestamp without time zone', 'timestamp'),
        obj_description(oid, 'pg_proc')
      FROM \(functions) f) AS o (id, is_table, text, comment)
    ORDER BY id
    """

  private static let column: Statement = """
    concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN 'NOT NULL' END,
      CASE WHEN a.attidentity <> '' THEN 'GENERATED ALWAYS AS IDENTITY'
        WHEN a.attgenerated <> '' THEN
          'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid, true) || ') STORED'
        ELSE 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid, true) END)
    """

  static let columns: Statement = """
    SELECT a.attrelid::bigint AS object, col_description(a.attrelid, a.attnum) AS comment,
      \(brief(column)) AS text
    FROM pg_attribute a JOIN \(tables) t ON t.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attrelid, a.attnum
    """

  static let constraints: Statement = """
    SELECT c.conrelid::bigint AS object, obj_description(c.oid, 'pg_constraint') AS comment,
      \(brief("format('CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid, true))")) AS text
    FROM pg_constraint c JOIN \(tables) t ON t.oid = c.conrelid
    WHERE c.contype IN ('p', 'u', 'x', 'f', 'c')
    ORDER BY c.conrelid, array_position('{p,u,x,f,c}', c.contype), c.conname
    """

  static let statements: [Statement] = [
    indexes, triggers, rowSecurity, policies, tableGrants, functionGrants,
  ]

  private static let indexes: Statement = """
    SELECT i.indrelid::bigint AS object, obj_description(i.indexrelid, 'pg_class') AS comment,
      \(brief("pg_get_indexdef(i.indexrelid)")) AS text
    FROM pg_index i JOIN \(tables) t ON t.oid = i.indrelid
    WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid
      AND c.contype IN ('p', 'u', 'x'))
    ORDER BY i.indexrelid
    """

  private static let triggers: Statement = """
    SELECT g.tgrelid::bigint AS object, obj_description(g.oid, 'pg_trigger') AS comment,
      \(brief("pg_get_triggerdef(g.oid, true)")) AS text
    FROM pg_trigger g JOIN \(tables) t ON t.oid = g.tgrelid
    WHERE NOT g.tgisinternal ORDER BY g.oid
    """

  private static let rowSecurity: Statement = """
    SELECT t.oid::bigint AS object, NULL::text AS comment,
      format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t.relname)
        AS text
    FROM \(tables) t WHERE t.relrowsecurity
    """

  private static let policy: Statement = """
    concat_ws(' ', format('CREATE POLICY %I ON %I', p.polname, t.relname),
      CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT'
        WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' END,
      'TO ' || (SELECT string_agg(rolname, ', ') FROM pg_roles r WHERE r.oid = ANY (polroles)),
      'USING (' || pg_get_expr(p.polqual, p.polrelid, true) || ')',
      'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')')
    """

  private static let policies: Statement = """
    SELECT p.polrelid::bigint AS object, obj_description(p.oid, 'pg_policy') AS comment,
      \(brief(policy)) AS text
    FROM pg_policy p JOIN \(tables) t ON t.oid = p.polrelid
    ORDER BY p.polrelid, p.polname <> 'owner_sees_all', p.oid
    """

  /// To the application: of a whole table or view, or of some columns.
  private static let tableGrants: Statement = """
    SELECT c.oid::bigint AS object, NULL::text AS comment,
      format('GRANT %s ON %I TO thanhtra_app', string_agg(g.granted, ', ' ORDER BY g.granted),
        c.relname) AS text
    FROM pg_class c
    CROSS JOIN LATERAL (
      SELECT a.privilege_type FROM aclexplode(c.relacl) a
      WHERE a.grantee = 'thanhtra_app'::regrole
      UNION ALL
      SELECT format('%s (%s)', a.privilege_type,
        string_agg(quote_ident(b.attname), ', ' ORDER BY b.attnum))
      FROM pg_attribute b CROSS JOIN LATERAL aclexplode(b.attacl) a
      WHERE b.attrelid = c.oid AND a.grantee = 'thanhtra_app'::regrole
      GROUP BY a.privilege_type) AS g (granted)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_migrations'
    GROUP BY c.oid, c.relname
    """

  /// Functions that not everyone may call.
  private static let functionGrants: Statement = """
    SELECT f.oid::bigint AS object, NULL::text AS comment,
      \(brief("format(form, f.oid::regprocedure)")) AS text
    FROM \(functions) f
    CROSS JOIN LATERAL (VALUES
      ('REVOKE ALL ON FUNCTION %s FROM PUBLIC', true),
      ('GRANT EXECUTE ON FUNCTION %s TO thanhtra_app', EXISTS (
        SELECT FROM aclexplode(f.proacl) a WHERE a.grantee = 'thanhtra_app'::regrole)))
      AS g (form, applies)
    WHERE f.proacl IS NOT NULL AND g.applies
      AND NOT EXISTS (SELECT FROM aclexplode(f.proacl) a WHERE a.grantee = 0)
    ORDER BY f.oid, g.form DESC
    """
}
