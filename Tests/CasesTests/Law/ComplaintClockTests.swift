import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }
private func april(_ number: Int) -> Day { day(2026, 4, number) }

/// Sanctioned on 2026-03-10 and delivered on 03-12.
private func delivered() throws -> Docket {
  var file = Docket()
  try file.prepare()
  try file.sanction(on: march(10))
  try file.bring(.deliver, on: march(12))
  return file
}

/// Complained of on Friday 2026-03-20.
private func complained() throws -> Docket {
  var file = try delivered()
  try file.bring(.complain, on: march(20))
  return file
}

/// Taken up on Wednesday 2026-03-25.
private func accepted() throws -> Docket {
  var file = try complained()
  try file.bring(.acceptComplaint, on: march(25))
  return file
}

/// Decided and received on Tuesday 2026-04-14.
private func decided() throws -> Docket {
  var file = try accepted()
  try file.bring(.decideComplaint, on: april(14)) { $0.from = april(14) }
  return file
}

extension Docket {
  fileprivate func complaintClocks(on day: Day) -> [String] {
    clocks(on: day).filter {
      $0.hasPrefix("accept_") || $0.hasPrefix("decide_complaint") || $0.hasPrefix("second_")
        || $0.hasPrefix("decide_second")
    }
  }
}

/// The terms of complaints (Law on Complaints, Art 27, 28, 33, 36, 37).
@Suite struct ComplaintClockTests {
  @Test func `a complaint is taken up in ten days (Law on Complaints, Art 27)`() throws {
    #expect(
      try complained().complaintClocks(on: march(20))
        == ["accept_complaint 2026-03-20 2026-03-30 running"])
  }

  @Test func `it is decided in thirty days from then (Law on Complaints, Art 28)`() throws {
    #expect(
      try accepted().complaintClocks(on: march(25)) == [
        "accept_complaint 2026-03-20 2026-03-30 met 2026-03-25",
        "decide_complaint 2026-03-25 2026-04-24 running",
      ])
  }

  @Test func `a complex one in forty-five, on record (Law on Complaints, Art 28)`() throws {
    var file = try accepted()
    try file.bring(.extend, on: april(20)) { $0.code = "decide_complaint_complex" }
    // 45 days end on Saturday 9 May 2026.
    #expect(
      file.complaintClocks(on: april(20)).suffix(2) == [
        "decide_complaint 2026-03-25 2026-04-24 stopped 2026-04-20",
        "decide_complaint_complex 2026-03-25 2026-05-11 running",
      ])
  }

  @Test func `a complaint that is refused waits for no decision`() throws {
    var file = try complained()
    try file.bring(.acceptComplaint, on: march(25)) { ($0.code, $0.text) = ("refused", "quá hạn") }
    #expect(
      file.complaintClocks(on: march(25))
        == ["accept_complaint 2026-03-20 2026-03-30 met 2026-03-25"])
    let decision = EventRequest.bringing(.decideComplaint) { $0.on = march(26) }
    #expect(
      file.refusal(of: decision, on: march(26)) == ["/complaintDecision/number no_open_complaint"])
  }

  @Test func `who is refused is told why`() throws {
    let request = EventRequest.bringing(.acceptComplaint) {
      ($0.code, $0.on) = ("refused", march(25))
    }
    #expect(
      try complained().refusal(of: request, on: march(25)) == ["/acceptance/ground required"])
  }

  @Test func `a complaint is answered once, and not before it was filed`() throws {
    func answer(on day: Day) -> EventRequest { .bringing(.acceptComplaint) { $0.on = day } }
    #expect(
      try complained().refusal(of: answer(on: march(19)), on: march(25))
        == ["/acceptance/on before_complaint"])
    #expect(
      try accepted().refusal(of: answer(on: march(26)), on: march(26))
        == ["/acceptance/number no_complaint_to_accept"])
  }

  @Test func `a lawsuit has no term here, and nobody takes it up`() throws {
    var file = try delivered()
    try file.bring(.complain, on: march(20)) { $0.code = "lawsuit" }
    #expect(file.complaintClocks(on: march(20)) == [])
    #expect(
      file.refusal(of: .bringing(.acceptComplaint) { $0.on = march(25) }, on: march(25))
        == ["/acceptance/number no_complaint_to_accept"])
  }

  @Test func `one may complain again in thirty days (Law on Complaints, Art 33)`() throws {
    var file = try accepted()
    try file.bring(.decideComplaint, on: april(16)) {
      ($0.on, $0.from) = (april(14), april(16))
    }
    // Thirty days from Thursday 16 April end on Saturday 16 May 2026.
    #expect(
      file.complaintClocks(on: april(16)).suffix(2) == [
        "decide_complaint 2026-03-25 2026-04-24 met 2026-04-14",
        "second_complaint 2026-04-16 2026-05-18 running",
      ])
    #expect(
      file.complaintClocks(on: day(2026, 5, 19)).last
        == "second_complaint 2026-04-16 2026-05-18 stopped")
  }

  @Test func `a second complaint has its own terms (Law on Complaints, Art 36, 37)`() throws {
    var file = try decided()
    try file.bring(.complain, on: april(20)) { $0.values["level"] = .text("second") }
    try file.bring(.acceptComplaint, on: april(27))
    // Thirty days from 14 April end on Thursday 14 May; 45 from 27 April on Thursday 11 June.
    #expect(
      file.complaintClocks(on: april(27)).suffix(3) == [
        "second_complaint 2026-04-14 2026-05-14 met 2026-04-20",
        "accept_second_complaint 2026-04-20 2026-05-04 met 2026-04-27",
        "decide_second_complaint 2026-04-27 2026-06-11 running",
      ])
    try file.bring(.extend, on: april(28)) { $0.code = "decide_second_complaint_complex" }
    // 60 days from 27 April end on Friday 26 June 2026.
    #expect(
      file.complaintClocks(on: april(28)).last
        == "decide_second_complaint_complex 2026-04-27 2026-06-26 running")
  }

  @Test func `a second complaint waits for the first (Law on Complaints, Art 33)`() throws {
    let second = EventRequest.bringing(.complain) {
      $0.on = april(20)
      $0.values["level"] = .text("second")
    }
    let early = ["/complaint/level first_complaint_undecided"]
    #expect(try delivered().refusal(of: second, on: april(20)) == early)
    #expect(try accepted().refusal(of: second, on: april(24)) == early)
    #expect(try accepted().refusal(of: second, on: april(25)) == [])
    #expect(try decided().refusal(of: second, on: april(20)) == [])
  }

  @Test func `a lawsuit is neither first nor second`() throws {
    let request = EventRequest.bringing(.complain) {
      ($0.code, $0.on) = ("lawsuit", april(20))
      $0.values["level"] = .text("second")
    }
    #expect(
      try decided().refusal(of: request, on: april(20)) == ["/complaint/level lawsuit_has_no_level"]
    )
  }

  @Test func `a decision is not received before it is taken`() throws {
    let request = EventRequest.bringing(.decideComplaint) {
      ($0.on, $0.from) = (april(14), april(13))
    }
    #expect(
      try accepted().refusal(of: request, on: april(20))
        == ["/complaintDecision/receivedOn received_before_decided"])
  }

  @Test func `a complaint outlives the closing of its case`() throws {
    var file = try accepted()
    try file.bring(.pay, on: march(26)) {
      $0.amount = 2_500_000
      $0.values["interest"] = .integer(5_000)
    }
    try file.take(.close(.executed), on: march(27))
    #expect(
      file.complaintClocks(on: march(27)).last == "decide_complaint 2026-03-25 2026-04-24 running")
    try file.bring(.decideComplaint, on: april(27))
    #expect(
      file.complaintClocks(on: april(27)).last
        == "decide_complaint 2026-03-25 2026-04-24 missed 2026-04-27")
  }

  @Test(arguments: [ClosingReason.subjectGone, .noViolation])
  func `a complaint in a closed case starts its terms`(_ reason: ClosingReason) throws {
    var file = Docket()
    try file.prepare()
    if reason == .subjectGone { try file.sanction(on: march(10)) }
    try file.take(.close(reason), on: march(13))
    try file.bring(.complain, on: march(20))
    #expect(
      file.complaintClocks(on: march(20))
        == ["accept_complaint 2026-03-20 2026-03-30 running"])
    try file.bring(.acceptComplaint, on: march(25))
    #expect(
      file.complaintClocks(on: march(25)).last == "decide_complaint 2026-03-25 2026-04-24 running")
  }
}
