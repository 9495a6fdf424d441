-- What a sanction must keep to, whoever writes it: two officers, the bracket of the act, the power
-- of the signer. The program says the same earlier, with every reason at once.

CREATE FUNCTION refuse_own_sanction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM units u WHERE u.id = NEW.unit_id AND u.four_eyes)
    AND EXISTS (SELECT FROM events e WHERE e.case_id = NEW.case_id
      AND e.officer_id = NEW.officer_id AND (e.version = 1 OR e.action = 'investigate'))
    AND NOT COALESCE((SELECT e.on_the_spot FROM events e
      WHERE e.case_id = NEW.case_id AND e.action = 'investigate'
      ORDER BY e.version DESC LIMIT 1), false) THEN
    RAISE EXCEPTION 'the officer who logged or investigated the case does not sanction it'
      USING ERRCODE = 'TT422', CONSTRAINT = 'sanction_needs_another_officer';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_own_sanction() IS
'Four eyes, where the unit asks for them: who opened or investigated a case does not sanction it,
unless the record was made on the spot.';

CREATE TRIGGER sanction_needs_another_officer BEFORE INSERT ON events
FOR EACH ROW WHEN (NEW.action = 'sanction') EXECUTE FUNCTION refuse_own_sanction();

CREATE FUNCTION refuse_fine_out_of_bounds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  act record;
  lowest bigint;
  highest bigint;
BEGIN
  SELECT t.code, t.field, t.fine_min, t.fine_max, t.ceiling, d.issued_on, d.signer_title,
    s.kind = 'organisation' AS is_organisation, t.organisation_factor AS factor,
    (s.born_on + make_interval(years => (SELECT max(a.person)::integer FROM legal_amounts a
        WHERE a.name = 'fine_halved_below' AND a.replaced_at IS NULL)))::date
      >= COALESCE(v.ended_on, x.detected_on) AS is_young
  INTO act
  FROM violations v
  JOIN violation_types t ON t.id = v.type_id
  JOIN subjects s ON s.case_id = v.case_id AND s.number = NEW.subject
  JOIN decisions d ON d.case_id = v.case_id AND d.version = NEW.version
  JOIN cases c ON c.id = v.case_id
  JOIN descriptions x ON x.case_id = c.id AND x.version = c.description_version
  WHERE v.case_id = NEW.case_id AND v.number = NEW.violation;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  highest := LEAST(act.fine_max, act.ceiling)
    * CASE WHEN act.is_organisation THEN act.factor ELSE 1 END;
  lowest := CASE WHEN act.is_young THEN 1 ELSE LEAST(act.fine_min, act.ceiling)
    * CASE WHEN act.is_organisation THEN act.factor ELSE 1 END END;
  IF act.fine_max IS NULL OR NEW.amount NOT BETWEEN lowest AND highest THEN
    RAISE EXCEPTION 'the act does not carry this fine'
      USING ERRCODE = 'TT422', CONSTRAINT = 'fine_is_in_the_bracket';
  END IF;
  IF NOT EXISTS (
    SELECT FROM signing_authorities a
    WHERE a.title = act.signer_title AND a.field = act.field AND a.replaced_at IS NULL
      AND act.issued_on BETWEEN COALESCE(a.valid_from, '-infinity')
        AND COALESCE(a.valid_to, 'infinity')
      AND (a.acts = '{}' OR EXISTS (SELECT FROM unnest(a.acts) AS listed (code)
        WHERE act.code = listed.code OR (right(listed.code, 1) = '*'
          AND starts_with(act.code, left(listed.code, -1)))))
      AND highest <= a.max_fine * CASE WHEN act.is_organisation THEN 2 ELSE 1 END) THEN
    RAISE EXCEPTION 'the signer may not impose this fine'
      USING ERRCODE = 'TT422', CONSTRAINT = 'fine_is_in_the_power_of_the_signer';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_fine_out_of_bounds() IS
'A fine lies in the bracket of its act for this kind of subject, and the top of that bracket in the
power of the signer on the day of the decision (Law on Handling Administrative Violations, Art 23
and 52). The fine of a minor may lie below the bracket. What is missing is refused elsewhere.';

CREATE TRIGGER fine_is_in_bounds BEFORE INSERT ON sanctions
FOR EACH ROW WHEN (NEW.form = 'fine') EXECUTE FUNCTION refuse_fine_out_of_bounds();

REVOKE ALL ON FUNCTION refuse_own_sanction(), refuse_fine_out_of_bounds() FROM PUBLIC;
