import Cases
import Testing

private func facts(_ change: (inout CaseFacts) -> Void = { _ in }) -> CaseFacts {
  .example(.investigated) {
    ($0.needsFourEyes, $0.preparedBy) = (true, [1, 2])
    change(&$0)
  }
}

private let refused = [" four_eyes"]

@Suite struct FourEyesTests {
  @Test(arguments: [(1, true), (2, true), (3, false)])
  func `whoever logged or investigated a case does not sanction it`(_ id: Int, _ isRefused: Bool) {
    let actor = Actor(role: .supervisor, id: id)
    #expect(unmet(.complete(.sanction), on: facts(), by: actor) == (isRefused ? refused : []))
    #expect(StepAnswer.toSanction(facts(), for: actor, today: today) == (isRefused ? refused : []))
  }

  @Test func `nobody in particular is not refused`() {
    #expect(StepAnswer.toSanction(facts(), for: nil, today: today) == [])
  }

  @Test func `a unit may do without`() {
    #expect(unmet(.complete(.sanction), on: facts { $0.needsFourEyes = false }) == [])
  }

  @Test func `on the spot two eyes are enough`() {
    let found = facts {
      ($0.recordMadeOn, $0.isOnTheSpot) = (nil, true)
      $0.charges = [.init(subjects: [1], act: .light)]
    }
    let request = EventRequest.sanction([
      Sanction(violation: 1, subject: 1, form: .fine, amount: 350_000)
    ])
    #expect(unmet(request, on: found) == [])
  }

  @Test(arguments: [Action.close, .return, .note, .addCircumstance])
  func `no other step asks for four eyes`(_ action: Action) {
    #expect(unmet(.complete(action), on: facts()) == [])
  }

  @Test func `opening and investigating make an officer one of the two, a record does not`() throws
  {
    var file = Docket(by: 5)
    try file.take(.complete(.addRecord), on: day(2026, 9, 20), by: Actor(role: .inspector, id: 6))
    try file.take(
      EventRequest(action: .investigate), on: day(2026, 9, 21), by: Actor(role: .supervisor, id: 7))
    try file.take(.complete(.note), on: day(2026, 9, 21), by: Actor(role: .supervisor, id: 8))
    #expect(file.facts.preparedBy == [5, 7])
  }
}
