import Cases

/// The linear sums over cells that any reader can check.
struct CellEquations {
  struct Term: Hashable {
    let cell: Int
    let sign: Int
  }

  var book: CellBook
  /// The terms of an equation add up to zero, or to a number that is known.
  private(set) var equations: [[Term]] = []
  /// The equations that each cell is in.
  private(set) var equationsOf: [[Int]] = []
  /// Those that need not hold; the reader is taken to know by how much they do not.
  private var doubtful: Set<Int> = []
  /// Those that hold mostly: a reader may believe them, and cannot be sure.
  private var usual: Set<Int> = []
  private var known: Set<[Term]> = []
  /// Whether there are numbers for all that somebody else hides.
  private(set) var hasNumbers = true
  let threshold: Int

  /// `areas` has the area of each act.
  init(_ given: [GivenReport], _ report: StatisticsReport?, areas: [String: String], below: Int) {
    book = CellBook(given, report)
    threshold = below
    let reports = given.map { $0.figures ?? $0.shown } + [report].compactMap(\.self)
    for (number, report) in reports.enumerated() {
      let table = ReportRows(report)
      addSumsWithinRows(
        number, Array(table.units) + table.subtotals + [table.total] + table.trend)
      addSumsOfUnits(number, table)
      addParts(number, report, table)
    }
    addActs(areas)
    addPersons()
    addAdults()
    addVersions()
    addSumsOverTime()
    addSumsOverScopes()
    equationsOf += Array(repeating: [], count: book.cells.count - equationsOf.count)
    hasNumbers = assumeNumbers()
    findShown()
  }

  /// What follows from cells that the public has cannot be hidden any more. A small count is not
  /// told even so.
  private mutating func findShown() {
    var waiting = Array(equations.indices)
    while let equation = waiting.popLast() {
      guard !isUsual(equation) else { continue }
      let left = equations[equation].filter { book.cells[$0.cell].standing != .shown }
      guard left.count == 1, left.count < equations[equation].count else { continue }
      if book.show(left[0].cell, below: threshold) { waiting += equationsOf[left[0].cell] }
    }
  }

  /// A sum that does not hold says nothing about its cells, and is left out; where it need not
  /// hold, the reader is taken to know by how much.
  mutating func add(_ terms: [Term], mayDiffer: Bool = false) {
    var net: [Int: Int] = [:]
    for term in terms { net[term.cell, default: 0] += term.sign }
    let left = net.filter { $1 != 0 }.map { Term(cell: $0, sign: $1) }.sorted { $0.cell < $1.cell }
    guard !left.isEmpty, mayDiffer || holds(left), known.insert(left).inserted else { return }
    equationsOf += Array(repeating: [], count: max(book.cells.count - equationsOf.count, 0))
    for term in left { equationsOf[term.cell].append(equations.count) }
    if mayDiffer { doubtful.insert(equations.count) }
    equations.append(left)
  }

  func isCertain(_ equation: Int) -> Bool {
    !doubtful.contains(equation) && !usual.contains(equation)
  }

  func isUsual(_ equation: Int) -> Bool { usual.contains(equation) }

  private func holds(_ terms: [Term]) -> Bool {
    terms.contains { book.cells[$0.cell].isAssumed }
      || terms.reduce(0) { $0 + book.cells[$1.cell].value * $1.sign } == 0
  }

  /// `isUsual` is a sum that a reader believes though it need not hold.
  private mutating func add(
    _ report: Int, _ terms: [(row: Int, kind: FigureCell, sign: Int)], isUsual: Bool = false
  ) {
    let found = terms.compactMap { term in
      book.positions[report][ReportCell(row: term.row, kind: term.kind)].map {
        Term(cell: $0, sign: term.sign)
      }
    }
    guard !isUsual || found.count == terms.count else { return }
    let number = equations.count
    add(found)
    if isUsual, equations.count > number { usual.insert(number) }
  }

  /// What a row says twice: the balances, and the figures that count the same.
  private mutating func addSumsWithinRows(_ report: Int, _ rows: [Int]) {
    let reasons = ClosingReason.allCases.map(FigureCell.closed)
    let sums: [(sum: Figure, parts: [FigureCell], isUsual: Bool)] = [
      (.closed, reasons, false),
      (.executed, [.closed(.executed), .closed(.executedByCoercion)], false),
      (.prosecuted, [.closed(.transferredCriminal)], false),
      // A case may have more than one minor, and a decision counts on the day it bears.
      (.minorsReminded, [.closed(.reminderMinor)], true),
      (.decisions, [.figure(.sanctioned)], true),
    ]
    for row in rows {
      for balance in Figure.balances {
        add(report, balance.map { (row, .figure($0.figure), $0.sign) })
      }
      for (sum, parts, isUsual) in sums {
        add(report, [(row, .figure(sum), -1)] + parts.map { (row, $0, 1) }, isUsual: isUsual)
      }
    }
  }

  /// Each subtotal from its own unit and what is right below it, the total from what is on top.
  private mutating func addSumsOfUnits(_ report: Int, _ table: ReportRows) {
    let below = Dictionary(grouping: table.units) { table.rows[$0].parent }
    var subtotals: [String: Int] = [:]
    for row in table.subtotals { subtotals[table.rows[row].key ?? ""] = row }
    func parts(_ unit: Int) -> [Int] {
      guard let code = table.rows[unit].key else { return [unit] }
      return [unit]
        + (below[code] ?? []).flatMap {
          subtotals[table.rows[$0].key ?? ""].map { [$0] } ?? parts($0)
        }
    }
    var sums: [(sum: Int, parts: [Int])] = []
    for unit in table.units {
      if let subtotal = table.rows[unit].key.flatMap({ subtotals[$0] }) {
        sums.append((subtotal, parts(unit)))
      }
    }
    let codes = Set(table.units.map { table.rows[$0].key })
    let top = table.units.filter {
      table.rows[$0].parent == nil || !codes.contains(table.rows[$0].parent)
    }
    sums.append(
      (table.total, top.flatMap { subtotals[table.rows[$0].key ?? ""].map { [$0] } ?? parts($0) }))
    for (sum, parts) in sums {
      for kind in book.kinds { add(report, [(sum, kind, -1)] + parts.map { ($0, kind, 1) }) }
    }
  }

  /// Breakdowns and age bands, which add up to figures of the total.
  private mutating func addParts(
    _ number: Int, _ report: StatisticsReport, _ table: ReportRows
  ) {
    for (breakdown, rows) in zip(report.breakdowns, table.breakdowns) {
      for figure in breakdown.by.figures {
        add(
          number,
          [(table.total, .figure(figure), -1)] + rows.map { ($0, .figure(figure), 1) })
      }
    }
    add(
      number,
      [(table.total, .figure(.openAtEnd), -1)] + table.bands.map { ($0, .figure(.openAtEnd), 1) })
  }
}

extension CellEquations {
  /// The chosen cells in groups that share equations, each in order.
  func groups(where chosen: [Bool]) -> [[Int]] {
    var seen = Array(repeating: false, count: chosen.count)
    var groups: [[Int]] = []
    for first in chosen.indices where chosen[first] && !seen[first] {
      var (group, position) = ([first], 0)
      seen[first] = true
      while position < group.count {
        for equation in equationsOf[group[position]] {
          for term in equations[equation] where chosen[term.cell] && !seen[term.cell] {
            seen[term.cell] = true
            group.append(term.cell)
          }
        }
        position += 1
      }
      groups.append(group.sorted())
    }
    return groups
  }
}
