import Cases
import Postgres

/// The clocks of a run of cases, counted again from their events, documents and rules alone.
struct ClockRecount {
  fileprivate struct Event {
    let version: Int
    let step: Step?
    let effectiveOn: Day
    let officer: Int
    /// Rules in force when the event was recorded, by position in `rules`.
    let rules: Set<Int>
  }

  private let documents: DocumentsOnFile
  private let acts: [Act]
  private let rules: [ClockRule]
  private let law: Law
  private var events: [(caseID: Int, events: [Event])] = []

  /// Reads the next `size` cases after an id.
  init(_ session: Session, after id: Int, size: Int, law: Law) throws {
    self.law = law
    let acts: Statement = "SELECT \(Act.columns) FROM violation_types t ORDER BY t.id"
    let rules: Statement = "SELECT \(ClocksOnFile.ruleColumns) FROM clock_rules r ORDER BY r.id"
    let found: [(caseID: Int, event: Event)]
    (found, self.acts, self.rules, documents) = try session.ask(
      .all(Self.events(after: id, size)) { try ($0.decode("case_id"), Event($0)) },
      .all(acts, Act.init), .all(rules, ClockRule.init),
      DocumentsOnFile.question(after: id, size))
    for (caseID, event) in found {
      if events.last?.caseID != caseID { events.append((caseID, [])) }
      events[events.count - 1].events.append(event)
    }
  }

  /// Cases in order, each with the clocks it should have.
  var cases: [(caseID: Int, clocks: [Clock])] {
    events.map { ($0.caseID, clocks(of: $0.caseID, $0.events)) }
  }

  private static func events(after id: Int, _ size: Int) -> Statement {
    """
    SELECT e.case_id, e.version, e.from_state, e.action, e.to_state, e.effective_on, e.officer_id,
      ARRAY(SELECT r.id FROM clock_rules r
        WHERE r.added_at <= GREATEST(e.recorded_at, (SELECT min(added_at) FROM clock_rules))
          AND (r.replaced_at IS NULL OR r.replaced_at > e.recorded_at)) AS rules
    FROM events e WHERE e.case_id IN \(AuditBatch.ids(after: id, size))
    ORDER BY e.case_id, e.version
    """
  }

  private func clocks(of caseID: Int, _ events: [Event]) -> [Clock] {
    var facts: CaseFacts?
    for event in events {
      let documents = documents.contents(
        ofCase: caseID, version: event.version, note: nil, salt: []
      ).documents
      if var known = facts, let step = event.step {
        let change = Change(
          step: step, version: event.version, effectiveOn: event.effectiveOn, note: nil,
          documents: documents)
        known.apply(change, acts: acts, officer: event.officer)
        facts = known
      } else if let description = documents.description {
        facts = CaseFacts(
          Opening(description: description, documents: documents), openedOn: event.effectiveOn,
          acts: acts, officer: event.officer)
      }
      var then = law
      then.clockRules = rules.filter { event.rules.contains($0.id) }
      _ = facts?.runClocks(effectiveOn: event.effectiveOn, law: then)
    }
    return facts?.clocks ?? []
  }
}

extension ClockRecount.Event {
  fileprivate init(_ row: Row) throws {
    let from = try row.decode("from_state", as: CaseState?.self)
    let (action, to) = try (
      row.decode("action", as: Action.self), row.decode("to_state", as: CaseState.self)
    )
    try self.init(
      version: row.decode("version"),
      step: from.map { Step(from: $0, action: action, to: to, roles: []) },
      effectiveOn: row.decode("effective_on"), officer: row.decode("officer_id"),
      rules: Set(row.decode("rules", as: [Int].self)))
  }
}

extension CaseStore {
  /// Cases whose clocks are not those their events start and end, by the event in question.
  func clockFindings(_ session: Session, after id: Int, size: Int) throws -> [AuditFinding] {
    let law = try self.law(of: session.ask(Law.revision), session)
    let recount = try ClockRecount(session, after: id, size: size, law: law).cases
    let rows = try session.query(
      """
      SELECT \(ClocksOnFile.columns), k.case_id FROM clocks k
      JOIN clock_rules r ON r.id = k.rule_id
      WHERE k.case_id IN \(AuditBatch.ids(after: id, size)) ORDER BY k.case_id, k.number
      """)
    var onFile: [Int: [Clock]] = [:]
    for row in rows {
      try onFile[row.decode("case_id"), default: []].append(Clock(row))
    }
    return try recount.compactMap { caseID, clocks in
      let kept = onFile[caseID] ?? []
      guard kept.map(\.course) != clocks.map(\.course) else { return nil }
      let version = zip(kept, clocks).first { $0.course != $1.course }?.1.version
      let number = try session.query("SELECT number FROM cases WHERE id = \(caseID)")
      return try AuditFinding(
        number: number[0].decode("number"),
        version: version ?? (kept + clocks).map(\.version).max() ?? 1, kind: .clocksAltered)
    }
  }
}

extension Clock {
  /// What events alone decide. The last day follows from the calendar, which may be corrected.
  fileprivate var course: [String] {
    [
      rule.clock, "\(violation ?? 0)", "\(subject ?? 0)", "\(startedOn)", "\(version)",
      end.map { "\($0.outcome) \($0.on) \($0.version)" } ?? "",
    ]
  }
}
