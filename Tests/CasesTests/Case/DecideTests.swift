import Cases
import Testing

@Suite struct DecideTests {
  @Test(arguments: CaseState.allCases)
  func `an accepted event carries the next version`(_ state: CaseState) throws {
    #expect(try change(by: .complete(.note), on: .example(state)).version == 8)
  }

  @Test func `an accepted event carries its note`() throws {
    let noted = try change(by: .complete(.note), on: .example(.opened))
    #expect(noted.note == "vì lý do thử nghiệm")
  }

  @Test func `an accepted event carries its documents`() throws {
    let request = EventRequest.complete(.sanction)
    #expect(
      try change(by: request, on: .example(.investigated)).documents == request.documents)
  }

  @Test(arguments: [Role.statistician, .auditor, .administrator])
  func `a role without rights learns nothing about the case`(_ role: Role) {
    let empty = CaseFacts.example(.closed) { ($0.subjects, $0.charges) = ([], []) }
    #expect(
      refusal(of: EventRequest(action: .investigate), on: empty, by: role) == ["not permitted"])
  }

  @Test func `a missing step is told before what its request lacks`() {
    #expect(
      refusal(of: EventRequest(action: .sanction), on: .example(.opened))
        == ["step not available"])
  }

  @Test func `a field that is wrong is told before a guard that is unmet`() {
    let request = EventRequest.complete(.investigate) {
      $0.documents.record?.madeOn = today.adding(days: 1)
    }
    let facts = CaseFacts.example(.opened) { $0.subjects = [] }
    #expect(refusal(of: request, on: facts) == ["invalid /record/madeOn date_in_future"])
  }

  @Test(arguments: [
    (Action.return, CaseState.investigated), (.annul, .sanctioned), (.reopen, .closed),
    (.note, .opened), (.note, .investigated), (.note, .sanctioned), (.note, .closed),
  ])
  func `a step that must be explained needs a note`(_ action: Action, _ state: CaseState) {
    #expect(
      refusal(of: EventRequest(action: action), on: .example(state))
        == ["unmet /note note_missing"])
  }

  @Test(arguments: [
    (Action.investigate, CaseState.opened), (.sanction, .investigated), (.close, .opened),
    (.assign, .opened), (.amend, .opened), (.addSubject, .opened), (.addViolation, .opened),
    (.addVictim, .opened), (.addRecord, .opened), (.transfer, .opened), (.refer, .opened),
  ])
  func `a step its document explains needs no note`(_ action: Action, _ state: CaseState) {
    #expect(refusal(of: .complete(action), on: .example(state)) == [])
  }

  @Test(arguments: [
    (Action.investigate, "/record record_missing"), (.close, "/closure closure_missing"),
    (.assign, "/officer officer_missing"), (.amend, " document_missing"),
    (.addSubject, " document_missing"), (.addViolation, " document_missing"),
    (.addVictim, " document_missing"), (.addRecord, " document_missing"),
    (.transfer, "/toUnit to_unit_missing"), (.refer, "/toUnit to_unit_missing"),
  ])
  func `a step without its document is refused`(_ action: Action, _ line: String) {
    let facts = CaseFacts.example(.opened) { $0.recordMadeOn = nil }
    #expect(refusal(of: EventRequest(action: action), on: facts) == ["unmet \(line)"])
  }

  @Test func `a document of another kind does not stand in for the one asked for`() {
    let request = EventRequest.complete(.addRecord) {
      $0.documents.record = nil
      $0.documents.subjects = [Subject(kind: .person, name: "Lê Thử")]
    }
    #expect(refusal(of: request, on: .example(.opened)) == ["unmet  document_missing"])
  }
}
