public import Cases
import Postgres

extension CaseStore {
  /// Adds an event to a case and answers `{event, case}`, or throws every reason against it.
  ///
  /// `expected` holds the versions the asker takes the case to be at; nil takes any.
  public func advance(
    _ number: String, by request: EventRequest, expecting expected: Set<Int>? = nil,
    as asker: Asker, key: IdempotencyKey? = nil, today: Day
  ) async throws -> Written {
    let query = CaseFactsQuery(number: number)
    return try await once { session in
      let asked = try session.pipeline(
        [
          asker.enter, query.lock, key?.lookUp ?? "SELECT WHERE false",
          Act.named(in: request.documents.violations), Self.assignee(request.assignee, of: number),
        ] + query.statements)
      let officer = try asker.acting(asked[0]) { $0.readsCases }
      let found = try query.found(asked[5], charges: asked[6])
      if let answer = try key?.answered(asked[2]) { return answer }
      guard Workflow.permits(request.action, to: officer.role) else {
        throw CaseError.notPermitted
      }
      if let expected, !expected.contains(found.facts.version) {
        throw CaseError.stale(current: found.facts.version)
      }
      let acts = try asked[3].map(Act.init)
      let change = try Workflow.decide(
        request, on: found.facts, by: officer.role, acts: acts, today: today)
      var writer = Self.writer(of: change, to: found, by: officer, via: asker.via, acts: acts)
      if request.assignee != nil {
        guard let row = asked[4].first else {
          throw CaseError.unmet([Problem("/officer", .assigneeUnknown)])
        }
        writer.assigneeID = try row.decode("id")
      }
      let answer = Self.answer(to: writer)
      let written = try session.commit(
        writer.statements + [key?.keeping(answer) ?? answer])
      return try Written(written[written.count - 1][0])
    }
  }

  /// The officer to assign, if active and able to see the case's unit.
  private static func assignee(_ username: String?, of number: String) -> Statement {
    guard let username else { return "SELECT WHERE false" }
    return """
      SELECT o.id FROM officers o
      JOIN cases c ON c.number = \(number)
      JOIN unit_descendants d ON d.above_id = o.unit_id AND d.unit_id = c.unit_id
      WHERE o.username = \(username) AND o.disabled_at IS NULL
        AND (o.role = 'supervisor' OR (o.role = 'inspector' AND o.unit_id = c.unit_id))
      """
  }

  private static func writer(
    of change: Change, to found: CaseFactsQuery.Found, by officer: Officer, via: String,
    acts: [Act]
  ) -> EventWriter {
    let facts = found.facts
    var contents = Contents.sealed(note: change.note, documents: change.documents)
    contents.firstSubject = facts.subjects.count + 1
    contents.firstVictim = facts.victimCount + 1
    contents.firstViolation = facts.charges.count + 1
    let detectedOn = change.documents.description?.detectedOn ?? facts.description.detectedOn
    return EventWriter(
      caseID: found.id, unitID: found.unitID, officerID: officer.id, via: via,
      version: change.version, from: change.step.from, action: change.step.action,
      to: change.step.to, effectiveOn: change.effectiveOn, recordCount: found.recordCount,
      typeIDs: typeIDs(of: change.documents.violations, detectedOn: detectedOn, acts: acts),
      contents: contents)
  }

  private static func answer(to writer: EventWriter) -> Statement {
    """
    SELECT c.version, c.number, json_build_object('event', \(CaseJSON.event),
      'case', \(CaseJSON.document))::text AS answer
    \(CaseJSON.source)
    JOIN events e ON e.case_id = c.id AND e.version = c.version
    WHERE c.id = \(writer.caseID)
    """
  }
}
