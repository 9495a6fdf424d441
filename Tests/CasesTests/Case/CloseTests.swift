import Cases
import Testing

/// Closing reasons and the states they close from, written out a second time.
private let closings: [String: Set<CaseState>] = [
  "no_violation": [.opened, .investigated],
  "no_sanction_art11": [.opened, .investigated],
  "offender_unknown": [.opened, .investigated],
  "limitation_expired": [.opened, .investigated],
  "decision_term_expired": [.investigated],
  "subject_gone": [.opened, .investigated, .sanctioned],
  "transferred_criminal": [.opened, .investigated, .sanctioned],
  "transferred_authority": [.opened, .investigated],
  "reminder_minor": [.investigated],
  "executed": [.investigated, .sanctioned],
  "executed_by_coercion": [.investigated, .sanctioned],
  "exempted": [.investigated, .sanctioned],
  "execution_limitation_expired": [.investigated, .sanctioned],
  "annulled": [.investigated, .sanctioned],
]

/// Those that end a decision in force.
private let endings = closings.filter { $0.value == [.investigated, .sanctioned] }.keys

@Suite struct CloseTests {
  @Test(arguments: ClosingReason.allCases, [CaseState.opened, .investigated, .sanctioned])
  func `a reason closes a case from its states alone`(_ reason: ClosingReason, _ state: CaseState) {
    let closes = closings[reason.rawValue]?.contains(state) == true
    let isDecided = state == .sanctioned || endings.contains(reason.rawValue)
    #expect(
      refusal(of: .close(reason), on: .settled(state, isDecided: isDecided))
        == (closes ? [] : ["unmet /closure/reason reason_not_from_state"]))
  }

  @Test(arguments: endings.sorted())
  func `a decision that is not in force is not carried out`(_ reason: String) throws {
    let request = EventRequest.close(try #require(ClosingReason(rawValue: reason)))
    let found = refusal(of: request, on: .settled(.investigated, isDecided: false))
    #expect(found.last == "unmet /closure/reason decision_not_in_force")
  }

  @Test(arguments: ClosingReason.allCases)
  func `a closed case is not closed again`(_ reason: ClosingReason) {
    #expect(refusal(of: .close(reason), on: .example(.closed)) == ["step not available"])
  }

  @Test(arguments: [CaseState.opened, .investigated, .sanctioned])
  func `closing needs a reason`(_ state: CaseState) {
    #expect(
      refusal(of: EventRequest(action: .close), on: .example(state))
        == ["unmet /closure closure_missing"])
  }

  @Test func `there are the reasons of the law and no others`() {
    #expect(ClosingReason.allCases.map(\.rawValue).sorted() == closings.keys.sorted())
  }

  @Test func `a case without a subject may be closed`() {
    let facts = CaseFacts.example(.opened) { ($0.subjects, $0.charges) = ([], []) }
    #expect(refusal(of: .close(.offenderUnknown), on: facts) == [])
  }

  @Test func `an accepted closing carries its reason`() throws {
    let closed = try change(by: .close(.executed), on: .settled(.sanctioned, isDecided: true))
    #expect(closed.documents.closing == .executed)
  }
}
