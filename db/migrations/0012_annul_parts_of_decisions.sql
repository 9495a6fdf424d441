-- An annulment may end single sanctions; what it does not name stays in force.

ALTER TABLE facts
  ADD COLUMN decision text,
  ADD COLUMN settled_subject integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN settled_annulled bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN settled_let_off bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN settled_refunded bigint[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT settlements_are_whole CHECK (
    cardinality(settled_subject) = cardinality(settled_annulled)
    AND cardinality(settled_subject) = cardinality(settled_let_off)
    AND cardinality(settled_subject) = cardinality(settled_refunded)
    AND 0 <= ALL (settled_annulled || settled_let_off || settled_refunded)
    AND (settled_subject = '{}'
      OR action = 'annul' AND num_nonnulls(decision, violation, subject) > 0));
COMMENT ON COLUMN facts.decision IS
'Number of the decision it is about, where it names one.';
COMMENT ON COLUMN facts.settled_subject IS
'Whose money an annulment of single sanctions settled; with the columns that follow, an entry for
each subject, set by the register (VND).';
COMMENT ON COLUMN facts.settled_annulled IS 'What was left of the fines that ended.';
COMMENT ON COLUMN facts.settled_let_off IS 'Of reductions, what fell away with the fines.';
COMMENT ON COLUMN facts.settled_refunded IS
'What was paid and the fines still in force cannot hold: to be paid back.';

INSERT INTO steps (from_state, action, to_state, roles) VALUES
  ('sanctioned', 'annul', 'sanctioned', '{supervisor}');

-- What ends decisions.

CREATE OR REPLACE VIEW undoings WITH (security_invoker) AS
SELECT e.case_id, e.version,
  CASE WHEN e.action = 'annul' THEN f.decision END AS decision,
  CASE WHEN e.action = 'annul' THEN f.violation END AS violation,
  CASE WHEN e.action = 'annul' THEN f.subject END AS subject
FROM events e
LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
WHERE e.action = 'annul' OR x.reason = 'annulled'
  OR (e.action = 'reopen' AND f.code IN ('annulment', 'complaint', 'court'));
COMMENT ON VIEW undoings IS
'Events that end sanctions in force: annulments, closings for that reason, and reopenings on a
paper that says so. They end those that fit the decision (its number), the violation and the
subject they name: all, where they name none.';

CREATE VIEW clearings WITH (security_invoker) AS
SELECT u.case_id, u.version FROM undoings u
WHERE num_nonnulls(u.decision, u.violation, u.subject) = 0;
COMMENT ON VIEW clearings IS 'Events that end every decision in force at once.';

CREATE VIEW undone_sanctions WITH (security_invoker) AS
SELECT s.case_id, s.version AS decision, s.ordinal, u.version, s.subject, s.form
FROM sanctions s
JOIN decisions d ON d.case_id = s.case_id AND d.version = s.version
CROSS JOIN LATERAL (
  SELECT w.version FROM undoings w
  WHERE w.case_id = s.case_id AND w.version > s.version
    AND COALESCE(w.decision = d.number, true) AND COALESCE(w.violation = s.violation, true)
    AND COALESCE(w.subject = s.subject, true)
  ORDER BY w.version LIMIT 1) u;
COMMENT ON VIEW undone_sanctions IS
'Sanctions that are no longer in force, with the event that ended them: the one place that says so.';

GRANT SELECT ON clearings, undone_sanctions, undone_decisions TO thanhtra_app;

CREATE OR REPLACE VIEW undone_decisions WITH (security_invoker) AS
SELECT d.case_id, d.version AS decision, u.version
FROM decisions d
CROSS JOIN LATERAL (
  SELECT max(w.version) AS version FROM sanctions s
  LEFT JOIN undone_sanctions w ON w.case_id = s.case_id AND w.decision = s.version
    AND w.ordinal = s.ordinal
  WHERE s.case_id = d.case_id AND s.version = d.version
  HAVING bool_and(w.version IS NOT NULL)) u;
COMMENT ON VIEW undone_decisions IS
'Decisions of which no sanction is in force, with the event that ended the last of them.';

CREATE OR REPLACE FUNCTION refuse_closing_without_decision() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE FUNCTION refuse_false_annulment() RETURNS trigger LANGUAGE plpgsql AS $$
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
COMMENT ON FUNCTION refuse_false_annulment() IS
'A case stays sanctioned after an annulment if, and only if, a sanction is still in force.';

CREATE CONSTRAINT TRIGGER annulment_leaves_its_state AFTER INSERT ON events
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.action = 'annul' AND NEW.from_state = 'sanctioned')
EXECUTE FUNCTION refuse_false_annulment();

-- What is owed on decisions.

CREATE VIEW due_parts WITH (security_invoker) AS
SELECT s.case_id, s.version AS decision, s.version AS of_version, s.version AS from_version,
  NULL::integer AS until_version, 'fines'::tally_figure AS figure, s.subject,
  count(*)::integer AS quantity, sum(s.amount)::bigint AS owed
FROM sanctions s WHERE s.form = 'fine' GROUP BY s.case_id, s.version, s.subject
UNION ALL
SELECT f.case_id, f.decision, f.version, f.version, f.until_version,
  (CASE f.action WHEN 'pay' THEN 'payments' ELSE 'reduced' END)::tally_figure, f.subject, 1,
  -f.amount
FROM relieving_facts f WHERE f.action <> 'exempt'
UNION ALL
SELECT f.case_id, NULL, f.version, f.version, NULL, p.figure, s.subject, p.quantity, p.owed
FROM facts f
CROSS JOIN LATERAL unnest(f.settled_subject, f.settled_annulled, f.settled_refunded)
  AS s (subject, annulled, refunded)
CROSS JOIN LATERAL (VALUES
  ('fines_annulled'::tally_figure, (SELECT count(*)::integer FROM undone_sanctions w
    WHERE w.case_id = f.case_id AND w.version = f.version AND w.subject = s.subject
      AND w.form = 'fine'), -s.annulled),
  ('refunds', 0, s.refunded)) AS p (figure, quantity, owed);
COMMENT ON VIEW due_parts IS
'What adds to the amount outstanding of a subject and what takes from it: fines, payments,
reductions, and what an annulment of single sanctions settled.';

CREATE OR REPLACE VIEW owed_parts WITH (security_invoker) AS
SELECT * FROM due_parts
UNION ALL
SELECT x.case_id, x.decision, x.version, x.version, x.until_version, 'exempted', x.subject, 1, 0
FROM relieving_facts x WHERE x.action = 'exempt'
UNION ALL
SELECT x.case_id, x.decision, x.version, x.version, LEAST(x.until_version, p.until_version),
  'exempted', x.subject, 0, -p.owed
FROM relieving_facts x
JOIN due_parts p ON p.case_id = x.case_id AND p.subject = x.subject
  AND p.of_version < x.version AND p.of_version > COALESCE((
    SELECT max(w.version) FROM clearings w
    WHERE w.case_id = x.case_id AND w.version < x.version), 0)
  AND p.of_version > COALESCE((
    SELECT max(y.version) FROM relieving_facts y
    WHERE y.case_id = x.case_id AND y.subject = x.subject AND y.action = 'exempt'
      AND y.version < x.version AND COALESCE(y.until_version > x.version, true)), 0)
WHERE x.action = 'exempt' AND x.version < COALESCE(p.until_version, 2147483647);
COMMENT ON VIEW owed_parts IS
'What adds to the amount outstanding and what takes from it, each from the version that put it on
file until the one that withdrew it: due_parts, and exemptions. An exemption is of the rest alone:
it takes the opposite of all that was on file of the subject since the exemption before it.';

CREATE OR REPLACE VIEW decision_changes WITH (security_invoker) AS
SELECT o.*, 0 AS decisions FROM owed_parts o
UNION ALL
SELECT d.case_id, d.version, d.version, d.version, NULL, 'decisions', NULL, 1, 0, 1
FROM decisions d
UNION ALL
SELECT u.case_id, u.decision, u.version, u.version, NULL, 'annulled', NULL, 1, 0, -1
FROM undone_decisions u
UNION ALL
SELECT o.case_id, o.decision, u.version, GREATEST(u.version, o.from_version), o.until_version,
  (CASE WHEN o.figure IN ('payments', 'refunds') THEN 'refunds' ELSE 'fines_annulled' END
    )::tally_figure, o.subject,
  CASE o.figure WHEN 'fines' THEN o.quantity WHEN 'payments' THEN o.quantity
    WHEN 'fines_annulled' THEN -o.quantity ELSE 0 END, -o.owed, 0
FROM owed_parts o
CROSS JOIN LATERAL (
  SELECT w.version FROM clearings w
  WHERE w.case_id = o.case_id AND w.version > o.of_version ORDER BY w.version LIMIT 1) u
WHERE GREATEST(u.version, o.from_version) < COALESCE(o.until_version, 2147483647);
COMMENT ON VIEW decision_changes IS
'The same, with decisions put in force and undone. When every decision in force is undone at once,
what is left of each fine is annulled and each payment is owed back: every part of what was owed
has its opposite, on the day and under the version (of_version) of the event that undid them. When
single sanctions are undone, the annulment itself says what is annulled and what is owed back.';

CREATE OR REPLACE FUNCTION earlier_sanctions(asked bigint)
RETURNS TABLE (subject integer, matched_by text, number text, year integer, form text,
  same_act boolean, lapsed_on date, counts boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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

-- An exemption now covers every fine of a subject, not only those of the last decision.
DO $$
DECLARE
  changed bigint[] := ARRAY(SELECT DISTINCT f.case_id FROM facts f WHERE f.action = 'exempt'
    AND (SELECT count(DISTINCT s.version) FROM sanctions s
      WHERE s.case_id = f.case_id AND s.subject = f.subject AND s.version < f.version) > 1);
BEGIN
  IF cardinality(changed) > 0 THEN
    DELETE FROM tallies WHERE case_id = ANY (changed);
    DELETE FROM balances WHERE case_id = ANY (changed);
    INSERT INTO tallies SELECT * FROM tally_source WHERE case_id = ANY (changed);
    INSERT INTO balances (case_id, amount, recorded_at, version, unit_id, effective_on, decisions)
    SELECT * FROM balance_source WHERE case_id = ANY (changed);
    DELETE FROM settlements;
  END IF;
END $$;
