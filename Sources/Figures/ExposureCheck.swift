/// Finds hidden cells that a reader could compute. A cell is safe when there is a second assignment
/// of whole numbers that satisfies every sum and leaves no cell zero or with another sign.
struct ExposureCheck {
  /// By how much each cell differs; the cells that are not in it stay.
  private typealias Change = [Int: Int]

  /// Cells for which no other figure was found, in order.
  private(set) var exposed: [Int] = []
  private let values: [Int]
  private var changes: [Change] = []
  /// Which changes each cell is in.
  private var changesOf: [Int: [Int]] = [:]

  /// `group` is connected, and no hidden cell outside shares an equation with it.
  init(_ equations: CellEquations, _ group: [Int]) {
    values = equations.book.cells.map(\.value)
    let members = Set(group)
    var system = Elimination()
    for equation in Set(group.flatMap { equations.equationsOf[$0] }).sorted() {
      let terms = equations.equations[equation].filter { members.contains($0.cell) }
      // Large cells are expressed by small ones, because they can give as well as take.
      system.add(terms) { [values] in (abs(values[$0]), $0) }
    }
    changes = system.solutions(group)
    for (index, change) in changes.enumerated() {
      for cell in change.keys { changesOf[cell, default: []].append(index) }
    }
    findExposed(group.filter { equations.book.cells[$0].isProtected })
  }

  private mutating func findExposed(_ group: [Int]) {
    var free: Set<Int> = []
    for change in changes {
      if isPossible(change) || isPossible(change.mapValues(-)) { free.formUnion(change.keys) }
    }
    for cell in group where !free.contains(cell) {
      for start in (changesOf[cell] ?? []).prefix(8) {
        for sign in [1, -1] where !free.contains(cell) {
          if let change = repaired(changes[start].mapValues { $0 * sign }), change[cell] != nil {
            free.formUnion(change.keys)
          }
        }
      }
    }
    exposed = group.filter { !free.contains($0) }
  }

  private func isPossible(_ change: Change) -> Bool { change.allSatisfy(isPossible) }

  private func isPossible(_ cell: Int, _ step: Int) -> Bool {
    (values[cell] + step).signum() == values[cell].signum()
  }

  /// Adds other changes where a cell would reach zero, a few times.
  private func repaired(_ start: Change) -> Change? {
    var change = start
    for _ in 0..<6 {
      let short = change.filter { !isPossible($0, $1) }
      guard let cell = short.keys.min() else { return change }
      let repairs = (changesOf[cell] ?? []).prefix(40).map { index in
        let other = changes[index]
        let sign = (other[cell] ?? 0).signum() * values[cell].signum()
        return change.merging(other.mapValues { $0 * sign }) { $0 + $1 }.filter { $1 != 0 }
      }
      let counted = repairs.map { repair in (repair, repair.count { !isPossible($0, $1) }) }
      guard let best = counted.min(by: { $0.1 < $1.1 }), best.1 <= short.count else { return nil }
      change = best.0
    }
    return change.allSatisfy(isPossible) ? change : nil
  }
}

/// Equations in reduced form, over the integers modulo a prime.
private struct Elimination {
  private static let prime = (1 << 31) - 1
  /// Each pivot, and its equation without it: pivot + these = 0. No row contains a pivot.
  private var rows: [Int: [Int: Int]] = [:]
  /// Pivots whose row contains the cell.
  private var pivotsOf: [Int: Set<Int>] = [:]

  mutating func add<Rank: Comparable>(
    _ terms: [CellEquations.Term], pivotBy rank: (Int) -> (Rank, Int)
  ) {
    var row: [Int: Int] = [:]
    for term in terms { Self.add(&row, term.cell, term.sign) }
    for (cell, factor) in row {
      guard let known = rows[cell] else { continue }
      row[cell] = nil
      for (other, value) in known { Self.add(&row, other, -factor * value % Self.prime) }
    }
    guard let pivot = row.keys.max(by: { rank($0) < rank($1) }), let lead = row[pivot] else {
      return
    }
    row[pivot] = nil
    let scale = Self.inverse(lead)
    row = row.mapValues { $0 * scale % Self.prime }
    substitute(pivot, row)
    rows[pivot] = row
    for cell in row.keys { pivotsOf[cell, default: []].insert(pivot) }
  }

  /// One solution for each cell that is not a pivot, where that is 1 and the others like it are 0;
  /// only those in small whole numbers.
  func solutions(_ group: [Int]) -> [[Int: Int]] {
    group.filter { rows[$0] == nil }.compactMap { free in
      var solution = [free: 1]
      for pivot in pivotsOf[free] ?? [] {
        let value = rows[pivot]?[free] ?? 0
        solution[pivot] = value > Self.prime / 2 ? Self.prime - value : -value
      }
      return solution.values.allSatisfy { abs($0) < 1000 } ? solution : nil
    }
  }

  private mutating func substitute(_ pivot: Int, _ row: [Int: Int]) {
    for user in pivotsOf.removeValue(forKey: pivot) ?? [] {
      guard let factor = rows[user]?.removeValue(forKey: pivot) else { continue }
      for (cell, value) in row {
        Self.add(&rows[user, default: [:]], cell, -factor * value % Self.prime)
        if rows[user]?[cell] == nil {
          pivotsOf[cell]?.remove(user)
        } else {
          pivotsOf[cell, default: []].insert(user)
        }
      }
    }
  }

  private static func add(_ row: inout [Int: Int], _ cell: Int, _ value: Int) {
    let sum = ((row[cell] ?? 0) + value) % prime
    row[cell] = sum == 0 ? nil : (sum + prime) % prime
  }

  /// By Fermat's little theorem.
  private static func inverse(_ value: Int) -> Int {
    var (result, power, exponent) = (1, value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * power % prime }
      power = power * power % prime
      exponent >>= 1
    }
    return result
  }
}
