-- Cases open at the end of a day with a term that was over and had not ended, by the unit where they
-- lay; as recorded by an instant. Runs as the owner, because a case may have come from a unit, or
-- gone on to one, that the asker does not see: counts alone leave it, and only for the asker's units.
CREATE FUNCTION overdue_cases(day date, as_of timestamptz)
RETURNS TABLE (unit_id integer, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.unit_id, count(DISTINCT k.case_id)
  FROM clocks k
  JOIN clock_rules r ON r.id = k.rule_id AND NOT r.lapses
  JOIN events b ON b.case_id = k.case_id AND b.version = k.version
    AND b.effective_on <= $1 AND b.recorded_at <= $2
  JOIN LATERAL (
    SELECT e.to_state, COALESCE(e.to_unit_id, e.unit_id) AS unit_id FROM events e
    WHERE e.case_id = k.case_id AND e.effective_on <= $1 AND e.recorded_at <= $2
    ORDER BY e.version DESC LIMIT 1) l ON l.to_state <> 'closed'
  WHERE k.due_on < $1 AND k.missing_year IS NULL
    AND (k.end_version IS NULL OR k.ended_on > $1 OR EXISTS (
      SELECT FROM events z WHERE z.case_id = k.case_id AND z.version = k.end_version
        AND z.recorded_at > $2))
    AND (l.unit_id = ANY (officer_scope()) OR 'thanhtra_owner' = CASE current_setting('role')
      WHEN 'none' THEN session_user::text ELSE current_setting('role') END)
  GROUP BY l.unit_id
$$;

REVOKE ALL ON FUNCTION overdue_cases(date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_cases(date, timestamptz) TO thanhtra_app;
