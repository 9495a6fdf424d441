import Cases
import Testing

/// Record made on Wednesday 2026-09-02, a holiday: the five working days to explain end on 09-09,
/// the seven for the decision on 09-11.
private func facts(
  _ act: Act = .heavy, _ kind: SubjectKind = .person, _ entries: ProceedingOnFile...
) -> CaseFacts {
  .example(.investigated) {
    ($0.subjects, $0.charges) = ([kind, .person], [.init(subjects: [1, 2], act: act)])
    $0.proceedings = entries
    $0.runExampleClocks(on: day(2026, 9, 2), .example)
  }
}

private func explained(_ subject: Int, _ outcome: String) -> ProceedingOnFile {
  .example(5, .explain) { ($0.subject, $0.code, $0.on) = (subject, outcome, day(2026, 9, 3)) }
}

private func against(
  _ facts: CaseFacts, on issuedOn: Day, subject: Int = 1, law: Law = .example
) -> [String] {
  // A warning, so that the amount is beside the point.
  let request = EventRequest.complete(.sanction) {
    $0.documents.decision?.issuedOn = issuedOn
    $0.documents.decision?.sanctions = [
      Sanction(violation: 1, subject: subject, form: .warning)
    ]
  }
  return unmet(request, on: facts, law: law)
}

private let pending = [" explanation_pending"]

@Suite struct HearingTests {
  @Test(arguments: [
    (SubjectKind.person, 14_999_999, 2, false), (.person, 15_000_000, 2, true),
    (.household, 14_999_999, 2, false), (.household, 15_000_000, 2, true),
    (.organisation, 14_999_999, 2, false), (.organisation, 15_000_000, 2, true),
    (.organisation, 29_999_999, 1, false),
    (.organisation, 30_000_000, 1, true),
  ])
  func `the right to explain begins at 15 million, 30 for an organisation`(
    _ kind: SubjectKind, _ top: Int, _ factor: Int, _ hasRight: Bool
  ) {
    let act = Act(
      id: 1, code: "A", validFrom: nil, validTo: nil, fine: 1_000_000...top,
      organisationFactor: factor)
    #expect(against(facts(act, kind), on: day(2026, 9, 4)) == (hasRight ? pending : []))
  }

  @Test func `an act without a fine gives no right to explain`() {
    #expect(against(facts(.withoutFine), on: day(2026, 9, 4)) == [])
  }

  @Test func `any act charged against the subject gives the right`() {
    var facts = facts(.fined)
    facts.charges.append(.init(subjects: [], act: .heavy))
    #expect(against(facts, on: day(2026, 9, 4)) == pending)
  }

  @Test(arguments: [(9, pending), (10, []), (11, [])])
  func `nothing is imposed while the subject may still explain`(
    _ number: Int, _ expected: [String]
  ) {
    #expect(against(facts(), on: day(2026, 9, number)) == expected)
  }

  @Test(arguments: ["received", "waived"])
  func `an explanation received or waived opens the way at once`(_ outcome: String) {
    #expect(against(facts(.heavy, .person, explained(1, outcome)), on: day(2026, 9, 3)) == [])
  }

  @Test func `another subject's explanation does not`() {
    let facts = facts(.heavy, .person, explained(2, "waived"))
    #expect(against(facts, on: day(2026, 9, 4)) == pending)
    #expect(against(facts, on: day(2026, 9, 4), subject: 2) == [])
  }

  @Test func `the answer says so only while nobody could be sanctioned`() {
    let one = facts(.heavy, .person, explained(2, "waived"))
    #expect(StepAnswer.toSanction(one, today: day(2026, 9, 4)) == [])
    #expect(StepAnswer.toSanction(facts(), today: day(2026, 9, 4)) == pending + pending)
  }

  @Test func `a case without clocks waits for the explanation`() {
    var facts = facts()
    facts.clocks = []
    #expect(against(facts, on: day(2026, 9, 11)) == pending)
  }

  @Test func `without the amount on file there is no such right`() {
    #expect(against(facts(), on: day(2026, 9, 4), law: .example { $0.amounts = [] }) == [])
  }

  @Test func `the message names the last day to explain`() {
    #expect {
      _ = try Workflow.decide(
        .complete(.sanction) {
          $0.documents.decision?.issuedOn = day(2026, 9, 4)
          $0.documents.decision?.sanctions = [Sanction(violation: 1, subject: 1, form: .warning)]
        }, on: facts(), by: .supervisor, acts: [], law: .example, today: today)
    } throws: { error in
      guard case .unmet(let unmet) = error as? CaseError else { return false }
      return unmet.map { $0.reason.message[.en] } == [
        "Subject 1 may still explain until 9 September 2026."
      ]
    }
  }

  @Test func `a right whose last day is not known is still open`() {
    var facts = facts()
    facts.clocks = []
    facts.runExampleClocks(on: day(2026, 9, 2), .example { $0.calendar = .empty })
    #expect(against(facts, on: day(2026, 9, 9)) == pending)
  }
}
