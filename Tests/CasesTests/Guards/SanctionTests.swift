import Cases
import Testing

private func fine(
  _ amount: Int?, violation: Int = 1, subject: Int = 1, override reason: String? = nil
) -> Sanction {
  var fine = Sanction(violation: violation, subject: subject, form: .fine, amount: amount)
  fine.overrideReason = reason
  return fine
}

private func against(_ sanctions: [Sanction]) -> [String] {
  refusal(of: .sanction(sanctions), on: .example(.investigated))
}

@Suite struct SanctionTests {
  /// Subject 1 is a person, 2 an organisation, 3 a household; the bracket is 2 to 3 million. Away
  /// from the average an override is given.
  @Test(arguments: [
    (1, 1_999_999, false), (1, 2_000_000, true), (1, 2_500_000, true), (1, 3_000_000, true),
    (1, 3_000_001, false), (1, 0, false), (1, -2_500_000, false), (1, Int.max, false),
    (2, 3_999_999, false), (2, 4_000_000, true), (2, 6_000_000, true), (2, 6_000_001, false),
    (2, 2_500_000, false),
    (3, 1_999_999, false), (3, 2_000_000, true), (3, 3_000_000, true), (3, 3_000_001, false),
  ])
  func `a fine lies inside the bracket, doubled for an organisation`(
    _ subject: Int, _ amount: Int, _ isInside: Bool
  ) {
    let expected = "unmet /decision/sanctions/0/amount amount_outside_bracket"
    let isAverage = amount == (subject == 2 ? 5_000_000 : 2_500_000)
    let sanction = fine(amount, subject: subject, override: isAverage ? nil : "ngoại lệ")
    #expect(against([sanction]) == (isInside ? [] : [expected]))
  }

  @Test(arguments: [Sanction.Form.warning, .fine])
  func `nobody who is not identified is sanctioned (Art 65.1.b)`(_ form: Sanction.Form) {
    let facts = CaseFacts.example(.investigated) {
      ($0.subjects, $0.charges) = ([.unknown], [.init(subjects: [1], act: .fined)])
    }
    let sanction = Sanction(
      violation: 1, subject: 1, form: form, amount: form == .fine ? 2_500_000 : nil)
    #expect(refusal(of: .sanction([sanction]), on: facts) == ["unmet  offender_not_identified"])
    #expect(
      StepAnswer.toSanction(facts, today: today) == [" offender_not_identified"])
  }

  @Test func `the message names the bracket of this subject`() {
    let facts = CaseFacts.example(.investigated)
    #expect {
      try change(by: .sanction([fine(1, subject: 2)]), on: facts)
    } throws: { error in
      guard case .unmet(let unmet) = error as? CaseError else { return false }
      let message = unmet.first?.reason.message[.en]
      return message?.contains("from 4 000 000 to 6 000 000") == true
    }
  }

  @Test func `a warning carries no amount`() {
    let warning = Sanction(violation: 1, subject: 1, form: .warning, amount: 2_500_000)
    #expect(against([warning]) == ["unmet /decision/sanctions/0/amount amount_not_allowed"])
  }

  @Test func `a warning without an amount is accepted`() {
    #expect(against([Sanction(violation: 1, subject: 1, form: .warning)]) == [])
  }

  @Test func `a fine needs an amount`() {
    #expect(against([fine(nil)]) == ["unmet /decision/sanctions/0/amount amount_missing"])
  }

  @Test func `an act without a fine cannot be fined`() {
    #expect(
      against([fine(2_500_000, violation: 2)])
        == ["unmet /decision/sanctions/0/amount fine_not_provided"])
  }

  @Test(arguments: [0, 4, -1, Int.min, Int.max])
  func `a subject the case does not have cannot be sanctioned`(_ number: Int) {
    #expect(
      against([fine(2_500_000, subject: number)])
        == ["unmet /decision/sanctions/0/subject subject_unknown"])
  }

  @Test(arguments: [0, 4, -1, Int.min, Int.max])
  func `a violation the case does not have cannot be sanctioned`(_ number: Int) {
    #expect(
      against([fine(2_500_000, violation: number)])
        == ["unmet /decision/sanctions/0/violation violation_unknown"])
  }

  @Test func `a subject is sanctioned for what it is charged with`() {
    #expect(
      against([fine(2_500_000, violation: 3, subject: 3)])
        == ["unmet /decision/sanctions/0/subject subject_not_charged"])
  }

  @Test(arguments: [1, 2, 3])
  func `a violation not yet charged to anyone may be sanctioned on anyone`(_ subject: Int) {
    #expect(against([Sanction(violation: 2, subject: subject, form: .warning)]) == [])
  }

  @Test func `a subject is sanctioned once for one violation`() {
    let twice = [fine(2_500_000), Sanction(violation: 1, subject: 1, form: .warning)]
    #expect(against(twice) == ["unmet /decision/sanctions/1 sanction_repeated"])
  }

  @Test func `each repetition is told at its own place`() {
    #expect(
      against([fine(2_500_000), fine(2_500_000), fine(2_500_000)]) == [
        "unmet /decision/sanctions/1 sanction_repeated",
        "unmet /decision/sanctions/2 sanction_repeated",
      ])
  }

  @Test func `several subjects for one violation and several violations of one are accepted`() {
    let all = [
      fine(2_500_000), fine(5_000_000, subject: 2), fine(2_500_000, subject: 3),
      fine(2_500_000, violation: 3), Sanction(violation: 2, subject: 1, form: .warning),
    ]
    #expect(against(all) == [])
  }

  @Test func `a decision imposes something`() {
    #expect(against([]) == ["unmet /decision/sanctions sanction_missing"])
  }

  @Test func `sanctioning needs a decision`() {
    #expect(
      refusal(of: EventRequest(action: .sanction), on: .example(.investigated))
        == ["unmet /decision decision_missing"])
  }

  @Test func `everything against a decision is told at once`() {
    let sanctions = [
      fine(1), fine(2_500_000, violation: 9, subject: 9), fine(nil, violation: 3, subject: 2),
      fine(1), Sanction(violation: 2, subject: 1, form: .warning, amount: 1),
    ]
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.sanctions = sanctions
      $0.effectiveOn = day(2026, 9, 9)
    }
    #expect(
      refusal(of: request, on: .example(.investigated)) == [
        "unmet /effectiveOn effective_before_decision",
        "unmet /decision/sanctions/0/amount amount_outside_bracket",
        "unmet /decision/sanctions/1/subject subject_unknown",
        "unmet /decision/sanctions/1/violation violation_unknown",
        "unmet /decision/sanctions/2/subject subject_not_charged",
        "unmet /decision/sanctions/2/amount amount_missing",
        "unmet /decision/sanctions/3 sanction_repeated",
        "unmet /decision/sanctions/3/amount amount_outside_bracket",
        "unmet /decision/sanctions/4/amount amount_not_allowed",
        "unmet /effectiveOn effective_before_previous",
      ])
  }

  @Test func `a case without subjects cannot be sanctioned`() {
    let facts = CaseFacts.example(.investigated) { $0.subjects = [] }
    #expect(refusal(of: .complete(.sanction), on: facts).contains("unmet  subject_missing"))
  }

  @Test func `a case without violations cannot be sanctioned`() {
    let facts = CaseFacts.example(.investigated) { $0.charges = [] }
    #expect(refusal(of: .complete(.sanction), on: facts).contains("unmet  violation_missing"))
  }
}
