import Cases
import Testing

private let stern = Act(
  id: 1, code: "STERN", validFrom: nil, validTo: nil, fine: 2_000_000...3_000_000, warning: false)

/// A person of so many years when the act ended, on 2026-08-01.
private func aged(
  _ years: Int, act: Act = .fined, kind: SubjectKind = .person, entries: ProceedingOnFile...
) -> CaseFacts {
  .example(.investigated) {
    $0.subjects = [kind]
    $0.charges = [.init(subjects: [1], act: act, endedOn: day(2026, 8, 1))]
    $0.birthdays = [1: day(2026 - years, 8, 1)]
    $0.proceedings = entries
  }
}

private func fine(_ amount: Int, override reason: String? = nil) -> [Sanction] {
  var fine = Sanction(violation: 1, subject: 1, form: .fine, amount: amount)
  fine.overrideReason = reason
  return [fine]
}

private func warning(override reason: String? = nil) -> [Sanction] {
  var warning = Sanction(violation: 1, subject: 1, form: .warning)
  warning.overrideReason = reason
  return [warning]
}

private func against(_ sanctions: [Sanction], _ facts: CaseFacts) -> [String] {
  unmet(.sanction(sanctions), on: facts)
}

private let tooYoung = ["/decision/sanctions/0/subject too_young"]
private let onlyWarned = ["/decision/sanctions/0/form minor_not_fined"]
private let leaves = ["/decision/sanctions/0/amount fine_leaves_rule"]
private let outside = ["/decision/sanctions/0/amount amount_outside_bracket"]

/// What the age of a subject changes (Art 5.1.a, 22, 134.3).
@Suite struct MinorTests {
  @Test(arguments: [0, 12, 13])
  func `under 14 nobody is sanctioned, not even by a warning (Art 5.1.a)`(_ years: Int) {
    #expect(against(fine(1_250_000), aged(years)) == tooYoung)
    #expect(against(warning(), aged(years)) == tooYoung)
  }

  @Test(arguments: [14, 15])
  func `at 14 and 15 nobody is fined (Art 134.3)`(_ years: Int) {
    #expect(against(fine(2_500_000), aged(years)) == onlyWarned)
    #expect(against(fine(1_250_000, override: "ngoại lệ"), aged(years)) == onlyWarned)
  }

  @Test(arguments: [14, 15])
  func `at 14 and 15 every act is warned for (Art 22)`(_ years: Int) {
    #expect(against(warning(), aged(years, act: stern)) == [])
    #expect(
      against(warning(override: "ngoại lệ"), aged(years, act: stern))
        == ["/decision/sanctions/0/override override_not_needed"])
  }

  /// The average for an adult is 2 500 000, the top of the bracket 3 000 000.
  @Test(arguments: [16, 17])
  func `at 16 and 17 the fine is half an adult's at most (Art 134.3)`(_ years: Int) {
    let amounts = [1, 1_000_000, 1_250_000, 1_250_001, 1_500_000, 1_500_001, 2_500_000]
    #expect(
      amounts.map { against(fine($0), aged(years)) }
        == [[], [], [], leaves, leaves, outside, outside])
    #expect(against(fine(1_500_000, override: "ngoại lệ"), aged(years)) == [])
    #expect(against(fine(1_500_001, override: "ngoại lệ"), aged(years)) == outside)
  }

  @Test(arguments: [16, 17])
  func `at 16 and 17 a warning is for the acts that have one`(_ years: Int) {
    #expect(against(warning(), aged(years)) == [])
    #expect(
      against(warning(), aged(years, act: stern))
        == ["/decision/sanctions/0/form warning_not_provided"])
  }

  @Test func `from 18 a person pays as an adult`() {
    #expect(against(fine(2_500_000), aged(18)) == [])
    #expect(against(fine(1_250_000), aged(18)) == outside)
  }

  @Test(arguments: [(day(2012, 8, 1), onlyWarned), (day(2012, 8, 2), tooYoung)])
  func `the age is counted in full years on the day the act ended`(
    _ bornOn: Day, _ expected: [String]
  ) {
    var facts = aged(14)
    facts.birthdays = [1: bornOn]
    #expect(against(fine(2_500_000), facts) == expected)
  }

  @Test func `an act that goes on is judged by the age at its detection`() {
    var facts = aged(14)
    facts.charges = [.init(subjects: [1], act: .fined)]
    // Detected on 2026-08-30.
    facts.birthdays = [1: day(2012, 8, 31)]
    #expect(against(fine(2_500_000), facts) == tooYoung)
    facts.birthdays = [1: day(2012, 8, 30)]
    #expect(against(fine(2_500_000), facts) == onlyWarned)
  }

  @Test(arguments: [SubjectKind.organisation, .household])
  func `only persons have an age`(_ kind: SubjectKind) {
    let amount = kind == .organisation ? 5_000_000 : 2_500_000
    #expect(against(fine(amount), aged(13, kind: kind)) == [])
  }

  @Test(arguments: [(13, []), (15, []), (16, [1_250_000]), (17, [1_250_000]), (18, [2_500_000])])
  func `the proposal is what the age allows`(_ years: Int, _ amounts: [Int]) {
    #expect(aged(years).proposedFines(law: .example).map(\.rule.amount) == amounts)
  }

  @Test func `circumstances count for a minor as well`() {
    let mitigating = ProceedingOnFile.example(5, .addCircumstance)
    let facts = aged(17, entries: mitigating)
    // Less than half of the adult's average, whose fine would have to be under it.
    #expect(against(fine(1_249_999), facts) == [])
    #expect(against(fine(1_250_000), facts) == leaves)
    #expect(
      aged(17, entries: mitigating, mitigating).proposedFines(law: .example).map(\.rule.amount) == [
        1_000_000
      ])
  }

  @Test(arguments: [
    (Language.en, "a minor pays at most 50 % of it, 1 250 000 VND."),
    (.vi, "người chưa thành niên chịu không quá 50 % mức đó, 1 250 000 đồng."),
  ])
  func `the reasoning tells the share of a minor`(_ language: Language, _ end: String) throws {
    let rule = try #require(aged(17).fineRule(violation: 1, subject: 1, law: .example))
    #expect(rule.reasoning(in: language).hasSuffix(end))
  }

  @Test func `a day of birth on file is known from then on`() throws {
    var file = Docket { $0.subjects[0].bornOn = day(2010, 1, 2) }
    try file.take(
      .complete(.addSubject) { $0.documents.subjects[0].bornOn = day(2011, 3, 4) },
      on: day(2026, 3, 3))
    #expect(file.facts.birthdays == [1: day(2010, 1, 2), 2: day(2011, 3, 4)])
  }
}
