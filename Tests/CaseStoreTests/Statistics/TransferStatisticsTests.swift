import CaseStore
import Cases
import Figures
import TestNumbers
import TestRegister
import Testing

/// The figures of units that cases come to and leave, written out by hand.
@Suite struct TransferStatisticsTests {
  private static let months = ["2026-06", "2026-07", "2026-08", "2026-09"]

  /// Every row of a calendar month, by unit.
  private static func rows(
    _ register: TestRegister, _ month: String
  ) async throws -> [String: StatisticsRow] {
    let figures = try await register.owner.monthly(
      try period(month, .calendar), as: .localOperator)
    let named = figures.units.map { ($0.key ?? "", $0) }
    return Dictionary(named + [("total", figures.total)]) { first, _ in first }
  }

  private static func advance(
    _ register: TestRegister, _ number: String, _ request: EventRequest, as officer: String
  ) async throws {
    _ = try await register.store.advance(
      number, by: request, as: .officer(officer), today: TestRegister.today)
  }

  /// Opened in HN-1 in June, sent to DN in July, sanctioned there, back in August, closed there.
  private static func journey(in register: TestRegister) async throws {
    let number = try await register.opened(
      .example(on: day(2026, 6, 10)),
      then: [.investigate(on: day(2026, 6, 30)), .moved(.refer, to: "DN", on: day(2026, 7, 1))])
    try await advance(register, number, .sanction(on: day(2026, 7, 14)), as: "supervisor.dn")
    try await advance(
      register, number, .moved(to: "HN-1", on: day(2026, 8, 31)), as: "supervisor.dn")
    try await advance(
      register, number, .close(.subjectGone, on: day(2026, 9, 1)), as: "supervisor.hn")
  }

  private static let sender: [StatisticsRow] = [
    row("HN-1", "HN") {
      $0[.opened] = 1
      $0[.violations] = 1
      $0[.investigated] = 1
      $0[.openAtEnd] = 1
    },
    row("HN-1", "HN") {
      $0[.openAtStart] = 1
      $0[.sent] = 1
    },
    row("HN-1", "HN") {
      $0[.received] = 1
      $0[.decisionsReceived] = 1
      $0[.decisionsInForceAtEnd] = 1
      $0[.outstandingReceived] = 2_500_000
      $0[.outstandingAtEnd] = 2_500_000
      $0[.openAtEnd] = 1
    },
    row("HN-1", "HN") {
      $0[.openAtStart] = 1
      $0[.decisionsInForceAtStart] = 1
      $0[.decisionsInForceAtEnd] = 1
      $0[.outstandingAtStart] = 2_500_000
      $0[.outstandingAtEnd] = 2_500_000
      $0[.closed] = 1
      $0.closedByReason = ["subject_gone": 1]
    },
  ]

  private static let receiver: [StatisticsRow] = [
    row("DN"),
    row("DN") {
      $0[.received] = 1
      $0[.sanctioned] = 1
      $0[.decisions] = 1
      $0[.decisionsInForceAtEnd] = 1
      $0[.fines] = 1
      $0[.violationsSanctioned] = 1
      $0[.subjectsSanctioned] = 1
      $0[.finesImposed] = 2_500_000
      $0[.outstandingAtEnd] = 2_500_000
      $0[.openAtEnd] = 1
    },
    row("DN") {
      $0[.openAtStart] = 1
      $0[.sent] = 1
      $0[.decisionsInForceAtStart] = 1
      $0[.decisionsSent] = 1
      $0[.outstandingAtStart] = 2_500_000
      $0[.outstandingSent] = 2_500_000
    },
    row("DN"),
  ]

  @Test func `a case counts where it lies, and what was done to it where it was done`()
    async throws
  {
    try await TestRegister.with { register in
      try await Self.journey(in: register)
      for (index, month) in Self.months.enumerated() {
        let rows = try await Self.rows(register, month)
        #expect(rows["HN-1"]?.flow == Self.sender[index], "\(month)")
        #expect(rows["DN"]?.flow == Self.receiver[index], "\(month)")
        #expect(rows["total"]?.isBalanced == true, "\(month)")
      }
    }
  }

  @Test(arguments: [
    ("supervisor.hn", "HN-1"), ("statistician.hn", "HN-1"), ("supervisor.dn", "DN"),
  ])
  func `each side gets its own figures, though the case has gone on`(
    _ officer: String, _ unit: String
  ) async throws {
    try await TestRegister.with { register in
      try await Self.journey(in: register)
      // Away from both in the end.
      let number = try await register.opened(
        .example(on: day(2026, 6, 10)), then: [.moved(to: "DN", on: day(2026, 7, 2))])
      try await Self.advance(
        register, number, .moved(to: "HN-2", on: day(2026, 7, 3)), as: "supervisor.dn")
      for month in Self.months {
        let own = try await register.figures(month, .calendar, as: .officer(officer)).units
        let all = try await Self.rows(register, month)
        #expect(own.first { $0.key == unit } == all[unit], "\(month)")
      }
    }
  }

  @Test func `a case in and out on one day counts on both sides and stays with neither`()
    async throws
  {
    try await TestRegister.with { register in
      let on = day(2026, 8, 5)
      let number = try await register.opened(
        .example(on: day(2026, 7, 1)), then: [.moved(to: "DN", on: on)])
      try await Self.advance(register, number, .moved(to: "HN-2", on: on), as: "supervisor.dn")
      let rows = try await Self.rows(register, "2026-08")
      #expect(
        rows["DN"]?.flow
          == row("DN") {
            $0[.received] = 1
            $0[.sent] = 1
          })
      #expect(rows["HN-2"]?[.openAtEnd] == 1)
    }
  }

  @Test func `a case that moved between two units counts in both columns of the unit above`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 7, 1)), then: [.moved(to: "HN-2", on: day(2026, 8, 5))])
      let figures = try await register.figures("2026-08", .calendar)
      let both = row("HN") {
        $0[.openAtStart] = 1
        $0[.received] = 1
        $0[.sent] = 1
        $0[.openAtEnd] = 1
      }
      #expect(figures.subtotals.map(\.flow) == [both])
    }
  }

  @Test func `what the new unit finds to be no violation was detected by neither`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 8, 1)), then: [.moved(to: "DN", on: day(2026, 8, 5))])
      try await Self.advance(
        register, number, .close(.noViolation, on: day(2026, 8, 6)), as: "supervisor.dn")
      let own = try await register.figuresOfHN1("2026-08", .calendar)
      let all = try await Self.rows(register, "2026-08")
      #expect(own[.violations] == 0 && all["HN-1"] == own && all["total"]?[.violations] == 0)
    }
  }

  @Test func `as of an instant before it was recorded, a transfer has not happened`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 8, 1)))
      let instant = try await register.instant()
      let first = try await register.figures("2026-08", .calendar, asOf: instant)
      try await Self.advance(
        register, number, .moved(to: "DN", on: day(2026, 8, 5)), as: "supervisor.hn")
      #expect(try await register.figures("2026-08", .calendar, asOf: instant) == first)
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.sent] == 1)
    }
  }
}
