import Cases
import Testing

private func march(_ number: Int) -> Day { day(2026, 3, number) }

/// Sanctioned on 2026-03-11 for 15 million, received on 03-12: without relief due on 03-23.
private func delivered() throws -> Docket {
  var file = Docket { $0.violations[0].type = "HEAVY" }
  try file.prepare()
  try file.sanction(
    [Sanction(violation: 1, subject: 1, form: .fine, amount: 15_000_000)], on: march(11))
  try file.bring(.deliver, on: march(12))
  return file
}

/// Deferred until Wednesday 2026-06-10.
private func deferred() throws -> Docket {
  var file = try delivered()
  try file.bring(.defer, on: march(16)) { $0.until = day(2026, 6, 10) }
  return file
}

/// 6 million due on Friday 2026-04-10, 9 million on Monday 2026-05-11.
private func inParts() throws -> Docket {
  var file = try delivered()
  try file.bring(.instal, on: march(16)) {
    $0.parts = [
      Instalment(dueOn: day(2026, 4, 10), amount: 6_000_000),
      Instalment(dueOn: day(2026, 5, 11), amount: 9_000_000),
    ]
  }
  return file
}

extension Docket {
  /// `days amount` of the interest on a day.
  fileprivate func interest(on day: Day) -> String? {
    facts.lateInterest(of: 1, law: law, today: day).map { "\($0.days) \($0.amount)" }
  }
}

/// The term of a fine that is deferred or paid in parts (Art 76, 78.1, 79.2).
@Suite struct ReliefClockTests {
  @Test func `a deferral that ends unpaid is missed, and interest runs from the day after`() throws
  {
    let file = try deferred()
    #expect(
      file.clocks(on: day(2026, 6, 11), "execute").last
        == "execute_after_relief@1 2026-06-10 2026-06-10 missed")
    #expect(file.interest(on: day(2026, 6, 10)) == nil)
    // 5 days on 15 million.
    #expect(file.interest(on: day(2026, 6, 15)) == "5 37500")
  }

  @Test func `a fine paid on the last day of its deferral is in time`() throws {
    var file = try deferred()
    try file.bring(.pay, on: day(2026, 6, 10)) { $0.amount = 15_000_000 }
    #expect(
      file.clocks(on: day(2026, 6, 10), "execute").last
        == "execute_after_relief@1 2026-06-10 2026-06-10 met 2026-06-10")
    #expect(file.interest(on: day(2026, 6, 20)) == nil)
  }

  @Test func `a deferral withdrawn brings the first term back`() throws {
    var file = try deferred()
    try file.withdrawLast(on: march(17))
    #expect(
      file.clocks(on: march(17), "execute").suffix(2) == [
        "execute_after_relief@1 2026-06-10 2026-06-10 stopped 2026-03-17",
        "execute@1 2026-03-12 2026-03-23 running",
      ])
  }

  @Test func `the first part is due on its day`() throws {
    #expect(
      try inParts().clocks(on: march(16), "execute") == [
        "execute@1 2026-03-12 2026-03-23 stopped 2026-03-16",
        "execute_after_relief@1 2026-04-10 2026-04-10 running",
      ])
  }

  @Test func `once a part is paid the next one is waited for`() throws {
    var file = try inParts()
    try file.bring(.pay, on: day(2026, 4, 9)) { $0.amount = 6_000_000 }
    #expect(
      file.clocks(on: day(2026, 4, 9), "execute").last
        == "execute_after_relief@1 2026-05-11 2026-05-11 running")
    #expect(file.interest(on: day(2026, 5, 11)) == nil)
  }

  @Test func `a part paid only in part is still waited for`() throws {
    var file = try inParts()
    try file.bring(.pay, on: day(2026, 4, 9)) { $0.amount = 5_999_999 }
    #expect(
      file.clocks(on: day(2026, 4, 9), "execute").last
        == "execute_after_relief@1 2026-04-10 2026-04-10 running")
  }

  @Test func `each part not paid bears interest from the day after its own`() throws {
    let file = try inParts()
    #expect(file.interest(on: day(2026, 4, 10)) == nil)
    #expect(file.interest(on: day(2026, 4, 11)) == "1 3000")
    // 33 days on 6 million, 2 on 9 million.
    #expect(file.interest(on: day(2026, 5, 13)) == "33 108000")
  }

  @Test func `a part that falls due on a day off is due on the next working day`() throws {
    var file = try delivered()
    // A Saturday.
    try file.bring(.defer, on: march(16)) { $0.until = day(2026, 6, 13) }
    #expect(
      file.clocks(on: march(16), "execute").last
        == "execute_after_relief@1 2026-06-13 2026-06-15 running")
    #expect(file.interest(on: day(2026, 6, 16)) == "1 7500")
  }

  @Test func `a fine deferred and suspended has no term`() throws {
    var file = try deferred()
    try file.bring(.suspend, on: march(20))
    #expect(
      file.clocks(on: march(20), "execute").last
        == "execute_after_relief@1 2026-06-10 2026-06-10 stopped 2026-03-20")
  }
}
