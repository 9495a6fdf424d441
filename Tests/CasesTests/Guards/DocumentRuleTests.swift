import Cases
import Testing

private let tomorrow = today.adding(days: 1)

private func violation(_ change: (inout Violation) -> Void) -> EventRequest {
  .complete(.addViolation) { change(&$0.documents.violations[0]) }
}

private func against(_ change: (inout Violation) -> Void) -> [String] {
  refusal(of: violation(change), on: .example(.opened))
}

@Suite struct DocumentRuleTests {
  @Test func `a record made today is no record of the future`() {
    let request = EventRequest.complete(.addRecord) { $0.documents.record?.madeOn = today }
    #expect(refusal(of: request, on: .example(.opened)) == [])
  }

  @Test(arguments: [Action.addRecord, .investigate])
  func `a record is not made in the future`(_ action: Action) {
    let request = EventRequest.complete(action) { $0.documents.record?.madeOn = tomorrow }
    #expect(
      refusal(of: request, on: .example(.opened)) == ["invalid /record/madeOn date_in_future"])
  }

  @Test func `a decision is not issued in the future`() {
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.issuedOn = tomorrow
    }
    #expect(
      refusal(of: request, on: .example(.investigated))
        == ["invalid /decision/issuedOn date_in_future"])
  }

  @Test func `a decision issued today is no decision of the future`() {
    let request = EventRequest.complete(.sanction) { $0.documents.decision?.issuedOn = today }
    #expect(refusal(of: request, on: .example(.investigated)) == [])
  }

  @Test func `a subject is not born in the future`() {
    let request = EventRequest.complete(.addSubject) {
      $0.documents.subjects.append(Subject(kind: .person, name: "Lê Thử"))
      $0.documents.subjects[0].bornOn = today
      $0.documents.subjects[1].bornOn = tomorrow
    }
    #expect(
      refusal(of: request, on: .example(.opened))
        == ["invalid /subjects/1/bornOn date_in_future"])
  }

  @Test func `a victim is not born in the future`() {
    let request = EventRequest.complete(.addVictim) {
      $0.documents.victims.append(Victim(name: "Phạm Mẫu"))
      $0.documents.victims[0].bornOn = today
      $0.documents.victims[1].bornOn = tomorrow
    }
    #expect(
      refusal(of: request, on: .example(.opened)) == ["invalid /victims/1/bornOn date_in_future"])
  }

  @Test func `an act does not start in the future`() {
    #expect(
      against { $0.startedOn = tomorrow } == ["invalid /violations/0/startedOn date_in_future"])
  }

  @Test func `an act does not end in the future`() {
    #expect(
      against { $0.endedOn = tomorrow } == ["invalid /violations/0/endedOn date_in_future"])
  }

  @Test func `an act does not end before it starts`() {
    #expect(
      against { ($0.startedOn, $0.endedOn) = (day(2026, 8, 2), day(2026, 8, 1)) }
        == ["invalid /violations/0/endedOn ends_before_start"])
  }

  @Test func `an act may start and end on one day`() {
    #expect(against { ($0.startedOn, $0.endedOn) = (day(2026, 8, 1), day(2026, 8, 1)) } == [])
  }

  @Test(arguments: [0, 4, -1, Int.max, Int.min])
  func `a violation names subjects of its case`(_ number: Int) {
    #expect(
      against { $0.subjects = [1, number] }
        == ["invalid /violations/0/subjects/1 subject_unknown"])
  }

  @Test(arguments: [0, 3, -1, Int.max, Int.min])
  func `a violation names victims of its case`(_ number: Int) {
    #expect(
      against { $0.victims = [2, number] }
        == ["invalid /violations/0/victims/1 victim_unknown"])
  }

  @Test func `a violation may leave its subjects open`() {
    #expect(against { $0.subjects = [] } == [])
  }

  @Test func `a violation names a subject once`() {
    #expect(
      against { $0.subjects = [1, 2, 1] }
        == ["invalid /violations/0/subjects/2 number_repeated"])
  }

  @Test func `a violation names a victim once`() {
    #expect(
      against { $0.victims = [2, 2] } == ["invalid /violations/0/victims/1 number_repeated"])
  }

  @Test func `everything wrong with a violation is told at once`() {
    let found = against {
      $0.type = "NONE"
      ($0.subjects, $0.victims) = ([9], [9])
      ($0.startedOn, $0.endedOn) = (tomorrow.adding(days: 1), tomorrow)
    }
    #expect(
      found == [
        "invalid /violations/0/type violation_type_unknown",
        "invalid /violations/0/subjects/0 subject_unknown",
        "invalid /violations/0/victims/0 victim_unknown",
        "invalid /violations/0/startedOn date_in_future",
        "invalid /violations/0/endedOn date_in_future",
        "invalid /violations/0/endedOn ends_before_start",
      ])
  }
}
