import Cases
import Testing

private func waived(_ victim: Int, version: Int = 5) -> ProceedingOnFile {
  .example(version, .waiveApology) { values in
    values.values["victim"] = .integer(victim)
  }
}

/// A warned person who is to apologise in public to two victims.
private func facts(_ entries: ProceedingOnFile...) -> CaseFacts {
  .example(.sanctioned) {
    $0.charges = [.init(subjects: [1], act: .fined, victims: [1, 2])]
    $0.decide([
      Sanction(violation: 1, subject: 1, form: .warning, remedies: ["public_apology"])
    ])
    $0.proceedings = [delivered()] + entries
  }
}

private func request(victim: Int, on filedOn: Day) -> EventRequest {
  .complete(.waiveApology) {
    $0.documents.proceeding = .apologyWaiver(ApologyWaiver(victim: victim, filedOn: filedOn))
  }
}

/// Victims who ask after the decision that nobody apologise (Decree 125, Art 6.7.a, 11.5.a, 13.5.a).
@Suite struct ApologyWaiverTests {
  @Test func `the apology falls away when every victim has asked for none`() {
    #expect(facts().execution(of: 1).openRemedies == ["public_apology"])
    #expect(facts(waived(1)).execution(of: 1).openRemedies == ["public_apology"])
    #expect(facts(waived(1), waived(2, version: 6)).execution(of: 1).openRemedies == [])
  }

  @Test func `a request before the decision and one after it count together`() {
    var facts = facts(waived(2))
    facts.victimsWithoutApology = [true, false]
    #expect(facts.execution(of: 1).openRemedies == [])
  }

  @Test func `a case whose apology fell away is carried out`() {
    let facts = facts(waived(1), waived(2, version: 6))
    #expect(unmet(.close(.executed), on: facts) == [])
  }

  @Test(arguments: [
    (1, day(2026, 9, 9), []), (3, day(2026, 9, 9), ["/apologyWaiver/victim victim_unknown"]),
    (1, day(2026, 9, 3), ["/apologyWaiver/filedOn before_decision"]),
  ])
  func `a request is of a victim of the case, after the decision`(
    _ victim: Int, _ filedOn: Day, _ expected: [String]
  ) {
    #expect(unmet(request(victim: victim, on: filedOn), on: facts()) == expected)
  }

  @Test func `an inspector records it`() throws {
    let written = try change(
      by: request(victim: 1, on: day(2026, 9, 9)), on: facts(), as: .inspector)
    #expect(written.step.to == .sanctioned)
  }
}
