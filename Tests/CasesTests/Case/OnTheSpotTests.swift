import Cases
import Testing

private func against(
  _ bracket: ClosedRange<Int>, _ amount: Int?, _ kind: SubjectKind = .person,
  mitigating: Int = 0, aggravating: Int = 0
) -> [String] {
  let facts = CaseFacts.example(.investigated) {
    ($0.recordMadeOn, $0.isOnTheSpot) = (nil, true)
    ($0.subjects, $0.charges) = ([kind], [.init(subjects: [1], act: .example("A", fine: bracket))])
    $0.proceedings = (["mitigating"] * mitigating + ["aggravating"] * aggravating).map { code in
      .example(5, .addCircumstance) { ($0.code, $0.violation, $0.subject) = (code, 1, 1) }
    }
  }
  let form = amount == nil ? Sanction.Form.warning : .fine
  return unmet(
    .sanction([Sanction(violation: 1, subject: 1, form: form, amount: amount)]), on: facts)
}

private func * (texts: [String], count: Int) -> [String] {
  Array(repeating: texts, count: count).flatMap(\.self)
}

private let tooMuch = ["/decision/sanctions/0/amount too_much_on_the_spot"]

@Suite struct OnTheSpotTests {
  @Test(arguments: [SubjectKind.person, .household])
  func `up to 500 000 VND a person is fined without a record`(_ kind: SubjectKind) {
    #expect(against(200_000...500_000, 350_000, kind) == [])
    #expect(against(200_000...500_000, 500_000, kind, aggravating: 2) == [])
    #expect(against(200_000...500_002, 500_002, kind, aggravating: 2) == tooMuch)
    #expect(against(500_000...1_000_000, 500_000, kind, mitigating: 2) == [])
    #expect(against(500_000...1_000_000, 750_000, kind) == tooMuch)
  }

  @Test func `up to 1 000 000 VND an organisation is fined without a record`() {
    #expect(against(200_000...500_000, 1_000_000, .organisation, aggravating: 2) == [])
    #expect(against(200_000...500_002, 1_000_004, .organisation, aggravating: 2) == tooMuch)
    #expect(against(500_000...1_000_000, 1_000_000, .organisation, mitigating: 2) == [])
    #expect(against(500_000...1_000_000, 1_500_000, .organisation) == tooMuch)
  }

  @Test func `a warning needs no record however high the bracket`() {
    #expect(against(2_000_000...3_000_000, nil) == [])
  }

  @Test func `no override lifts the limit`() {
    let facts = CaseFacts.example(.investigated) {
      ($0.recordMadeOn, $0.isOnTheSpot) = (nil, true)
    }
    var sanction = Sanction(violation: 1, subject: 1, form: .fine, amount: 2_000_000)
    sanction.overrideReason = "ngoại lệ"
    #expect(unmet(.sanction([sanction]), on: facts) == tooMuch)
  }

  @Test func `a sanction that is not for the spot needs the record`() {
    let facts = CaseFacts.example(.investigated) { $0.recordMadeOn = nil }
    #expect(unmet(.complete(.sanction), on: facts) == [" record_missing"])
    #expect(StepAnswer.toSanction(facts, today: today) == [" record_missing"])
  }

  @Test func `an investigation for the spot needs no record`() throws {
    let request = EventRequest.complete(.investigate) {
      ($0.documents.record, $0.documents.isOnTheSpot) = (nil, true)
    }
    let facts = CaseFacts.example(.opened) { $0.recordMadeOn = nil }
    #expect(unmet(request, on: facts) == [])
    var after = facts
    after.apply(try change(by: request, on: facts), acts: Act.all, officer: 2)
    #expect(after.isOnTheSpot)
  }

  @Test func `nobody who is not identified is fined on the spot (Art 65.1.b)`() {
    #expect(against(200_000...500_000, 350_000, .unknown) == [" offender_not_identified"])
  }

  @Test(arguments: [
    (2, ["/decision/issuedOn not_at_once"]), (3, []), (4, ["/decision/issuedOn not_at_once"]),
  ])
  func `without a record the decision is taken at once (Art 56)`(
    _ number: Int, _ expected: [String]
  ) throws {
    var file = Docket { $0.violations[0].type = "LIGHT" }
    try file.take(
      .complete(.investigate) {
        ($0.documents.record, $0.documents.isOnTheSpot) = (nil, true)
      }, on: day(2026, 3, 3))
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.issuedOn = day(2026, 3, number)
      $0.documents.decision?.sanctions[0].amount = 350_000
    }
    #expect(file.refusal(of: request, on: day(2026, 3, 4)) == expected)
  }

  /// Without a record, by the amounts as shipped.
  @Test(arguments: [
    (day(2025, 6, 30), 250_000, 500_000), (day(2025, 7, 1), 500_000, 1_000_000),
  ])
  func `the limit was half as high until 2025-06-30 (Law 88/2025, Art 1.8)`(
    _ issuedOn: Day, _ person: Int, _ organisation: Int
  ) {
    for (kind, limit) in [(SubjectKind.person, person), (.organisation, organisation)] {
      let found = [limit, limit + 1].map { amount in
        let facts = CaseFacts.example(.investigated) {
          ($0.recordMadeOn, $0.isOnTheSpot) = (nil, true)
          let act = Act.example("A", fine: 1...1_000_000)
          ($0.subjects, $0.charges) = ([kind], [.init(subjects: [1], act: act)])
        }
        let request = EventRequest.complete(.sanction) {
          $0.documents.decision?.issuedOn = issuedOn
          $0.documents.decision?.signerTitle = "provincial_chair"
          $0.documents.decision?.sanctions[0].amount = amount
          $0.documents.decision?.sanctions[0].overrideReason = "ngoại lệ"
        }
        return unmet(request, on: facts, law: .shipped)
      }
      // The rule of Art 23.4 may give just this amount, and then needs no exception.
      #expect(found.map { $0.filter { !$0.contains("override") } } == [[], tooMuch])
    }
  }

  @Test func `an investigation with a record is not for the spot`() throws {
    var file = Docket { $0.violations[0].type = "LIGHT" }
    try file.take(
      .complete(.investigate) {
        ($0.documents.record, $0.documents.isOnTheSpot) = (nil, true)
      }, on: day(2026, 3, 3))
    try file.note(.return, on: day(2026, 3, 4))
    try file.prepare(day(2026, 3, 5))
    #expect(!file.facts.isOnTheSpot)
  }
}
