import CaseStore
import Cases
import Figures
import TestRegister
import Testing

/// Every figure of random histories against a count made in another way.
@Suite struct StatisticsRecountTests {
  static let months = [
    "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10",
  ]

  static let seeds: [UInt64] = [7, 4, 6, 2, 3]

  /// 28 cases, 6 of them adopted, 290 steps and a merger; answers an instant in the middle.
  private static func write(_ seed: UInt64, in register: TestRegister) async throws -> Instant {
    var history = RandomHistory(register, seed: seed)
    try await history.open(16)
    try await history.adopt(6)
    try await history.advance(170)
    let middle = try await register.instant()
    try await history.merge(on: day(2026, 7, 1))
    try await history.open(6)
    try await history.advance(120)
    return middle
  }

  static func figures(
    in register: TestRegister, asOf: Instant
  ) async throws -> [StatisticsReport] {
    var figures: [StatisticsReport] = []
    for kind in ReportingPeriod.Kind.allCases {
      for month in months {
        figures.append(
          try await register.owner.monthly(
            try period(month, kind), asOf: asOf, as: .localOperator))
      }
    }
    return figures
  }

  static func compare(_ figures: [StatisticsReport], with recount: Recount) throws {
    let units = recount.units
    func below(_ unit: Recount.Unit) -> Set<String> {
      Set(units.filter { $0.code == unit.code || $0.above.contains(unit.code) }.map(\.code))
    }
    for month in figures {
      let period = try period(month.name, month.period)
      let named: Comment = "\(month.name) \(month.period.rawValue) as of \(month.asOf)"
      #expect(
        month.units == units.map { recount.row($0.code, $0.above.last, of: [$0.code], in: period) },
        named)
      #expect(
        month.subtotals
          == units.filter { below($0).count > 1 }
          .map { recount.row($0.code, $0.above.last, of: below($0), in: period) }, named)
      #expect(month.total == recount.row(nil, nil, of: Set(units.map(\.code)), in: period), named)
      for row in month.units + month.subtotals + [month.total] {
        #expect(row.isBalanced, "\(month.name) \(month.period.rawValue) \(row)")
      }
    }
  }

  @Test(arguments: seeds)
  func `every figure of every month is what a recount gives`(_ seed: UInt64) async throws {
    try await TestRegister.with { register in
      _ = try await Self.write(seed, in: register)
      let now = try await register.instant()
      let figures = try await Self.figures(in: register, asOf: now)
      try Self.compare(figures, with: try await Recount(register.owner, asOf: now))
      #expect(figures.reduce(0) { $0 + $1.total[.opened] } == 56)
    }
  }

  @Test func `the histories reach every figure, closing reason and remedy`() async throws {
    let reached = try await withThrowingTaskGroup(of: StatisticsRow.self) { group in
      for seed in UInt64(1)...22 { group.addTask { try await Self.total(of: seed) } }
      return try await group.reduce(into: StatisticsRow(key: nil)) { $0.add($1) }
    }
    let meant = FigureCell.all + HistoryAct.allRemedies.map(FigureCell.remedy)
    #expect(meant.filter { reached[$0] == 0 }.map(\.column) == [])
  }

  private static func total(of seed: UInt64) async throws -> StatisticsRow {
    try await TestRegister.with { register in
      _ = try await write(seed, in: register)
      let period = ReportingPeriod(named: "2026-06-01..2026-10-15", kind: .reporting)
      return try await register.owner.statistics(
        StatisticsQuery(try #require(period)), as: .localOperator
      ).total
    }
  }

  @Test(arguments: seeds.prefix(2))
  func `every breakdown of a year is what a recount gives`(_ seed: UInt64) async throws {
    try await TestRegister.with { register in
      _ = try await Self.write(seed, in: register)
      let recount = try await Recount(register.owner, asOf: try await register.instant())
      var query = StatisticsQuery(try #require(ReportingPeriod(named: "2026", kind: .calendar)))
      query.dimensions = Dimension.allCases
      let report = try await register.owner.statistics(query, as: .localOperator)
      let counted = report.breakdowns.map { breakdown in
        Breakdown(by: breakdown.by, rows: breakdown.rows.filter { !$0.cells.isEmpty })
      }
      #expect(
        counted == Dimension.allCases.map { recount.breakdown(by: $0, in: query.period) })
    }
  }

  @Test(arguments: seeds.prefix(2))
  func `as of an instant, every figure is what was recorded by then`(_ seed: UInt64)
    async throws
  {
    try await TestRegister.with { register in
      let middle = try await Self.write(seed, in: register)
      let figures = try await Self.figures(in: register, asOf: middle)
      try Self.compare(figures, with: try await Recount(register.owner, asOf: middle))
      #expect(figures.reduce(0) { $0 + $1.total[.opened] } == 44)
    }
  }

  /// Closing units is left out: random steps go on in all of them.
  private static let changes: [ReferenceChange] = [
    .calendarCorrected, .unitRenamed, .unitMoved, .actReplaced, .unitAdded,
  ]

  @Test(arguments: seeds.prefix(3))
  func `as of each instant between changes of units, calendar and law, figures are those of then`(
    _ seed: UInt64
  ) async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: seed)
      try await history.open(16)
      try await history.adopt(6)
      try await history.advance(70)
      var known: [(instant: Instant, recount: Recount)] = []
      for change in Self.changes.shuffled(using: &history.random) {
        let instant = try await register.instant()
        known.append((instant, try await Recount(register.owner, asOf: instant)))
        try await change.make(in: register)
        if change == .actReplaced { try await register.store.settle(before: TestRegister.today) }
        try await history.advance(20)
      }
      for (instant, recount) in known {
        try Self.compare(try await Self.figures(in: register, asOf: instant), with: recount)
      }
      let findings = try await register.owner.verifyAudit().findings
      #expect(findings.map { "\($0.number) \($0.version) \($0.kind)" } == [])
    }
  }

  @Test(arguments: seeds.prefix(2))
  func `in today's units, who took over has the figures of both`(_ seed: UInt64) async throws {
    try await TestRegister.with { register in
      _ = try await Self.write(seed, in: register)
      let recount = try await Recount(register.owner, asOf: try await register.instant())
      for month in Self.months {
        var query = StatisticsQuery(try period(month, .calendar))
        query.unitsAs = .today
        let rows = try await register.owner.statistics(query, as: .localOperator).units
        #expect(
          rows == [
            recount.row("DN", nil, of: ["DN"], in: query.period),
            recount.row("HN", nil, of: ["HN"], in: query.period),
            recount.row("HN-1", "HN", of: ["HN-1", "HN-2"], in: query.period),
          ], "\(month)")
      }
    }
  }

  @Test(arguments: seeds.prefix(2))
  func `a month begins with as many open cases as the month before ended`(_ seed: UInt64)
    async throws
  {
    try await TestRegister.with { register in
      _ = try await Self.write(seed, in: register)
      let now = try await register.instant()
      let figures = try await Self.figures(in: register, asOf: now)
      for kind in ReportingPeriod.Kind.allCases {
        let months = figures.filter { $0.period == kind }
        for (before, after) in zip(months, months.dropFirst()) {
          let rows = before.units + before.subtotals + [before.total]
          let next = after.units + after.subtotals + [after.total]
          #expect(rows.map(\.[.openAtEnd]) == next.map(\.[.openAtStart]), "\(after.name)")
        }
      }
    }
  }

  @Test(arguments: seeds.prefix(2))
  func `a supervisor's figures are the operator's for the same units`(_ seed: UInt64)
    async throws
  {
    try await TestRegister.with { register in
      _ = try await Self.write(seed, in: register)
      let now = try await register.instant()
      for month in try await Self.figures(in: register, asOf: now) {
        let own = try await register.figures(month.name, month.period, asOf: now)
        #expect(own.units == month.units.filter { $0.key != "DN" })
        #expect(own.subtotals == month.subtotals)
      }
    }
  }
}
