import Cases
import Testing

private let stern = Act(
  id: 1, code: "STERN", validFrom: nil, validTo: nil, fine: 2_000_000...3_000_000, warning: false)

/// Against a reminder of a subject of so many years when the act ended.
private func against(
  _ years: Int?, _ act: Act = .fined, _ kind: SubjectKind = .person,
  endedOn: Day = day(2026, 8, 1), law: Law = .example
) -> [String] {
  let facts = CaseFacts.example(.investigated) {
    $0.subjects = [kind]
    $0.charges = [.init(subjects: [1], act: act, endedOn: endedOn)]
    let (year, month, number) = endedOn.components
    $0.birthdays = [1: years.map { day(year - $0, month, number) }].compactMapValues(\.self)
  }
  return unmet(.close(.reminderMinor), on: facts, law: law)
}

private let nobody = ["/closure/reason nobody_to_remind"]

/// A reminder instead of a sanction (Art 139; Decree 118, Art 26).
@Suite struct ReminderTests {
  @Test(arguments: [(13, nobody), (14, []), (15, []), (16, []), (17, []), (18, nobody)])
  func `a reminder is for a minor of 14 to 17`(_ years: Int, _ expected: [String]) {
    #expect(against(years) == expected)
  }

  @Test(arguments: [(14, []), (15, []), (16, nobody), (17, nobody)])
  func `from 16 a reminder takes an act that has a warning`(
    _ years: Int, _ expected: [String]
  ) {
    #expect(against(years, stern) == expected)
  }

  @Test func `where no day of birth is on file the register does not object`() {
    #expect(against(nil) == [])
    #expect(against(nil, .fined, .unknown) == [])
  }

  @Test(arguments: [SubjectKind.organisation, .household])
  func `only a person is reminded`(_ kind: SubjectKind) {
    #expect(against(nil, .fined, kind) == nobody)
  }

  @Test(arguments: [(day(2021, 12, 31), nobody), (day(2022, 1, 1), [])])
  func `reminders by the law as shipped exist since 2022`(
    _ endedOn: Day, _ expected: [String]
  ) {
    #expect(against(15, endedOn: endedOn, law: .shipped) == expected)
  }

  @Test func `one charge of a minor ends with a reminder, one of an adult does not`() {
    let facts = CaseFacts.example(.investigated) {
      $0.subjects = [.person, .person]
      $0.charges = [.init(subjects: [1, 2], act: .fined, endedOn: day(2026, 8, 1))]
      $0.birthdays = [1: day(2010, 8, 1), 2: day(2000, 8, 1)]
    }
    func dispose(_ subject: Int?) -> [String] {
      unmet(
        .bringing(.dispose) {
          ($0.violation, $0.subject, $0.code) = (1, subject, "reminder_minor")
        }, on: facts)
    }
    let refused = ["/disposal/ground nobody_to_remind"]
    #expect([dispose(1), dispose(2), dispose(nil)] == [[], refused, refused])
  }
}
