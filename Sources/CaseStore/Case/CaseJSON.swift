import Postgres

/// A case as the outside sees it, built by PostgreSQL in one pass over its indexes.
enum CaseJSON {
  /// The whole document, once what depends on the day is known: `tail` of a `CaseAsOfDay`.
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
      'record', \(record), 'decision', \(decision), 'decisions', \(decisions), 'closure', \(closure), 'facts', \(facts),
      'updatedAt', c.updated_at)
    """

  static let source: Statement = """
    FROM cases c
    JOIN units u ON u.id = c.unit_id
    JOIN units ou ON ou.id = c.opened_unit_id
    JOIN shown_descriptions d ON d.case_id = c.id AND d.version = c.description_version
    JOIN officers ob ON ob.id = c.opened_by
    LEFT JOIN officers a ON a.id = c.assigned_to
    CROSS JOIN \(identities)
    """

  /// `i.shown`, `i.texts`: whether the officer reads identities, and free texts. OFFSET keeps the
  /// planner from asking again for every field.
  static let identities: Statement = """
    (SELECT has_right('reads_identities') AS shown, has_right('reads_texts') AS texts
      OFFSET 0) i
    """

  private static let subjects: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', s.number, \(CaseTables.subjects.jsonFields), 'masked', NOT i.shown)
      ORDER BY s.number)
      FROM \(CaseTables.subjects.shown) WHERE s.case_id = c.id), '[]'::json)
    """

  private static let victims: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', v.number, \(CaseTables.victims.jsonFields), 'masked', NOT i.shown)
      ORDER BY v.number)
      FROM \(CaseTables.victims.shown) WHERE v.case_id = c.id), '[]'::json)
    """

  private static let violations: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
      'number', x.number, \(CaseTables.violations.jsonFields), 'verification', t.verification,
      'ongoing', x.ended_on IS NULL) ORDER BY x.number)
      FROM \(CaseTables.violations.shown) WHERE x.case_id = c.id), '[]'::json)
    """

  private static let record: Statement = """
    (SELECT json_build_object(\(CaseTables.records.jsonFields))
      FROM \(CaseTables.records.shown) WHERE r.case_id = c.id ORDER BY r.ordinal DESC LIMIT 1)
    """

  /// The last decision in force.
  private static let decision: Statement = """
    (SELECT \(decisionObject)
      FROM \(CaseTables.decisions.shown) WHERE q.case_id = c.id AND \(decisionIsInForce)
      ORDER BY q.version DESC LIMIT 1)
    """

  /// Every decision in force, oldest first.
  private static let decisions: Statement = """
    COALESCE((SELECT json_agg(\(decisionObject) ORDER BY q.version)
      FROM \(CaseTables.decisions.shown) WHERE q.case_id = c.id AND \(decisionIsInForce)),
      '[]'::json)
    """

  /// A decision under the name `q` with its sanctions.
  private static let decisionObject: Statement = """
    json_build_object(\(CaseTables.decisions.jsonFields),
      'sanctions', (SELECT json_agg(json_build_object(\(CaseTables.sanctions.jsonFields))
          ORDER BY p.ordinal)
        FROM \(CaseTables.sanctions.shown)
        WHERE p.case_id = q.case_id AND p.version = q.version AND \(sanctionIsInForce)))
    """

  /// Of a sanction under the name `p`: no later event ended it.
  static let sanctionIsInForce: Statement = """
    NOT EXISTS (SELECT FROM undone_sanctions w
      WHERE w.case_id = p.case_id AND w.decision = p.version AND w.ordinal = p.ordinal)
    """

  /// Of a decision under the name `q`: a sanction of it is in force.
  private static let decisionIsInForce: Statement = """
    EXISTS (SELECT FROM sanctions p
      WHERE p.case_id = q.case_id AND p.version = q.version AND \(sanctionIsInForce))
    """

  /// Of a proceeding under the name `f`: it takes nothing back, and was not taken back.
  static let proceedingIsOnFile: Statement = """
    f.action <> 'withdraw' AND NOT EXISTS (
      SELECT FROM facts w WHERE w.case_id = f.case_id AND w.withdrawn_version = f.version)
    """

  /// Oldest first.
  private static let facts: Statement = """
    COALESCE((SELECT json_agg(json_build_object(
        'version', f.version, 'action', f.action, 'effectiveOn', e.effective_on,
        'fact', \(fact)) ORDER BY f.version)
      FROM shown_facts f JOIN events e ON e.case_id = f.case_id AND e.version = f.version
      WHERE f.case_id = c.id AND \(proceedingIsOnFile)), '[]'::json)
    """

  /// The values of a proceeding under the name `f`.
  private static let fact: Statement =
    "json_strip_nulls(json_build_object(\(CaseTables.proceedings.jsonFields)))"

  private static let closure: Statement = """
    (SELECT json_build_object('reason', z.reason, 'effectiveOn', e.effective_on, 'note', e.note,
        'remedyDecision', (SELECT json_build_object(\(CaseTables.remedyDecisions.jsonFields))
          FROM \(CaseTables.remedyDecisions.shown)
          WHERE m.case_id = z.case_id AND m.version = z.version))
      FROM closures z JOIN shown_events e USING (case_id, version)
      WHERE z.case_id = c.id AND c.state = 'closed' ORDER BY z.version DESC LIMIT 1)
    """

  /// One of `shown_events` under the name `e`; needs `identities`.
  static let event: Statement = """
    json_build_object(
      'version', e.version, 'action', e.action, 'from', e.from_state, 'to', e.to_state,
      'effectiveOn', e.effective_on, 'recordedAt', e.recorded_at,
      'officer', (SELECT username FROM officers WHERE id = e.officer_id), 'via', e.via,
      'assignedTo', (SELECT username FROM officers WHERE id = e.assignee_id),
      'toUnit', (SELECT code FROM units WHERE id = e.to_unit_id),
      'note', e.note, 'onTheSpot', e.on_the_spot,
      'fact', (SELECT \(fact) FROM shown_facts f WHERE f.case_id = e.case_id AND f.version = e.version),
      'hash', encode(e.hash, 'hex'))
    """
}
