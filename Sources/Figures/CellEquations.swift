import Cases

/// A cell of a report: its row among `ReportRows`, and its kind.
struct ReportCell: Hashable {
  let row: Int
  let kind: FigureCell
}

/// The cells of a report that are not zero, and the linear sums any reader can check.
struct CellEquations {
  /// A cell in an equation; the terms of an equation add up to zero.
  typealias Term = (cell: Int, sign: Int)

  private(set) var cells: [ReportCell] = []
  private(set) var values: [Int] = []
  private(set) var index: [ReportCell: Int] = [:]
  private(set) var equations: [[Term]] = []
  /// The equations that each cell is in.
  private(set) var equationsOf: [[Int]] = []
  /// Rows before this one are inside the tables; the others are sums.
  let inside: Int

  init(_ report: StatisticsReport, _ table: ReportRows) {
    inside = table.subtotals.lowerBound
    let remedies = Set(table.rows.flatMap { $0.remedies.keys }).sorted()
    let kinds = FigureCell.all + remedies.map(FigureCell.remedy)
    for (row, figures) in table.rows.enumerated() {
      for kind in kinds where figures[kind] != 0 {
        index[ReportCell(row: row, kind: kind)] = cells.count
        cells.append(ReportCell(row: row, kind: kind))
        values.append(figures[kind])
      }
    }
    equationsOf = Array(repeating: [], count: cells.count)
    addSumsWithinRows(Array(table.units) + table.subtotals + [table.total] + table.trend)
    addSumsOfUnits(table, kinds)
    addParts(report, table)
    addTrend(report, table, kinds)
  }

  /// A sum that does not hold says nothing about its cells, and is left out.
  private mutating func add(_ terms: [(row: Int, kind: FigureCell, sign: Int)]) {
    let known = terms.compactMap { term -> Term? in
      index[ReportCell(row: term.row, kind: term.kind)].map { ($0, term.sign) }
    }
    guard !known.isEmpty, known.reduce(0, { $0 + values[$1.cell] * $1.sign }) == 0 else { return }
    for term in known { equationsOf[term.cell].append(equations.count) }
    equations.append(known)
  }

  /// What a row says twice: the balances, and the figures that count the same.
  private mutating func addSumsWithinRows(_ rows: [Int]) {
    let reasons = ClosingReason.allCases.map(FigureCell.closed)
    let sums: [(sum: Figure, parts: [FigureCell])] = [
      (.closed, reasons), (.executed, [.closed(.executed), .closed(.executedByCoercion)]),
      (.minorsReminded, [.closed(.reminderMinor)]), (.prosecuted, [.closed(.transferredCriminal)]),
      (.decisions, [.figure(.sanctioned)]),
    ]
    for row in rows {
      for balance in Figure.balances {
        add(balance.map { (row, .figure($0.figure), $0.sign) })
      }
      for (sum, parts) in sums {
        add([(row, .figure(sum), -1)] + parts.map { (row, $0, 1) })
      }
    }
  }

  /// Each subtotal from its own unit and what is right below it, the total from what is on top.
  private mutating func addSumsOfUnits(_ table: ReportRows, _ kinds: [FigureCell]) {
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
      for kind in kinds { add([(sum, kind, -1)] + parts.map { ($0, kind, 1) }) }
    }
  }

  /// Breakdowns and age bands, which add up to figures of the total.
  private mutating func addParts(_ report: StatisticsReport, _ table: ReportRows) {
    for (breakdown, rows) in zip(report.breakdowns, table.breakdowns) {
      for figure in breakdown.by.figures {
        add([(table.total, .figure(figure), -1)] + rows.map { ($0, .figure(figure), 1) })
      }
    }
    add([(table.total, .figure(.openAtEnd), -1)] + table.bands.map { ($0, .figure(.openAtEnd), 1) })
  }

  /// The last period is the one reported; each begins with what the one before left open.
  private mutating func addTrend(
    _ report: StatisticsReport, _ table: ReportRows, _ kinds: [FigureCell]
  ) {
    for (point, row) in zip(report.trend, table.trend)
    where point.from == report.from && point.to == report.to {
      for kind in kinds { add([(table.total, kind, -1), (row, kind, 1)]) }
    }
    for (earlier, later) in zip(report.trend.indices, report.trend.indices.dropFirst())
    where report.trend[earlier].to.adding(days: 1) == report.trend[later].from {
      for (end, start) in Figure.carriedOver {
        add([
          (table.trend[table.trend.startIndex + earlier], .figure(end), 1),
          (table.trend[table.trend.startIndex + later], .figure(start), -1),
        ])
      }
    }
  }
}

extension CellEquations {
  /// The chosen cells in groups that share equations, each in order.
  func groups(where chosen: [Bool]) -> [[Int]] {
    var seen = Array(repeating: false, count: cells.count)
    var groups: [[Int]] = []
    for first in cells.indices where chosen[first] && !seen[first] {
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
