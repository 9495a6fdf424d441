import Testing

@testable import Cases

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Two subjects, the first charged with two acts; one decision of 2026-03-10 on all three.
private func sanctioned() throws -> Docket {
  var file = Docket {
    $0.subjects.append(Subject(kind: .person, name: "Trần Văn Thử"))
    $0.violations = [
      Violation(type: "FINED", subjects: [1, 2], endedOn: day(2026, 2, 25)),
      Violation(type: "FINED", subjects: [1], endedOn: day(2026, 2, 25)),
    ]
  }
  try file.prepare()
  try file.sanction([fine(1, 1), fine(1, 2), fine(2, 1)], on: march(10))
  try file.bring(.deliver, on: march(12)) { $0.subject = nil }
  return file
}

private func fine(_ violation: Int, _ subject: Int) -> Sanction {
  Sanction(violation: violation, subject: subject, form: .fine, amount: 2_500_000)
}

extension Docket {
  fileprivate mutating func annulPart(
    on day: Day, _ name: (inout Annulment) -> Void
  ) throws -> [Settlement] {
    try take(.part(on: day, name), on: day)
    return changes.last?.documents.annulment?.settled ?? []
  }

  fileprivate var standing: [String] {
    facts.decisions.flatMap(\.decision.sanctions).map { "\($0.violation)/\($0.subject)" }
  }
}

extension EventRequest {
  fileprivate static func part(on day: Day, _ name: (inout Annulment) -> Void) -> EventRequest {
    .complete(.annul) {
      var annulment = Annulment(
        number: "HB-02", issuedOn: day, ground: .wrongContent, verifiedOn: day)
      name(&annulment)
      $0.documents.proceeding = .annulment(annulment)
    }
  }
}

/// An annulment of single sanctions (Decree 118/2021/NĐ-CP, Art 13): the rest stays in force.
@Suite struct PartAnnulmentTests {
  @Test func `what is not named stays in force, and the case stays sanctioned`() throws {
    var file = try sanctioned()
    _ = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (1, 2) }
    #expect(file.standing == ["1/1", "2/1"])
    #expect(file.facts.state == .sanctioned)
    _ = try file.annulPart(on: march(20)) { $0.violation = 2 }
    #expect(file.standing == ["1/1"])
  }

  @Test func `the case goes back when the last sanction ends, named or not`() throws {
    var file = try sanctioned()
    _ = try file.annulPart(on: march(20)) { $0.subject = 1 }
    _ = try file.annulPart(on: march(20)) { $0.subject = 2 }
    #expect(file.facts.decisions == [] && file.facts.state == .investigated)
    var other = try sanctioned()
    let settled = try other.annulPart(on: march(20)) { _ in }
    #expect(other.facts.state == .investigated && settled == [])
  }

  @Test func `a decision is annulled by its number, another stays`() throws {
    var file = try sanctioned()
    _ = try file.annulPart(on: march(16)) { $0.subject = 2 }
    try file.take(
      .complete(.sanction) {
        $0.documents.decision?.issuedOn = march(17)
        $0.documents.decision?.number = "QD-02"
        $0.documents.decision?.sanctions = [fine(1, 2)]
      }, on: march(17))
    _ = try file.annulPart(on: march(20)) { $0.decision = "QD-02" }
    #expect(file.standing == ["1/1", "2/1"])
  }

  @Test func `a charge whose sanction is annulled is open again`() throws {
    var file = try sanctioned()
    #expect(
      file.refusal(of: .close(.executed), on: march(20)).contains {
        $0.contains("charge_undecided")
      } == false)
    _ = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (2, 1) }
    #expect(file.facts.undecided == [ChargedSubject(violation: 2, subject: 1)])
    #expect(file.refusal(ofSanctionOn: march(23), violations: [2]) == [])
    #expect(
      file.refusal(of: .close(.executed), on: march(23)).contains {
        $0.contains("charge_undecided")
      })
  }

  @Test func `without facts verified anew an open charge has no new term (Art 66)`() throws {
    var file = try sanctioned()
    _ = try file.annulPart(on: march(20)) {
      ($0.violation, $0.subject, $0.verifiedOn) = (2, 1, nil)
    }
    #expect(file.refusal(ofSanctionOn: march(20), violations: [2]) == [" decision_term_expired"])
  }

  @Test func `what names nothing in force is refused`() throws {
    let file = try sanctioned()
    #expect(
      file.refusal(of: .part(on: march(20)) { $0.decision = "QD-99" }, on: march(20))
        == ["/annulment annuls_nothing"])
    #expect(
      file.refusal(
        of: .part(on: march(20)) { ($0.violation, $0.subject) = (2, 2) }, on: march(20))
        == ["/annulment/subject subject_not_charged"])
  }

  @Test(arguments: [
    (0, Settlement(subject: 1, annulled: 2_500_000, letOff: 0, refunded: 0), 2_500_000),
    (2_000_000, Settlement(subject: 1, annulled: 2_500_000, letOff: 0, refunded: 0), 500_000),
    (4_000_000, Settlement(subject: 1, annulled: 2_500_000, letOff: 0, refunded: 1_500_000), 0),
  ])
  func `what was paid stays with the other fine, and only the surplus goes back`(
    _ paid: Int, _ expected: Settlement, _ outstanding: Int
  ) throws {
    var file = try sanctioned()
    if paid > 0 { try file.bring(.pay, on: march(16)) { $0.amount = paid } }
    let settled = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (2, 1) }
    #expect(settled == [expected])
    #expect(file.facts.execution(of: 1).outstanding == outstanding)
    #expect(file.facts.execution(of: 2).outstanding == 2_500_000)
  }

  @Test func `of an exempted fine what was paid and is not due goes back`() throws {
    var file = try sanctioned()
    try file.bring(.pay, on: march(16)) { $0.amount = 3_000_000 }
    try file.bring(.exempt, on: march(17))
    let settled = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (2, 1) }
    #expect(
      settled == [Settlement(subject: 1, annulled: 500_000, letOff: 0, refunded: 500_000)])
    #expect(file.facts.execution(of: 1).outstanding == 0)
  }

  @Test func `a reduction stays with the other fine, as far as it holds it`() throws {
    var file = try sanctioned()
    try file.bring(.reduce, on: march(16)) { $0.amount = 3_000_000 }
    let settled = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (2, 1) }
    #expect(
      settled == [Settlement(subject: 1, annulled: 2_000_000, letOff: 500_000, refunded: 0)])
    try file.sanction([fine(2, 1)], on: march(23))
    #expect(file.facts.execution(of: 1).outstanding == 2_500_000)
  }

  @Test func `a payment that an annulment reckoned with is not withdrawn`() throws {
    var file = try sanctioned()
    try file.bring(.pay, on: march(16)) { $0.amount = 4_000_000 }
    let payment = file.facts.version
    let withdrawal = EventRequest.bringing(.withdraw) { $0.event = payment }
    #expect(file.refusal(of: withdrawal, on: march(20)) == [])
    _ = try file.annulPart(on: march(20)) { ($0.violation, $0.subject) = (2, 1) }
    #expect(
      file.refusal(of: withdrawal, on: march(20)) == ["/withdrawal/event nothing_to_withdraw"])
  }

  @Test func `what was settled is hashed with the annulment`() {
    func text(_ refunded: Int) -> String {
      var annulment = Annulment(number: "HB-02", issuedOn: march(20), ground: .wrongContent)
      annulment.settled = [Settlement(subject: 1, annulled: 9, letOff: 0, refunded: refunded)]
      var documents = Documents()
      documents.proceeding = .annulment(annulment)
      return EventContents(
        note: nil, documents: documents, salt: [], subjectSalts: [], victimSalts: []
      ).canonical
    }
    #expect(text(1) != text(2))
  }

  @Test(arguments: [(1, 1), (2, 2)])
  func `an annulment of a part is offered where there are several sanctions`(
    _ sanctions: Int, _ offered: Int
  ) {
    let facts = CaseFacts.example(.sanctioned) {
      $0.decide(Array([fine(1, 1), fine(3, 1)].prefix(sanctions)))
    }
    let answers = Workflow.answers(on: facts, for: .supervisor).filter { $0.step.action == .annul }
    #expect(answers.count == offered)
    #expect(answers.last?.step.to == (sanctions > 1 ? .sanctioned : .investigated))
  }
}
