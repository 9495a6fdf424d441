import Cases
import Testing

private let opened = day(2026, 3, 2)

private func march(_ number: Int) -> Day { day(2026, 3, number) }

private func docket(_ type: String = "FINED") -> Docket {
  Docket { $0.violations[0].type = type }
}

/// Clocks from the opening of a case to its decision. March 2026 has no holiday.
@Suite struct ClockTests {
  @Test func `an opened case waits for its record and its limitation`() {
    #expect(
      docket().clocks(on: opened) == [
        "make_record 2026-03-02 2026-03-04 running",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
  }

  @Test func `a case without a violation is limited from its detection`() throws {
    var file = Docket { $0.violations = [] }
    #expect(
      file.clocks(on: opened, "sanction_limitation")
        == ["sanction_limitation 2026-03-02 2027-03-02 running"])
    try file.take(
      .complete(.addViolation) {
        $0.documents.violations = [Violation(type: "FINED", subjects: [1], endedOn: march(1))]
      }, on: march(3))
    #expect(
      file.clocks(on: march(3), "sanction_limitation") == [
        "sanction_limitation 2026-03-02 2027-03-02 stopped 2026-03-03",
        "sanction_limitation/1 2026-03-01 2027-03-01 running",
      ])
  }

  @Test func `each violation has its limitation, from its end or from the detection`() {
    let file = Docket {
      $0.violations.append(Violation(type: "FINED", subjects: [1]))
    }
    #expect(
      file.clocks(on: opened, "sanction_limitation") == [
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
        "sanction_limitation/2 2026-03-02 2027-03-02 running",
      ])
  }

  @Test func `a record in time starts the term of the decision`() throws {
    var file = docket()
    try file.record(on: march(4))
    #expect(
      file.clocks(on: march(4)) == [
        "make_record 2026-03-02 2026-03-04 met 2026-03-04",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
        "decide 2026-03-04 2026-03-13 running",
      ])
  }

  @Test func `a late record is missed and starts the term all the same`() throws {
    var file = docket()
    #expect(
      file.clocks(on: march(5), "make_record") == ["make_record 2026-03-02 2026-03-04 missed"])
    try file.record(on: march(6))
    #expect(
      file.clocks(on: march(6)) == [
        "make_record 2026-03-02 2026-03-04 missed 2026-03-06",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
        "decide 2026-03-06 2026-03-17 running",
      ])
  }

  @Test func `the legal date of the record counts, not the day it is written down`() throws {
    var file = docket()
    try file.take(
      .complete(.addRecord) { $0.documents.record?.madeOn = march(3) }, on: march(9))
    #expect(
      file.clocks(on: march(9), "make_record")
        == ["make_record 2026-03-02 2026-03-04 met 2026-03-03"])
    #expect(file.clocks(on: march(9), "decide") == ["decide 2026-03-03 2026-03-12 running"])
  }

  @Test func `a second record starts nothing`() throws {
    var file = docket()
    try file.record(on: march(3))
    let before = file.facts.clocks
    try file.record(on: march(5))
    #expect(file.facts.clocks == before)
  }

  @Test func `the term of the record can be extended`() throws {
    var file = docket()
    try file.bring(.extend, on: march(3)) { $0.code = "make_record_complex" }
    #expect(
      file.clocks(on: march(3), "make_record") == [
        "make_record 2026-03-02 2026-03-04 stopped 2026-03-03",
        "make_record_complex 2026-03-02 2026-03-09 running",
      ])
  }

  @Test func `after an expert the record counts from the result (Decree 118, Art 12.2.c)`() throws {
    var file = docket()
    try file.take(
      .bringing(.extend) { ($0.code, $0.on) = ("make_record_expert", march(4)) }, on: march(4))
    #expect(
      file.clocks(on: march(4), "make_record") == [
        "make_record 2026-03-02 2026-03-04 stopped 2026-03-04",
        "make_record_expert 2026-03-04 2026-03-09 running",
      ])
  }

  @Test func `the result of an expert has its day, and no other term asks for one`() {
    func against(_ clock: String, _ resultOn: Day?) -> [String] {
      docket().refusal(
        of: .bringing(.extend) { ($0.code, $0.on) = (clock, resultOn) }, on: march(3))
    }
    #expect(against("make_record_expert", nil) == ["/extension/resultOn required"])
    #expect(
      against("make_record_complex", march(3)) == ["/extension/resultOn result_day_not_needed"])
  }

  @Test func `no expert has a result before the detection (Decree 118, Art 12.2.c)`() {
    func against(_ resultOn: Day) -> [String] {
      docket().refusal(
        of: .bringing(.extend) { ($0.code, $0.on) = ("make_record_expert", resultOn) },
        on: march(3))
    }
    #expect(against(day(2026, 3, 1)) == ["/extension/resultOn result_before_detection"])
    #expect(against(march(2)) == [])
  }

  @Test func `circumstances to be verified give the decision a month (Art 59, 66.1.b)`() throws {
    var file = docket()
    try file.record(on: march(3))
    try file.bring(.extend, on: march(12)) { $0.code = "decide_explained_or_verified" }
    #expect(
      file.clocks(on: march(12), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-12",
        "decide_explained_or_verified 2026-03-03 2026-04-03 running",
      ])
    try file.investigate(on: march(12))
    #expect(file.refusal(ofSanctionOn: day(2026, 4, 3)) == [])
    #expect(file.refusal(ofSanctionOn: day(2026, 4, 4)) == [" decision_term_expired"])
  }

  @Test func `a term that is over is not extended by verifying (Art 66)`() throws {
    var file = docket()
    try file.record(on: march(3))
    let request = EventRequest.bringing(.extend) { $0.code = "decide_explained_or_verified" }
    #expect(file.refusal(of: request, on: march(12)) == [])
    #expect(file.refusal(of: request, on: march(13)) == ["/extension/clock decision_term_expired"])
  }

  @Test func `a subject with the right may explain, orally and in writing`() throws {
    var file = docket("HEAVY")
    try file.record(on: march(3))
    #expect(
      file.clocks(on: march(6)).filter { $0.hasPrefix("explain") } == [
        "explain_oral_request@1 2026-03-03 2026-03-05 stopped",
        "explain_written@1 2026-03-03 2026-03-10 running",
      ])
  }

  @Test func `an explanation in time is met, gives a month, and what lapsed stays lapsed`() throws {
    var file = docket("HEAVY")
    try file.record(on: march(3))
    try file.bring(.explain, on: march(9))
    #expect(
      file.clocks(on: march(9)).filter { !$0.hasPrefix("sanction") } == [
        "make_record 2026-03-02 2026-03-04 met 2026-03-03",
        "explain_oral_request@1 2026-03-03 2026-03-05 stopped 2026-03-09",
        "explain_written@1 2026-03-03 2026-03-10 met 2026-03-09",
        "decide 2026-03-03 2026-03-12 stopped 2026-03-09",
        "decide_explained_or_verified 2026-03-03 2026-04-03 running",
      ])
  }

  @Test func `an explanation waived leaves the term of the decision alone`() throws {
    var file = docket("HEAVY")
    try file.record(on: march(3))
    try file.bring(.explain, on: march(4)) { $0.code = "waived" }
    #expect(file.clocks(on: march(4), "decide") == ["decide 2026-03-03 2026-03-12 running"])
    #expect(
      file.clocks(on: march(4), "explain_written")
        == ["explain_written@1 2026-03-03 2026-03-10 met 2026-03-04"])
  }

  @Test func `a specially complex case has two months`() throws {
    var file = docket()
    try file.record(on: march(3))
    try file.bring(.extend, on: march(5))
    #expect(
      file.clocks(on: march(5), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-05",
        "decide_specially_complex 2026-03-03 2026-05-04 running",
      ])
  }

  @Test func `an extension withdrawn brings the first term back`() throws {
    var file = docket()
    try file.record(on: march(3))
    try file.bring(.extend, on: march(5))
    try file.bring(.withdraw, on: march(6)) { $0.event = 3 }
    #expect(
      file.clocks(on: march(6), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-05",
        "decide_specially_complex 2026-03-03 2026-05-04 stopped 2026-03-06",
        "decide 2026-03-03 2026-03-12 running",
      ])
  }

  @Test func `an extension after an explanation replaces the month`() throws {
    var file = docket("HEAVY")
    try file.record(on: march(3))
    try file.bring(.explain, on: march(4))
    try file.bring(.extend, on: march(30))
    #expect(
      file.clocks(on: march(30), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-04",
        "decide_explained_or_verified 2026-03-03 2026-04-03 stopped 2026-03-30",
        "decide_specially_complex 2026-03-03 2026-05-04 running",
      ])
  }

  @Test func `a file referred has ten working days`() throws {
    var file = docket()
    try file.record(on: march(3))
    file.facts.isReferred = true
    try file.note(.note, on: march(4))
    #expect(
      file.clocks(on: march(4), "decide") == [
        "decide 2026-03-03 2026-03-12 stopped 2026-03-04",
        "decide_forwarded 2026-03-03 2026-03-17 running",
      ])
  }

  @Test func `a day of detection amended is counted from again`() throws {
    var file = docket()
    try file.take(
      .complete(.amend) { $0.amendment?.detectedOn = day(2026, 2, 27) }, on: march(3))
    #expect(
      file.clocks(on: march(3), "make_record") == [
        "make_record 2026-03-02 2026-03-04 stopped 2026-03-03",
        "make_record 2026-02-27 2026-03-03 running",
      ])
  }

  @Test func `a case for the spot waits for no record and no decision`() throws {
    var file = docket("LIGHT")
    try file.take(
      .complete(.investigate) {
        ($0.documents.record, $0.documents.isOnTheSpot) = (nil, true)
      }, on: march(3))
    #expect(
      file.clocks(on: march(3)) == [
        "make_record 2026-03-02 2026-03-04 stopped 2026-03-03",
        "sanction_limitation/1 2026-02-25 2027-02-25 running",
      ])
  }

  @Test(arguments: [Action.return, .note, .addCircumstance])
  func `a step that touches no term leaves the clocks alone`(_ action: Action) throws {
    var file = docket()
    try file.prepare()
    let before = file.facts.clocks
    try file.bring(action, on: march(5))
    #expect(file.facts.clocks == before)
  }
}
