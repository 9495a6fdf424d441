import Cases
import Figures
import TestRegister
import Testing

/// Cases open at the end of a month with a term that was over.
@Suite struct OverdueFigureTests {
  private static func overdue(
    _ months: [String], _ road: [EventRequest], _ figure: Figure = .overdue
  ) async throws -> [Int] {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 6, 29)), then: road)
      var counts: [Int] = []
      for month in months {
        let rows = try await register.figures(month, .calendar).units
        counts.append(try #require(rows.first { $0.key == "HN-1" })[figure])
      }
      return counts
    }
  }

  @Test func `a record not made in its two working days is overdue from the next month's end`()
    async throws
  {
    // Due on 1 July: not over yet at the end of June.
    let counts = try await Self.overdue(["2026-06", "2026-07", "2026-08"], [])
    #expect(counts == [0, 1, 1])
  }

  @Test func `a term met late is overdue only until then`() async throws {
    // The term of the decision runs until 14 August.
    let counts = try await Self.overdue(
      ["2026-07", "2026-08"], [.investigate(on: day(2026, 8, 5))])
    #expect(counts == [1, 1])
    let met = try await Self.overdue(
      ["2026-07", "2026-08"],
      [
        .investigate(on: day(2026, 8, 5)), .sanction(on: day(2026, 8, 13)),
        .deliver(on: day(2026, 8, 25)),
      ])
    #expect(met == [1, 0])
  }

  @Test func `a fine not paid in its ten days is overdue for the payer, not for the office`()
    async throws
  {
    let months = ["2026-07", "2026-08", "2026-09"]
    let road: [EventRequest] = [
      .investigate(on: day(2026, 7, 1)), .sanction(on: day(2026, 7, 6)),
      .deliver(on: day(2026, 7, 8)), .pay(2_500_000, by: 1, on: day(2026, 8, 20)),
    ]
    #expect(try await Self.overdue(months, road) == [0, 0, 0])
    #expect(try await Self.overdue(months, road, .overdueExecution) == [1, 0, 0])
  }

  @Test func `a closed case is not overdue`() async throws {
    let counts = try await Self.overdue(
      ["2026-07"], [.close(.offenderUnknown, on: day(2026, 7, 9))])
    #expect(counts == [0])
  }
}
