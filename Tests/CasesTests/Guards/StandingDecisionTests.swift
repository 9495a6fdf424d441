import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// A decision that stands, and what stands with it.
@Suite struct StandingDecisionTests {
  @Test func `a deferral granted late leaves the interest that has arisen (Art 78.1)`() throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: march(10))
    try file.bring(.deliver, on: march(12))
    try file.bring(.defer, on: day(2026, 4, 2)) { $0.until = day(2026, 6, 10) }
    let found = file.facts.lateInterest(of: 1, law: .example, today: day(2026, 4, 2))
    #expect(found?.amount == 11_250)
  }

  @Test func `what a decision rests on is not withdrawn after it`() throws {
    var file = Docket { $0.violations[0].type = "HEAVY" }
    try file.prepare()
    try file.bring(.explain, on: march(5))
    let explained = file.facts.version
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(20))
    let request = EventRequest.bringing(.withdraw) { $0.event = explained }
    #expect(
      file.refusal(of: request, on: march(23)) == ["/withdrawal/event nothing_to_withdraw"])
  }

  @Test func `an adult is not let off by the reminder of a minor (Art 139)`() {
    let facts = CaseFacts.example(.investigated) {
      $0.subjects = [.person, .person]
      $0.charges = [.init(subjects: [1, 2], act: .fined, endedOn: day(2026, 8, 1))]
      $0.birthdays = [1: day(2010, 8, 1), 2: day(1990, 8, 1)]
    }
    #expect(unmet(.close(.reminderMinor), on: facts) != [])
  }

  @Test(arguments: [ClosingReason.noViolation, .decisionTermExpired])
  func `a case whose decision stands is not closed as if there were none`(
    _ reason: ClosingReason
  ) throws {
    var file = Docket()
    try file.prepare()
    try file.sanction(on: march(10))
    try file.bring(.deliver, on: march(12))
    try file.take(.close(.subjectGone), on: march(17))
    try file.note(.reopen, on: march(18))
    #expect(file.refusal(of: .close(reason), on: march(18)) != [])
  }

  @Test func `the parts of a plan are still to come`() {
    let request = EventRequest.bringing(.instal) {
      $0.parts = [
        Instalment(dueOn: day(2020, 1, 1), amount: 8_000_000),
        Instalment(dueOn: day(2020, 1, 2), amount: 12_000_000),
      ]
    }
    #expect(unmet(request, on: .ready(for: .instal, in: .sanctioned)) != [])
  }

  @Test func `without a decision no annulment reopens a case (Decree 118, Art 15.3)`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.noViolation), on: march(9))
    let request = EventRequest.complete(.reopen) {
      $0.documents.proceeding = .reopening(
        Reopening(ground: .annulment, number: "CV-01", on: day(2026, 4, 1)))
    }
    #expect(file.refusal(of: request, on: day(2026, 4, 1)) != [])
  }

  @Test func `the answer says that nobody is old enough (Art 5.1.a)`() {
    let facts = CaseFacts.example(.investigated) {
      $0.subjects = [.person]
      $0.charges = [.init(subjects: [1], act: .fined, endedOn: day(2026, 8, 1))]
      $0.birthdays = [1: day(2013, 8, 1)]
    }
    #expect(StepAnswer.toSanction(facts, today: today) == [" too_young"])
  }
}
