/// Finds hidden cells that a reader could compute. A cell is safe when there is a second assignment
/// of whole numbers that satisfies every sum and leaves no cell zero or with another sign.
struct ExposureCheck {
  /// Cells for which there is no other number, in order.
  private(set) var exposed: [Int] = []

  /// `group` is connected, and no hidden cell outside shares an equation with it. Who is to be sure
  /// does not rely on sums that mostly hold.
  init(_ equations: CellEquations, _ group: [Int], isSure: Bool) {
    var search = NumberSearch(Self.system(equations, group, isSure: isSure))
    for cell in group {
      let value = equations.book.cells[cell].value
      // No zero is hidden, and nobody expects another sign.
      let end = value.signum()
      search.add(cell, value, low: value < 0 ? nil : end, high: value > 0 ? nil : end)
    }
    var free = search.changedByOneStep(of: group)
    for cell in group where equations.book.cells[cell].isProtected && !free.contains(cell) {
      // One step leaves the most room for the next cell.
      if let change = search.move(cell, 1, by: 1) ?? search.move(cell, -1, by: 1) {
        free.formUnion(change.keys)
      } else {
        exposed.append(cell)
      }
    }
  }

  private static func system(
    _ equations: CellEquations, _ group: [Int], isSure: Bool
  ) -> Elimination {
    let members = Set(group)
    var system = Elimination()
    for equation in Set(group.flatMap { equations.equationsOf[$0] }).sorted()
    where !isSure || !equations.isUsual(equation) {
      let terms = equations.equations[equation].filter { members.contains($0.cell) }
      // Large cells are expressed by small ones, because they can give as well as take.
      system.add(terms) { (abs(equations.book.cells[$0].value), $0) }
    }
    return system
  }
}
