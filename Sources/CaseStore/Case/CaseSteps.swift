public import Cases
import Postgres

extension CaseStore {
  /// Every step out of the case's present state, with what stands against it.
  public func steps(of number: String, as asker: Asker, today: Day) async throws -> [StepAnswer] {
    let query = CaseFactsQuery(number: number, looksBackOn: today)
    return try await database.read { session in
      let asked = try session.pipeline([asker.enter] + query.statements)
      let officer = try asker.officer(asked[0]) { $0.readsCases }
      let facts = try query.found(asked[1...]).facts
      let law = try self.law(asked[asked.count - 1], session)
      return Workflow.answers(on: facts, for: officer?.actor, law: law, today: today)
    }
  }
}
