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
    (SELECT oid, relname, relacl, relrowsecurity, relforcerowsecurity FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname <> 'schema_migrations')
    """

  /// Those of an extension are compiled, and not ours to print; what is not compiled is.
  private static let functions: Statement = """
    (SELECT * FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND (
      prolang NOT IN (SELECT oid FROM pg_language WHERE lanname IN ('c', 'internal'))
      OR NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')))
    """

  /// Who was granted something; everyone is PUBLIC.
  private static let grantee: Statement = """
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
    """

  private static let withOption: Statement = """
    CASE WHEN bool_or(a.is_grantable) THEN ' WITH GRANT OPTION' ELSE '' END
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
      FROM \(functions) f WHERE prokind <> 'a'
      UNION ALL
      \(foreign)) AS o (id, is_table, text, comment)
    ORDER BY id
    """

  /// What no migration makes, so that it is seen where somebody has made it.
  private static let foreign: Statement = """
    SELECT oid, false, format('CREATE AGGREGATE %s', f.oid::regprocedure), NULL
    FROM \(functions) f WHERE prokind = 'a'
    UNION ALL
    SELECT oid, false, format('CREATE RELATION %I OF KIND %s', relname, relkind), NULL
    FROM pg_class WHERE relkind IN ('m', 'f', 'p') AND relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT oid, false, format('CREATE OPERATOR %s', o.oid::regoperator), NULL
    FROM pg_operator o WHERE oprnamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')
    UNION ALL
    SELECT oid, false, format('CREATE SCHEMA %I', nspname), obj_description(oid, 'pg_namespace')
    FROM pg_namespace n WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'
    UNION ALL
    SELECT oid, false, format('CREATE EVENT TRIGGER %I', evtname), NULL FROM pg_event_trigger
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

  /// A reference is held by triggers of the server, which can be silenced.
  private static let constraint: Statement = """
    concat_ws(' ', format('CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid, true)),
      CASE WHEN EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = c.oid
        AND g.tgenabled <> 'O') THEN 'DISABLED' END)
    """

  static let constraints: Statement = """
    SELECT c.conrelid::bigint AS object, obj_description(c.oid, 'pg_constraint') AS comment,
      \(brief(constraint)) AS text
    FROM pg_constraint c JOIN \(tables) t ON t.oid = c.conrelid
    WHERE c.contype IN ('p', 'u', 'x', 'f', 'c')
    ORDER BY c.conrelid, array_position('{p,u,x,f,c}', c.contype), c.conname
    """

  static let statements: [Statement] = [
    indexes, triggers, rules, rowSecurity, policies, owners, tableGrants, functionGrants,
    schemaGrants,
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
      \(brief("pg_get_triggerdef(g.oid, true)")) || CASE g.tgenabled WHEN 'O' THEN ''
        ELSE ' DISABLED' END AS text
    FROM pg_trigger g JOIN \(tables) t ON t.oid = g.tgrelid
    WHERE NOT g.tgisinternal ORDER BY g.oid
    """

  private static let rules: Statement = """
    SELECT r.ev_class::bigint AS object, NULL::text AS comment,
      \(brief("rtrim(pg_get_ruledef(r.oid, true), ';')")) AS text
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = 'public'::regnamespace AND r.rulename <> '_RETURN'
    """

  private static let rowSecurity: Statement = """
    SELECT t.oid::bigint AS object, NULL::text AS comment,
      format('ALTER TABLE %I %s', t.relname, concat_ws(', ',
        CASE WHEN t.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
        CASE WHEN t.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END)) AS text
    FROM \(tables) t WHERE t.relrowsecurity OR t.relforcerowsecurity
    """

  private static let policy: Statement = """
    concat_ws(' ', format('CREATE POLICY %I ON %I', p.polname, t.relname),
      CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT'
        WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' END,
      'TO ' || (SELECT string_agg(\(grantee), ', ' ORDER BY a.grantee)
        FROM unnest(p.polroles) AS a (grantee)),
      'USING (' || pg_get_expr(p.polqual, p.polrelid, true) || ')',
      'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')')
    """

  private static let policies: Statement = """
    SELECT p.polrelid::bigint AS object, obj_description(p.oid, 'pg_policy') AS comment,
      \(brief(policy)) AS text
    FROM pg_policy p JOIN \(tables) t ON t.oid = p.polrelid
    ORDER BY p.polrelid, p.polname <> 'owner_sees_all', p.oid
    """

  /// Of whoever is not the owner of the register.
  private static let owners: Statement = """
    SELECT o.id::bigint AS object, NULL::text AS comment,
      format('ALTER %s OWNER TO %I', o.name, pg_get_userbyid(o.owner)) AS text
    FROM (
      SELECT oid, quote_ident(relname), relowner FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
      UNION ALL
      SELECT f.oid, f.oid::regprocedure::text, f.proowner FROM \(functions) f
    ) AS o (id, name, owner)
    WHERE pg_get_userbyid(o.owner) <> 'thanhtra_owner' AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = o.id AND d.deptype = 'e')
    """

  /// Of a whole table or view, or of some columns, to all but the owner.
  private static let tableGrants: Statement = """
    SELECT c.oid::bigint AS object, NULL::text AS comment,
      format('GRANT %s ON %I TO %s', string_agg(g.granted, ', ' ORDER BY g.granted),
        c.relname, g.grantee) AS text
    FROM pg_class c
    CROSS JOIN LATERAL (
      SELECT a.privilege_type || \(withOption), \(grantee) FROM aclexplode(c.relacl) a
      WHERE a.grantee <> c.relowner
      GROUP BY a.privilege_type, a.grantee
      UNION ALL
      SELECT format('%s (%s)', a.privilege_type,
        string_agg(quote_ident(b.attname), ', ' ORDER BY b.attnum)) || \(withOption), \(grantee)
      FROM pg_attribute b CROSS JOIN LATERAL aclexplode(b.attacl) a
      WHERE b.attrelid = c.oid AND a.grantee <> c.relowner
      GROUP BY a.privilege_type, a.grantee) AS g (granted, grantee)
    WHERE c.relnamespace = 'public'::regnamespace
    GROUP BY c.oid, c.relname, g.grantee
    ORDER BY c.oid, g.grantee
    """

  /// Functions that not everyone may call.
  private static let functionGrants: Statement = """
    SELECT f.oid::bigint AS object, NULL::text AS comment,
      \(brief("format(g.form, f.oid::regprocedure)")) AS text
    FROM \(functions) f
    CROSS JOIN LATERAL (
      SELECT 'REVOKE ALL ON FUNCTION %s FROM PUBLIC' AS form
      WHERE NOT EXISTS (SELECT FROM aclexplode(f.proacl) a WHERE a.grantee = 0)
      UNION ALL
      SELECT 'GRANT EXECUTE ON FUNCTION %s TO ' || \(grantee) || \(withOption)
      FROM aclexplode(f.proacl) a WHERE a.grantee NOT IN (0, f.proowner)
      GROUP BY a.grantee) AS g
    WHERE f.proacl IS NOT NULL
    ORDER BY f.oid, g.form DESC
    """

  /// Who may name what is in a schema differs from server to server, and gives nothing away.
  private static let schemaGrants: Statement = """
    SELECT n.oid::bigint AS object, NULL::text AS comment,
      format('GRANT %s ON SCHEMA %I TO %s',
        string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) || \(withOption),
        n.nspname, \(grantee)) AS text
    FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a
    WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'
      AND a.grantee NOT IN (n.nspowner, 'thanhtra_owner'::regrole)
      AND a.privilege_type <> 'USAGE'
    GROUP BY n.oid, n.nspname, a.grantee
    ORDER BY n.oid, a.grantee
    """
}
