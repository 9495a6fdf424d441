extension CellEquations {
  /// Gives what somebody else hides numbers that fit everything there is to know: with them nobody
  /// can tell these reports from the true ones. Whether it finds such numbers.
  mutating func assumeNumbers() -> Bool {
    let assumed = book.cells.indices.filter { book.cells[$0].isAssumed }
    guard !assumed.isEmpty else { return true }
    var search = NumberSearch()
    for cell in assumed {
      search.add(cell, book.cells[cell].kind.isMoney ? 1_000_000 : 4, low: 1, high: nil)
    }
    let near = Set(assumed.flatMap { equationsOf[$0] }).sorted()
    // Those that need not hold come last: they must not keep the others from holding.
    let (certain, others) = (near.filter(isCertain), near.filter { !isCertain($0) })
    for equation in near {
      let terms = equations[equation]
      let sum = terms.reduce(0) {
        $0 + $1.sign * (search.values[$1.cell] ?? book.cells[$1.cell].value)
      }
      search.add(
        difference(equation), -sum, as: terms.filter { search.values[$0.cell] != nil },
        isLimited: isCertain(equation))
    }
    for equation in certain where !search.bringToZero(difference(equation)) { return false }
    for equation in others where !search.bringToZero(difference(equation)) {
      // By how much it differs is then taken for known.
      search.fix(difference(equation))
    }
    for cell in assumed { book.assume(search.values[cell] ?? 1, for: cell) }
    return true
  }

  /// What an equation lacks is numbered behind the cells.
  private func difference(_ equation: Int) -> Int { book.cells.count + equation }
}
