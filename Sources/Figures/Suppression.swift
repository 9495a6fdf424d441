extension StatisticsReport {
  /// The smallest count that is published.
  public static let smallestShown = 5

  /// The report for publication: no count below the threshold is shown, nor any other figure from
  /// which such a count could be computed. Zeros stay; a report that is suppressed stays as it is.
  /// `areas` has the area of each act.
  public func suppressed(
    below threshold: Int = smallestShown, areas: [String: String] = [:]
  ) -> StatisticsReport {
    let equations = CellEquations([], self, areas: areas, below: threshold)
    var suppression = Suppression(equations)
    suppression.hideWhatGivesAway()
    return hiding(suppression.hiddenCells(of: 0), below: threshold)
  }

  /// The same beside reports that the public has: what is hidden in them stays hidden in it, and
  /// none of them tells more than before. The trend has only what they told of earlier periods.
  /// Throws `ExposingReport` where that cannot be.
  public func suppressed(
    below threshold: Int = smallestShown, areas: [String: String], beside given: [GivenReport]
  ) throws(ExposingReport) -> StatisticsReport {
    let earlier = given.map {
      GivenReport(shown: $0.shown.ofOwnPeriod, figures: $0.figures?.ofOwnPeriod)
    }
    let equations = CellEquations(earlier, ofOwnPeriod, areas: areas, below: threshold)
    if let crossed = equations.book.crossed { throw ExposingReport(earlier: crossed) }
    guard equations.hasNumbers else {
      throw ExposingReport(earlier: earlier.firstIndex { $0.figures == nil } ?? 0)
    }
    var suppression = Suppression(equations) {
      Suppression.exposed(in: CellEquations(earlier, nil, areas: areas, below: threshold))
    }
    if let cell = suppression.hideWhatGivesAway().first {
      throw ExposingReport(earlier: suppression.earlierReport(beside: cell))
    }
    var report = ofOwnPeriod.hiding(suppression.hiddenCells(of: given.count), below: threshold)
    report.trend = trend.compactMap { point in
      report.trend.first { $0.from == point.from && $0.to == point.to }
        ?? told(of: point, in: given)
    }
    return report
  }

  /// Without the periods that led up to its own.
  private var ofOwnPeriod: StatisticsReport {
    var report = self
    report.trend.removeAll { $0.from != from || $0.to != to }
    return report
  }

  /// The total of a period as the public has it for the same units.
  private func told(of point: TrendPoint, in given: [GivenReport]) -> TrendPoint? {
    let codes = Set(units.map(\.key))
    let earlier = given.map(\.shown).last { report in
      report.from == point.from && report.to == point.to && Set(report.units.map(\.key)) == codes
    }
    guard let earlier else { return nil }
    var point = point
    point.total = earlier.total
    return point
  }

  private func hiding(_ cells: [ReportCell], below threshold: Int) -> StatisticsReport {
    guard suppressedBelow == nil else { return self }
    var rows = ReportRows(self)
    for cell in cells {
      rows.rows[cell.row][cell.kind] = 0
      rows.rows[cell.row].suppressed.insert(cell.kind)
    }
    var report = rows.written(to: self)
    report.suppressedBelow = threshold
    return report
  }
}

/// Which cells of a report are hidden, and what each of them takes with it.
struct Suppression {
  private let equations: CellEquations
  private var hidden: [Bool]
  /// How many hidden cells each equation has.
  private var gaps: [Int]
  /// Equations with a cell that was hidden since they were last looked at.
  private var touched: [Int] = []
  /// Sizes of groups in which nothing is exposed, by their first cell: groups only ever grow.
  private var safe: [Int: Int] = [:]
  /// What the earlier reports tell without the new one, though they should not.
  private let toldBefore: () -> Set<Cell.Name>
  private lazy var known = toldBefore()

  private var cells: [Cell] { equations.book.cells }

  init(_ equations: CellEquations, toldBefore: @escaping () -> Set<Cell.Name> = { [] }) {
    (self.equations, self.toldBefore) = (equations, toldBefore)
    let cells = equations.book.cells
    hidden = cells.map { $0.standing == .hidden || $0.standing == .rest }
    gaps = equations.equations.map { terms in
      terms.count { cells[$0.cell].standing == .hidden || cells[$0.cell].standing == .rest }
    }
    touched = gaps.indices.filter { gaps[$0] > 0 }
    // A count may be negative where a correction takes back what an earlier period counted.
    for (index, cell) in cells.enumerated() where cell.standing == .open && !cell.kind.isMoney {
      if abs(cell.value) < equations.threshold { hide(index) }
    }
  }

  func hiddenCells(of report: Int) -> [ReportCell] {
    equations.book.positions[report].filter { hidden[$1] }.map(\.key)
  }

  /// Hides more until no hidden cell can be computed from what is shown. Returns those for which
  /// nothing is left to hide, though a reader can be sure of them.
  @discardableResult
  mutating func hideWhatGivesAway() -> [Int] {
    var left: [Int] = []
    repeat {
      while let equation = touched.popLast() {
        if givesAway(equation) { hideCheapest(of: [equation]) }
      }
      left = []
      for group in equations.groups(where: hidden) where safe[group[0]] != group.count {
        let exposed = exposed(group, isSure: false)
        if exposed.isEmpty { safe[group[0]] = group.count }
        if !hideNear(exposed) { left += exposed }
      }
    } while !touched.isEmpty
    guard !left.isEmpty else { return [] }
    return equations.groups(where: hidden).flatMap { exposed($0, isSure: true) }
  }

  /// What can be computed of a group, and not without the new report.
  private mutating func exposed(_ group: [Int], isSure: Bool) -> [Int] {
    guard group.contains(where: { cells[$0].isNew }) else { return [] }
    var exposed = ExposureCheck(equations, group, isSure: isSure).exposed
    exposed.removeAll { isKnown($0) }
    return exposed
  }

  private mutating func isKnown(_ cell: Int) -> Bool {
    cells[cell].standing != .open && known.contains(equations.book.name(of: cell))
  }

  private mutating func hide(_ cell: Int) {
    guard !hidden[cell], cells[cell].standing == .open else { return }
    hidden[cell] = true
    for equation in equations.equationsOf[cell] { gaps[equation] += 1 }
    touched += equations.equationsOf[cell]
    for money in cells[cell].kind.money {
      if let sum = equations.book.cellsOf[cells[cell].row]?[.figure(money)] { hide(sum) }
    }
  }

  /// Whether one equation alone tells too much of what is hidden in it: a cell, or a small count
  /// that its cells add up to. No zero is hidden, so cells that add up to their own number are 1
  /// each; `ExposureCheck` finds that too, but takes far longer.
  private func givesAway(_ equation: Int) -> Bool {
    let terms = equations.equations[equation].filter { hidden[$0.cell] }
    guard terms.contains(where: { cells[$0.cell].isProtected }) else { return false }
    let parts = terms.map { $0.sign * cells[$0.cell].value }
    guard parts.count > 1, Set(parts.map { $0.signum() }).count == 1 else {
      return parts.count == 1
    }
    let sum = abs(parts.reduce(0, +))
    return sum == parts.count || sum < equations.threshold && !cells[terms[0].cell].kind.isMoney
  }

  /// Hides one more cell for each exposed one that has something shown nearby, but not twice near
  /// the same place.
  private mutating func hideNear(_ exposed: [Int]) -> Bool {
    var hasHidden = false
    for cell in exposed where !equations.equationsOf[cell].contains(where: touched.contains) {
      var (near, seen) = (Set(equations.equationsOf[cell]), Set([cell]))
      while true {
        if hideCheapest(of: near.sorted()) {
          hasHidden = true
          break
        }
        let cells = Set(near.flatMap { equations.equations[$0].map(\.cell) }).subtracting(seen)
        guard !cells.isEmpty else { break }
        seen.formUnion(cells)
        near = Set(cells.flatMap { equations.equationsOf[$0] })
      }
    }
    return hasHidden
  }

  @discardableResult
  private mutating func hideCheapest(of chosen: [Int]) -> Bool {
    let shown = chosen.flatMap { equations.equations[$0].map(\.cell) }.filter {
      !hidden[$0] && cells[$0].standing == .open
    }
    let cheapest = shown.min { cost($0) < cost($1) }
    if let cheapest { hide(cheapest) }
    return cheapest != nil
  }

  /// Cells that would need company in fewer equations come first, then those inside the table, then
  /// the smallest.
  private func cost(_ cell: Int) -> (Int, Int, Int, Int) {
    let alone = equations.equationsOf[cell].count { gaps[$0] == 0 }
    return (alone, equations.book.isSum(cells[cell].row) ? 1 : 0, abs(cells[cell].value), cell)
  }
}

extension Suppression {
  /// What can be computed from reports as they are, by its name.
  static func exposed(in equations: CellEquations) -> Set<Cell.Name> {
    guard equations.hasNumbers else { return [] }
    let cells = equations.book.cells
    let hidden = cells.map { $0.standing == .hidden || $0.standing == .rest }
    let exposed = equations.groups(where: hidden).flatMap {
      ExposureCheck(equations, $0, isSure: false).exposed
    }
    return Set(exposed.map(equations.book.name))
  }

  /// The latest earlier report that an equation of the cell has something of.
  func earlierReport(beside cell: Int) -> Int {
    let near = equations.equationsOf[cell].flatMap { equations.equations[$0].map(\.cell) }
    let last = equations.book.positions.count - 1
    return ([cell] + near).map { cells[$0].report }.filter { $0 < last }.max() ?? 0
  }
}

extension FigureCell {
  var isMoney: Bool {
    if case .figure(let figure) = self { figure.isMoney } else { false }
  }

  /// The sums of money that would give so few cases away.
  var money: [Figure] {
    if case .figure(let figure) = self { figure.sums } else { [] }
  }
}
