public import Cases
import Postgres

extension CaseStore {
  /// Logs a case and answers with it. Nothing is written when anything is wrong.
  public func open(
    _ opening: Opening, as asker: Asker, key: IdempotencyKey? = nil, today: Day,
    language: Language = .en
  ) async throws -> Written {
    try await once { session in
      let asked = try session.pipeline([
        asker.enter,
        key?.lookUp ?? "SELECT WHERE false",
        Act.named(in: opening.documents.violations),
        Self.unit(opening.unit),
        "SELECT nextval('case_ids') AS id",
        Law.revision,
      ])
      let officer = try asker.acting(asked[0]) { $0.opensCases }
      if let answer = try key?.answered(asked[1]) { return answer }
      let acts = try asked[2].map(Act.init)
      let problems =
        try Self.problems(withUnit: asked[3], on: opening.openedOn ?? today)
        + Workflow.problems(with: opening, acts: acts, today: today)
      guard problems.isEmpty, let unit = asked[3].first else { throw CaseError.invalid(problems) }
      let law = try self.law(asked[5], session)
      var writer = try Self.writer(
        of: opening, caseID: asked[4][0].decode("id"), unitID: unit.decode("id"),
        officer: officer, via: asker.via, acts: acts, today: today)
      var facts = CaseFacts(
        opening, openedOn: writer.effectiveOn, acts: acts, officer: officer.id)
      writer.clocks = facts.runClocks(effectiveOn: writer.effectiveOn, law: law)
      let outlook = CaseOutlook(facts: facts, law: law, language: language, today: today)
      let answer: Statement = try """
      SELECT c.version, c.number, \(CaseJSON.document(tail: outlook.tail()))::text AS answer
      \(CaseJSON.source) WHERE c.id = \(writer.caseID)
      """
      let written = try session.commit(
        [writer.newCase] + writer.statements + [key?.keeping(answer) ?? answer])
      return try Written(written[written.count - 1][0])
    }
  }

  /// The unit that opens: the one named, if it lies in the officer's scope, or the officer's own.
  private static func unit(_ code: String?) -> Statement {
    let named: Statement =
      code.map { "u.code = \($0)" }
      ?? "u.id = (SELECT unit_id FROM officers WHERE id = current_officer())"
    return """
      SELECT u.id, u.opened_on, u.closed_on FROM units u
      WHERE \(named) AND u.id IN (SELECT unit_id FROM officer_units)
      """
  }

  private static func problems(withUnit rows: Rows, on day: Day) throws -> [Problem] {
    guard let row = rows.first else { return [Problem("/unit", .unknownUnit)] }
    return try UnitLifetime(row).includes(day) ? [] : [Problem("/unit", .unitClosed)]
  }

  private static func writer(
    of opening: Opening, caseID: Int, unitID: Int, officer: Officer, via: String, acts: [Act],
    today: Day
  ) throws -> EventWriter {
    EventWriter(
      caseID: caseID, unitID: unitID, officerID: officer.id, via: via, version: 1, from: nil,
      action: .open, to: .opened, effectiveOn: opening.openedOn ?? today,
      typeIDs: typeIDs(
        of: opening.documents.violations, detectedOn: opening.description.detectedOn, acts: acts),
      contents: .sealed(note: nil, documents: opening.documents))
  }

  /// The version of each violation's act that governs its day; the rules have seen that it exists.
  static func typeIDs(of violations: [Violation], detectedOn: Day, acts: [Act]) -> [Int] {
    violations.compactMap { violation in
      acts.first {
        $0.code == violation.type && $0.governs(violation.judged(detectedOn: detectedOn))
      }?.id
    }
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
