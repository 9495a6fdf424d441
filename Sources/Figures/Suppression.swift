extension StatisticsReport {
  /// The smallest count that is published.
  public static let smallestShown = 5

  /// The report for publication: no count below the threshold is shown, nor any other figure from
  /// which such a count could be computed. Zeros stay; a report that is suppressed stays as it is.
  public func suppressed(below threshold: Int = smallestShown) -> StatisticsReport {
    guard suppressedBelow == nil else { return self }
    var rows = ReportRows(self)
    var suppression = Suppression(CellEquations(self, rows))
    suppression.hideCounts(below: threshold)
    suppression.hideWhatGivesAway()
    for cell in suppression.hiddenCells {
      rows.rows[cell.row][cell.kind] = 0
      rows.rows[cell.row].suppressed.insert(cell.kind)
    }
    var report = rows.written(to: self)
    report.suppressedBelow = threshold
    return report
  }
}

/// Which cells of a report are hidden, and what each of them takes with it.
private struct Suppression {
  private let book: CellEquations
  private var hidden: [Bool]
  /// How many hidden cells each equation has.
  private var gaps: [Int]
  /// Equations with a cell that was hidden since they were last looked at.
  private var touched: [Int] = []
  /// Sizes of groups in which nothing is exposed, by their first cell: groups only ever grow.
  private var safe: [Int: Int] = [:]

  init(_ book: CellEquations) {
    self.book = book
    hidden = Array(repeating: false, count: book.cells.count)
    gaps = Array(repeating: 0, count: book.equations.count)
  }

  var hiddenCells: [ReportCell] { book.cells.indices.filter { hidden[$0] }.map { book.cells[$0] } }

  /// A count may be negative where a correction takes back what an earlier period counted.
  mutating func hideCounts(below threshold: Int) {
    for (index, cell) in book.cells.enumerated() where !cell.kind.isMoney {
      if abs(book.values[index]) < threshold { hide(index) }
    }
  }

  /// Hides more until no hidden cell can be computed from what is shown.
  mutating func hideWhatGivesAway() {
    repeat {
      while let equation = touched.popLast() {
        if givesAway(equation) { hideCheapest(of: [equation]) }
      }
      for group in book.groups(where: hidden) where safe[group[0]] != group.count {
        let exposed = ExposureCheck(book, group).exposed
        if !hideNear(exposed) { safe[group[0]] = group.count }
      }
    } while !touched.isEmpty
  }

  private mutating func hide(_ cell: Int) {
    guard !hidden[cell] else { return }
    hidden[cell] = true
    for equation in book.equationsOf[cell] { gaps[equation] += 1 }
    touched += book.equationsOf[cell]
    let (row, kind) = (book.cells[cell].row, book.cells[cell].kind)
    for money in kind.money {
      if let sum = book.index[ReportCell(row: row, kind: .figure(money))] { hide(sum) }
    }
  }

  /// Whether one equation alone gives a hidden cell away: no zero is hidden, so cells that add up
  /// to their own number are 1 each. `ExposureCheck` finds that too, but takes far longer.
  private func givesAway(_ equation: Int) -> Bool {
    let terms = book.equations[equation].filter { hidden[$0.cell] }
    guard terms.count > 1 else { return terms.count == 1 }
    let parts = terms.map { $0.sign * book.values[$0.cell] }
    return parts.allSatisfy { $0 == 1 } || parts.allSatisfy { $0 == -1 }
  }

  /// Hides one more cell for the first exposed one that has something shown nearby.
  private mutating func hideNear(_ exposed: [Int]) -> Bool {
    for cell in exposed {
      var (near, seen) = (Set(book.equationsOf[cell]), Set([cell]))
      while true {
        if hideCheapest(of: near.sorted()) { return true }
        let cells = Set(near.flatMap { book.equations[$0].map(\.cell) }).subtracting(seen)
        guard !cells.isEmpty else { break }
        seen.formUnion(cells)
        near = Set(cells.flatMap { book.equationsOf[$0] })
      }
    }
    return false
  }

  @discardableResult
  private mutating func hideCheapest(of equations: [Int]) -> Bool {
    let shown = equations.flatMap { book.equations[$0].map(\.cell) }.filter { !hidden[$0] }
    let cheapest = shown.min { cost($0) < cost($1) }
    if let cheapest { hide(cheapest) }
    return cheapest != nil
  }

  /// Cells that would need company in fewer equations come first, then those inside the table, then
  /// the smallest.
  private func cost(_ cell: Int) -> (Int, Int, Int, Int) {
    let alone = book.equationsOf[cell].count { gaps[$0] == 0 }
    return (alone, book.cells[cell].row < book.inside ? 0 : 1, abs(book.values[cell]), cell)
  }
}

extension FigureCell {
  fileprivate var isMoney: Bool {
    if case .figure(let figure) = self { figure.isMoney } else { false }
  }

  /// The sums of money that would give so few cases away.
  fileprivate var money: [Figure] {
    if case .figure(let figure) = self { figure.sums } else { [] }
  }
}
