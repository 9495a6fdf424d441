import Cases
import Testing

private func recorded(
  on recordDay: Day, type: String, endedOn: Day, then: (inout CaseFacts) -> Void = { _ in }
) -> [String] {
  var file = Docket(openedOn: recordDay) {
    $0.violations = [Violation(type: type, subjects: [1], endedOn: endedOn)]
  }
  file.facts.recordMadeOn = recordDay
  then(&file.facts)
  file.facts.runExampleClocks(on: recordDay, file.law)
  return file.clocks(on: recordDay)
}

/// The clocks a case has are those of the law of the day they start from.
@Suite struct RegimeTests {
  @Test(arguments: [
    (day(2021, 12, 31), "decide 2021-12-31 2022-01-07 running"),
    (day(2022, 1, 1), "decide 2022-01-01 2022-01-12 running"),
    // Seven calendar days over Tết, and seven working days.
    (day(2021, 2, 5), "decide 2021-02-05 2021-02-17 running"),
    (day(2022, 1, 27), "decide 2022-01-27 2022-02-14 running"),
  ])
  func `the decision had seven days until 2021 and has seven working days since`(
    _ made: Day, _ line: String
  ) {
    let found = recorded(on: made, type: "FORMER", endedOn: day(2021, 1, 4))
    #expect(found.filter { $0.hasPrefix("decide") } == [line])
  }

  @Test(arguments: [
    (day(2021, 12, 1), "decide_explained_or_verified 2021-12-01 2021-12-31 running"),
    (day(2021, 11, 1), "decide_explained_or_verified 2021-11-01 2021-12-01 running"),
    (day(2022, 3, 1), "decide_explained_or_verified 2022-03-01 2022-04-01 running"),
  ])
  func `a case explained had 30 days until 2021 and has a month since`(
    _ made: Day, _ line: String
  ) {
    let found = recorded(on: made, type: "FORMER", endedOn: day(2021, 1, 4)) {
      $0.proceedings = [
        .example(2, .explain) { ($0.subject, $0.code, $0.on) = (1, "received", made) }
      ]
    }
    #expect(found.filter { $0.hasPrefix("decide_") } == [line])
  }

  @Test(arguments: [
    (day(2021, 11, 1), "decide_specially_complex 2021-11-01 2021-12-31 running"),
    (day(2022, 6, 1), "decide_specially_complex 2022-06-01 2022-08-01 running"),
  ])
  func `a specially complex case had 60 days until 2021 and has two months since`(
    _ made: Day, _ line: String
  ) {
    let found = recorded(on: made, type: "FORMER", endedOn: day(2021, 1, 4)) {
      $0.proceedings = [.example(2, .extend) { $0.code = "decide_specially_complex" }]
    }
    #expect(found.filter { $0.hasPrefix("decide_") } == [line])
  }

  @Test(arguments: [
    (
      day(2021, 12, 31),
      ["explain_oral_request@1 2021-12-31 2022-01-05", "explain_written@1 2021-12-31 2022-01-05"]
    ),
    (
      day(2022, 1, 1),
      ["explain_oral_request@1 2022-01-01 2022-01-05", "explain_written@1 2022-01-01 2022-01-10"]
    ),
  ])
  func `explanations in writing had days until 2021, hearings always working days (Art 61.3)`(
    _ made: Day, _ lines: [String]
  ) {
    var file = Docket(openedOn: made) { $0.violations = [] }
    file.facts.charges = [.init(subjects: [1], act: .heavy, endedOn: made)]
    file.facts.recordMadeOn = made
    file.facts.runExampleClocks(on: made, file.law)
    let found = file.clocks(on: made).filter { $0.hasPrefix("explain") }
    #expect(found == lines.map { "\($0) running" })
  }

  @Test(arguments: [
    (day(2021, 12, 31), []), (day(2022, 1, 1), ["make_record 2022-01-01 2022-01-05 running"]),
  ])
  func `the record has a term since 2022`(_ detected: Day, _ lines: [String]) {
    let file = Docket(openedOn: detected) { $0.violations = [] }
    #expect(file.clocks(on: detected, "make_record") == lines)
  }

  @Test(arguments: [
    (day(2025, 6, 30), "send_decision 2025-06-30 2025-07-02 running"),
    (day(2025, 7, 1), "send_decision 2025-07-01 2025-07-04 running"),
  ])
  func `a decision was sent in two working days until 2025-06-30 and is in three since`(
    _ issued: Day, _ line: String
  ) throws {
    var file = Docket(openedOn: day(2025, 6, 27)) {
      $0.violations[0].endedOn = day(2025, 6, 26)
    }
    try file.prepare(day(2025, 6, 27))
    try file.sanction(on: issued)
    #expect(file.clocks(on: issued, "send_decision") == [line])
  }

  @Test func `a case forwarded before 2022 keeps the term it had`() {
    let found = recorded(on: day(2021, 12, 31), type: "FORMER", endedOn: day(2021, 10, 1)) {
      $0.isReferred = true
    }
    #expect(
      found.filter { $0.hasPrefix("decide") } == ["decide 2021-12-31 2022-01-07 running"])
  }
}
