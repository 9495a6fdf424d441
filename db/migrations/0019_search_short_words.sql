-- A word of one or two letters is in so many texts that no index helps: cases are looked at one by
-- one, in the order of the list, until a page is full.

CREATE FUNCTION case_has_word(asked bigint, pattern text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM cases c WHERE c.id = asked
    AND ((SELECT asks_as_owner()) OR c.unit_id = ANY ((SELECT officer_scope())::integer[]))
    AND (CASE WHEN (SELECT has_right('reads_texts')) THEN EXISTS (
        SELECT FROM descriptions d WHERE d.case_id = c.id AND d.search LIKE pattern)
      ELSE search_form(concat_ws(' ', c.number, c.external_number)) LIKE pattern END
      OR (SELECT has_right('reads_identities')) AND EXISTS (
        SELECT FROM subjects s WHERE s.case_id = c.id AND s.search LIKE pattern)))
$$;
COMMENT ON FUNCTION case_has_word(bigint, text) IS
'Whether cases_with_word() would name this case.';

REVOKE ALL ON FUNCTION case_has_word(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_has_word(bigint, text) TO thanhtra_app;
