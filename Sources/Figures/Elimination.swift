/// Equations in reduced form, over the integers modulo a prime.
struct Elimination {
  private static let prime = (1 << 31) - 1
  /// Each pivot, and its equation without it: pivot + these = 0. No row contains a pivot.
  private(set) var rows: [Int: [Int: Int]] = [:]
  /// Pivots whose row contains the cell.
  private(set) var pivotsOf: [Int: Set<Int>] = [:]

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
    insert(pivot, row.mapValues { $0 * scale % Self.prime })
  }

  /// Adds an equation whose pivot is in no other: pivot + terms = 0.
  mutating func add(_ terms: [CellEquations.Term], pivot: Int) {
    var row: [Int: Int] = [:]
    for term in terms { Self.add(&row, term.cell, term.sign) }
    rows[pivot] = row
    for cell in row.keys { pivotsOf[cell, default: []].insert(pivot) }
  }

  /// Makes a cell in the row of a pivot the pivot in its place.
  mutating func exchange(_ pivot: Int, for cell: Int) {
    guard var row = rows.removeValue(forKey: pivot), let lead = row.removeValue(forKey: cell)
    else { return }
    for other in row.keys { pivotsOf[other]?.remove(pivot) }
    pivotsOf[cell]?.remove(pivot)
    row[pivot] = 1
    let scale = Self.inverse(lead)
    insert(cell, row.mapValues { $0 * scale % Self.prime })
  }

  /// Leaves out a cell that never changes, unless it is a pivot.
  mutating func drop(_ cell: Int) {
    for pivot in pivotsOf.removeValue(forKey: cell) ?? [] { rows[pivot]?[cell] = nil }
  }

  /// By how much a pivot changes for each step of a cell; nil unless that is a small whole number.
  func factor(of cell: Int, in pivot: Int) -> Int? {
    let value = rows[pivot]?[cell] ?? 0
    let factor = value > Self.prime / 2 ? Self.prime - value : -value
    return abs(factor) < 1000 ? factor : nil
  }

  private mutating func insert(_ pivot: Int, _ row: [Int: Int]) {
    substitute(pivot, row)
    rows[pivot] = row
    for cell in row.keys { pivotsOf[cell, default: []].insert(pivot) }
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
