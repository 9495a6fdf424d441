import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Opened on 2026-03-02 for acts that ended on these days; record on 03-03, so that the term of the
/// decision ends on 03-12.
private func file(_ ended: Day..., law: Law = .example) throws -> Docket {
  var file = Docket(law: law) {
    $0.violations = ended.map { Violation(type: "FINED", subjects: [1], endedOn: $0) }
  }
  try file.prepare()
  return file
}

private let limitation = [" limitation_expired"]
private let decision = [" decision_term_expired"]

@Suite struct TermGuardTests {
  @Test(arguments: [(9, []), (10, []), (11, limitation)])
  func `no sanction after the limitation of the act`(_ number: Int, _ expected: [String]) throws {
    #expect(try file(day(2025, 3, 10)).refusal(ofSanctionOn: march(number)) == expected)
  }

  @Test(arguments: [(12, []), (13, decision), (31, decision)])
  func `no sanction after the term of the decision`(_ number: Int, _ expected: [String]) throws {
    #expect(try file(day(2026, 2, 25)).refusal(ofSanctionOn: march(number)) == expected)
  }

  @Test func `both terms over are told at once`() throws {
    #expect(
      try file(day(2025, 3, 10)).refusal(ofSanctionOn: march(13)) == limitation + decision)
  }

  @Test(arguments: [([1], limitation), ([2], []), ([1, 2], limitation)])
  func `each act has its own limitation`(_ violations: [Int], _ expected: [String]) throws {
    let file = try file(day(2025, 3, 10), day(2025, 3, 11))
    #expect(file.refusal(ofSanctionOn: march(11), violations: violations) == expected)
  }

  @Test func `the answer speaks of the limitation once no act can be sanctioned`() throws {
    let file = try file(day(2025, 3, 10), day(2025, 3, 11))
    #expect(StepAnswer.toSanction(file.facts, today: march(11)) == [])
    #expect(StepAnswer.toSanction(file.facts, today: march(12)) == limitation + limitation)
    #expect(
      StepAnswer.toSanction(file.facts, today: march(13)) == limitation + limitation + decision)
  }

  @Test func `the day of the decision counts and not the day it is written down`() throws {
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.issuedOn = march(12)
    }
    #expect(try file(day(2026, 2, 25)).refusal(of: request, on: march(20)) == [])
  }

  /// Seven days on, every day may have been a working day.
  @Test(arguments: [(10, []), (11, [" calendar_missing"])])
  func `a calendar not loaded is told from the first day the term may be over`(
    _ number: Int, _ expected: [String]
  ) throws {
    let file = try file(day(2026, 2, 25), law: .example { $0.calendar = .empty })
    #expect(file.refusal(ofSanctionOn: march(number)) == expected)
    #expect(
      StepAnswer.toSanction(file.facts, law: file.law, today: march(number)) == expected)
  }

  @Test func `the message names the year that is missing`() throws {
    let file = try file(day(2026, 2, 25), law: .example { $0.calendar = .empty })
    let answers = Workflow.answers(
      on: file.facts, for: .supervisor, law: file.law, today: march(11))
    let unmet = answers.filter { $0.step.action == .sanction }.flatMap(\.unmet)
    let messages = unmet.map { $0.reason.message[.en] }
    #expect(messages == ["The calendar of working days for 2026 is not loaded."])
  }

  @Test func `the message names the term, its last day and the way on`() throws {
    let answers = Workflow.answers(
      on: try file(day(2026, 2, 25)).facts, for: .supervisor, law: .example, today: march(13))
    let unmet = answers.filter { $0.step.action == .sanction }.flatMap(\.unmet)
    #expect(
      unmet.map { $0.reason.message[.en] } == [
        #"The term for the decision ended on 12 March 2026. "#
          + #"Close the case for the reason "term for the decision over"."#
      ])
  }

  @Test func `a term that only warns stops no sanction`() throws {
    var file = Docket()
    try file.prepare(march(10))
    #expect(file.clocks(on: march(10), "make_record").first?.contains("missed") == true)
    #expect(file.refusal(ofSanctionOn: march(11)) == [])
  }

  @Test func `where the law has no such term nothing is over`() throws {
    let file = try file(day(2024, 2, 25), law: .example { $0.clockRules = [] })
    #expect(file.refusal(ofSanctionOn: day(2026, 9, 1)) == [])
  }

  @Test(arguments: [(1, ["/decision/issuedOn before_record"]), (2, []), (3, [])])
  func `a decision is not issued before the record`(_ number: Int, _ expected: [String]) {
    let request = EventRequest.complete(.sanction) {
      $0.documents.decision?.issuedOn = day(2026, 9, number)
    }
    #expect(unmet(request, on: .example(.investigated)) == expected)
  }
}
