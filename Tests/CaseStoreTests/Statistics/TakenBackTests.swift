import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// What becomes of a figure when something is taken back.
@Suite struct TakenBackTests {
  private static func advance(
    _ register: TestRegister, _ number: String, _ request: EventRequest, on day: Day,
    as officer: String = "supervisor.hn"
  ) async throws {
    var request = request
    request.effectiveOn = day
    _ = try await register.store.advance(
      number, by: request, as: .officer(officer), today: TestRegister.today)
  }

  /// Sanctioned with 2 500 000 VND on 3 August.
  private static func sanctioned(in register: TestRegister) async throws -> String {
    try await register.opened(
      .example(on: day(2026, 8, 1)),
      then: [.investigate(on: day(2026, 8, 2)), .sanction(on: day(2026, 8, 3))])
  }

  private static func total(
    _ register: TestRegister, _ name: String, asOf: Instant? = nil
  ) async throws -> StatisticsRow {
    var query = StatisticsQuery(try #require(ReportingPeriod(named: name, kind: .calendar)))
    query.asOf = asOf
    return try await register.owner.statistics(query, as: .localOperator).total
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let figure: Figure
    let request: EventRequest
    var testDescription: String { figure.rawValue }
  }

  static let mistakes = [
    Mistake(figure: .finesCollected, request: .pay(500_000, by: 1, on: day(2026, 9, 22))),
    Mistake(
      figure: .interestPaid, request: .pay(500_000, interest: 700, by: 1, on: day(2026, 9, 22))),
    Mistake(figure: .complaints, request: .complain(.complaint, on: day(2026, 9, 22))),
    Mistake(figure: .lawsuits, request: .complain(.lawsuit, on: day(2026, 9, 22))),
    Mistake(figure: .deferred, request: .deferFine(of: 1, until: day(2026, 11, 1))),
    Mistake(figure: .reduced, request: .reduceFine(of: 1, by: 500_000)),
    Mistake(figure: .finesReduced, request: .reduceFine(of: 1, by: 500_000)),
    Mistake(figure: .exempted, request: .exempt(1)),
    Mistake(figure: .finesExempted, request: .exempt(1)),
    Mistake(figure: .coerced, request: .coerce(1, on: day(2026, 9, 22))),
  ]

  @Test(arguments: mistakes)
  func `what is withdrawn is counted in no month, and the published month differs`(
    _ mistake: Mistake
  ) async throws {
    try await TestRegister.with { register in
      let number = try await Self.sanctioned(in: register)
      try await Self.advance(register, number, mistake.request, on: day(2026, 9, 22))
      let september = StatisticsQuery(try period("2026-09", .calendar))
      let first = try await register.store.publish(
        september, as: .officer("statistician.hn"), today: TestRegister.today)
      let counted = try await Self.total(register, "2026-09")[mistake.figure]
      #expect(counted > 0)
      try await register.store.settle(before: TestRegister.today)
      try await Self.advance(register, number, .withdraw(event: 4), on: day(2026, 10, 5))
      for name in ["2026-09", "2026-10", "2026"] {
        #expect(try await Self.total(register, name)[mistake.figure] == 0, "\(name)")
      }
      let entries = try await register.owner.cases(
        in: FigureQuery(.figure(mistake.figure), of: september), as: .localOperator)
      #expect(entries.items == [])
      let (kept, document) = try await register.store.publication(
        first.id, as: .officer("supervisor.hn"))
      #expect(
        try await Self.total(register, "2026-09", asOf: kept.asOf)[mistake.figure] == counted)
      let now = try await register.store.publish(
        september, as: .officer("statistician.hn"), today: TestRegister.today)
      let later = try await register.store.publication(now.id, as: .officer("supervisor.hn"))
      let differences = document.report.differences(to: later.document.report)
      let cell = FigureCell.figure(mistake.figure).column
      let inTotal = differences.first { $0.table == "total" && $0.cell == cell }
      #expect(inTotal?.before == counted && inTotal?.after == 0)
    }
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [EventRequest]
  }

  static let endings = [
    Ending(testDescription: "annulment", steps: [.noted(.annul, on: day(2026, 9, 10))]),
    Ending(testDescription: "closing", steps: [.close(.annulled, on: day(2026, 9, 10))]),
    Ending(
      testDescription: "reopening",
      steps: [.close(on: day(2026, 9, 9)), .reopen(on: day(2026, 9, 10))]),
    Ending(
      testDescription: "closing and reopening",
      steps: [.close(.annulled, on: day(2026, 9, 10)), .noted(.reopen, on: day(2026, 9, 11))]),
  ]

  @Test(arguments: endings)
  func `a decision that is undone stays counted, and is annulled on its own day`(_ ending: Ending)
    async throws
  {
    try await TestRegister.with { register in
      let number = try await Self.sanctioned(in: register)
      try await Self.advance(
        register, number, .pay(1_000_000, by: 1, on: day(2026, 8, 20)), on: day(2026, 8, 20))
      for step in ending.steps {
        try await Self.advance(register, number, step, on: try #require(step.effectiveOn))
      }
      let august = try await Self.total(register, "2026-08")
      #expect(august[.decisions] == 1 && august[.annulled] == 0)
      #expect(august[.decisionsInForceAtEnd] == 1 && august[.outstandingAtEnd] == 1_500_000)
      let september = try await Self.total(register, "2026-09")
      #expect(september[.decisions] == 0 && september[.annulled] == 1)
      #expect(september[.finesAnnulled] == 2_500_000 && september[.finesRefunded] == 1_000_000)
      #expect(september[.decisionsInForceAtStart] == 1 && september[.decisionsInForceAtEnd] == 0)
      #expect(september[.outstandingAtEnd] == 0 && september[.finesCollected] == 0)
      let quarter = try await Self.total(register, "2026-Q3")
      #expect(quarter[.finesImposed] == 2_500_000 && quarter[.finesCollected] == 1_000_000)
      #expect(quarter[.annulled] == 1 && quarter[.decisionsInForceAtEnd] == 0)
    }
  }

  @Test(arguments: [
    "DELETE FROM tallies WHERE figure = 'fines'", "DELETE FROM tallies WHERE figure = 'decisions'",
    "UPDATE tallies SET amount = amount + 1 WHERE figure = 'payments'",
    "UPDATE balances SET effective_on = '2026-09-01' WHERE version = 4", "DELETE FROM balances",
  ])
  func `figures whose decisions or money do not add up are not reported`(_ sql: String)
    async throws
  {
    try await TestRegister.with { register in
      let number = try await Self.sanctioned(in: register)
      let paid = EventRequest.pay(1_000_000, by: 1, on: day(2026, 8, 20))
      try await Self.advance(register, number, paid, on: day(2026, 8, 20))
      #expect(try await Self.total(register, "2026-08")[.finesCollected] == 1_000_000)
      try await register.owner.database.session { try $0.script(sql) }
      await #expect(throws: UnbalancedFigures.self) {
        try await Self.total(register, "2026-08")
      }
    }
  }

  @Test func `an exemption lets off the rest, and more when a payment before it is withdrawn`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await Self.sanctioned(in: register)
      let paid = EventRequest.pay(1_000_000, by: 1, on: day(2026, 8, 20))
      try await Self.advance(register, number, paid, on: day(2026, 8, 20))
      try await Self.advance(register, number, .exempt(1), on: day(2026, 9, 1))
      #expect(try await Self.total(register, "2026-09")[.finesExempted] == 1_500_000)
      try await Self.advance(register, number, .withdraw(event: 4), on: day(2026, 10, 1))
      #expect(try await Self.total(register, "2026-08")[.outstandingAtEnd] == 2_500_000)
      let september = try await Self.total(register, "2026-09")
      #expect(september[.finesExempted] == 2_500_000 && september[.exempted] == 1)
      #expect(september[.outstandingAtEnd] == 0)
      #expect(try await Self.total(register, "2026-10")[.finesExempted] == 0)
      let on = day(2026, 10, 2)
      try await Self.advance(register, number, .annul(on: on), on: on)
      let october = try await Self.total(register, "2026-10")
      #expect(october[.annulled] == 1 && october[.finesAnnulled] == 0)
      try await Self.advance(register, number, .sanction(on: on), on: on)
      try await Self.advance(register, number, .withdraw(event: 5), on: day(2026, 10, 3))
      #expect(try await Self.total(register, "2026-09")[.finesExempted] == 0)
      #expect(try await Self.total(register, "2026-10")[.finesAnnulled] == 2_500_000)
    }
  }
}
