/// Equations in whole numbers that are not below zero, solved as far as they go.
struct WholeNumbers {
  private typealias Equation = (terms: [Int: Fraction], sum: Fraction)

  private var numbers: [String: Int] = [:]
  private var names: [String] = []
  private var equations: [Equation] = []
  /// Variables that stand for a mark in a report, and so for at least 1.
  private var marks: Set<Int> = []
  /// Variables that are told only where they are from 1 to 4.
  private var watched: Set<Int> = []
  private var zeros: Set<Int> = []

  mutating func part(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  mutating func learn(_ plus: [Int], minus: [Int]) {
    var terms: [Int: Fraction] = [:]
    for part in plus {
      terms[part, default: Fraction(0)] = (terms[part] ?? Fraction(0)) + Fraction(1)
    }
    for part in minus {
      terms[part, default: Fraction(0)] = (terms[part] ?? Fraction(0)) - Fraction(1)
    }
    equations.append((terms, Fraction(0)))
  }

  /// A number in a report, or a mark.
  mutating func read(_ name: String, _ value: Int?, _ parts: [Int]) {
    if value == 0 {
      zeros.formUnion(parts)
    } else if let value {
      equations.append((Dictionary(parts.map { ($0, Fraction(1)) }) { $0 + $1 }, Fraction(value)))
    } else {
      let mark = part("mark " + name)
      marks.insert(mark)
      learn(parts, minus: [mark])
    }
  }

  /// A number that no report has.
  mutating func watch(_ name: String, _ parts: [Int]) {
    let left = parts.filter { !zeros.contains($0) }
    guard !left.isEmpty else { return }
    let number = part("watched " + name)
    watched.insert(number)
    learn(left, minus: [number])
  }

  /// What has only one solution: marks, and watched numbers from 1 to 4.
  var computed: [String] {
    let known = withoutZeros
    let wanted = marks.union(watched)
    let left = Self.solved(Self.eliminated(known, but: wanted))
    var found: Set<Int> = []
    for (terms, sum) in left where terms.count == 1 {
      guard let (variable, factor) = terms.first else { continue }
      let value = sum / factor
      let isSmall = (1...4).contains { value == Fraction($0) }
      if marks.contains(variable) || isSmall { found.insert(variable) }
    }
    found.formUnion(Self.narrowed(known + left, names.count, marks))
    return found.map { names[$0] }.sorted()
  }

  /// A sum without anything below zero that is zero has only zeros.
  private var withoutZeros: [Equation] {
    var (zeros, left) = (zeros, equations)
    while true {
      left = left.map { ($0.terms.filter { !zeros.contains($0.key) }, $0.sum) }
      let more = left.filter { equation in
        equation.sum == Fraction(0)
          && (equation.terms.values.allSatisfy { $0 > Fraction(0) }
            || equation.terms.values.allSatisfy { $0 < Fraction(0) })
      }.flatMap(\.terms.keys)
      guard !Set(more).isSubset(of: zeros) else { return left.filter { !$0.terms.isEmpty } }
      zeros.formUnion(more)
    }
  }

  /// Equations between the wanted variables alone; the others are put in terms of each other.
  private static func eliminated(_ equations: [Equation], but wanted: Set<Int>) -> [Equation] {
    var equations = equations
    var users: [Int: Set<Int>] = [:]
    for (index, equation) in equations.enumerated() {
      for variable in equation.terms.keys { users[variable, default: []].insert(index) }
    }
    var waiting = users.keys.filter { !wanted.contains($0) }.sorted()
    waiting.sort { (users[$0]?.count ?? 0, $0) > (users[$1]?.count ?? 0, $1) }
    while let variable = waiting.popLast() {
      let using = (users[variable] ?? []).sorted()
      let shortest = using.min { equations[$0].terms.count < equations[$1].terms.count }
      guard let shortest else { continue }
      let pivot = equations[shortest]
      for index in using where index != shortest {
        let before = Set(equations[index].terms.keys)
        substitute(variable, with: pivot, in: &equations[index])
        let after = Set(equations[index].terms.keys)
        for gone in before.subtracting(after) { users[gone]?.remove(index) }
        for come in after.subtracting(before) { users[come, default: []].insert(index) }
      }
      for other in pivot.terms.keys { users[other]?.remove(shortest) }
      equations[shortest] = ([:], Fraction(0))
    }
    return equations.filter { !$0.terms.isEmpty }
  }

  /// Each with a variable that no other has.
  private static func solved(_ equations: [Equation]) -> [Equation] {
    var solved: [Int: Equation] = [:]
    var users: [Int: Set<Int>] = [:]
    for var equation in equations {
      for lead in equation.terms.keys {
        if let other = solved[lead] { substitute(lead, with: other, in: &equation) }
      }
      guard let lead = equation.terms.keys.min() else { continue }
      for user in users[lead] ?? [] {
        guard var other = solved[user] else { continue }
        substitute(lead, with: equation, in: &other)
        solved[user] = other
        for variable in equation.terms.keys { users[variable, default: []].insert(user) }
      }
      solved[lead] = equation
      for variable in equation.terms.keys { users[variable, default: []].insert(lead) }
    }
    return Array(solved.values)
  }

  private static func substitute(_ variable: Int, with pivot: Equation, in equation: inout Equation)
  {
    guard let factor = equation.terms[variable], let lead = pivot.terms[variable] else { return }
    let scale = factor / lead
    for (other, value) in pivot.terms {
      let rest = (equation.terms[other] ?? Fraction(0)) - scale * value
      equation.terms[other] = rest == Fraction(0) ? nil : rest
    }
    equation.sum = equation.sum - scale * pivot.sum
  }

  /// Marks with a single possible number, found by narrowing what each variable can be.
  private static func narrowed(
    _ equations: [Equation], _ count: Int, _ marks: Set<Int>
  ) -> [Int] {
    let whole = equations.compactMap { terms, sum -> (terms: [Int: Int], sum: Int)? in
      let factors = terms.compactMapValues(\.whole)
      guard factors.count == terms.count, let sum = sum.whole else { return nil }
      return (factors, sum)
    }
    var low = (0..<count).map { marks.contains($0) ? 1 : 0 }
    var high = Array(repeating: 1 << 40, count: count)
    for _ in 0..<12 {
      var changed = false
      for (terms, sum) in whole {
        let least = terms.reduce(0) { $0 + ($1.value > 0 ? low[$1.key] : high[$1.key]) * $1.value }
        let most = terms.reduce(0) { $0 + ($1.value > 0 ? high[$1.key] : low[$1.key]) * $1.value }
        for (variable, factor) in terms where abs(factor) == 1 {
          // factor × variable lies between sum − (most − own) and sum − (least − own).
          let own = factor > 0 ? (low[variable], high[variable]) : (-high[variable], -low[variable])
          let (from, to) = (sum - (most - own.1), sum - (least - own.0))
          let (bottom, top) = factor > 0 ? (from, to) : (-to, -from)
          if bottom > low[variable] { (low[variable], changed) = (bottom, true) }
          if top < high[variable] { (high[variable], changed) = (top, true) }
        }
      }
      guard changed else { break }
    }
    return marks.filter { low[$0] == high[$0] }
  }
}
