import Cases
import Postgres

/// Reads what the guards need, in a few statements after the case's row is locked.
struct CaseFactsQuery {
  let number: String
  /// The day on which sanctions of the subjects in other cases are to count; nil: not looked up.
  var looksBackOn: Day?

  /// Alone and first: a join under a row lock would be re-checked against stale rows.
  var lock: Question<Void> { Question("SELECT id FROM cases WHERE number = \(number) FOR UPDATE") }

  /// The case with its facts; nil when there is none the asker may know of.
  var found: Question<Found?> {
    together(caseRow, charges, decision, facts, ClocksOnFile.clocks(of: number)).map {
      row, charges, decision, facts, clocks in
      guard var found = row else { return nil }
      found.facts.charges = charges
      found.facts.decision = decision?.decision
      found.facts.decisionVersion = decision?.version
      found.facts.facts = facts
      found.facts.clocks = clocks
      return found
    }
  }

  private var caseRow: Question<Found?> {
    let joined: Statement = """
      SELECT c.id, c.unit_id, u.four_eyes, c.state, c.version, c.opened_on,
        d.title, d.summary, d.source, d.detected_on,
        (SELECT effective_on FROM events e
          WHERE e.case_id = c.id AND e.version = c.version) AS last_effective_on,
        ARRAY(SELECT kind FROM subjects s WHERE s.case_id = c.id ORDER BY s.number) AS subjects,
        ARRAY(SELECT no_apology_requested::text FROM victims v
          WHERE v.case_id = c.id ORDER BY v.number) AS victims,
        (SELECT count(*) FROM records r WHERE r.case_id = c.id) AS records,
        (SELECT r.made_on FROM records r WHERE r.case_id = c.id AND r.ordinal = 1) AS record_made_on,
        h.*, \(earlierSanctions) AS earlier
      FROM cases c
      JOIN units u ON u.id = c.unit_id
      JOIN descriptions d ON d.case_id = c.id AND d.version = c.description_version
      CROSS JOIN LATERAL (\(history)) h
      WHERE c.number = \(number)
      """
    return .first(joined) {
      try Found(
        id: $0.decode("id"), unitID: $0.decode("unit_id"), recordCount: $0.decode("records"),
        facts: CaseFacts($0))
    }
  }

  private let history: Statement = """
    SELECT max(e.effective_on) FILTER (WHERE e.action IN ('annul', 'reopen')) AS resumed_on,
      count(*) FILTER (WHERE e.action = 'refer') > 0 AS referred,
      COALESCE(array_agg(e.officer_id) FILTER (
        WHERE e.version = 1 OR e.action = 'investigate'), '{}') AS prepared_by,
      COALESCE((array_agg(e.on_the_spot ORDER BY e.version DESC)
        FILTER (WHERE e.action = 'investigate'))[1], false) AS on_the_spot
    FROM events e WHERE e.case_id = c.id
    """

  /// Subjects, once for each sanction that still counts against them.
  private var earlierSanctions: Statement {
    guard let looksBackOn else { return "'{}'::integer[]" }
    return """
      ARRAY(SELECT subject FROM earlier_sanctions(c.id)
        WHERE lapsed_on IS NULL OR lapsed_on > \(looksBackOn))
      """
  }

  private var charges: Question<[CaseFacts.Charge]> {
    let ordered: Statement = """
      SELECT ARRAY(SELECT x.subject FROM violation_subjects x
          WHERE x.case_id = v.case_id AND x.violation = v.number ORDER BY 1) AS subjects,
        ARRAY(SELECT x.victim FROM violation_victims x
          WHERE x.case_id = v.case_id AND x.violation = v.number ORDER BY 1) AS victims,
        v.ended_on, \(Act.columns)
      FROM cases c
      JOIN violations v ON v.case_id = c.id
      JOIN violation_types t ON t.id = v.type_id
      WHERE c.number = \(number) ORDER BY v.number
      """
    return .all(ordered) {
      try .init(
        subjects: $0.decode("subjects"), act: Act($0), endedOn: $0.decode("ended_on"),
        victims: $0.decode("victims"))
    }
  }

  /// The decision in force, a row for each sanction.
  private var decision: Question<(version: Int, decision: Decision)?> {
    let inForce: Statement = """
      SELECT q.version, q.number, q.issued_on, q.signed_by, q.signer_title, s.violation, s.subject,
        s.form, s.amount, s.remedies, s.override_reason
      FROM cases c
      JOIN decisions q ON q.case_id = c.id
      JOIN sanctions s ON s.case_id = q.case_id AND s.version = q.version
      WHERE c.number = \(number) AND NOT EXISTS (
        SELECT FROM events w WHERE w.case_id = q.case_id AND w.version > q.version
          AND w.action IN ('annul', 'reopen'))
      ORDER BY s.ordinal
      """
    return Question(inForce) { rows in
      try rows.first.map { try ($0.decode("version"), Decision($0, sanctions: rows)) }
    }
  }

  private var facts: Question<[FactOnFile]> {
    let remaining: Statement = """
      SELECT e.effective_on, f.* FROM cases c
      JOIN facts f ON f.case_id = c.id AND f.action <> 'withdraw'
      JOIN events e ON e.case_id = f.case_id AND e.version = f.version
      WHERE c.number = \(number) AND NOT EXISTS (
        SELECT FROM facts w WHERE w.case_id = f.case_id AND w.withdrawn_version = f.version)
      ORDER BY f.version
      """
    return .all(remaining, FactOnFile.init)
  }

  /// A case with its facts and what writing needs besides.
  struct Found {
    let id: Int
    let unitID: Int
    let recordCount: Int
    var facts: CaseFacts
  }
}

extension CaseFacts {
  /// Without the charges and what else is read by questions of its own.
  fileprivate init(_ row: Row) throws {
    try self.init(
      state: row.decode("state"), version: row.decode("version"),
      openedOn: row.decode("opened_on"), lastEffectiveOn: row.decode("last_effective_on"),
      description: CaseDescription(
        title: row.decode("title"), summary: row.decode("summary"), source: row.decode("source"),
        detectedOn: row.decode("detected_on")),
      subjects: row.decode("subjects", as: [String].self).map {
        SubjectKind(rawValue: $0) ?? .unknown
      },
      charges: [],
      victimsWithoutApology: row.decode("victims", as: [String].self).map { $0 == "true" },
      recordMadeOn: row.decode("record_made_on"))
    isOnTheSpot = try row.decode("on_the_spot")
    resumedOn = try row.decode("resumed_on")
    isReferred = try row.decode("referred")
    preparedBy = Set(try row.decode("prepared_by", as: [Int].self))
    needsFourEyes = try row.decode("four_eyes")
    for subject in try row.decode("earlier", as: [Int].self) {
      earlierSanctions[subject, default: 0] += 1
    }
  }
}

extension Decision {
  /// Reads the columns of `decisions` from a row, and those of `sanctions` from all of them.
  fileprivate init(_ row: Row, sanctions: Rows) throws {
    try self.init(
      number: row.decode("number"), issuedOn: row.decode("issued_on"),
      signedBy: row.decode("signed_by"), signerTitle: row.decode("signer_title"),
      sanctions: sanctions.map(Sanction.init))
  }
}

extension Sanction {
  /// Reads the columns of `sanctions`.
  init(_ row: Row) throws {
    try self.init(
      violation: row.decode("violation"), subject: row.decode("subject"),
      form: row.decode("form"), amount: row.decode("amount"), remedies: row.decode("remedies"))
    overrideReason = try row.decode("override_reason")
  }
}

extension FactOnFile {
  fileprivate init(_ row: Row) throws {
    try self.init(
      version: row.decode("version"), action: row.decode("action"),
      effectiveOn: row.decode("effective_on"), fact: Fact(row))
  }
}

extension Fact {
  /// Reads the columns of `facts`.
  init(_ row: Row) throws {
    self.init()
    subject = try row.decode("subject")
    violation = try row.decode("violation")
    amount = try row.decode("amount")
    interest = try row.decode("interest")
    on = try row.decode("happened_on")
    from = try row.decode("from_on")
    until = try row.decode("until_on")
    code = try row.decode("code")
    number = try row.decode("number")
    text = try row.decode("text")
    event = try row.decode("withdrawn_version")
    let days = try row.decode("part_days", as: [String].self).compactMap { Day($0) }
    let amounts = try row.decode("part_amounts", as: [Int].self)
    parts = zip(days, amounts).map { Part(dueOn: $0, amount: $1) }
  }
}
