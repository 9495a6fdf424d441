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
  "executed": [.sanctioned],
  "executed_by_coercion": [.sanctioned],
  "exempted": [.sanctioned],
  "execution_limitation_expired": [.sanctioned],
  "annulled": [.sanctioned],
]

@Suite struct CloseTests {
  @Test(arguments: ClosingReason.allCases, [CaseState.opened, .investigated, .sanctioned])
  func `a reason closes a case from its states alone`(_ reason: ClosingReason, _ state: CaseState) {
    let closes = closings[reason.rawValue]?.contains(state) == true
    #expect(
      refusal(of: .close(reason), on: .settled(state))
        == (closes ? [] : ["unmet /closure/reason reason_not_from_state"]))
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
    let closed = try change(by: .close(.executed), on: .settled(.sanctioned))
    #expect(closed.documents.closing == .executed)
  }
}
