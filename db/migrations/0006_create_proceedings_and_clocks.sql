-- The law on a case: what happened to it beside its states, and the terms that run.

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
  part_days date[] NOT NULL DEFAULT '{}',
  part_amounts bigint[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, subject) REFERENCES subjects,
  FOREIGN KEY (case_id, violation) REFERENCES violations,
  FOREIGN KEY (case_id, victim) REFERENCES victims,
  FOREIGN KEY (case_id, withdrawn_version) REFERENCES facts,
  CONSTRAINT fact_is_withdrawn_once UNIQUE (case_id, withdrawn_version),
  CONSTRAINT amounts_are_not_negative CHECK (amount >= 0 AND interest >= 0),
  CONSTRAINT parts_are_pairs CHECK (cardinality(part_days) = cardinality(part_amounts)),
  CONSTRAINT fact_is_complete CHECK (CASE action
    WHEN 'add_circumstance' THEN num_nulls(subject, violation, code, text) = 0
      AND code IN ('mitigating', 'aggravating')
    WHEN 'explain' THEN num_nulls(subject, happened_on, code) = 0
      AND code IN ('received', 'waived')
    WHEN 'extend' THEN num_nulls(code, text) = 0
    WHEN 'check_earlier_sanctions' THEN num_nulls(subject, code) = 0
    WHEN 'withdraw' THEN withdrawn_version IS NOT NULL
    WHEN 'deliver' THEN happened_on IS NOT NULL
    WHEN 'pay' THEN num_nulls(subject, amount, happened_on, number) = 0
      AND amount + COALESCE(interest, 0) > 0
    WHEN 'complete_remedy' THEN num_nulls(subject, code, happened_on) = 0
    WHEN 'defer' THEN num_nulls(subject, until_on, text) = 0
    WHEN 'instal' THEN subject IS NOT NULL AND cardinality(part_days) BETWEEN 2 AND 3
    WHEN 'reduce' THEN num_nulls(subject, amount, text) = 0 AND amount > 0
    WHEN 'exempt' THEN num_nulls(subject, text) = 0
    WHEN 'coerce' THEN num_nulls(subject, number, happened_on) = 0
    WHEN 'complain' THEN num_nulls(code, happened_on) = 0
    WHEN 'decide_complaint' THEN num_nulls(number, code, happened_on) = 0
    WHEN 'suspend' THEN num_nulls(from_on, text) = 0
    WHEN 'resume' THEN happened_on IS NOT NULL
    WHEN 'annul' THEN num_nulls(number, happened_on, code) = 0
      AND code IN ('wrong_subject', 'no_authority', 'wrong_procedure', 'wrong_content',
        'criminal_offence', 'complaint_upheld', 'court_judgment', 'other')
    WHEN 'reopen' THEN num_nulls(code, number, happened_on) = 0
      AND code IN ('annulment', 'criminal_return', 'complaint', 'court')
    WHEN 'dispose' THEN num_nulls(violation, code, text) = 0
      AND code IN ('no_violation', 'no_sanction_art11', 'offender_unknown', 'limitation_expired',
        'decision_term_expired', 'subject_gone', 'transferred_criminal', 'transferred_authority',
        'reminder_minor')
    WHEN 'waive_apology' THEN num_nulls(victim, happened_on) = 0
    ELSE false END)
);
COMMENT ON TABLE facts IS 'One fact for one event; which columns it has depends on the action.';

ALTER TABLE events ADD CONSTRAINT fact_is_on_file
  FOREIGN KEY (case_id, fact_version) REFERENCES facts (case_id, version)
  DEFERRABLE INITIALLY DEFERRED;

CREATE VIEW undoings WITH (security_invoker) AS
SELECT e.case_id, e.version
FROM events e
LEFT JOIN facts f ON f.case_id = e.case_id AND f.version = e.version
LEFT JOIN closures x ON x.case_id = e.case_id AND x.version = e.version
WHERE e.action = 'annul' OR x.reason = 'annulled'
  OR (e.action = 'reopen' AND f.code IN ('annulment', 'complaint', 'court'));
COMMENT ON VIEW undoings IS
'Events that end the decisions in force: annulments, closings for that reason, and reopenings on a
paper that says so.';

CREATE FUNCTION refuse_closing_without_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.from_state = 'investigated'
    AND EXISTS (SELECT FROM closing_reasons r
      WHERE r.from_state = 'sanctioned' AND r.reason = NEW.reason)
    AND NOT EXISTS (SELECT FROM closing_reasons r
      WHERE r.from_state = 'opened' AND r.reason = NEW.reason)
    AND NOT EXISTS (SELECT FROM decisions d WHERE d.case_id = NEW.case_id
      AND NOT EXISTS (SELECT FROM undoings u
        WHERE u.case_id = d.case_id AND u.version > d.version)) THEN
    RAISE EXCEPTION 'no decision is in force'
      USING ERRCODE = 'TT422', CONSTRAINT = 'closing_ends_a_decision';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_closing_without_decision() IS
'What ends the execution of a decision needs one in force. A case in the state sanctioned has one.';

CREATE TRIGGER closing_ends_a_decision BEFORE INSERT ON closures
FOR EACH ROW EXECUTE FUNCTION refuse_closing_without_decision();

CREATE TABLE clocks (
  case_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  rule_id integer NOT NULL REFERENCES clock_rules,
  violation integer,
  subject integer,
  started_on date NOT NULL,
  length integer NOT NULL,
  due_on date NOT NULL,
  missing_year integer,
  end_version integer,
  ended_on date,
  outcome text,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_id, end_version) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT outcome_is_known CHECK (outcome IN ('met', 'stopped')),
  CONSTRAINT end_is_whole CHECK (num_nulls(end_version, ended_on, outcome) IN (0, 3))
);
COMMENT ON TABLE clocks IS
'Terms, as the events of a case start and end them. All of it can be computed again from the
events, the rules and the calendar.';
COMMENT ON COLUMN clocks.length IS
'In the unit of the rule; more than its length where the decision or a suspension made it longer.';
COMMENT ON COLUMN clocks.due_on IS
'The earliest it can be while missing_year names a calendar that is not loaded.';

CREATE INDEX clocks_running ON clocks (due_on, case_id) WHERE end_version IS NULL;
COMMENT ON INDEX clocks_running IS 'The daily work list.';

CREATE FUNCTION refuse_late_sanction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM clocks c
    JOIN clock_rules r ON r.id = c.rule_id
    JOIN decisions d ON d.case_id = NEW.case_id AND d.version = NEW.version
    WHERE c.case_id = NEW.case_id AND c.end_version IS NULL
      AND r.effect = 'block' AND r.goal = 'decision' AND c.missing_year IS NULL
      AND (c.violation IS NULL OR c.violation = NEW.violation) AND c.due_on < d.issued_on) THEN
    RAISE EXCEPTION 'the term for a sanction is over'
      USING ERRCODE = 'TT422', CONSTRAINT = 'sanction_is_in_time';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_late_sanction() IS 'No sanction after its term, not even by the owner.';

CREATE TRIGGER sanction_is_in_time BEFORE INSERT ON sanctions
FOR EACH ROW EXECUTE FUNCTION refuse_late_sanction();

CREATE FUNCTION act_article(code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(substring(code FROM '^[^-]+-[0-9]+'), code)
$$;
COMMENT ON FUNCTION act_article(text) IS
'Decree and article of an act: points and clauses of one article count as one act (Decree
68/2025/NĐ-CP).';

CREATE VIEW lapses WITH (security_invoker) AS
SELECT x.case_id, x.version, x.ordinal, COALESCE(
  (done.ended_on + CASE x.form WHEN 'warning' THEN interval '6 months' ELSE interval '1 year' END),
  (late.due_on + interval '1 year'))::date AS lapsed_on
FROM sanctions x
JOIN decisions d ON d.case_id = x.case_id AND d.version = x.version
LEFT JOIN LATERAL (
  SELECT k.ended_on FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
  WHERE k.case_id = x.case_id AND k.version > x.version AND k.subject = x.subject
    AND r.goal = 'execution' AND k.outcome = 'met'
  ORDER BY k.number DESC LIMIT 1) done ON true
LEFT JOIN LATERAL (
  SELECT k.due_on FROM clocks k JOIN clock_rules r ON r.id = k.rule_id
  WHERE k.case_id = x.case_id AND k.started_on = d.issued_on
    AND r.start = 'decision' AND r.goal = 'execution' AND k.missing_year IS NULL
  ORDER BY k.number DESC LIMIT 1) late ON true;
COMMENT ON VIEW lapses IS
'When a sanction no longer counts: six months (warning) or a year after the subject had carried it
out, or a year after the limitation of the execution (Law on Handling Administrative Violations,
Art 7.1).';

CREATE FUNCTION earlier_sanctions(asked bigint)
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
    AND NOT EXISTS (SELECT FROM undoings w
      WHERE w.case_id = x.case_id AND w.version > x.version)
  ORDER BY s.number, d.issued_on
$$;
COMMENT ON FUNCTION earlier_sanctions(bigint) IS
'Sanctions in force against the subjects of a case in other cases, of any unit. It shows that
they exist and how they matter; the other case is named only to those who may see it anyway. One
counts if it had not lapsed on the day of the new act (Law on Handling Administrative Violations,
Art 2.5 and 7).';
