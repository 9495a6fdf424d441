import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

private func fine(_ violation: Int, _ subject: Int) -> Sanction {
  Sanction(violation: violation, subject: subject, form: .fine, amount: 2_500_000)
}

/// Two persons charged with one act; the first is sanctioned on 2026-03-10, two days before the
/// term of the decision is over.
private func half() throws -> Docket {
  var file = Docket {
    $0.subjects.append(Subject(kind: .person, name: "Lê Thử"))
    $0.violations[0].subjects = [1, 2]
  }
  try file.prepare()
  try file.sanction([fine(1, 1)], on: march(10))
  return file
}

/// Two acts of one person, of which the first is sanctioned on 2026-03-10.
private func firstAct() throws -> Docket {
  var file = Docket {
    $0.violations.append(
      Violation(type: "FINED", subjects: [1], endedOn: day(2026, 2, 26)))
  }
  try file.prepare()
  try file.sanction([fine(1, 1)], on: march(10))
  return file
}

private func disposal(
  _ violation: Int, _ subject: Int?, _ ground: String = "no_violation"
) -> EventRequest {
  .bringing(.dispose) { ($0.violation, $0.subject, $0.code) = (violation, subject, ground) }
}

/// Every act of every subject is sanctioned or ends with a reason (Art 3.1.d).
@Suite struct ChargeTests {
  @Test func `one decision of two leaves the terms of the other running`() throws {
    let file = try half()
    #expect(file.clocks(on: march(10), "decide") == ["decide 2026-03-03 2026-03-12 running"])
    #expect(
      file.clocks(on: march(10), "sanction_limitation")
        == ["sanction_limitation/1 2026-02-25 2027-02-25 running"])
  }

  @Test func `the limitation of one act is met while the other act's runs`() throws {
    #expect(
      try firstAct().clocks(on: march(10), "sanction_limitation") == [
        "sanction_limitation/1 2026-02-25 2027-02-25 met 2026-03-10",
        "sanction_limitation/2 2026-02-26 2027-02-26 running",
      ])
  }

  @Test func `a second decision is taken in a sanctioned case, and meets the terms`() throws {
    var file = try half()
    try file.sanction([fine(1, 2)], on: march(12))
    #expect(file.facts.state == .sanctioned)
    #expect(file.facts.sanctionedSubjects == [1, 2])
    #expect(
      file.clocks(on: march(12), "decide") == ["decide 2026-03-03 2026-03-12 met 2026-03-12"])
  }

  @Test func `the second decision is bound by the same term`() throws {
    var request = EventRequest.sanction([fine(1, 2)])
    request.documents.decision?.issuedOn = march(13)
    #expect(try half().refusal(of: request, on: march(13)) == [" decision_term_expired"])
  }

  @Test func `each decision is sent and received for itself`() throws {
    var file = try half()
    try file.bring(.deliver, on: march(11)) { $0.subject = nil }
    try file.sanction([fine(1, 2)], on: march(12))
    #expect(
      file.clocks(on: march(12), "send_decision") == [
        "send_decision 2026-03-10 2026-03-13 met 2026-03-11",
        "send_decision 2026-03-12 2026-03-17 running",
      ])
    #expect(
      file.clocks(on: march(12), "execute") == ["execute@1 2026-03-11 2026-03-23 running"])
  }

  @Test func `nothing is sanctioned twice, and nothing is left to sanction`() throws {
    var file = try half()
    #expect(
      file.refusal(ofSanctionOn: march(12)) == ["/decision/sanctions/0 already_sanctioned"])
    try file.sanction([fine(1, 2)], on: march(12))
    #expect(StepAnswer.toSanction(file.facts, today: march(12)) == nil)
  }

  @Test(arguments: [ClosingReason.executed, .executedByCoercion, .exempted])
  func `a case with an undecided charge is not closed as done`(_ reason: ClosingReason) throws {
    for var file in [try half(), try firstAct()] {
      try file.bring(.deliver, on: march(11)) { $0.subject = nil }
      try file.bring(.coerce, on: march(11))
      try file.bring(.exempt, on: march(11))
      #expect(
        file.refusal(of: .close(reason), on: march(12))
          == ["/closure/reason charge_undecided"])
    }
  }

  @Test func `a charge ended with a reason lets the case close`() throws {
    var file = try half()
    try file.bring(.deliver, on: march(11)) { $0.subject = nil }
    try file.bring(.pay, on: march(11)) { $0.amount = 2_500_000 }
    try file.take(disposal(1, 2), on: march(12))
    #expect(
      file.clocks(on: march(12), "decide") == ["decide 2026-03-03 2026-03-12 met 2026-03-10"])
    #expect(file.refusal(of: .close(.executed), on: march(12)) == [])
  }

  @Test func `a charge ended is not sanctioned, until its end is withdrawn`() throws {
    var file = try half()
    try file.take(disposal(1, 2), on: march(11))
    var request = EventRequest.sanction([fine(1, 2)])
    request.documents.decision?.issuedOn = march(12)
    #expect(
      file.refusal(of: request, on: march(12)) == [
        "stepNotAvailable(Cases.Action.sanction, from: Cases.CaseState.sanctioned)"
      ])
    try file.withdrawLast(on: march(11))
    #expect(file.refusal(of: request, on: march(12)) == [])
  }

  @Test func `only what is open ends without a sanction`() throws {
    var file = try half()
    #expect(
      file.refusal(of: disposal(1, 1), on: march(11))
        == ["/disposal/subject subject_sanctioned_already"])
    try file.take(disposal(1, nil), on: march(11))
    #expect(
      file.refusal(of: disposal(1, 2), on: march(11))
        == ["/disposal/violation nothing_to_dispose"])
    #expect(
      file.refusal(of: disposal(3, 2), on: march(11))
        == ["/disposal/violation violation_unknown"])
  }

  @Test(arguments: [
    (march(12), ["/disposal/ground term_not_over"]), (march(13), []),
  ])
  func `the term of the decision ends a charge once it is over (Art 65.1.c)`(
    _ on: Day, _ expected: [String]
  ) throws {
    #expect(try half().refusal(of: disposal(1, 2, "decision_term_expired"), on: on) == expected)
  }

  @Test(arguments: [
    (day(2027, 2, 25), ["/disposal/ground term_not_over"]), (day(2027, 2, 26), []),
  ])
  func `the limitation of its own act ends a charge once it is over (Art 65.1.c)`(
    _ on: Day, _ expected: [String]
  ) throws {
    var file = Docket {
      $0.violations.append(
        Violation(type: "FINED", subjects: [1], endedOn: march(1)))
    }
    try file.prepare()
    #expect(file.refusal(of: disposal(1, 1, "limitation_expired"), on: on) == expected)
    #expect(
      file.refusal(of: disposal(2, 1, "limitation_expired"), on: on)
        == ["/disposal/ground term_not_over"])
  }

  @Test func `who is not decided yet is still heard, who is decided is not`() throws {
    var file = Docket {
      $0.subjects.append(Subject(kind: .person, name: "Lê Thử"))
      $0.violations[0] = Violation(type: "HEAVY", subjects: [1, 2], endedOn: day(2026, 2, 25))
    }
    try file.prepare()
    try file.bring(.explain, on: march(5)) { $0.code = "waived" }
    try file.sanction(
      [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(9))
    func against(_ action: Action, _ subject: Int) -> [String] {
      file.refusal(
        of: .bringing(action) { ($0.subject, $0.on) = (subject, march(9)) }, on: march(9))
    }
    #expect(against(.explain, 2) == [])
    #expect(against(.explain, 1) == ["/explanation/subject subject_sanctioned_already"])
    #expect(
      file.refusal(of: .bringing(.addCircumstance) { $0.subject = 2 }, on: march(9)) == [])
    #expect(
      file.refusal(of: .bringing(.addCircumstance) { $0.subject = 1 }, on: march(9))
        == ["/circumstance/subject subject_sanctioned_already"])
  }
}
