import Cases

/// Sums between tables, and between reports.
extension CellEquations {
  /// The acts of an area add up to it, also where one report has the areas and another the acts.
  mutating func addActs(_ areas: [String: String]) {
    for (area, act) in pairs(.by(.area), .by(.act)) {
      let acts = keys(at: act)
      let area = (area, keys(at: area))
      guard acts.allSatisfy({ $0 == Dimension.none || areas[$0] != nil }) else { continue }
      for key in area.1 {
        let parts = acts.filter { ($0 == Dimension.none ? $0 : areas[$0]) == key }
        for kind in book.kinds {
          add(cell(area.0, key, kind, -1) + parts.flatMap { cell(act, $0, kind, 1) })
        }
      }
    }
  }

  /// Where every person's sex is on file, the sexes add up to the persons.
  mutating func addPersons() {
    for (kinds, sexes) in pairs(.by(.subjectKind), .by(.sex)) {
      let parts = keys(at: sexes).filter { $0 != Dimension.none }
      for kind in book.kinds {
        add(cell(kinds, "person", kind, -1) + parts.flatMap { cell(sexes, $0, kind, 1) })
      }
    }
  }

  /// Subjects and the minors among them tell how many are not.
  mutating func addAdults() {
    let (all, minors) = (
      FigureCell.figure(.subjectsSanctioned), FigureCell.figure(.minorsSanctioned)
    )
    for row in book.rows where book.places[row.place].table == nil {
      let parts = [cell(row.place, row.key, minors, 1)].filter { !$0.isEmpty }
      relate(cell(row.place, row.key, all, -1), parts.flatMap(\.self), isWhole: false, row) { $0 }
    }
  }

  /// The same figure counted at two instants.
  mutating func addVersions() {
    for versions in book.versions where versions.count > 1 {
      for (earlier, later) in zip(versions, versions.dropFirst()) {
        let row = book.cells[later].row
        relate(
          [Term(cell: later, sign: -1)], [Term(cell: earlier, sign: 1)], isWhole: true, row
        ) { $0 }
      }
    }
  }

  /// Periods that lie in another add up to it, or leave the days between them.
  mutating func addSumsOverTime() {
    relateRows(
      contains: { $0.hasDays(of: $1) },
      isWhole: { $1.reduce(0) { $0 + $1.days } == $0.days },
      group: { place in
        let start = Day(daysSince1970: 0)
        return place.isOfOneDay
          ? nil : CellPlace(units: place.units, table: place.table, from: start, to: start)
      })
  }

  /// Tables of units and those below them, for the same days. The rows of units themselves add up
  /// in each report.
  mutating func addSumsOverScopes() {
    relateRows(
      contains: { $0.units.isSuperset(of: $1.units) },
      isWhole: { $1.reduce(into: Set()) { $0.formUnion($1.units) } == $0.units },
      group: { place in
        var group = place
        group.units = []
        return place.table == nil ? nil : group
      })
  }

  private mutating func relateRows(
    contains: (CellPlace, CellPlace) -> Bool, isWhole: (CellPlace, [CellPlace]) -> Bool,
    group: (CellPlace) -> CellPlace?
  ) {
    let places = book.places
    let groups = Dictionary(grouping: places.indices) { group(places[$0]) }
    for (sum, place) in places.enumerated() {
      guard let name = group(place), let others = groups[name] else { continue }
      let inside = others.filter { $0 != sum && contains(place, places[$0]) }
      let parts = inside.filter { part in
        !inside.contains { $0 != part && contains(places[$0], places[part]) }
      }
      guard !parts.isEmpty else { continue }
      relate(sum, parts, isWhole: isWhole(place, parts.map { places[$0] }))
    }
  }

  /// All figures of a place and of its parts.
  private mutating func relate(_ sum: Int, _ parts: [Int], isWhole: Bool) {
    let keys = book.places[sum].table == nil ? [nil] : self.keys(at: sum).map(Optional.some)
    for key in keys {
      let row = RowName(place: sum, key: key)
      var small: Set<Figure> = []
      // Counts come before the money that goes with them.
      for kind in book.kinds.filter({ !$0.isMoney }) + book.kinds.filter(\.isMoney) {
        let isOfFew = if case .figure(let figure) = kind { small.contains(figure) } else { false }
        let isRest = relate(
          cell(sum, key, kind, -1), parts.flatMap { cell($0, key, kind, 1) }, isWhole: isWhole, row
        ) { kind.isMoney ? isOfFew : $0 }
        if isRest { small.formUnion(kind.money) }
      }
    }
  }

  /// Adds sum = parts + rest. Returns whether there is a rest so small that it must not be told.
  @discardableResult
  private mutating func relate(
    _ sum: [Term], _ parts: [Term], isWhole: Bool, _ row: RowName, isProtected: (Bool) -> Bool
  ) -> Bool {
    guard let first = sum.first, !parts.isEmpty else { return false }
    let cells = (sum + parts).map { book.cells[$0.cell] }
    let isAssumed = cells.contains(where: \.isAssumed)
    let rest = -(sum + parts).reduce(0) { $0 + book.cells[$1.cell].value * $1.sign }
    // Later records change a sum. Where something is hidden, nobody may rely on that.
    let isChange =
      isWhole && rest != 0 && !isAssumed && cells.contains { $0.standing == .open }
      && cells.allSatisfy { $0.standing == .open || $0.standing == .shown }
    guard isChange || !isWhole && (rest != 0 || isAssumed) else {
      add(sum + parts, mayDiffer: true)
      return false
    }
    let isSmall = !isAssumed && abs(rest) < threshold
    let cell = book.append(
      Cell(
        row: row, kind: book.cells[first.cell].kind, value: isAssumed ? 1 : rest, standing: .rest,
        report: cells.map(\.report).max() ?? 0, isAssumed: isAssumed,
        isNew: cells.contains(where: \.isNew),
        isProtected: !isAssumed && isProtected(isSmall)))
    add(sum + parts + [Term(cell: cell, sign: 1)], mayDiffer: true)
    return isSmall
  }

  private func cell(_ place: Int, _ key: String?, _ kind: FigureCell, _ sign: Int) -> [Term] {
    book.cellsOf[RowName(place: place, key: key)]?[kind].map { [Term(cell: $0, sign: sign)] } ?? []
  }

  private func keys(at place: Int) -> [String] {
    book.rows.filter { $0.place == place }.compactMap(\.key)
  }

  /// Places that differ only in their table.
  private func pairs(_ first: CellPlace.Table, _ second: CellPlace.Table) -> [(Int, Int)] {
    book.places.enumerated().compactMap { number, place in
      var other = place
      other.table = second
      guard place.table == first else { return nil }
      return book.places.firstIndex(of: other).map { (number, $0) }
    }
  }
}
