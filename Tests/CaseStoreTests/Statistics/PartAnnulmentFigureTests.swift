import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// What the figures count when a part of what is in force is annulled.
@Suite struct PartAnnulmentFigureTests {
  /// A person and an organisation, fined 2 500 000 and 5 000 000 VND on 3 August.
  private static func sanctioned(in register: TestRegister) async throws -> String {
    var opening = Opening.example(on: day(2026, 8, 1))
    var documents = opening.documents
    documents.subjects.append(Subject(kind: .organisation, name: "Công ty Thử Một Phần"))
    documents.violations[0].subjects = [1, 2]
    let openedOn = opening.openedOn
    opening = Opening(description: opening.description, documents: documents)
    opening.openedOn = openedOn
    var sanction = EventRequest.sanction(on: day(2026, 8, 3))
    sanction.documents.decision?.sanctions.append(
      Sanction(violation: 1, subject: 2, form: .fine, amount: 5_000_000))
    return try await register.opened(
      opening, then: [.investigate(on: day(2026, 8, 2)), sanction])
  }

  private static func advance(
    _ register: TestRegister, _ number: String, _ request: EventRequest, on day: Day
  ) async throws {
    var request = request
    request.effectiveOn = day
    _ = try await register.store.advance(
      number, by: request, as: .officer("supervisor.hn"), today: TestRegister.today)
  }

  private static func total(_ register: TestRegister, _ name: String) async throws -> StatisticsRow
  {
    let period = try #require(ReportingPeriod(named: name, kind: .calendar))
    return try await register.owner.statistics(StatisticsQuery(period), as: .localOperator).total
  }

  @Test func `a fine that is annulled alone counts on its day, the decision with its last`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await Self.sanctioned(in: register)
      try await Self.advance(
        register, number, .pay(1_000_000, by: 2, on: day(2026, 8, 20)), on: day(2026, 8, 20))
      let september10 = day(2026, 9, 10)
      try await Self.advance(
        register, number, .annulPart(on: september10) { $0.subject = 2 }, on: september10)
      let september = try await Self.total(register, "2026-09")
      #expect(september[.finesAnnulled] == 5_000_000 && september[.finesRefunded] == 1_000_000)
      #expect(september[.annulled] == 0 && september[.decisionsInForceAtEnd] == 1)
      #expect(september[.outstandingAtEnd] == 2_500_000)
      #expect(try await register.caseView(number).state == "sanctioned")
      let october1 = day(2026, 10, 1)
      try await Self.advance(register, number, .annul(on: october1), on: october1)
      let october = try await Self.total(register, "2026-10")
      #expect(october[.finesAnnulled] == 2_500_000 && october[.finesRefunded] == 0)
      #expect(october[.annulled] == 1 && october[.outstandingAtEnd] == 0)
      #expect(try await Self.total(register, "2026-08")[.finesImposed] == 7_500_000)
    }
  }

  @Test func `random histories annul parts, and the audit holds`() async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: 7)
      try await history.open(20)
      try await history.advance(220)
      let parts = try await register.lines(
        """
        SELECT count(*)::text AS line FROM facts
        WHERE action = 'annul' AND num_nonnulls(decision, violation, subject) > 0
        """)
      #expect(parts.first.flatMap(Int.init) ?? 0 > 2)
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }
}
