import Cases
import Testing

private func against(_ type: String, endedOn: Day?, detectedOn: Day = day(2026, 8, 30))
  -> [String]
{
  let request = EventRequest.complete(.addViolation) {
    $0.documents.violations = [Violation(type: type, subjects: [1], endedOn: endedOn)]
  }
  return refusal(
    of: request, on: .example(.opened) { $0.description.detectedOn = detectedOn })
}

private let notInForce = ["invalid /violations/0/type violation_type_not_in_force"]

@Suite struct ActInForceTests {
  @Test(arguments: [
    ("FINED", day(2022, 1, 1), true), ("FINED", day(2021, 12, 31), false),
    ("FORMER", day(2021, 12, 31), true), ("FORMER", day(2022, 1, 1), false),
    ("FORMER", day(2009, 1, 1), true),
  ])
  func `an ended act is judged by the decree of the day it ended`(
    _ type: String, _ ended: Day, _ governs: Bool
  ) {
    #expect(against(type, endedOn: ended) == (governs ? [] : notInForce))
  }

  @Test(arguments: [
    ("FINED", day(2022, 1, 1), true), ("FINED", day(2021, 12, 31), false),
    ("FORMER", day(2021, 12, 31), true), ("FORMER", day(2022, 1, 1), false),
  ])
  func `an act that goes on is judged by the decree of the day it was detected`(
    _ type: String, _ detected: Day, _ governs: Bool
  ) {
    #expect(against(type, endedOn: nil, detectedOn: detected) == (governs ? [] : notInForce))
  }

  @Test func `the message names the day judged`() {
    let request = EventRequest.complete(.addViolation) {
      $0.documents.violations = [
        Violation(type: "FORMER", subjects: [1], endedOn: day(2026, 8, 1))
      ]
    }
    #expect {
      try change(by: request, on: .example(.opened))
    } throws: { error in
      guard case .invalid(let found) = error as? CaseError else { return false }
      return found.first?.reason.message[.vi].contains("01/08/2026") == true
    }
  }

  @Test func `a code the catalogue lacks is refused`() {
    #expect(
      against("NONE", endedOn: nil) == ["invalid /violations/0/type violation_type_unknown"])
  }

  @Test func `one version in force among several is enough`() throws {
    let versions = [
      Act.example("TWICE", from: day(2020, 1, 1), to: day(2021, 12, 31), fine: nil),
      Act.example("TWICE", from: day(2022, 1, 1), fine: nil),
    ]
    let request = EventRequest.complete(.addViolation) {
      $0.documents.violations = [
        Violation(type: "TWICE", subjects: [1], endedOn: day(2026, 8, 1))
      ]
    }
    let change = try Workflow.decide(
      request, on: .example(.opened), by: .inspector, acts: versions, today: today)
    #expect(change.step.action == .addViolation)
  }

  @Test(arguments: [
    (day(2021, 12, 31), false), (day(2022, 1, 1), true), (day(2023, 1, 1), true),
    (day(2023, 1, 2), false),
  ])
  func `an act governs its first and its last day`(_ judged: Day, _ governs: Bool) {
    let act = Act.example("A", from: day(2022, 1, 1), to: day(2023, 1, 1), fine: nil)
    #expect(act.governs(judged) == governs)
  }

  @Test func `an act without dates governs for ever`() {
    #expect(Act.example("A", from: nil, to: nil, fine: nil).governs(day(1, 1, 1)))
  }

  @Test(arguments: [
    (SubjectKind.person, 2_000_000...3_000_000), (.household, 2_000_000...3_000_000),
    (.unknown, 2_000_000...3_000_000), (.organisation, 4_000_000...6_000_000),
  ])
  func `an organisation alone pays double`(_ kind: SubjectKind, _ bracket: ClosedRange<Int>) {
    #expect(Act.fined.bracket(for: kind) == bracket)
  }

  @Test(arguments: SubjectKind.allCases)
  func `an act without a fine has no bracket`(_ kind: SubjectKind) {
    #expect(Act.withoutFine.bracket(for: kind) == nil)
  }
}
