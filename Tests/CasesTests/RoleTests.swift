import Cases
import Testing

/// What each role may, as the contract has it.
private let contract: [(Role, Set<Right>)] = [
  (.inspector, [.readsCases, .readsIdentities, .readsTexts, .opensCases, .worksOnCases]),
  (.supervisor, Set(Right.allCases).subtracting([.readsAudit])),
  (.statistician, [.readsStatistics, .publishesStatistics, .seesUnitsBelow]),
  (.auditor, [.readsCases, .readsAudit, .readsStatistics, .seesUnitsBelow]),
  (.administrator, []),
]

@Suite struct RoleTests {
  @Test(arguments: contract)
  func `a role has the rights of the contract and no others`(_ role: Role, _ rights: Set<Right>) {
    #expect(role.rights == rights)
  }

  @Test func `the contract says of every role what it may`() {
    #expect(contract.map(\.0) == Role.allCases)
  }

  @Test(arguments: Role.allCases)
  func `a role works on cases if a step is open to it`(_ role: Role) {
    let steps = Workflow.steps.filter { $0.roles.contains(role) }
    #expect(role.has(.worksOnCases) == !steps.isEmpty)
  }
}
