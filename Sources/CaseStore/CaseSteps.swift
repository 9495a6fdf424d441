public import Cases
import Postgres

extension CaseStore {
  /// Every step out of the case's present state, with what stands against it.
  public func steps(of number: String, as asker: Asker) async throws -> [StepAnswer] {
    let query = CaseFactsQuery(number: number)
    return try await database.read { session in
      let asked = try session.pipeline([asker.enter] + query.statements)
      let officer = try asker.officer(asked[0]) { $0.readsCases }
      let found = try query.found(asked[1], charges: asked[2])
      return Workflow.answers(on: found.facts, for: officer?.role)
    }
  }
}
