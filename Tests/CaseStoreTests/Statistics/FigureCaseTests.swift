import CaseStore
import Cases
import Figures
import TestRegister
import Testing

/// Every cell leads to what it counts.
@Suite struct FigureCaseTests {
  /// Cells that lead to another number of entries, or to another sum, than they show.
  private static func mistakes(
    in report: StatisticsReport, of register: TestRegister, _ query: StatisticsQuery
  ) async throws -> (cells: Set<FigureCell>, mistakes: [String]) {
    var (cells, mistakes) = (Set<FigureCell>(), [String]())
    for row in report.units + [report.total] {
      let remedies = row.remedies.keys.sorted().map(FigureCell.remedy)
      for cell in FigureCell.all + remedies where row[cell] != 0 || cell == .figure(.opened) {
        var query = query
        (query.unit, query.isUnitAlone, query.asOf) = (row.key, row.key != nil, report.asOf)
        var figure = FigureQuery(cell, of: query)
        figure.limit = FigureQuery.maximumLimit
        let items = try await register.owner.cases(in: figure, as: .localOperator).items
        let isMoney = if case .figure(let figure) = cell { figure.isMoney } else { false }
        let value = isMoney ? items.reduce(0) { $0 + ($1.amount ?? 0) } : items.count
        cells.insert(cell)
        if value != row[cell] {
          mistakes.append("\(row.key ?? "-") \(cell) \(value) \(row[cell])")
        }
      }
    }
    return (cells, mistakes)
  }

  /// The cells that some periods of a random history have.
  private static func cells(of seed: UInt64) async throws -> Set<FigureCell> {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: seed)
      try await history.open(16)
      try await history.adopt(4)
      try await history.advance(190)
      try await history.merge(on: day(2026, 7, 1))
      try await history.advance(60)
      var cells: Set<FigureCell> = []
      for name in ["2026-05", "2026-07", "2026-Q2", "2026-H2", "2026", "2026-06-03..2026-08-20"] {
        let period = try #require(ReportingPeriod(named: name, kind: .reporting))
        let query = StatisticsQuery(period)
        let report = try await register.owner.statistics(query, as: .localOperator)
        let found = try await mistakes(in: report, of: register, query)
        #expect(found.mistakes == [], "\(name)")
        cells.formUnion(found.cells)
      }
      return cells
    }
  }

  @Test func `a cell leads to as many entries as it counts`() async throws {
    let cells = try await withThrowingTaskGroup(of: Set<FigureCell>.self) { group in
      for seed: UInt64 in [2, 7, 56, 61] { group.addTask { try await Self.cells(of: seed) } }
      return try await group.reduce(into: Set<FigureCell>()) { $0.formUnion($1) }
    }
    // Reminders and instalments are rare: other tests reach them.
    let figures = Figure.allCases.filter { ![.minorsReminded, .instalments].contains($0) }
    let meant =
      figures.map(FigureCell.figure) + HistoryAct.allRemedies.map(FigureCell.remedy)
    #expect(meant.filter { !cells.contains($0) }.map(\.column) == [])
  }

  @Test(arguments: Dimension.allCases)
  func `the rows of a breakdown add up to the total and lead to their entries`(
    _ dimension: Dimension
  ) async throws {
    try await TestRegister.with { register in
      var history = RandomHistory(register, seed: 53)
      try await history.open(30)
      try await history.advance(150)
      var query = StatisticsQuery(try #require(ReportingPeriod(named: "2026", kind: .reporting)))
      query.dimensions = [dimension]
      let report = try await register.owner.statistics(query, as: .localOperator)
      let rows = try #require(report.breakdowns.first).rows
      for figure in dimension.figures {
        #expect(rows.reduce(0) { $0 + $1[figure] } == report.total[figure], "\(figure)")
      }
      for row in rows {
        for figure in dimension.figures where !figure.isMoney {
          var asked = FigureQuery(.figure(figure), of: query)
          asked.key = (dimension, try #require(row.key))
          let items = try await register.owner.cases(in: asked, as: .localOperator).items
          #expect(items.count == row[figure], "\(row.key ?? "") \(figure)")
        }
      }
    }
  }

  @Test func `a case that has gone on is still named to the unit that counts it`() async throws {
    try await TestRegister.with { register in
      let on = day(2026, 9, 2)
      let number = try await register.opened(.example(on: on))
      var move = EventRequest(action: .transfer)
      (move.toUnit, move.effectiveOn) = ("DN", on)
      _ = try await register.store.advance(
        number, by: move, as: .officer("supervisor.hn"), today: TestRegister.today)
      let query = StatisticsQuery(try period("2026-09", .calendar))
      let sent = try await register.store.cases(
        in: FigureQuery(.figure(.sent), of: query), as: .officer("supervisor.hn"))
      #expect(sent.items.map(\.number) == [number])
      let received = try await register.store.cases(
        in: FigureQuery(.figure(.received), of: query), as: .officer("supervisor.dn"))
      #expect(received.items.map(\.number) == [number])
      let none = try await register.store.cases(
        in: FigureQuery(.figure(.received), of: query), as: .officer("supervisor.hn"))
      #expect(none.items == [])
    }
  }

  @Test(arguments: ["statistician.hn", "inspector.hn1", "administrator.hn"])
  func `who may not see both figures and cases is refused`(_ officer: String) async throws {
    try await TestRegister.with { register in
      let query = FigureQuery(
        .figure(.opened), of: StatisticsQuery(try period("2026-09", .calendar)))
      await #expect(throws: CaseError.notPermitted) {
        try await register.store.cases(in: query, as: .officer(officer))
      }
    }
  }

  @Test func `entries come a page at a time in one order`() async throws {
    try await TestRegister.with { register in
      for index in 0..<5 { _ = try await register.opened(.example(on: day(2026, 9, 1 + index))) }
      var query = FigureQuery(
        .figure(.opened), of: StatisticsQuery(try period("2026-09", .calendar)))
      let all = try await register.store.cases(in: query, as: .officer("supervisor.hn")).items
      query.limit = 2
      var pages: [FigureEntry] = []
      repeat {
        let page = try await register.store.cases(in: query, as: .officer("supervisor.hn"))
        pages += page.items
        query.offset += 2
        if !page.hasMore { break }
      } while true
      #expect(pages == all && all.count == 5)
    }
  }
}
