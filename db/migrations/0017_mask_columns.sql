-- What names people or may name them is read through views that show it to those who have the right
-- to it, and to others masked. The tables themselves do not give these columns to the application.

INSERT INTO rights (role, name) VALUES ('inspector', 'reads_texts'), ('supervisor', 'reads_texts');

-- The rights are asked for once a query: OFFSET keeps the planner from asking for every column.
CREATE VIEW shown_subjects WITH (security_barrier) AS
SELECT s.case_id, s.number, s.version, s.kind, s.sex,
  CASE WHEN i.shown THEN s.name ELSE '***' END AS name,
  CASE WHEN i.shown THEN s.identifier END AS identifier,
  CASE WHEN i.shown THEN s.born_on END AS born_on,
  CASE WHEN i.shown OR s.born_on IS NULL THEN s.born_on ELSE (
    SELECT (a.day - make_interval(years => LEAST(extract(year FROM age(a.day, s.born_on)), 18)::integer))::date
    FROM (SELECT COALESCE((SELECT min(v.ended_on) FROM violations v WHERE v.case_id = s.case_id),
        (SELECT min(d.detected_on) FROM descriptions d WHERE d.case_id = s.case_id)) AS day) a
  ) END AS born_for_rules,
  CASE WHEN i.shown THEN s.address END AS address,
  CASE WHEN i.shown THEN s.representative END AS representative,
  CASE WHEN i.shown THEN s.phone END AS phone,
  CASE WHEN i.texts THEN s.nationality END AS nationality,
  CASE WHEN i.texts THEN s.occupation END AS occupation
FROM subjects s
CROSS JOIN (SELECT 'reads_identities' = ANY (h.held) AS shown, 'reads_texts' = ANY (h.held) AS texts
  FROM (SELECT COALESCE(sealed(2)::text[], '{}') AS held OFFSET 0) h OFFSET 0) i
WHERE (SELECT asks_as_owner()) OR EXISTS (SELECT FROM cases c
  WHERE c.id = s.case_id AND c.unit_id = ANY ((SELECT officer_scope())::integer[]));
COMMENT ON VIEW shown_subjects IS
'subjects as the asker may read them: identities with reads_identities, texts with reads_texts.';
COMMENT ON COLUMN shown_subjects.born_for_rules IS
'For those who may not read it, a day of birth that says what the rules need and no more: the age on
the day of the first act, up to the 18 years from which nobody is treated as a minor.';

-- The other tables: every column but what is masked, so that none is forgotten. `marked` columns are
-- shown as ***, where there is something; `left_out` as null; what is kept for searching and hashing
-- is not shown to anybody.
DO $$
DECLARE
  masked record;
  kept name[] := '{search,salt}';
BEGIN
  FOR masked IN SELECT * FROM (VALUES
    ('descriptions', '{title}'::name[], '{summary}'::name[]),
    ('violations', '{}', '{place,description}'), ('decisions', '{signed_by}', '{}'),
    ('sanctions', '{override_reason}', '{}'), ('remedy_decisions', '{signed_by}', '{}'),
    ('facts', '{text}', '{}'), ('events', '{}', '{note}')) AS m (name, marked, left_out)
  LOOP
    EXECUTE (SELECT format(
        'CREATE VIEW shown_%1$s WITH (security_barrier) AS SELECT %2$s FROM %1$I t '
        'WHERE (SELECT asks_as_owner()) OR %3$s EXISTS (SELECT FROM cases c '
        'WHERE c.id = t.case_id AND c.unit_id = ANY ((SELECT officer_scope())::integer[]))',
        masked.name, string_agg(CASE
          WHEN attname = ANY (masked.marked) THEN format('CASE WHEN t.%1$I IS NULL '
            'OR (SELECT has_right(''reads_texts'')) THEN t.%1$I ELSE ''***'' END AS %1$I', attname)
          WHEN attname = ANY (masked.left_out) THEN format(
            'CASE WHEN (SELECT has_right(''reads_texts'')) THEN t.%1$I END AS %1$I', attname)
          ELSE format('t.%I', attname) END, ', ' ORDER BY attnum),
        CASE masked.name WHEN 'events' THEN
          't.unit_id = ANY ((SELECT officer_scope())::integer[]) OR '
          't.to_unit_id = ANY ((SELECT officer_scope())::integer[]) OR' ELSE '' END)
      FROM pg_attribute WHERE attrelid = masked.name::regclass AND attnum > 0
        AND NOT attisdropped AND attname <> ALL (kept));
    EXECUTE format('COMMENT ON VIEW shown_%s IS %L', masked.name,
      masked.name || ' as the asker may read them: texts with reads_texts.');
    EXECUTE format('GRANT SELECT ON shown_%s TO thanhtra_app', masked.name);
    EXECUTE (SELECT format('REVOKE SELECT ON %1$I FROM thanhtra_app; '
        'GRANT SELECT (%2$s) ON %1$I TO thanhtra_app', masked.name,
        string_agg(quote_ident(attname), ', ' ORDER BY attnum))
      FROM pg_attribute WHERE attrelid = masked.name::regclass AND attnum > 0
        AND NOT attisdropped AND attname <> ALL (kept || masked.marked || masked.left_out));
  END LOOP;
END $$;

REVOKE SELECT ON subjects FROM thanhtra_app;
GRANT SELECT (case_id, number, version, kind, sex) ON subjects TO thanhtra_app;
GRANT SELECT ON shown_subjects TO thanhtra_app;

-- Words are searched where the asker may read them: a hit would give them away. As the owner, so
-- that the search indexes serve; in the scope of the asker.
CREATE OR REPLACE FUNCTION cases_with_word(pattern text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
COMMENT ON FUNCTION cases_with_word(text) IS
'Cases of the asker''s scope with a text of this pattern in number or, for those who may read them,
in title, summary and names. A case may come more than once.';

REVOKE ALL ON FUNCTION cases_with_word(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_with_word(text) TO thanhtra_app;
