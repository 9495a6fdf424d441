public import Cases
import Postgres

extension CaseStore {
  /// Logs a case and answers with it. Nothing is written when anything is wrong.
  public func open(
    _ opening: Opening, as asker: Asker, key: IdempotencyKey? = nil, today: Day,
    language: Language = .en
  ) async throws -> Written {
    try await once { session in
      let (officer, earlier, acts, unit, caseID, revision) = try session.ask(
        asker.acting(having: .opensCases), IdempotencyKey.earlierAnswer(to: key),
        Act.named(in: opening.documents.violations), Self.unit(opening.unit), Self.nextID,
        Law.revision)
      if let earlier { return earlier }
      let problems =
        Self.problems(with: unit?.lifetime, on: opening.openedOn ?? today)
        + Workflow.problems(with: opening, acts: acts, today: today)
      guard problems.isEmpty, let unit else { throw CaseError.invalid(problems) }
      let law = try self.law(of: revision, session)
      let openedOn = opening.openedOn ?? today
      var facts = CaseFacts(opening, openedOn: openedOn, acts: acts, officer: officer.id)
      let clocks = facts.runClocks(effectiveOn: openedOn, law: law)
      let writer = EventWriter(
        caseID: caseID, unitID: unit.id, officerID: officer.id, via: asker.via, version: 1,
        from: nil, action: .open, to: .opened, effectiveOn: openedOn,
        typeIDs: facts.charges.map(\.act.id),
        contents: .sealed(note: nil, documents: opening.documents), clocks: clocks)
      let asOfDay = CaseAsOfDay(facts: facts, law: law, language: language, today: today)
      let answer: Statement = try """
      SELECT c.version, c.number, \(CaseJSON.document(tail: asOfDay.tail()))::text AS answer
      \(CaseJSON.source) WHERE c.id = \(writer.caseID)
      """
      return try session.commit(
        [writer.newCase] + writer.statements, asking: .written(answer, key: key))
    }
  }

  /// The unit that opens: the one named, if it lies in the officer's scope, or the officer's own.
  private static func unit(_ code: String?) -> Question<(id: Int, lifetime: UnitLifetime)?> {
    let named: Statement =
      code.map { "u.code = \($0)" }
      ?? "u.id = (SELECT unit_id FROM officers WHERE id = current_officer())"
    let inScope: Statement = """
      SELECT u.id, u.opened_on, u.closed_on FROM units u
      WHERE \(named) AND u.id IN (SELECT unit_id FROM officer_units)
      """
    return .first(inScope) { try ($0.decode("id"), UnitLifetime($0)) }
  }

  private static var nextID: Question<Int> {
    .one("SELECT nextval('case_ids') AS id") { try $0.decode("id") }
  }

  private static func problems(with lifetime: UnitLifetime?, on day: Day) -> [Problem] {
    guard let lifetime else { return [Problem("/unit", .unknownUnit)] }
    return lifetime.includes(day) ? [] : [Problem("/unit", .unitClosed)]
  }
}

extension EventWriter {
  /// The row the first event belongs to; its number is given by the database.
  fileprivate var newCase: Statement {
    """
    INSERT INTO cases (id, unit_id, opened_unit_id, opened_by, opened_on)
    VALUES (\(caseID), \(unitID), \(unitID), \(officerID), \(effectiveOn))
    """
  }
}
