import Postgres

/// A case as the outside sees it, built by PostgreSQL in one pass over its indexes.
enum CaseJSON {
  /// The whole document, once what depends on the day is known: `tail` of a `CaseOutlook`.
  static func document(tail: String) -> Statement {
    "(left(\(head)::text, -1) || \(tail))::json"
  }

  /// What a version of a case never changes. Needs the tables of `source` under their names here.
  static let head: Statement = """
    json_build_object(
      'number', c.number, 'unit', u.code, 'openedUnit', ou.code, 'state', c.state,
      'version', c.version, 'title', d.title, 'summary', d.summary, 'source', d.source,
      'detectedOn', d.detected_on, 'openedOn', c.opened_on, 'openedBy', ob.username,
      'assignedTo', a.username, 'externalNumber', c.external_number,
      'subjects', \(subjects), 'violations', \(violations), 'victims', \(victims),
      'record', \(record), 'decision', \(decision), 'closure', \(closure), 'facts', \(facts),
      'updatedAt', c.updated_at)
    """

  static let source: Statement = """
    FROM cases c
    JOIN units u ON u.id = c.unit_id
    JOIN units ou ON ou.id = c.opened_unit_id
    JOIN descriptions d ON d.case_id = c.id AND d.version = c.description_version
    JOIN officers ob ON ob.id = c.opened_by
    LEFT JOIN officers a ON a.id = c.assigned_to
    CROSS JOIN \(identities)
    """

  /// `i.shown`: whether the officer's role reads names, identifiers and addresses. OFFSET keeps the
  /// planner from asking again for every field.
  static let identities: Statement = """
    (SELECT EXISTS (SELECT FROM officers
      WHERE id = current_officer() AND role IN ('inspector', 'supervisor')) AS shown OFFSET 0) i
    """

  private static let subjects: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', s.number, 'kind', s.kind,
      'name', CASE WHEN i.shown THEN s.name ELSE '***' END,
      'identifier', CASE WHEN i.shown THEN s.identifier END, 'sex', s.sex,
      'bornOn', CASE WHEN i.shown THEN s.born_on END,
      'nationality', s.nationality, 'occupation', s.occupation,
      'address', CASE WHEN i.shown THEN s.address END,
      'representative', CASE WHEN i.shown THEN s.representative END,
      'phone', CASE WHEN i.shown THEN s.phone END,
      'masked', NOT i.shown) ORDER BY s.number)
      FROM subjects s WHERE s.case_id = c.id), '[]'::json)
    """

  private static let victims: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', v.number,
      'name', CASE WHEN i.shown THEN v.name ELSE '***' END,
      'identifier', CASE WHEN i.shown THEN v.identifier END, 'sex', v.sex,
      'bornOn', CASE WHEN i.shown THEN v.born_on END,
      'address', CASE WHEN i.shown THEN v.address END,
      'phone', CASE WHEN i.shown THEN v.phone END,
      'noApologyRequested', v.no_apology_requested,
      'masked', NOT i.shown) ORDER BY v.number)
      FROM victims v WHERE v.case_id = c.id), '[]'::json)
    """

  private static let violations: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', v.number, 'type', t.code, 'verification', t.verification,
      'subjects', ARRAY(SELECT x.subject FROM violation_subjects x
        WHERE x.case_id = v.case_id AND x.violation = v.number ORDER BY 1),
      'victims', ARRAY(SELECT x.victim FROM violation_victims x
        WHERE x.case_id = v.case_id AND x.violation = v.number ORDER BY 1),
      'startedOn', v.started_on, 'endedOn', v.ended_on, 'ongoing', v.ended_on IS NULL,
      'place', v.place, 'areaKind', v.area_kind, 'description', v.description)
      ORDER BY v.number)
      FROM violations v JOIN violation_types t ON t.id = v.type_id
      WHERE v.case_id = c.id), '[]'::json)
    """

  private static let record: Statement = """
    (SELECT json_build_object('number', r.number, 'madeOn', r.made_on)
      FROM records r WHERE r.case_id = c.id ORDER BY r.ordinal DESC LIMIT 1)
    """

  /// The decision in force: none once a later event annulled it or reopened the case.
  private static let decision: Statement = """
    (SELECT json_build_object('number', q.number, 'issuedOn', q.issued_on,
      'signedBy', q.signed_by, 'signerTitle', q.signer_title,
      'sanctions', (SELECT json_agg(json_build_object(
        'violation', s.violation, 'subject', s.subject, 'form', s.form, 'amount', s.amount,
        'remedies', s.remedies,
        'override', \(override)) ORDER BY s.ordinal)
        FROM sanctions s WHERE s.case_id = q.case_id AND s.version = q.version))
      FROM decisions q WHERE q.case_id = c.id AND NOT EXISTS (
        SELECT FROM events w WHERE w.case_id = q.case_id AND w.version > q.version
          AND w.action IN ('annul', 'reopen')))
    """

  private static let override: Statement = """
    CASE WHEN s.override_reason IS NOT NULL
      THEN json_build_object('reason', s.override_reason) END
    """

  /// What stands, oldest first.
  private static let facts: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
        'version', f.version, 'action', f.action, 'effectiveOn', e.effective_on,
        'fact', \(fact)) ORDER BY f.version)
      FROM facts f JOIN events e ON e.case_id = f.case_id AND e.version = f.version
      WHERE f.case_id = c.id AND f.action <> 'withdraw' AND NOT EXISTS (
        SELECT FROM facts w WHERE w.case_id = f.case_id AND w.withdrawn_version = f.version)),
      '[]'::json)
    """

  /// The values of a fact under the name `f`, words that may name a person only where shown.
  private static let fact: Statement = """
    json_strip_nulls(json_build_object(
      'subject', f.subject, 'violation', f.violation, 'amount', f.amount, 'interest', f.interest,
      'on', f.happened_on, 'from', f.from_on, 'until', f.until_on, 'code', f.code,
      'number', f.number, 'text', CASE WHEN i.shown THEN f.text END, 'event', f.withdrawn_version,
      'payments', (SELECT json_agg(json_build_object('dueOn', p.day, 'amount', p.amount))
        FROM unnest(f.part_days, f.part_amounts) AS p (day, amount))))
    """

  private static let closure: Statement = """
    (SELECT json_build_object('reason', x.reason, 'effectiveOn', e.effective_on, 'note', e.note,
        'remedyDecision', (SELECT json_build_object('number', m.number, 'issuedOn', m.issued_on,
          'signedBy', m.signed_by, 'signerTitle', m.signer_title, 'remedies', m.remedies)
          FROM remedy_decisions m WHERE m.case_id = x.case_id AND m.version = x.version))
      FROM closures x JOIN events e USING (case_id, version)
      WHERE x.case_id = c.id AND c.state = 'closed' ORDER BY x.version DESC LIMIT 1)
    """

  /// One event under the name `e`; needs `identities`.
  static let event: Statement = """
    json_build_object(
      'version', e.version, 'action', e.action, 'from', e.from_state, 'to', e.to_state,
      'effectiveOn', e.effective_on, 'recordedAt', e.recorded_at,
      'officer', (SELECT username FROM officers WHERE id = e.officer_id), 'via', e.via,
      'assignedTo', (SELECT username FROM officers WHERE id = e.assignee_id),
      'toUnit', (SELECT code FROM units WHERE id = e.to_unit_id),
      'note', e.note, 'onTheSpot', e.on_the_spot,
      'fact', (SELECT \(fact) FROM facts f WHERE f.case_id = e.case_id AND f.version = e.version),
      'hash', encode(e.hash, 'hex'))
    """
}
