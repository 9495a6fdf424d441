import Cases
import Testing

/// What each role may, as the contract has it.
private let rights: [(Role, [String])] = [
  (.inspector, ["cases", "identities", "open"]),
  (.supervisor, ["cases", "identities", "open", "statistics", "below"]),
  (.statistician, ["statistics", "below"]),
  (.auditor, ["cases", "statistics", "below"]),
  (.administrator, []),
]

@Suite struct RoleTests {
  @Test(arguments: rights)
  func `a role has the rights of the contract and no others`(_ role: Role, _ rights: [String]) {
    let held: [(String, Bool)] = [
      ("cases", role.readsCases), ("identities", role.readsIdentities),
      ("open", role.opensCases), ("statistics", role.readsStatistics),
      ("below", role.seesUnitsBelow),
    ]
    #expect(held.filter(\.1).map(\.0) == rights)
  }
}
