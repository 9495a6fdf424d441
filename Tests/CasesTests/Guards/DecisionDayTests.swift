import Cases
import Testing

private func decision(_ change: (inout Decision) -> Void) -> EventRequest {
  .complete(.sanction) { request in
    guard var decision = request.documents.decision else { return }
    change(&decision)
    request.documents.decision = decision
  }
}

private func against(number: String?, delegatedOn: Day?) -> [String] {
  let request = decision { ($0.delegationNumber, $0.delegatedOn) = (number, delegatedOn) }
  return unmet(request, on: .example(.investigated))
}

/// Days of a record and of a decision that must follow one another.
@Suite struct DecisionDayTests {
  /// Issued on 2026-09-25.
  @Test(arguments: [
    (24, ["/effectiveOn effective_before_decision"]), (25, []), (26, []),
  ])
  func `a decision takes no effect before it is issued`(_ number: Int, _ expected: [String]) {
    let request = EventRequest.complete(.sanction) { $0.effectiveOn = day(2026, 9, number) }
    #expect(unmet(request, on: .example(.investigated)) == expected)
  }

  /// Detected on 2026-08-30.
  @Test(arguments: [Action.addRecord, .investigate], [29, 30])
  func `a record is not made before the detection (Art 58)`(_ action: Action, _ number: Int) {
    let request = EventRequest.complete(action) {
      $0.documents.record?.madeOn = day(2026, 8, number)
    }
    #expect(
      refusal(of: request, on: .example(.opened) { $0.recordMadeOn = nil })
        == (number == 29 ? ["invalid /record/madeOn record_before_detection"] : []))
  }

  @Test func `a case is not opened with a record of before its detection (Art 58)`() {
    let opening = Opening.example {
      $0.record = Record(number: "BB-01", madeOn: day(2026, 8, 29))
    }
    let found = Workflow.problems(with: opening, acts: Act.all, today: today)
    #expect(found.map(\.line) == ["/record/madeOn record_before_detection"])
  }

  @Test(arguments: [(31, []), (1, ["/detectedOn record_before_detection"])])
  func `the detection is not moved behind the record (Art 58)`(
    _ number: Int, _ expected: [String]
  ) {
    let request = EventRequest.complete(.amend) {
      $0.amendment?.detectedOn = number == 31 ? day(2026, 8, 31) : day(2026, 9, 1)
    }
    let facts = CaseFacts.example(.opened) { $0.recordMadeOn = day(2026, 8, 31) }
    #expect(unmet(request, on: facts) == expected)
  }

  @Test func `a delegation has its number and its day (Art 54)`() {
    let missing = ["/decision/delegatedOn required"]
    #expect(against(number: nil, delegatedOn: nil) == [])
    #expect(against(number: "GQ-01", delegatedOn: nil) == missing)
    #expect(
      against(number: nil, delegatedOn: day(2026, 9, 1)) == ["/decision/delegationNumber required"])
  }

  @Test(arguments: [(25, []), (26, ["/decision/delegatedOn delegated_after_decision"])])
  func `a deputy signs what was delegated before (Art 54)`(
    _ number: Int, _ expected: [String]
  ) {
    #expect(against(number: "GQ-01", delegatedOn: day(2026, 9, number)) == expected)
  }

  @Test func `a decision may give more than ten days to carry it out (Art 73.1)`() throws {
    var file = Docket()
    try file.prepare()
    var request = decision {
      ($0.issuedOn, $0.executionDays) = (day(2026, 3, 10), 30)
    }
    request.documents.decision?.sanctions[0].amount = 2_500_000
    try file.take(request, on: day(2026, 3, 10))
    try file.bring(.deliver, on: day(2026, 3, 12))
    // The thirtieth day, 2026-04-11, is a Saturday.
    #expect(
      file.clocks(on: day(2026, 3, 12), "execute") == ["execute@1 2026-03-12 2026-04-13 running"])
  }
}
