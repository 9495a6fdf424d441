import Cases
import Testing

private let (before, since) = (day(2025, 6, 30), day(2025, 7, 1))
private let million = 1_000_000

/// Against a decision on one subject for an act whose bracket for a person ends at `top` millions.
private func against(
  _ title: String, on issuedOn: Day, top: Int, _ kind: SubjectKind = .person,
  factor: Int = 2, _ form: Sanction.Form = .fine
) -> [String] {
  let act = Act(
    id: 1, code: "A", validFrom: nil, validTo: nil, fine: (top - 1) * million...top * million,
    organisationFactor: factor)
  let facts = CaseFacts.example(.investigated) {
    ($0.subjects, $0.charges) = ([kind], [.init(subjects: [1], act: act)])
    $0.recordMadeOn = issuedOn
    $0.proceedings = [
      .example(5, .explain) { ($0.subject, $0.code, $0.on) = (1, "waived", issuedOn) }
    ]
  }
  let average = (2 * top - 1) * million / 2 * (kind == .organisation ? factor : 1)
  let request = EventRequest.complete(.sanction) {
    $0.documents.decision?.issuedOn = issuedOn
    $0.documents.decision?.signerTitle = title
    $0.documents.decision?.sanctions = [
      Sanction(violation: 1, subject: 1, form: form, amount: form == .fine ? average : nil)
    ]
  }
  return unmet(request, on: facts)
}

private let exceeded = ["/decision/sanctions/0/amount authority_exceeded"]
private let notEstablished = ["/decision/signerTitle authority_not_established"]

@Suite struct AuthorityTests {
  @Test(arguments: [
    ("department_chief_inspector", before, 15), ("unit_team_leader", before, 15),
    ("minister_team_leader", before, 21), ("ministry_chief_inspector", before, 30),
    ("commune_chair", since, 15), ("department_director", since, 24),
    ("provincial_chair", since, 30), ("ministry_unit_head", since, 30),
    ("minister_team_leader", since, 30), ("unit_team_leader", since, 24),
    ("unit_team_leader", day(2026, 9, 25), 24), ("unit_team_leader", day(2026, 9, 26), 15),
    ("inspector", day(2026, 9, 26), 3), ("provincial_chief_inspector", day(2026, 9, 26), 24),
    ("provincial_team_leader", day(2026, 9, 26), 15),
  ])
  func `a title covers brackets up to its maximum, twice that for an organisation`(
    _ title: String, _ issuedOn: Day, _ maximum: Int
  ) {
    for kind in SubjectKind.identified {
      #expect(against(title, on: issuedOn, top: maximum, kind) == [])
      #expect(against(title, on: issuedOn, top: maximum + 1, kind) == exceeded)
    }
  }

  @Test(arguments: [
    ("department_chief_inspector", since), ("ministry_chief_inspector", since),
    ("commune_chair", before), ("department_director", before), ("provincial_chair", before),
    ("ministry_unit_head", before), ("inspector", since), ("inspector", day(2026, 9, 25)),
    ("provincial_chief_inspector", day(2026, 9, 25)),
    ("provincial_team_leader", day(2026, 9, 25)), ("district_chair", before),
    ("district_chair", since),
  ])
  func `a title without authority on the day sanctions nobody, not even by a warning`(
    _ title: String, _ issuedOn: Day
  ) {
    #expect(against(title, on: issuedOn, top: 1) == notEstablished)
    #expect(against(title, on: issuedOn, top: 1, .person, factor: 2, .warning) == notEstablished)
  }

  @Test(arguments: [1, 30])
  func `a title of maximum 0 warns and fines nobody`(_ top: Int) {
    #expect(against("inspector", on: before, top: top, .person, factor: 2, .warning) == [])
    #expect(against("inspector", on: before, top: top) == exceeded)
  }

  @Test(arguments: [(24, true), (48, true), (49, false)])
  func `an organisation that pays once is judged by twice the maximum`(
    _ top: Int, _ isCovered: Bool
  ) {
    let found = against("department_director", on: since, top: top, .organisation, factor: 1)
    #expect(found == (isCovered ? [] : exceeded))
  }

  @Test func `the top of the bracket decides and not the fine`() {
    let facts = CaseFacts.example(.investigated) {
      $0.charges = [.init(subjects: [1], act: .heavy)]
      $0.proceedings = [
        .example(4, .explain) { ($0.subject, $0.code) = (1, "waived") },
        .example(5, .addCircumstance) {
          ($0.violation, $0.subject, $0.code) = (1, 1, "mitigating")
        },
        .example(6, .addCircumstance) {
          ($0.violation, $0.subject, $0.code) = (1, 1, "mitigating")
        },
      ]
    }
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.signerTitle = "commune_chair"
      $0.documents.decision?.sanctions[0].amount = 10_000_000
    }
    #expect(unmet(request, on: facts) == exceeded)
  }

  @Test func `a title nobody knows is wrong in itself`() {
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.signerTitle = "chair"
    }
    #expect(
      refusal(of: request, on: .example(.investigated))
        == ["invalid /decision/signerTitle signer_title_unknown"])
  }

  @Test func `the message names what the title covers and what the bracket asks for`() {
    let facts = CaseFacts.example(.investigated) {
      $0.charges = [.init(subjects: [2], act: .example("A", fine: 20_000_000...26_000_000))]
      $0.proceedings = [.example(4, .explain) { ($0.subject, $0.code) = (2, "waived") }]
    }
    let sanction = Sanction(violation: 1, subject: 2, form: .fine, amount: 46_000_000)
    #expect {
      try change(by: .sanction([sanction]), on: facts)
    } throws: { error in
      guard case .unmet(let unmet) = error as? CaseError else { return false }
      let message = unmet.first?.reason.message[.en] ?? ""
      return message.contains("52 000 000 VND") && message.contains("48 000 000 VND")
    }
  }
}
