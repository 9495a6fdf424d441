import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// One act that ended on 2026-02-25, charged to two persons.
private func docket() -> Docket {
  Docket {
    $0.subjects.append(Subject(kind: .person, name: "Lê Thử"))
    $0.violations[0].subjects = [1, 2]
  }
}

/// Both sanctioned on 2026-03-10.
private func sanctioned() throws -> Docket {
  var file = docket()
  try file.prepare()
  try file.sanction(
    [1, 2].map { Sanction(violation: 1, subject: $0, form: .fine, amount: 2_500_000) },
    on: march(10))
  return file
}

extension Docket {
  /// On file the day it ends.
  fileprivate mutating func evade(
    _ stage: Evasion.Stage, by subject: Int = 1, from start: Day, to end: Day
  ) throws {
    try take(.evasion(stage, by: subject, from: start, to: end), on: end)
  }
}

extension EventRequest {
  fileprivate static func evasion(
    _ stage: Evasion.Stage, by subject: Int = 1, from start: Day, to end: Day
  ) -> EventRequest {
    .bringing(.recordEvasion) {
      ($0.subject, $0.code, $0.from, $0.on) = (subject, stage.rawValue, start, end)
    }
  }
}

/// Who evades on purpose has a limitation that counts anew (Art 6.1.d, 74.2).
@Suite struct EvasionTests {
  @Test func `the limitation of a sanction counts from the end of the evasion (Art 6.1.d)`() throws
  {
    var file = Docket()
    try file.evade(.sanction, from: march(9), to: march(20))
    #expect(
      file.clocks(on: march(20), "sanction_limitation") == [
        "sanction_limitation/1 2026-02-25 2027-02-25 stopped 2026-03-20",
        "sanction_limitation/1@1 2026-03-20 2027-03-22 running",
      ])
  }

  @Test func `it does not for who is charged with the same act (Art 6.1.d)`() throws {
    var file = docket()
    try file.evade(.sanction, by: 2, from: march(9), to: march(20))
    #expect(
      file.clocks(on: march(20), "sanction_limitation") == [
        "sanction_limitation/1 2026-02-25 2027-02-25 stopped 2026-03-20",
        "sanction_limitation/1@1 2026-02-25 2027-02-25 running",
        "sanction_limitation/1@2 2026-03-20 2027-03-22 running",
      ])
  }

  @Test func `only who evaded may be sanctioned after a year`() throws {
    var file = docket()
    try file.record(on: march(3))
    try file.evade(.sanction, by: 2, from: march(9), to: march(20))
    file.facts.clocks.removeAll { $0.rule.clock == "decide" }
    file.facts.state = .investigated
    let late = file
    func refusal(of subject: Int) -> [String] {
      let request = EventRequest.complete(.sanction) {
        $0.documents.decision?.issuedOn = day(2027, 3, 1)
        $0.documents.decision?.sanctions = [
          Sanction(violation: 1, subject: subject, form: .fine, amount: 2_500_000)
        ]
      }
      return late.refusal(of: request, on: day(2027, 3, 1))
    }
    #expect(refusal(of: 1) == [" limitation_expired"])
    #expect(refusal(of: 2) == [])
  }

  @Test func `a decision meets the limitation of each`() throws {
    var file = Docket()
    try file.record(on: march(3))
    try file.evade(.sanction, from: march(4), to: march(6))
    try file.investigate(on: march(9))
    try file.sanction(on: march(10))
    #expect(
      file.clocks(on: march(10), "sanction_limitation").last
        == "sanction_limitation/1@1 2026-03-06 2027-03-08 met 2026-03-10")
  }

  @Test func `the limitation of the execution counts from the end of the evasion (Art 74.2)`()
    throws
  {
    var file = try sanctioned()
    try file.evade(.execution, from: march(16), to: march(20))
    #expect(
      file.clocks(on: march(20), "execution_limitation") == [
        "execution_limitation 2026-03-10 2027-03-10 stopped 2026-03-20",
        "execution_limitation@1 2026-03-20 2027-03-22 running",
        "execution_limitation@2 2026-03-10 2027-03-10 running",
      ])
  }

  @Test func `a limitation that was over is not evaded (Art 6.1.d)`() {
    let late = EventRequest.evasion(.sanction, from: day(2027, 2, 26), to: day(2027, 3, 1))
    #expect(
      Docket().refusal(of: late, on: day(2027, 3, 1)) == ["/evasion/from limitation_expired"])
    let inTime = EventRequest.evasion(.sanction, from: day(2027, 2, 25), to: day(2027, 3, 1))
    #expect(Docket().refusal(of: inTime, on: day(2027, 3, 1)) == [])
  }

  @Test func `an evasion is of the stage its subject has come to, and ends after it starts`() throws
  {
    let execution = EventRequest.evasion(.execution, from: march(9), to: march(10))
    #expect(
      Docket().refusal(of: execution, on: march(10)) == ["/evasion/subject subject_not_sanctioned"])
    let sanction = EventRequest.evasion(.sanction, from: march(11), to: march(12))
    #expect(
      try sanctioned().refusal(of: sanction, on: march(12))
        == ["/evasion/subject subject_sanctioned_already"])
    let backwards = EventRequest.evasion(.sanction, from: march(9), to: march(6))
    #expect(
      Docket().refusal(of: backwards, on: march(9))
        == ["/evasion/endedOn evasion_ends_before_start"])
  }

  @Test func `an evasion that is taken back restarts nothing`() throws {
    var file = Docket()
    try file.evade(.sanction, from: march(9), to: march(20))
    try file.withdrawLast(on: march(23))
    #expect(
      file.clocks(on: march(23), "sanction_limitation").suffix(2) == [
        "sanction_limitation/1@1 2026-03-20 2027-03-22 stopped 2026-03-23",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
  }
}
