/// Goes from whole numbers that satisfy some sums to others that do, by the simplex method.
struct NumberSearch {
  /// By how much each cell differs; the cells that are not in it stay.
  typealias Change = [Int: Int]

  private(set) var values: [Int: Int] = [:]
  /// The least and the greatest each cell may be; nil where there is no end.
  private var limits: [Int: (low: Int?, high: Int?)] = [:]
  private var system: Elimination

  init(_ system: Elimination = Elimination()) { self.system = system }

  mutating func add(_ cell: Int, _ value: Int, low: Int?, high: Int?) {
    values[cell] = value
    limits[cell] = (low, high)
  }

  /// Adds a cell that is these terms, with the other sign, and something that stays.
  mutating func add(
    _ cell: Int, _ value: Int, as terms: [CellEquations.Term], isLimited: Bool
  ) {
    system.add(terms, pivot: cell)
    add(cell, value, low: isLimited ? min(0, value) : nil, high: isLimited ? max(0, value) : nil)
  }

  /// Moves a cell until it is zero, and keeps it there; whether that can be.
  mutating func bringToZero(_ cell: Int) -> Bool {
    let start = values[cell] ?? 0
    limits[cell] = (min(0, start), max(0, start))
    while let left = values[cell], left != 0 {
      guard move(cell, -left.signum()) != nil else { return false }
    }
    fix(cell)
    return true
  }

  /// A cell keeps its number from now on.
  mutating func fix(_ cell: Int) {
    if let value = values[cell] { limits[cell] = (value, value) }
    let others = (system.rows[cell] ?? [:]).keys.sorted()
    if let other = others.first(where: { abs(system.factor(of: $0, in: cell) ?? 0) == 1 }) {
      system.exchange(cell, for: other)
    }
    system.drop(cell)
  }

  /// The cells that differ when one of these that is no pivot goes one step.
  func changedByOneStep(of cells: [Int]) -> Set<Int> {
    cells.reduce(into: []) { changed, cell in
      guard system.rows[cell] == nil, room(cell, 1).steps > 0 || room(cell, -1).steps > 0
      else { return }
      changed.insert(cell)
      for pivot in system.pivotsOf[cell] ?? [] { changed.insert(pivot) }
    }
  }

  /// Makes a cell larger, or smaller for the sign -1, by one move of at most so many steps. Returns
  /// what changed; nil where the cell is at its end, or too far from a move.
  mutating func move(_ cell: Int, _ sign: Int, by most: Int = .max) -> Change? {
    for _ in 0..<400 {
      var exchange: (pivot: Int, cell: Int)?
      for (other, way) in directions(of: cell, sign) {
        let (steps, block) = room(other, way)
        if steps > 0 { return take(other, way * min(steps, most)) }
        if let block {
          exchange = (block, other)
          break
        }
      }
      guard let exchange else { return nil }
      system.exchange(exchange.pivot, for: exchange.cell)
    }
    return nil
  }

  /// Cells that are not pivots, and the sign each has to move with, in the order of Bland's rule.
  private func directions(of cell: Int, _ sign: Int) -> [(Int, Int)] {
    guard let row = system.rows[cell] else { return [(cell, sign)] }
    return row.keys.sorted().compactMap { other in
      system.factor(of: other, in: cell).map { (other, $0.signum() * sign) }
    }
  }

  /// How many steps a cell that is no pivot can go; where none, the first pivot in its way, if that
  /// can be exchanged for it.
  private func room(_ cell: Int, _ way: Int) -> (steps: Int, block: Int?) {
    var steps = left(cell, way)
    guard steps > 0 else { return (0, nil) }
    var block: Int?
    for pivot in system.pivotsOf[cell] ?? [] {
      guard let factor = system.factor(of: cell, in: pivot) else { return (0, nil) }
      let room = left(pivot, factor.signum() * way) / abs(factor)
      if room == 0 { block = min(block ?? pivot, pivot) }
      steps = min(steps, room)
    }
    return (steps, block)
  }

  /// How far a cell is from its end.
  private func left(_ cell: Int, _ way: Int) -> Int {
    guard let value = values[cell], let limit = limits[cell] else { return Int.max / 4096 }
    let end = way > 0 ? limit.high : limit.low
    return end.map { max(0, ($0 - value) * way) } ?? Int.max / 4096
  }

  private mutating func take(_ cell: Int, _ step: Int) -> Change {
    var change = [cell: step]
    for pivot in system.pivotsOf[cell] ?? [] {
      change[pivot] = (system.factor(of: cell, in: pivot) ?? 0) * step
    }
    for (cell, step) in change { values[cell, default: 0] += step }
    return change
  }
}
