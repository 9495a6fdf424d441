import Cases
import Testing

private func answers(_ facts: CaseFacts, for role: Role? = .supervisor) -> [String] {
  Workflow.answers(on: facts, for: role).map { answer in
    let unmet = answer.unmet.map(\.line).joined(separator: ",")
    return "\(answer.step.action.rawValue) \(answer.requires) \(unmet)"
  }
}

@Suite struct StepAnswerTests {
  @Test(arguments: [
    (
      CaseState.opened,
      [
        #"investigate [] "#, #"close ["closure"] "#, #"note ["note"] "#,
        #"assign ["officer"] "#, "amend [] ", #"add_victim ["victims"] "#,
        #"add_subject ["subjects"] "#, #"add_violation ["violations"] "#,
        #"add_record ["record"] "#, #"transfer ["toUnit"] "#, #"refer ["toUnit"] "#,
      ]
    ),
    (
      .investigated,
      [
        #"sanction ["decision"] "#, #"close ["closure"] "#, #"return ["note"] "#,
        #"note ["note"] "#, #"assign ["officer"] "#,
        "amend [] ", #"add_victim ["victims"] "#, #"transfer ["toUnit"] "#, #"refer ["toUnit"] "#,
      ]
    ),
    (
      .sanctioned,
      [
        #"close ["closure"] "#, #"annul ["note"] "#, #"sanction ["decision"] "#, #"note ["note"] "#,
        #"assign ["officer"] "#, #"transfer ["toUnit"] "#,
      ]
    ),
    (.closed, [#"reopen ["note"] "#, #"note ["note"] "#]),
  ])
  func `each step out of a state says what its request must bring`(
    _ state: CaseState, _ expected: [String]
  ) {
    #expect(answers(.example(state)) == expected + (factAnswers[state] ?? []))
  }

  @Test func `investigating asks for a record that is not on file`() {
    let facts = CaseFacts.example(.opened) { $0.recordMadeOn = nil }
    #expect(answers(facts).first == #"investigate ["record"] "#)
  }

  @Test(arguments: [
    ([], [SubjectKind.person], " violation_missing"),
    ([CaseFacts.Charge(subjects: [], act: .fined)], [], " subject_missing"),
    ([], [], " subject_missing, violation_missing"),
  ])
  func `investigating and sanctioning say which facts are missing on file`(
    _ charges: [CaseFacts.Charge], _ subjects: [SubjectKind], _ unmet: String
  ) {
    let found = [CaseState.opened, .investigated].map { state in
      answers(.example(state) { ($0.charges, $0.subjects) = (charges, subjects) }).first
    }
    #expect(found == ["investigate [] \(unmet)", #"sanction ["decision"] \#(unmet)"#])
  }

  @Test(arguments: CaseState.allCases)
  func `a role that may not take a step is told so`(_ state: CaseState) {
    let facts = CaseFacts.example(state) {
      $0.decide([
        Sanction(violation: 1, subject: 1, form: .fine, amount: 2_500_000),
        Sanction(violation: 1, subject: 3, form: .warning),
      ])
    }
    let refused = Workflow.answers(on: facts, for: .inspector).filter { !$0.isAllowed }
    let found = refused.map { "\($0.step.action.rawValue) \($0.unmet.map(\.line))" }
    let moves = Workflow.offered.filter {
      $0.from == state
        && ($0.from != $0.to || [.sanction, .annul, .assign, .transfer, .refer].contains($0.action)
          || supervisorsFacts.contains($0.action.rawValue))
    }
    #expect(found == moves.map { #"\#($0.action.rawValue) [" role_not_permitted"]"# })
  }

  @Test(arguments: CaseState.allCases, [Role.statistician, .auditor, .administrator])
  func `a role without rights is allowed no step`(_ state: CaseState, _ role: Role) {
    #expect(Workflow.answers(on: .example(state), for: role).filter(\.isAllowed) == [])
  }

  @Test(arguments: CaseState.allCases)
  func `nobody in particular is answered as a supervisor is`(_ state: CaseState) {
    #expect(answers(.example(state), for: nil) == answers(.example(state)))
  }

  @Test func `a role and the facts on file are told at once`() {
    let facts = CaseFacts.example(.opened) { ($0.subjects, $0.charges) = ([], []) }
    #expect(
      answers(facts, for: .inspector).first
        == "investigate []  role_not_permitted, subject_missing, violation_missing")
  }

  @Test func `adoption is never answered`() {
    let found = Workflow.answers(on: .example(.opened), for: nil).map(\.step.action)
    #expect(!found.contains(.adopt))
  }
}
