import CaseStore
import Cases
import Figures
import TestNumbers
import TestRegister
import Testing

/// Small histories, and the figures of their months written out by hand.
@Suite struct StatisticsTests {
  struct Boundary: Sendable, CustomTestStringConvertible {
    let on: Day
    let kind: ReportingPeriod.Kind
    let before: String
    let month: String
    let after: String
    var testDescription: String { "\(on) counts in \(kind.rawValue) month \(month)" }
  }

  static let boundaries: [Boundary] = [
    Boundary(
      on: day(2026, 8, 14), kind: .reporting, before: "2026-07", month: "2026-08", after: "2026-09"),
    Boundary(
      on: day(2026, 8, 15), kind: .reporting, before: "2026-08", month: "2026-09", after: "2026-10"),
    Boundary(
      on: day(2025, 12, 14), kind: .reporting, before: "2025-11", month: "2025-12",
      after: "2026-01"),
    Boundary(
      on: day(2025, 12, 15), kind: .reporting, before: "2025-12", month: "2026-01",
      after: "2026-02"),
    Boundary(
      on: day(2024, 2, 29), kind: .reporting, before: "2024-02", month: "2024-03", after: "2024-04"),
    Boundary(
      on: day(2026, 8, 31), kind: .calendar, before: "2026-07", month: "2026-08", after: "2026-09"),
    Boundary(
      on: day(2026, 9, 1), kind: .calendar, before: "2026-08", month: "2026-09", after: "2026-10"),
    Boundary(
      on: day(2025, 12, 31), kind: .calendar, before: "2025-11", month: "2025-12",
      after: "2026-01"),
    Boundary(
      on: day(2026, 1, 1), kind: .calendar, before: "2025-12", month: "2026-01", after: "2026-02"),
    Boundary(
      on: day(2024, 2, 29), kind: .calendar, before: "2024-01", month: "2024-02", after: "2024-03"),
    Boundary(
      on: day(2024, 3, 1), kind: .calendar, before: "2024-02", month: "2024-03", after: "2024-04"),
    Boundary(
      on: day(2023, 2, 28), kind: .calendar, before: "2023-01", month: "2023-02", after: "2023-03"),
  ]

  @Test(arguments: boundaries)
  func `a case is opened in the month its day belongs to and stays open after it`(
    _ boundary: Boundary
  ) async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: boundary.on))
      let before = try await register.figuresOfHN1(boundary.before, boundary.kind)
      let month = try await register.figuresOfHN1(boundary.month, boundary.kind)
      let after = try await register.figuresOfHN1(boundary.after, boundary.kind)
      #expect(before == row("HN-1", "HN"))
      #expect(
        month
          == row("HN-1", "HN") {
            $0[.opened] = 1
            $0[.violations] = 1
            $0[.openAtEnd] = 1
          })
      #expect(
        after
          == row("HN-1", "HN") {
            $0[.openAtStart] = 1
            $0[.openAtEnd] = 1
          })
    }
  }

  /// Opened 20 July, investigated 14 August, sanctioned 15 August, closed 14 September.
  private static func history(in register: TestRegister) async throws {
    _ = try await register.opened(
      .example(on: day(2026, 7, 20)),
      then: [
        .investigate(on: day(2026, 8, 14)), .sanction(on: day(2026, 8, 15)),
        .close(on: day(2026, 9, 14)),
      ])
  }

  private static let sanctioned: @Sendable (inout StatisticsRow) -> Void = {
    $0[.sanctioned] = 1
    $0[.decisions] = 1
    $0[.decisionsInForceAtEnd] = 1
    $0[.fines] = 1
    $0[.violationsSanctioned] = 1
    $0[.subjectsSanctioned] = 1
    $0[.finesImposed] = 2_500_000
    $0[.outstandingAtEnd] = 2_500_000
  }

  /// Nothing of the decision has been carried out.
  private static let unpaid: @Sendable (inout StatisticsRow) -> Void = {
    $0[.decisionsInForceAtStart] = 1
    $0[.decisionsInForceAtEnd] = 1
    $0[.outstandingAtStart] = 2_500_000
    $0[.outstandingAtEnd] = 2_500_000
  }

  @Test func `a whole history falls into its reporting months`() async throws {
    try await TestRegister.with { register in
      try await Self.history(in: register)
      let august = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 1
        $0[.investigated] = 1
        $0[.openAtEnd] = 1
      }
      let september = row("HN-1", "HN") {
        $0[.openAtStart] = 1
        Self.sanctioned(&$0)
        $0[.closed] = 1
        $0.closedByReason = ["subject_gone": 1]
      }
      #expect(try await register.figuresOfHN1("2026-07", .reporting) == row("HN-1", "HN"))
      #expect(try await register.figuresOfHN1("2026-08", .reporting) == august)
      #expect(try await register.figuresOfHN1("2026-09", .reporting) == september)
      #expect(
        try await register.figuresOfHN1("2026-10", .reporting) == row("HN-1", "HN", Self.unpaid))
    }
  }

  @Test func `a whole history falls into its calendar months`() async throws {
    try await TestRegister.with { register in
      try await Self.history(in: register)
      let july = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 1
        $0[.openAtEnd] = 1
      }
      let august = row("HN-1", "HN") {
        $0[.openAtStart] = 1
        $0[.investigated] = 1
        Self.sanctioned(&$0)
        $0[.openAtEnd] = 1
      }
      let september = row("HN-1", "HN") {
        Self.unpaid(&$0)
        $0[.openAtStart] = 1
        $0[.closed] = 1
        $0.closedByReason = ["subject_gone": 1]
      }
      #expect(try await register.figuresOfHN1("2026-07", .calendar) == july)
      #expect(try await register.figuresOfHN1("2026-08", .calendar) == august)
      #expect(try await register.figuresOfHN1("2026-09", .calendar) == september)
      #expect(
        try await register.figuresOfHN1("2026-10", .calendar) == row("HN-1", "HN", Self.unpaid))
    }
  }

  @Test func `the period names its days`() async throws {
    try await TestRegister.with { register in
      let reporting = try await register.figures("2024-03", .reporting)
      let calendar = try await register.figures("2024-02", .calendar)
      #expect(reporting.from == day(2024, 2, 15))
      #expect(reporting.to == day(2024, 3, 14))
      #expect(calendar.from == day(2024, 2, 1))
      #expect(calendar.to == day(2024, 2, 29))
    }
  }

  @Test func `an event recorded later counts in the month it took effect`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 7, 20)))
      let asked = try await register.figuresOfHN1("2026-08", .calendar)
      #expect(asked[.investigated] == 0)
      _ = try await register.store.advance(
        number, by: .investigate(on: day(2026, 8, 3)), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.investigated] == 1)
      #expect(try await register.figuresOfHN1("2026-10", .calendar)[.investigated] == 0)
    }
  }

  @Test func `a reopened case is open again from the day it was reopened`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 6, 3)),
        then: [
          .close(.offenderUnknown, on: day(2026, 6, 30)), .noted(.reopen, on: day(2026, 8, 31)),
        ])
      let july = try await register.figuresOfHN1("2026-07", .calendar)
      let august = try await register.figuresOfHN1("2026-08", .calendar)
      let september = try await register.figuresOfHN1("2026-09", .calendar)
      #expect(july == row("HN-1", "HN"))
      #expect(
        august
          == row("HN-1", "HN") {
            $0[.reopened] = 1
            $0[.openAtEnd] = 1
          })
      #expect(
        september
          == row("HN-1", "HN") {
            $0[.openAtStart] = 1
            $0[.openAtEnd] = 1
          })
    }
  }

  @Test func `closing and reopening on the days of one month count both and leave it open`()
    async throws
  {
    try await TestRegister.with { register in
      let on = day(2026, 6, 10)
      _ = try await register.opened(
        .example(on: on),
        then: [
          .close(.offenderUnknown, on: on), .noted(.reopen, on: on),
          .close(.decisionTermExpired, on: on), .noted(.reopen, on: on),
        ])
      let expected = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 1
        $0[.reopened] = 2
        $0[.closed] = 2
        $0.closedByReason = ["offender_unknown": 1, "decision_term_expired": 1]
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2026-06", .calendar) == expected)
    }
  }

  @Test func `an annulled decision stays in the figures of the month it was issued`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 8, 1)),
        then: [
          .investigate(on: day(2026, 8, 2)), .sanction(on: day(2026, 8, 3)),
          .noted(.annul, on: day(2026, 8, 4)), .sanction(on: day(2026, 8, 5)),
        ])
      let expected = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 1
        $0[.investigated] = 1
        $0[.sanctioned] = 2
        $0[.decisions] = 2
        $0[.fines] = 2
        $0[.violationsSanctioned] = 1
        $0[.subjectsSanctioned] = 2
        $0[.annulled] = 1
        $0[.decisionsInForceAtEnd] = 1
        $0[.finesImposed] = 5_000_000
        $0[.finesAnnulled] = 2_500_000
        $0[.outstandingAtEnd] = 2_500_000
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2026-08", .calendar) == expected)
    }
  }

  @Test func `a returned case is investigated a second time`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 8, 1)),
        then: [
          .investigate(on: day(2026, 8, 2)), .noted(.return, on: day(2026, 8, 3)),
          .investigate(on: day(2026, 8, 4)),
        ])
      let expected = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 1
        $0[.investigated] = 2
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2026-08", .calendar) == expected)
    }
  }

  @Test func `notes, assignments and amendments move no figure`() async throws {
    try await TestRegister.with { register in
      var amend = EventRequest(action: .amend)
      amend.amendment = Amendment()
      amend.amendment?.title = "Tên khác"
      var assign = EventRequest(action: .assign)
      assign.assignee = "inspector.hn1"
      _ = try await register.opened(
        .example(on: day(2026, 9, 1)), then: [.noted(.note), amend, assign])
      let expected = row("HN-1", "HN") {
        $0[.openAtStart] = 1
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2026-10", .calendar) == expected)
    }
  }
}
