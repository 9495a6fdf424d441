import Cases
import Postgres

/// Reads what the guards need, in a few statements after the case's row is locked.
struct CaseFactsQuery {
  let number: String
  /// Whether sanctions of the subjects in other cases are looked up.
  var looksBack = false

  /// Alone and first: a join under a row lock would be re-checked against stale rows.
  var lock: Question<Void> { Question("SELECT id FROM cases WHERE number = \(number) FOR UPDATE") }

  /// The case with its facts; nil when there is none the asker may know of.
  var found: Question<Found?> {
    together(caseRow, charges, decisions, proceedings, ClocksOnFile.clocks(of: number)).map {
      row, charges, decisions, proceedings, clocks in
      guard var found = row else { return nil }
      found.facts.charges = charges
      found.facts.decisions = decisions
      found.facts.proceedings = proceedings
      found.facts.clocks = clocks
      return found
    }
  }

  private var caseRow: Question<Found?> {
    let joined: Statement = """
      SELECT c.id, c.unit_id, u.four_eyes, c.state, c.version, c.opened_on,
        \(CaseTables.descriptions.selection),
        (SELECT effective_on FROM events e
          WHERE e.case_id = c.id AND e.version = c.version) AS last_effective_on,
        ARRAY(SELECT kind FROM subjects s WHERE s.case_id = c.id ORDER BY s.number) AS subjects,
        ARRAY(SELECT COALESCE(born_for_rules::text, '') FROM shown_subjects s
          WHERE s.case_id = c.id ORDER BY s.number) AS birthdays,
        ARRAY(SELECT no_apology_requested::text FROM victims v
          WHERE v.case_id = c.id ORDER BY v.number) AS victims,
        (SELECT count(*) FROM records r WHERE r.case_id = c.id) AS records,
        (SELECT r.made_on FROM records r WHERE r.case_id = c.id AND r.ordinal = 1) AS record_made_on,
        h.*, z.*, \(earlierSanctions) AS earlier,
        (SELECT COALESCE(max(w.version), 0) FROM clearings w WHERE w.case_id = c.id) AS cleared_at
      FROM cases c
      JOIN units u ON u.id = c.unit_id
      JOIN shown_descriptions d ON d.case_id = c.id AND d.version = c.description_version
      CROSS JOIN LATERAL (\(history)) h
      LEFT JOIN LATERAL (\(closing)) z ON true
      WHERE c.number = \(number)
      """
    return .first(joined) {
      try Found(
        id: $0.decode("id"), unitID: $0.decode("unit_id"), recordCount: $0.decode("records"),
        facts: CaseFacts($0))
    }
  }

  private let history: Statement = """
    SELECT count(*) FILTER (WHERE e.action = 'refer') > 0 AS referred,
      COALESCE(array_agg(e.officer_id) FILTER (
        WHERE e.version = 1 OR e.action = 'investigate'), '{}') AS prepared_by,
      COALESCE((array_agg(e.on_the_spot ORDER BY e.version DESC)
        FILTER (WHERE e.action = 'investigate'))[1], false) AS on_the_spot,
      max(e.effective_on) FILTER (WHERE e.on_the_spot) AS on_the_spot_on
    FROM events e WHERE e.case_id = c.id
    """

  private let closing: Statement = """
    SELECT x.reason AS closed_for, x.version AS closed_version, e.effective_on AS closed_on
    FROM closures x JOIN events e ON e.case_id = x.case_id AND e.version = x.version
    WHERE x.case_id = c.id AND c.state = 'closed' ORDER BY x.version DESC LIMIT 1
    """

  /// Subjects, once for each sanction that still counts against them.
  private var earlierSanctions: Statement {
    looksBack
      ? "ARRAY(SELECT subject FROM earlier_sanctions(c.id) WHERE counts)" : "'{}'::integer[]"
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

  /// The decisions in force, a row for each sanction.
  private var decisions: Question<[DecisionOnFile]> {
    let inForce: Statement = """
      SELECT q.version, \(CaseTables.decisions.selection), \(CaseTables.sanctions.selection)
      FROM cases c
      JOIN shown_decisions q ON q.case_id = c.id
      JOIN shown_sanctions p ON p.case_id = q.case_id AND p.version = q.version
      WHERE c.number = \(number) AND \(CaseJSON.sanctionIsInForce)
      ORDER BY q.version, p.ordinal
      """
    return Question(inForce) { rows in
      var found: [(version: Int, decision: Decision)] = []
      for row in rows {
        let version = try row.decode("version", as: Int.self)
        if found.last?.version != version {
          found.append((version, try CaseTables.decisions.decode(row)))
        }
        found[found.count - 1].decision.sanctions.append(try CaseTables.sanctions.decode(row))
      }
      return found.map { DecisionOnFile(version: $0.version, decision: $0.decision) }
    }
  }

  private var proceedings: Question<[ProceedingOnFile]> {
    let remaining: Statement = """
      SELECT e.effective_on, f.version, f.action, \(CaseTables.proceedings.selection) FROM cases c
      JOIN shown_facts f ON f.case_id = c.id
      JOIN events e ON e.case_id = f.case_id AND e.version = f.version
      WHERE c.number = \(number) AND \(CaseJSON.proceedingIsOnFile)
      ORDER BY f.version
      """
    return .all(remaining, ProceedingOnFile.init)
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
      description: CaseTables.descriptions.decode(row),
      subjects: row.decode("subjects", as: [String].self).map {
        SubjectKind(rawValue: $0) ?? .unknown
      },
      charges: [],
      victimsWithoutApology: row.decode("victims", as: [String].self).map { $0 == "true" },
      recordMadeOn: row.decode("record_made_on"))
    isOnTheSpot = try row.decode("on_the_spot")
    onTheSpotOn = try row.decode("on_the_spot_on")
    for (index, bornOn) in try row.decode("birthdays", as: [String].self).enumerated() {
      birthdays[index + 1] = Day(bornOn)
    }
    clearedAt = try row.decode("cleared_at")
    if let reason = try row.decode("closed_for", as: ClosingReason?.self) {
      closing = try ClosingOnFile(
        version: row.decode("closed_version"), reason: reason, on: row.decode("closed_on"))
    }
    isReferred = try row.decode("referred")
    preparedBy = Set(try row.decode("prepared_by", as: [Int].self))
    needsFourEyes = try row.decode("four_eyes")
    for subject in try row.decode("earlier", as: [Int].self) {
      earlierSanctions[subject, default: 0] += 1
    }
  }
}

extension ProceedingOnFile {
  fileprivate init(_ row: Row) throws {
    try self.init(
      version: row.decode("version"), action: row.decode("action"),
      effectiveOn: row.decode("effective_on"), proceeding: Proceeding(row))
  }
}

extension Proceeding {
  /// Reads the columns of `CaseTables.proceedings` and `action`.
  init(_ row: Row) throws {
    let action = try row.decode("action", as: Action.self)
    let values = try CaseTables.proceedings.decode(row)
    guard let proceeding = action.form?.proceeding(values) else {
      throw PostgresError(undecodable: action.rawValue)
    }
    self = proceeding
  }
}
