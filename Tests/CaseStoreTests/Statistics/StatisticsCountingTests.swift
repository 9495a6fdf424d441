import CaseStore
import Cases
import Figures
import TestNumbers
import TestRegister
import Testing

/// What counts as a violation, a sanction and a closing.
@Suite struct StatisticsCountingTests {
  struct Closing: Sendable, CustomTestStringConvertible {
    let reason: ClosingReason
    let from: CaseState
    var testDescription: String { "\(reason.rawValue) from \(from.rawValue)" }
  }

  /// But for the reasons that a case must bear out first.
  static let closings = ClosingReason.allCases.filter {
    ![
      .executed, .executedByCoercion, .exempted, .limitationExpired, .decisionTermExpired,
      .executionLimitationExpired,
    ].contains($0)
  }.flatMap { reason in
    reason.states.filter { reason != .annulled || $0 == .sanctioned }
      .map { Closing(reason: reason, from: $0) }
  }

  @Test(arguments: closings)
  func `a closing counts under its reason, whatever state it leaves`(_ closing: Closing)
    async throws
  {
    let on = day(2026, 9, 10)
    let road: [EventRequest] =
      switch closing.from {
      case .opened, .closed: []
      case .investigated: [.investigate(on: on)]
      case .sanctioned: [.investigate(on: on), .sanction(on: on)]
      }
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: on), then: road + [.close(closing.reason, on: on)])
      let figures = try await register.figuresOfHN1("2026-09", .calendar)
      #expect(figures[.closed] == 1)
      #expect(figures.closedByReason == [closing.reason.rawValue: 1])
      #expect(figures[.openAtEnd] == 0)
    }
  }

  @Test func `a case found to be no violation in its month counts no violation`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 8, 1)), then: [.close(.noViolation, on: day(2026, 8, 20))])
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.violations] == 0)
    }
  }

  @Test(arguments: [ClosingReason.noViolation, .transferredAuthority])
  func `what is found later not to be its violation is counted in no month`(
    _ reason: ClosingReason
  ) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 7, 1)))
      let before = try await register.instant()
      _ = try await register.store.advance(
        number, by: .close(reason, on: day(2026, 8, 20)), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      for name in ["2026-07", "2026-08", "2026-Q3"] {
        var query = StatisticsQuery(try #require(ReportingPeriod(named: name, kind: .calendar)))
        #expect(
          try await register.owner.statistics(query, as: .localOperator).total[.violations] == 0)
        query.asOf = before
        let known = try await register.owner.statistics(query, as: .localOperator)
        #expect(known.total[.violations] == (name == "2026-08" ? 0 : 1))
      }
    }
  }

  @Test func `a case closed as no violation and reopened counts its violation again`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 8, 1)),
        then: [
          .close(.noViolation, on: day(2026, 8, 20)), .noted(.reopen, on: day(2026, 8, 21)),
        ])
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.violations] == 1)
    }
  }

  @Test func `a case closed for another reason keeps its violation`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 8, 1)), then: [.close(.offenderUnknown, on: day(2026, 8, 20))])
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.violations] == 1)
    }
  }

  @Test func `a violation found later counts in the month it was added`() async throws {
    var found = EventRequest(action: .addViolation)
    found.effectiveOn = day(2026, 9, 15)
    found.documents.violations = [
      Violation(type: "ND125-06-1-b", subjects: [1], endedOn: day(2026, 8, 1)),
      Violation(type: "ND125-06-1-c", subjects: [1], endedOn: day(2026, 8, 2)),
    ]
    try await TestRegister.with { [found] register in
      _ = try await register.opened(.example(on: day(2026, 8, 1)), then: [found])
      #expect(try await register.figuresOfHN1("2026-08", .calendar)[.violations] == 1)
      #expect(try await register.figuresOfHN1("2026-09", .calendar)[.violations] == 2)
    }
  }

  /// Two persons and an organisation; the first act has a warning, the second a fine of 2 to 3
  /// million VND for a person.
  private static func opening(on day: Day) -> Opening {
    var documents = Documents()
    documents.subjects = [
      Subject(kind: .person, name: "Một"), Subject(kind: .person, name: "Hai"),
      Subject(kind: .organisation, name: "Công ty Ba"),
    ]
    documents.violations = [
      Violation(type: "ND125-09-1", subjects: [1], endedOn: day),
      Violation(type: "ND125-06-1-a", subjects: [2, 3], endedOn: day),
    ]
    var opening = Opening(
      description: CaseDescription(
        title: "Ba đối tượng", summary: nil, source: "check", detectedOn: day),
      documents: documents)
    opening.openedOn = day
    return opening
  }

  @Test func `warnings and fines are counted apart and fines are added up`() async throws {
    let on = day(2026, 9, 2)
    var sanction = EventRequest.sanction(on: on)
    sanction.documents.decision?.sanctions = [
      Sanction(violation: 1, subject: 1, form: .warning),
      Sanction(violation: 2, subject: 2, form: .fine, amount: 2_500_000),
      Sanction(violation: 2, subject: 3, form: .fine, amount: 5_000_000),
    ]
    try await TestRegister.with { [sanction] register in
      _ = try await register.opened(
        Self.opening(on: on), then: [.investigate(on: on), sanction])
      let expected = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.violations] = 2
        $0[.investigated] = 1
        $0[.sanctioned] = 1
        $0[.decisions] = 1
        $0[.decisionsInForceAtEnd] = 1
        $0[.warnings] = 1
        $0[.fines] = 2
        $0[.violationsSanctioned] = 2
        $0[.subjectsSanctioned] = 3
        $0[.finesImposed] = 7_500_000
        $0[.outstandingAtEnd] = 7_500_000
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2026-09", .calendar) == expected)
    }
  }
}
