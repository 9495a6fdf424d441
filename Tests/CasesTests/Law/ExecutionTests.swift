import Cases
import Testing

private let corrected = completed("correct_information", day(2026, 9, 12))

/// `imposed remitted paid outstanding remedies completed`
private func line(_ facts: CaseFacts, _ subject: Int = 1) -> String {
  let execution = facts.execution(of: subject)
  return [
    "\(execution.imposed)", "\(execution.remitted)", "\(execution.paid)",
    "\(execution.outstanding)", "[\(execution.openRemedies.joined(separator: ","))]",
    execution.completedOn?.description ?? "-",
  ].joined(separator: " ")
}

@Suite struct ExecutionTests {
  @Test(arguments: [
    (1, "5000000 0 0 5000000 [correct_information] -"),
    (2, "5000000 0 0 5000000 [public_apology] -"), (3, "0 0 0 0 [] -"), (4, "0 0 0 0 [] -"),
  ])
  func `at first all of a decision is outstanding, subject by subject`(
    _ subject: Int, _ expected: String
  ) {
    #expect(line(sanctioned(), subject) == expected)
  }

  @Test func `payments add up`() {
    let facts = sanctioned(
      delivered(), paid(1_000_000, day(2026, 9, 9)), paid(1_500_000, day(2026, 9, 20), version: 6))
    #expect(line(facts) == "5000000 0 2500000 2500000 [correct_information] -")
  }

  @Test func `a payment counts for its subject alone`() {
    let facts = sanctioned(delivered(), paid(1_000_000, day(2026, 9, 9), subject: 2))
    #expect(line(facts) == "5000000 0 0 5000000 [correct_information] -")
    #expect(line(facts, 2) == "5000000 0 1000000 4000000 [public_apology] -")
  }

  @Test func `the last part completes it, on its own day`() {
    let facts = sanctioned(
      delivered(), corrected, paid(5_000_000, day(2026, 9, 20)))
    #expect(line(facts) == "5000000 0 5000000 0 [] 2026-09-20")
  }

  @Test func `a remedy left open keeps a paid fine open`() {
    let facts = sanctioned(delivered(), paid(5_000_000, day(2026, 9, 20)))
    #expect(line(facts) == "5000000 0 5000000 0 [correct_information] -")
  }

  @Test func `nothing is completed before the subject received the decision`() {
    let facts = sanctioned(delivered(2), corrected, paid(5_000_000, day(2026, 9, 20)))
    #expect(line(facts) == "5000000 0 5000000 0 [] -")
  }

  @Test func `what was done before the receipt is complete with the receipt`() {
    let facts = sanctioned(
      delivered(1, day(2026, 9, 25)), corrected, paid(5_000_000, day(2026, 9, 20)))
    #expect(line(facts) == "5000000 0 5000000 0 [] 2026-09-25")
  }

  @Test func `a warning is complete with the receipt`() {
    #expect(line(sanctioned(delivered()), 3) == "0 0 0 0 [] 2026-09-08")
  }

  @Test func `a reduction leaves the rest to be paid`() {
    let facts = sanctioned(delivered(), reduced(by: 1_000_000))
    #expect(line(facts) == "5000000 1000000 0 4000000 [correct_information] -")
  }

  @Test func `a reduction of the last part completes it on the day it takes effect`() {
    let facts = sanctioned(
      delivered(), paid(4_000_000, day(2026, 9, 9)),
      completed("correct_information", day(2026, 9, 9)),
      reduced(by: 1_000_000))
    #expect(line(facts) == "5000000 1000000 4000000 0 [] 2026-09-10")
  }

  @Test func `an exemption lets off what is not paid`() {
    let facts = sanctioned(delivered(), paid(2_000_000, day(2026, 9, 9)), exempted())
    #expect(line(facts) == "5000000 3000000 2000000 0 [correct_information] -")
  }

  @Test func `an exemption after a reduction lets off the rest`() {
    let facts = sanctioned(
      delivered(), corrected, paid(1_000_000, day(2026, 9, 9)), reduced(by: 500_000),
      exempted(version: 8))
    #expect(line(facts) == "5000000 4000000 1000000 0 [] 2026-09-12")
  }

  @Test func `an exemption of one subject lets off no other`() {
    #expect(line(sanctioned(exempted(2))) == "5000000 0 0 5000000 [correct_information] -")
  }

  @Test func `what happened to a decision annulled since does not count`() {
    let facts = sanctioned(delivered(), corrected, paid(5_000_000, day(2026, 9, 9))) {
      $0.decisions[0] = DecisionOnFile(version: 8, decision: $0.decisions[0].decision)
      $0.clearedAt = 7
    }
    #expect(line(facts) == "5000000 0 0 5000000 [correct_information] -")
  }

  @Test func `a remedy done for one subject is not done for another`() {
    let facts = sanctioned(delivered(), completed("public_apology", day(2026, 9, 9), subject: 1))
    #expect(facts.execution(of: 2).openRemedies == ["public_apology"])
  }

  @Test(arguments: [
    ([true, true], [1, 2], true), ([true, false], [1, 2], false), ([true, false], [1], true),
    ([false, true], [1], false), ([true, true], [], false), ([true], [1, 2], false),
  ])
  func `an apology in public falls away when every victim of the act asks for none`(
    _ unwanted: [Bool], _ victims: [Int], _ fallsAway: Bool
  ) {
    let facts = sanctioned {
      $0.charges[0] = .init(subjects: [1, 2, 3], act: .fined, victims: victims)
      $0.victimsWithoutApology = unwanted
    }
    #expect(facts.execution(of: 2).openRemedies == (fallsAway ? [] : ["public_apology"]))
  }

  @Test func `an apology that is not in public stays whatever the victims ask`() {
    let facts = sanctioned {
      $0.decide([Sanction(violation: 1, subject: 1, form: .warning, remedies: ["apology"])])
      $0.charges[0] = .init(subjects: [1], act: .fined, victims: [1])
      $0.victimsWithoutApology = [true]
    }
    #expect(facts.execution(of: 1).openRemedies == ["apology"])
  }

  @Test func `the subjects of a decision are told once each, in order`() {
    #expect(sanctioned().sanctionedSubjects == [1, 2, 3])
    #expect(CaseFacts.example(.investigated).sanctionedSubjects == [])
  }

  @Test func `a decision is carried out when the last subject is done`() {
    let facts = sanctioned(
      delivered(), corrected, paid(5_000_000, day(2026, 9, 20)),
      paid(5_000_000, day(2026, 9, 28), subject: 2, version: 7),
      completed("public_apology", day(2026, 9, 27), subject: 2, version: 8))
    #expect(facts.executedOn == day(2026, 9, 28))
  }

  @Test func `a decision is not carried out while one subject is not done`() {
    let facts = sanctioned(delivered(), corrected, paid(5_000_000, day(2026, 9, 20)))
    #expect(facts.executedOn == nil)
  }
}
