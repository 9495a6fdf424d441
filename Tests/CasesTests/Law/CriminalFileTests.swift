import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Sanctioned on 2026-03-10 and delivered on 03-12.
private func delivered() throws -> Docket {
  var file = Docket()
  try file.prepare()
  try file.sanction(on: march(10))
  try file.bring(.deliver, on: march(12))
  return file
}

/// The execution is suspended from Monday 2026-03-16 for signs of a crime.
private func suspended(_ cause: Suspension.Cause? = .criminalSign) throws -> Docket {
  var file = try delivered()
  try file.bring(.suspend, on: march(16)) { $0.code = cause?.rawValue }
  return file
}

/// Sent to the criminal body on Thursday 2026-03-19.
private func sent() throws -> Docket {
  var file = try suspended()
  try file.take(.close(.transferredCriminal), on: march(19))
  return file
}

private func givenBack(
  _ ground: Reopening.Ground = .criminalReturn, on day: Day, decidedOn: Day?
) -> EventRequest {
  .complete(.reopen) {
    $0.documents.proceeding = .reopening(
      Reopening(ground: ground, number: "CV-01", on: day, decidedOn: decidedOn))
  }
}

/// A file with signs of a crime and its way back (Art 62, 63). 2026-03-16 is a Monday.
@Suite struct CriminalFileTests {
  @Test func `a suspended decision goes to the criminal body in five working days (Art 62.2)`()
    throws
  {
    #expect(
      try suspended().clocks(on: march(16), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 running"])
    #expect(
      try sent().clocks(on: march(19), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 met 2026-03-19"])
  }

  @Test func `a file sent too late missed its term (Art 62.2)`() throws {
    var file = try suspended()
    try file.take(.close(.transferredCriminal), on: march(24))
    #expect(
      file.clocks(on: march(24), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 missed 2026-03-24"])
  }

  @Test(arguments: [Suspension.Cause.complaint, .other, nil])
  func `only signs of a crime ask for the file to be sent`(_ cause: Suspension.Cause?) throws {
    #expect(try suspended(cause).clocks(on: march(16), "transfer_file") == [])
  }

  @Test func `the file need not go once the execution goes on, or the case ends otherwise`() throws
  {
    var resumed = try suspended()
    try resumed.bring(.resume, on: march(18))
    #expect(
      resumed.clocks(on: march(18), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 stopped 2026-03-18"])
    var closed = try suspended()
    try closed.take(.close(.subjectGone), on: march(18))
    #expect(
      closed.clocks(on: march(18), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 stopped 2026-03-18"])
  }

  @Test func `the body gives the file back in five working days (Art 63.1)`() throws {
    var file = try sent()
    let late = day(2026, 4, 9)
    // Decided on Wednesday the 1st: 2, 3, 6, 7, 8 April.
    try file.take(givenBack(on: late, decidedOn: day(2026, 4, 1)), on: late)
    #expect(
      file.clocks(on: late, "return_file")
        == ["return_file 2026-04-01 2026-04-08 missed 2026-04-09"])
  }

  @Test func `the sending is not asked for again when the file is back`() throws {
    var file = try sent()
    try file.take(givenBack(on: day(2026, 4, 2), decidedOn: day(2026, 4, 1)), on: day(2026, 4, 2))
    #expect(
      file.clocks(on: day(2026, 4, 2), "transfer_file")
        == ["transfer_file 2026-03-16 2026-03-23 met 2026-03-19"])
    #expect(
      file.clocks(on: day(2026, 4, 2), "return_file")
        == ["return_file 2026-04-01 2026-04-08 met 2026-04-02"])
  }

  @Test func `until 2021 the body had three days, and the decision thirty (Art 63.1, 63.3)`() throws
  {
    var file = Docket(openedOn: day(2021, 3, 1)) {
      $0.violations = [Violation(type: "FORMER", subjects: [1], endedOn: day(2021, 2, 25))]
    }
    try file.prepare(day(2021, 3, 2))
    try file.take(.close(.transferredCriminal), on: day(2021, 3, 4))
    // Decided on Tuesday the 6th, arrived on Friday the 9th of April.
    let back = day(2021, 4, 9)
    try file.take(givenBack(on: back, decidedOn: day(2021, 4, 6)), on: back)
    #expect(
      file.clocks(on: back, "return_file") == ["return_file 2021-04-06 2021-04-09 met 2021-04-09"])
    #expect(file.clocks(on: back, "decide").last?.hasPrefix("decide_returned 2021-04-09") == true)
  }

  @Test func `the term of the decision counts from the return (Art 63.3)`() throws {
    var file = Docket()
    try file.prepare()
    try file.take(.close(.transferredCriminal), on: march(9))
    try file.take(givenBack(on: march(30), decidedOn: march(27)), on: march(30))
    // Seven working days from Monday the 30th: 31 March, 1, 2, 3, 6, 7, 8 April.
    #expect(file.clocks(on: march(30), "decide").last == "decide 2026-03-30 2026-04-08 running")
  }

  @Test(arguments: [
    (Reopening.Ground.complaint, 1, "body_decision_not_needed"),
    (.criminalReturn, 3, "returned_before_decided"),
  ])
  func `the decision of the body comes with the return alone, and before it`(
    _ ground: Reopening.Ground, _ decided: Int, _ code: String
  ) throws {
    let request = givenBack(ground, on: day(2026, 4, 2), decidedOn: day(2026, 4, decided))
    #expect(
      try sent().refusal(of: request, on: day(2026, 4, 3)) == ["/reopening/decidedOn \(code)"])
  }
}
