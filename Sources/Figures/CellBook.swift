import Cases

/// A cell of the new report: its row among `ReportRows`, and its kind.
struct ReportCell: Hashable {
  let row: Int
  let kind: FigureCell
}

/// What a row counts, whichever report shows it.
struct RowName: Hashable {
  /// Number of the place.
  let place: Int
  /// Key of a breakdown, or an age band.
  let key: String?
}

/// A figure that is not zero. Reports that show the same figure share one cell.
struct Cell {
  enum Standing {
    /// Of the new report alone: may be hidden.
    case open
    /// The public has it, or has a mark in its place.
    case shown, hidden
    /// What a sum has beside parts that are shown; in no report.
    case rest
  }

  let row: RowName
  let kind: FigureCell
  var value: Int
  var standing: Standing
  /// The report that had it first.
  let report: Int
  /// Somebody else's hidden figure: all that is known is that it is not zero.
  var isAssumed = false
  /// Whether the new report has it, or tells it.
  var isNew = false
  /// Whether nobody may compute it.
  var isProtected = true

  /// What is the same in books of the same earlier reports.
  struct Name: Hashable {
    let place: CellPlace
    let key: String?
    let kind: FigureCell
    /// The cell, where an earlier report has it; nil of what is left over from sums.
    let number: Int?
  }
}

/// The cells of reports the public has and of a new one, the last.
struct CellBook {
  private(set) var cells: [Cell] = []
  private(set) var places: [CellPlace] = []
  private var numbers: [CellPlace: Int] = [:]
  /// All rows in the order they came, with their cells; of several, the last.
  private(set) var rows: [RowName] = []
  private(set) var cellsOf: [RowName: [FigureCell: Int]] = [:]
  /// Cells of one name whose numbers differ, because one was counted later.
  private(set) var versions: [[Int]] = []
  private var versionsOf: [ReportCell: Int] = [:]
  /// For each report, where its cells are.
  private(set) var positions: [[ReportCell: Int]] = []
  private(set) var kinds = FigureCell.all
  /// The places of the whole scope of each report.
  private(set) var wholePlaces: [[CellPlace]] = []
  /// How many cells the earlier reports have; they come first.
  private var earlierCount = 0

  init(_ given: [GivenReport], _ report: StatisticsReport?) {
    let all =
      given.flatMap { [$0.shown, $0.figures].compactMap(\.self) } + [report].compactMap(\.self)
    kinds += Self.remedies(all)
    for earlier in given { add(earlier.figures ?? earlier.shown, shown: earlier.shown) }
    earlierCount = cells.count
    if let report { add(report, shown: nil) }
  }

  private static func remedies(_ reports: [StatisticsReport]) -> [FigureCell] {
    let rows = reports.flatMap { ReportRows($0).rows }
    let codes = rows.flatMap { row in
      row.suppressed.union(row.cells.keys).compactMap { cell in
        if case .remedy(let code) = cell { code } else { nil }
      }
    }
    return Set(codes).sorted().map(FigureCell.remedy)
  }

  private mutating func add(_ report: StatisticsReport, shown: StatisticsReport?) {
    let table = ReportRows(report).rows
    let given = shown.map { ReportRows($0).rows }
    var position: [ReportCell: Int] = [:]
    wholePlaces.append(report.wholePlaces)
    for place in report.wholePlaces { _ = number(of: place) }
    for (index, (row, place)) in zip(table, report.places).enumerated() {
      let number = number(of: place)
      for kind in kinds {
        let hidden = row.suppressed.contains(kind)
        guard hidden || row[kind] != 0 else { continue }
        var cell = Cell(
          row: RowName(
            place: kind.isOfOneDay ? self.number(of: place.onDay(of: kind)) : number,
            key: place.table == nil ? nil : row.key),
          kind: kind.onDay, value: hidden ? 1 : row[kind], standing: .open,
          report: wholePlaces.count - 1, isAssumed: hidden, isNew: shown == nil)
        if let given {
          cell.standing = given[index].suppressed.contains(kind) ? .hidden : .shown
        }
        position[ReportCell(row: index, kind: kind)] = merge(cell)
      }
    }
    positions.append(position)
  }

  /// Whether a row adds up others, rather than being one of a table.
  func isSum(_ row: RowName) -> Bool {
    places[row.place].table == nil && places[row.place].units.count > 1
  }

  /// The first earlier report whose days or tables cross those of the new one: some would be left
  /// over that belong to both and to neither.
  var crossed: Int? {
    guard let new = wholePlaces.last else { return nil }
    let all = Set(wholePlaces.flatMap(\.self))
    return wholePlaces.dropLast().firstIndex { earlier in
      earlier.contains { one in new.contains { $0.crosses(one, beside: all) } }
    }
  }

  func name(of cell: Int) -> Cell.Name {
    let row = cells[cell].row
    return Cell.Name(
      place: places[row.place], key: row.key, kind: cells[cell].kind,
      number: cell < earlierCount ? cell : nil)
  }

  private mutating func number(of place: CellPlace) -> Int {
    if let number = numbers[place] { return number }
    numbers[place] = places.count
    places.append(place)
    return places.count - 1
  }

  /// The cell that has this figure already, or a new one.
  private mutating func merge(_ cell: Cell) -> Int {
    let name = ReportCell(row: rowNumber(cell.row), kind: cell.kind)
    let group = versionsOf[name] ?? versions.count
    if group == versions.count {
      versions.append([])
      versionsOf[name] = group
    }
    if let same = versions[group].last(where: { isSame(cells[$0], cell) }) {
      if !cell.isAssumed { (cells[same].value, cells[same].isAssumed) = (cell.value, false) }
      if cell.standing == .shown { cells[same].standing = .shown }
      if cell.isNew { cells[same].isNew = true }
      cellsOf[cell.row]?[cell.kind] = same
      return same
    }
    let number = append(cell)
    versions[group].append(number)
    cellsOf[cell.row, default: [:]][cell.kind] = number
    return number
  }

  private func isSame(_ known: Cell, _ cell: Cell) -> Bool {
    if known.isAssumed { return cell.standing != .shown }
    if cell.isAssumed { return known.standing == .hidden }
    return known.value == cell.value
  }

  private var rowNumbers: [RowName: Int] = [:]

  private mutating func rowNumber(_ row: RowName) -> Int {
    if let number = rowNumbers[row] { return number }
    rowNumbers[row] = rows.count
    rows.append(row)
    return rows.count - 1
  }

  /// Takes a cell for one that the public has; whether it was open until now.
  mutating func show(_ cell: Int, below threshold: Int) -> Bool {
    guard cells[cell].standing == .open else { return false }
    if !cells[cell].kind.isMoney, abs(cells[cell].value) < threshold {
      cells[cell].isProtected = false
      return false
    }
    cells[cell].standing = .shown
    return true
  }

  /// Takes a number for one that is not known.
  mutating func assume(_ value: Int, for cell: Int) { cells[cell].value = value }

  mutating func append(_ cell: Cell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }
}

extension CellPlace {
  fileprivate func onDay(of kind: FigureCell) -> Self {
    var place = self
    if kind.onDay != kind { place.to = from.adding(days: -1) }
    place.from = place.to
    place.isOfOneDay = true
    return place
  }
}

extension FigureCell {
  /// What is open, in force or owed is counted on a day, not in a period.
  var isOfOneDay: Bool {
    switch self {
    case .figure(.overdue), .figure(.overdueExecution): true
    case .figure(let figure):
      Figure.carriedOver.contains { $0.end == figure || $0.start == figure }
    case .closed, .remedy: false
    }
  }

  /// What there is at the start is what there was at the end of the day before.
  fileprivate var onDay: FigureCell {
    guard case .figure(let figure) = self,
      let pair = Figure.carriedOver.first(where: { $0.start == figure })
    else { return self }
    return .figure(pair.end)
  }
}
