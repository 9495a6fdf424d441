import CaseStore
import Cases
import Figures
import TestRegister
import Testing

/// A charge that ends because there was no violation is counted no more.
@Suite struct DisposedViolationTests {
  private static func advance(
    _ register: TestRegister, _ number: String, _ request: EventRequest, on day: Day
  ) async throws {
    var request = request
    request.effectiveOn = day
    _ = try await register.store.advance(
      number, by: request, as: .officer("supervisor.hn"), today: TestRegister.today)
  }

  private static func violations(_ register: TestRegister) async throws -> Int {
    let august = try #require(ReportingPeriod(named: "2026-08", kind: .calendar))
    return try await register.owner.statistics(StatisticsQuery(august), as: .localOperator)
      .total[.violations]
  }

  @Test func `the violation leaves the month it was detected in, and comes back with the charge`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 8, 1)), then: [.investigate(on: day(2026, 8, 2))])
      let detected = try await Self.violations(register)
      try await Self.advance(register, number, .dispose(1, 1), on: day(2026, 9, 3))
      #expect(try await Self.violations(register) == detected - 1)
      try await Self.advance(register, number, .withdraw(event: 3), on: day(2026, 9, 4))
      #expect(try await Self.violations(register) == detected)
    }
  }

  @Test func `a case closed as no violation takes back only what was left`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 8, 1)), then: [.investigate(on: day(2026, 8, 2))])
      let detected = try await Self.violations(register)
      try await Self.advance(register, number, .dispose(1, 1), on: day(2026, 9, 3))
      try await Self.advance(register, number, .close(.noViolation), on: day(2026, 9, 4))
      #expect(try await Self.violations(register) == 0)
      try await Self.advance(register, number, .noted(.reopen), on: day(2026, 9, 7))
      #expect(try await Self.violations(register) == detected - 1)
    }
  }
}
