import Cases
import Testing

/// The table as the law and the contract have it, written out a second time.
private let permitted = permittedFacts.merging(permittedSteps) { $1 }

private let permittedSteps: [String: String] = [
  "opened investigate": "investigated", "opened close": "closed",
  "investigated sanction": "sanctioned", "investigated close": "closed",
  "investigated return": "opened",
  "sanctioned close": "closed", "sanctioned annul": "investigated",
  "sanctioned sanction": "sanctioned", "investigated annul": "investigated",
  "closed reopen": "investigated",
  "opened note": "opened", "investigated note": "investigated",
  "sanctioned note": "sanctioned", "closed note": "closed",
  "opened assign": "opened", "investigated assign": "investigated",
  "sanctioned assign": "sanctioned",
  "opened amend": "opened", "investigated amend": "investigated",
  "opened add_victim": "opened", "investigated add_victim": "investigated",
  "opened add_subject": "opened", "opened add_violation": "opened",
  "opened add_record": "opened",
  "opened transfer": "opened", "investigated transfer": "investigated",
  "sanctioned transfer": "sanctioned",
  "opened refer": "opened", "investigated refer": "investigated",
]

/// Supervisors may take every step there is; inspectors add, and never move a case.
private let rights = stepRights.merging(factRights) { $0.union($1) }

private let stepRights: [Role: Set<String>] = [
  .inspector: ["note", "amend", "add_victim", "add_subject", "add_violation", "add_record"],
  .supervisor: [
    "investigate", "sanction", "close", "return", "annul", "reopen", "note", "assign", "amend",
    "add_victim", "add_subject", "add_violation", "add_record", "transfer", "refer",
  ],
  .statistician: [], .auditor: [], .administrator: [],
]

private func expected(_ state: CaseState, _ action: Action, _ role: Role) -> String {
  guard rights[role]?.contains(action.rawValue) == true else { return "not permitted" }
  return permitted["\(state.rawValue) \(action.rawValue)"] ?? "step not available"
}

private func decided(_ state: CaseState, _ action: Action, _ role: Role) -> String {
  let (request, facts) = (EventRequest.complete(action), CaseFacts.ready(for: action, in: state))
  do {
    return try change(by: request, on: facts, as: role).step.to.rawValue
  } catch {
    return refusal(of: request, on: facts, by: role).joined(separator: "; ")
  }
}

@Suite struct WorkflowTests {
  @Test(arguments: CaseState.allCases, Action.allCases)
  func `each role gets from a state by an action where the table says`(
    _ state: CaseState, _ action: Action
  ) {
    let found = Role.allCases.map { "\($0): \(decided(state, action, $0))" }
    #expect(found == Role.allCases.map { "\($0): \(expected(state, action, $0))" })
  }

  @Test(arguments: CaseState.allCases, Action.allCases)
  func `the table has the step and its end, or no such step`(_ state: CaseState, _ action: Action) {
    let end =
      state == .opened && action == .adopt
      ? "investigated" : permitted["\(state.rawValue) \(action.rawValue)"]
    #expect(Workflow.step(from: state, action)?.to.rawValue == end)
  }

  @Test(arguments: Action.allCases, Role.allCases)
  func `a role is permitted what its rights name`(_ action: Action, _ role: Role) {
    #expect(
      Workflow.permits(action, to: role) == rights[role]?.contains(action.rawValue))
  }

  @Test func `no step is written twice`() {
    let keys = Workflow.steps.map { "\($0.from) \($0.action) \($0.to)" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `every step but adoption is offered`() {
    let offered = Workflow.offered.map { "\($0.from.rawValue) \($0.action.rawValue)" }
    // An annulment has two ends: it leaves a part in force, or nothing.
    #expect(offered.sorted() == (permitted.keys + ["sanctioned annul"]).sorted())
  }

  @Test func `every offered step is open to supervisors`() {
    #expect(Workflow.offered.filter { !$0.roles.contains(.supervisor) } == [])
  }

  @Test func `no step brings a fact and another document`() {
    let bringing = Action.allCases.filter { $0.form?.isRequired == true }.map(\.rawValue)
    #expect(bringing.sorted() == factActions.sorted())
  }

  @Test func `an annulment and a reopening may bring their paper`() {
    #expect(Action.allCases.filter { $0.form?.isRequired == false } == [.annul, .reopen])
  }

  @Test func `inspectors are offered no step that moves a case`() {
    let moves = Workflow.offered.filter { $0.from != $0.to }
    #expect(moves.filter { $0.roles.contains(.inspector) } == [])
  }

  @Test func `adoption is in the table, for no role`() {
    #expect(Workflow.step(from: .opened, .adopt)?.roles == [])
  }

  @Test(arguments: Role.allCases)
  func `nobody may adopt a case`(_ role: Role) {
    #expect(
      refusal(of: .complete(.adopt), on: .example(.opened), by: role) == ["not permitted"])
  }

  @Test(arguments: Role.allCases)
  func `nobody may open a case a second time`(_ role: Role) {
    #expect(refusal(of: .complete(.open), on: .example(.opened), by: role) == ["not permitted"])
  }

  @Test func `states and actions keep the words the outside knows`() {
    #expect(
      CaseState.allCases.map(\.rawValue) == ["opened", "investigated", "sanctioned", "closed"])
    #expect(
      Action.allCases.map(\.rawValue) == [
        "open", "adopt", "investigate", "sanction", "close", "return", "annul", "reopen", "note",
        "assign", "amend", "add_subject", "add_violation", "add_victim", "add_record",
        "transfer", "refer",
      ] + factActions)
  }
}
