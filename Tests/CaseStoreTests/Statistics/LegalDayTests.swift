import CaseStore
import Cases
import Figures
import TestNumbers
import TestRegister
import Testing

/// What counts on the legal day on file, in which unit, and whom it counts.
@Suite struct LegalDayTests {
  private static func advance(
    _ register: TestRegister, _ number: String, _ request: EventRequest, on day: Day,
    as officer: String = "supervisor.hn"
  ) async throws {
    var request = request
    request.effectiveOn = day
    _ = try await register.store.advance(
      number, by: request, as: .officer(officer), today: TestRegister.today)
  }

  private static func rows(
    _ register: TestRegister, _ month: String
  ) async throws -> [String: StatisticsRow] {
    let report = try await register.owner.monthly(
      try period(month, .calendar), as: .localOperator)
    return Dictionary(report.units.map { ($0.key ?? "", $0) }) { first, _ in first }
  }

  private static func row(
    _ register: TestRegister, _ month: String, _ unit: String = "HN-1"
  ) async throws -> StatisticsRow {
    try #require(try await rows(register, month)[unit])
  }

  @Test func `decisions, payments and complaints count on their legal day, the flow as in effect`()
    async throws
  {
    try await TestRegister.with { register in
      var sanction = EventRequest.sanction(on: day(2026, 7, 31))
      sanction.effectiveOn = day(2026, 8, 3)
      let number = try await register.opened(
        .example(on: day(2026, 7, 28)), then: [.investigate(on: day(2026, 7, 29)), sanction])
      let paid = EventRequest.pay(2_000_000, interest: 900, by: 1, on: day(2026, 8, 31))
      try await Self.advance(register, number, paid, on: day(2026, 9, 2))
      try await Self.advance(
        register, number, .complain(.complaint, on: day(2026, 8, 30)), on: day(2026, 9, 3))
      try await Self.advance(
        register, number, .coerce(1, on: day(2026, 8, 29)), on: day(2026, 9, 4))
      let july = try await Self.row(register, "2026-07")
      #expect(july[.decisions] == 1 && july[.sanctioned] == 0)
      #expect(july[.fines] == 1 && july[.finesImposed] == 2_500_000)
      #expect(july[.subjectsSanctioned] == 1 && july[.violationsSanctioned] == 1)
      let august = try await Self.row(register, "2026-08")
      #expect(august[.decisions] == 0 && august[.sanctioned] == 1)
      #expect(august[.finesCollected] == 2_000_000 && august[.interestPaid] == 900)
      #expect(august[.complaints] == 1 && august[.coerced] == 1)
      #expect(august[.outstandingAtEnd] == 500_000)
      #expect(try await Self.row(register, "2026-09")[.finesCollected] == 0)
    }
  }

  @Test func `what is recorded after a move of a day before it counts where the case was then`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 7, 28)),
        then: [
          .investigate(on: day(2026, 7, 29)), .sanction(on: day(2026, 7, 30)),
          .moved(to: "DN", on: day(2026, 8, 15)),
        ])
      let before = try await Self.row(register, "2026-08")
      #expect(before[.outstandingSent] == 2_500_000)
      let paid = EventRequest.pay(1_000_000, by: 1, on: day(2026, 8, 10))
      try await Self.advance(register, number, paid, on: day(2026, 9, 1), as: "supervisor.dn")
      let sender = try await Self.row(register, "2026-08")
      #expect(sender[.finesCollected] == 1_000_000 && sender[.outstandingSent] == 1_500_000)
      #expect(sender[.outstandingAtEnd] == 0 && sender[.decisionsSent] == 1)
      let receiver = try await Self.row(register, "2026-08", "DN")
      #expect(receiver[.outstandingReceived] == 1_500_000 && receiver[.finesCollected] == 0)
      #expect(receiver[.outstandingAtEnd] == 1_500_000 && receiver[.decisionsInForceAtEnd] == 1)
      try await Self.advance(
        register, number, .withdraw(event: 5), on: day(2026, 10, 1), as: "supervisor.dn")
      #expect(try await Self.row(register, "2026-08") == before)
      #expect(try await Self.row(register, "2026-08", "DN")[.outstandingAtEnd] == 2_500_000)
    }
  }

  /// Two persons of 17 and one of 40.
  private static func minors(on day: Day) -> Opening {
    var documents = Documents()
    documents.subjects = ["2009-01-01", "2009-06-01", "1986-01-01"].enumerated().map {
      index, born in
      var person = Subject(kind: .person, name: "Người \(index)")
      person.bornOn = Day(born)
      return person
    }
    documents.violations = [Violation(type: "ND125-09-1", subjects: [1, 2, 3], endedOn: day)]
    var opening = Opening(
      description: CaseDescription(
        title: "Chưa thành niên", summary: nil, source: "check", detectedOn: day),
      documents: documents)
    opening.openedOn = day
    return opening
  }

  @Test func `reminded minors are counted one by one`() async throws {
    let on = day(2026, 9, 1)
    var adult = EventRequest.dispose(1, 3)
    adult.effectiveOn = on
    try await TestRegister.with { [adult] register in
      _ = try await register.opened(
        Self.minors(on: on), then: [.investigate(on: on), adult, .close(.reminderMinor, on: on)])
      let row = try await Self.row(register, "2026-09")
      #expect(row[.minorsReminded] == 2 && row.closedByReason == ["reminder_minor": 1])
      let query = StatisticsQuery(try period("2026-09", .calendar))
      let entries = try await register.owner.cases(
        in: FigureQuery(.figure(.minorsReminded), of: query), as: .localOperator)
      #expect(entries.items.count == 2)
    }
  }

  @Test func `persons alone have a sex, and others stand apart`() async throws {
    let on = day(2026, 9, 2)
    var opening = Opening.example(on: on)
    var documents = opening.documents
    documents.subjects = [
      Subject(kind: .person, name: "Một"), Subject(kind: .organisation, name: "Công ty Hai"),
    ]
    documents.subjects[0].sex = .female
    documents.violations = [Violation(type: "ND125-09-1", subjects: [1, 2], endedOn: on)]
    opening = Opening(description: opening.description, documents: documents)
    opening.openedOn = on
    var sanction = EventRequest.sanction(on: on)
    sanction.documents.decision?.sanctions = [1, 2].map {
      Sanction(violation: 1, subject: $0, form: .warning)
    }
    try await TestRegister.with { [opening, sanction] register in
      _ = try await register.opened(opening, then: [.investigate(on: on), sanction])
      var query = StatisticsQuery(try period("2026-09", .calendar))
      query.dimensions = [.sex]
      let report = try await register.owner.statistics(query, as: .localOperator)
      let rows = report.breakdowns[0].rows.filter { $0[.subjectsSanctioned] > 0 }
      #expect(rows.map(\.key) == ["female", Dimension.notAPerson])
      #expect(rows.map { $0[.warnings] } == [1, 1])
    }
  }
}
