public import Cases
import Postgres

extension CaseStore {
  /// Adds an event to a case and answers `{event, case}`, or throws every reason against it. The
  /// case is null once it has moved to where the asker may not see it.
  ///
  /// `expected` holds the versions the asker takes the case to be at; nil takes any.
  /// Human-readable texts use `language`.
  public func advance(
    _ number: String, by request: EventRequest, expecting expected: Set<Int>? = nil,
    as asker: Asker, key: IdempotencyKey? = nil, today: Day, language: Language = .en
  ) async throws -> Written {
    let query = CaseFactsQuery(number: number, looksBack: request.action.looksBack)
    return try await once { session in
      let (officer, _, earlier, acts, assignee, destination, known, revision) = try session.ask(
        asker.acting(having: .worksOnCases), query.lock, IdempotencyKey.earlierAnswer(to: key),
        Act.named(in: request.documents.violations), Self.assignee(request.assignee, of: number),
        Self.destination(request.toUnit, of: number), query.found, Law.revision)
      // First: after a move the asker may see the answer, but no longer the case.
      if let earlier { return earlier }
      guard let found = known else { throw CaseError.notFound }
      guard Workflow.permits(request.action, to: officer.role) else {
        throw CaseError.notPermitted
      }
      if let expected, !expected.contains(found.facts.version) {
        throw CaseError.stale(current: found.facts.version)
      }
      let law = try self.law(of: revision, session)
      let change = try Workflow.decide(
        request, on: found.facts, by: officer.actor, acts: acts, law: law,
        destination: destination?.unit, today: today)
      if request.assignee != nil, assignee == nil {
        throw CaseError.unmet([Problem("/officer", .assigneeUnknown)])
      }
      var facts = found.facts
      facts.apply(change, acts: acts, officer: officer.id)
      let clocks = facts.runClocks(effectiveOn: change.effectiveOn, law: law)
      var writer = EventWriter(change, to: found, leaving: facts, by: officer, via: asker.via)
      (writer.assigneeID, writer.toUnitID, writer.clocks) = (assignee, destination?.id, clocks)
      let asOfDay = CaseAsOfDay(facts: facts, law: law, language: language, today: today)
      let answer = Self.answer(to: writer, number, tail: try asOfDay.tail())
      return try session.commit(writer.statements, asking: .written(answer, key: key))
    }
  }

  /// Id of the officer to assign, if active and able to see the case's unit.
  private static func assignee(_ username: String?, of number: String) -> Question<Int?> {
    guard let username else { return Question(answering: nil) }
    let active: Statement = """
      SELECT o.id FROM officers o
      JOIN cases c ON c.number = \(number)
      WHERE o.username = \(username) AND o.disabled_at IS NULL
        AND works_on_cases_of(o.id, c.unit_id)
      """
    return .first(active) { try $0.decode("id") }
  }

  /// Any unit of the register may receive a case.
  private static func destination(
    _ code: String?, of number: String
  ) -> Question<(id: Int, unit: Destination)?> {
    guard let code else { return Question(answering: nil) }
    let named: Statement = """
      SELECT u.id, u.opened_on, u.closed_on, c.id IS NOT NULL AS holds_the_case
      FROM units u LEFT JOIN cases c ON c.number = \(number) AND c.unit_id = u.id
      WHERE u.code = \(code)
      """
    return .first(named) { try ($0.decode("id"), Destination($0)) }
  }

  private static func answer(
    to writer: EventWriter, _ number: String, tail: String
  ) -> Statement {
    """
    SELECT e.version, \(number)::text AS number, json_build_object('event', \(CaseJSON.event),
      'case', (SELECT \(CaseJSON.document(tail: tail)) \(CaseJSON.source)
        WHERE c.id = e.case_id))::text AS answer
    FROM shown_events e CROSS JOIN \(CaseJSON.identities)
    WHERE e.case_id = \(writer.caseID) AND e.version = \(writer.version)
    """
  }
}

extension EventWriter {
  /// Of a change to a case on file; `facts` are those after it.
  fileprivate init(
    _ change: Change, to found: CaseFactsQuery.Found, leaving facts: CaseFacts,
    by officer: Officer, via: Via
  ) {
    var contents = EventContents.sealed(note: change.note, documents: change.documents)
    contents.firstSubject = found.facts.subjects.count + 1
    contents.firstVictim = found.facts.victimCount + 1
    contents.firstViolation = found.facts.charges.count + 1
    self.init(
      caseID: found.id, unitID: found.unitID, officerID: officer.id, via: via,
      version: change.version, from: change.step.from, action: change.step.action,
      to: change.step.to, effectiveOn: change.effectiveOn, recordCount: found.recordCount,
      typeIDs: facts.charges.suffix(change.documents.violations.count).map(\.act.id),
      contents: contents)
  }
}

extension Destination {
  fileprivate init(_ row: Row) throws {
    try self.init(
      lifetime: UnitLifetime(row), holdsTheCase: row.decode("holds_the_case"))
  }
}

extension UnitLifetime {
  /// Reads the columns of `units`.
  init(_ row: Row) throws {
    try self.init(openedOn: row.decode("opened_on"), closedOn: row.decode("closed_on"))
  }
}

extension CaseFacts {
  /// Brings the clocks to what is on file now, and answers what changed.
  package mutating func runClocks(effectiveOn: Day, law: Law) -> ClockChanges {
    let changes = Workflow.clockChanges(on: self, effectiveOn: effectiveOn, law: law)
    for ended in changes.ended { clocks[ended.number - 1] = ended }
    clocks += changes.started
    return changes
  }
}

extension Action {
  /// Whether earlier sanctions of the subjects matter to the step.
  fileprivate var looksBack: Bool { self == .sanction || self == .checkEarlierSanctions }
}
