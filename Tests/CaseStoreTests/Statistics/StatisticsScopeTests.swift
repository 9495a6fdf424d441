import CaseStore
import Cases
import Figures
import TestRegister
import Testing

/// Whose figures an officer sees, by which units, and as of when.
@Suite struct StatisticsScopeTests {
  /// One case in HN, two in HN-1, three in HN-2, four in DN.
  private static func openSome(in register: TestRegister) async throws {
    let openers = [
      ("supervisor.hn", 1), ("inspector.hn1", 2), ("inspector.hn2", 3), ("supervisor.dn", 4),
    ]
    for (officer, count) in openers {
      for _ in 0..<count { _ = try await register.opened(by: officer) }
    }
  }

  private static func opened(
    _ unit: String?, _ parent: String? = nil, count: Int
  ) -> StatisticsRow {
    row(unit, parent) {
      $0[.opened] = count
      $0[.violations] = count
      $0[.openAtEnd] = count
      // No record was made within two working days.
      $0[.overdue] = count
    }
  }

  @Test(arguments: ["supervisor.hn", "statistician.hn", "auditor.hn"])
  func `supervisor, statistician and auditor see their unit and those below it`(
    _ officer: String
  ) async throws {
    try await TestRegister.with { register in
      try await Self.openSome(in: register)
      let figures = try await register.figures("2026-09", .calendar, as: .officer(officer))
      #expect(
        figures.units
          == [
            Self.opened("HN", count: 1), Self.opened("HN-1", "HN", count: 2),
            Self.opened("HN-2", "HN", count: 3),
          ])
      #expect(figures.subtotals == [Self.opened("HN", count: 6)])
      #expect(figures.total == Self.opened(nil, count: 6))
    }
  }

  @Test func `the local operator sees every unit, those on top first`() async throws {
    try await TestRegister.with { register in
      try await Self.openSome(in: register)
      let figures = try await register.owner.monthly(
        try period("2026-09", .calendar), as: .localOperator)
      #expect(
        figures.units
          == [
            Self.opened("DN", count: 4), Self.opened("HN", count: 1),
            Self.opened("HN-1", "HN", count: 2),
            Self.opened("HN-2", "HN", count: 3),
          ])
      #expect(figures.subtotals == [Self.opened("HN", count: 6)])
      #expect(figures.total == Self.opened(nil, count: 10))
    }
  }

  @Test func `every unit of the scope has its row when nothing happened`() async throws {
    try await TestRegister.with { register in
      let figures = try await register.figures("2026-09", .reporting)
      #expect(figures.units == [row("HN"), row("HN-1", "HN"), row("HN-2", "HN")])
      #expect(figures.subtotals == [row("HN")])
      #expect(figures.total == row(nil))
    }
  }

  @Test func `a closed unit keeps its row`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      try await register.owner.closeUnit("HN-1", on: day(2026, 10, 1))
      let figures = try await register.figures("2026-10", .calendar)
      #expect(figures.units.map(\.key) == ["HN", "HN-1", "HN-2"])
      #expect(figures.units[1][.openAtStart] == 1)
    }
  }

  @Test func `a subtotal holds units two levels below`() async throws {
    try await TestRegister.with { register in
      try await register.owner.addUnit("HN-1-A", name: "Tổ A", parent: "HN-1")
      try await register.owner.addOfficer(
        "inspector.a", name: "A", unit: "HN-1-A", role: .inspector, password: nil,
        hasher: TestRegister.hasher)
      _ = try await register.opened(by: "inspector.a")
      _ = try await register.opened(by: "inspector.hn1")
      let figures = try await register.figures("2026-09", .calendar)
      #expect(
        figures.subtotals == [Self.opened("HN", count: 2), Self.opened("HN-1", "HN", count: 2)])
      #expect(figures.total == Self.opened(nil, count: 2))
    }
  }

  @Test func `a unit can be asked for, with those below it`() async throws {
    try await TestRegister.with { register in
      try await Self.openSome(in: register)
      let all = try await register.figures("2026-09", .calendar, unit: "HN")
      #expect(all.units.map(\.key) == ["HN", "HN-1", "HN-2"])
      let one = try await register.figures("2026-09", .calendar, unit: "HN-2")
      #expect(one.units == [Self.opened("HN-2", "HN", count: 3)])
      #expect(one.subtotals == [])
      #expect(one.total == Self.opened(nil, count: 3))
    }
  }

  @Test(arguments: ["XX", "DN", "hn-1", ""])
  func `a unit that is unknown or out of scope is refused alike`(_ unit: String) async throws {
    await #expect(throws: CaseError.invalid([Problem("?unit", .unknownUnit)])) {
      try await TestRegister.with { register in
        try await register.figures("2026-09", .calendar, unit: unit)
      }
    }
  }

  @Test(arguments: ["inspector.hn1", "administrator.hn"])
  func `inspector and administrator see no figures`(_ officer: String) async throws {
    await #expect(throws: CaseError.notPermitted) {
      try await TestRegister.with { register in
        try await register.figures("2026-09", .calendar, as: .officer(officer))
      }
    }
  }

  @Test func `nobody unknown sees figures`() async throws {
    await #expect(throws: CaseError.unauthenticated) {
      try await TestRegister.with { register in
        try await register.figures("2026-09", .calendar, as: .officer("nobody"))
      }
    }
  }

  @Test func `a statistician counts a case and may not show it`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let asker = Asker.officer("statistician.hn")
      #expect(try await register.figures("2026-09", .calendar, as: asker).total[.opened] == 1)
      await #expect(throws: CaseError.notPermitted) {
        try await register.store.show(number, as: asker)
      }
    }
  }

  @Test func `a statistician may not list cases`() async throws {
    await #expect(throws: CaseError.notPermitted) {
      try await TestRegister.with { register in
        try await register.store.list(CaseFilter(), as: .officer("statistician.hn"))
      }
    }
  }

  @Test func `figures asked again as of an instant are the same`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        .example(on: day(2026, 9, 1)), then: [.investigate(on: day(2026, 9, 2))])
      let instant = try await register.instant()
      let first = try await register.figures("2026-09", .calendar, asOf: instant)
      _ = try await register.opened(.example(on: day(2026, 9, 3)))
      for step in [EventRequest.sanction(on: day(2026, 9, 4)), .close(on: day(2026, 9, 5))] {
        _ = try await register.store.advance(
          number, by: step, as: .officer("supervisor.hn"), today: TestRegister.today)
      }
      #expect(try await register.figures("2026-09", .calendar, asOf: instant) == first)
      let now = try await register.figures("2026-09", .calendar).total
      #expect([now[.opened], now[.sanctioned], now[.closed], now[.openAtEnd]] == [2, 1, 1, 1])
    }
  }

  @Test func `the instant an answer names gives that answer again`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        .example(on: day(2026, 9, 1)), then: [.close(.noViolation, on: day(2026, 9, 2))])
      let first = try await register.figures("2026-09", .calendar)
      _ = try await register.opened(.example(on: day(2026, 9, 3)))
      #expect(try await register.figures("2026-09", .calendar, asOf: first.asOf) == first)
    }
  }

  @Test func `as of an instant before the closing, the violation still counts`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 9, 1)))
      let instant = try await register.instant()
      _ = try await register.store.advance(
        number, by: .close(.noViolation, on: day(2026, 9, 2)), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      #expect(
        try await register.figures("2026-09", .calendar, asOf: instant).total[.violations] == 1)
      #expect(try await register.figures("2026-09", .calendar).total[.violations] == 0)
    }
  }

  @Test func `as of an instant before anything was recorded, all is zero`() async throws {
    try await TestRegister.with { register in
      let instant = try await register.instant()
      _ = try await register.opened()
      let figures = try await register.figures("2026-09", .calendar, asOf: instant)
      #expect(figures.total == row(nil))
    }
  }
}
