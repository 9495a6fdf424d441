public import Cases
import Postgres

extension CaseStore {
  /// Every step out of the case's present state, with the reasons against it.
  public func steps(of number: String, as asker: Asker, today: Day) async throws -> [StepAnswer] {
    let query = CaseFactsQuery(number: number, looksBack: true)
    return try await database.read { session in
      let (officer, found, revision) = try session.ask(
        asker.officer(having: .readsCases), query.found, Law.revision)
      guard let facts = found?.facts else { throw CaseError.notFound }
      let law = try self.law(of: revision, session)
      return Workflow.answers(on: facts, for: officer?.actor, law: law, today: today)
    }
  }
}
