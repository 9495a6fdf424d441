import Cases

/// The figures as a flat table, for programs: one row a unit, then subtotals, then the total.
///
/// A report that was asked for more than its units says everything it holds in the same table: the
/// remedies in columns of their own, and a row for each key of a breakdown, each age band and each
/// period of the trend. `kind` tells the rows apart; a figure they do not have is empty.
extension StatisticsReport {
  /// The columns of every table; a closing reason has its own column, `closed_…`.
  public static let columns: [String] =
    ["month", "period", "from", "to", "as_of", "kind", "unit", "parent"]
    + FigureCell.all.map(\.column)

  /// Column names of `rows`.
  public var columns: [String] { Self.columns + remedies.map(\.column) }

  /// The rows in the order of `columns`.
  public var rows: [[String]] {
    let table = FlatTable(report: self, cells: FigureCell.all + remedies)
    return isOfUnitsAlone ? table.units : table.units + table.sections
  }

  /// The table as CSV. A byte order mark tells a spreadsheet that the text is UTF-8.
  public func csv(byteOrderMark: Bool = false) -> String {
    (byteOrderMark ? "\u{FEFF}" : "") + CSV.text(header: columns, rows: rows)
  }

  /// The mark in place of a figure that is hidden.
  public var suppressedMark: String { "*" }

  private var isOfUnitsAlone: Bool { breakdowns.isEmpty && trend.isEmpty }

  private var remedies: [FigureCell] {
    guard !isOfUnitsAlone else { return [] }
    return (units + subtotals + [total] + trend.map(\.total)).remedyCodes.map(FigureCell.remedy)
  }
}

extension Sequence<StatisticsRow> {
  /// The code of every remedy that one of the rows shows or hides, in order.
  public var remedyCodes: [String] {
    let codes = reduce(into: Set<String>()) { codes, row in
      for cell in row.suppressed.union(row.cells.keys) {
        if case .remedy(let code) = cell { codes.insert(code) }
      }
    }
    return codes.sorted()
  }
}

/// The rows of a report, each with the same cells.
private struct FlatTable {
  let report: StatisticsReport
  let cells: [FigureCell]

  var units: [[String]] {
    report.units.map { fields($0, "unit") } + report.subtotals.map { fields($0, "subtotal") }
      + [fields(report.total, "total")]
  }

  /// What was asked for besides the units.
  var sections: [[String]] { breakdowns + ageing + trend }

  private var breakdowns: [[String]] {
    report.breakdowns.flatMap { breakdown in
      let known = Set(breakdown.by.figures.map(FigureCell.figure))
      return breakdown.rows.map { fields($0, breakdown.by.rawValue, known: known) }
    }
  }

  private var ageing: [[String]] {
    AgeBand.allCases.compactMap { band in
      report.ageing[band.rawValue].map { cases in
        let open = FigureCell.figure(.openAtEnd)
        var row = StatisticsRow(key: band.rawValue)
        row[open] = cases ?? 0
        if cases == nil { row.suppressed = [open] }
        return fields(row, "ageing", known: [open])
      }
    }
  }

  private var trend: [[String]] {
    report.trend.map { fields($0.total, "trend", of: ($0.name, $0.from, $0.to)) }
  }

  /// A row of a kind; cells that are not known of it are empty.
  private func fields(
    _ row: StatisticsRow, _ kind: String, known: Set<FigureCell>? = nil,
    of span: (name: String, from: Day, to: Day)? = nil
  ) -> [String] {
    let span = span ?? (report.name, report.from, report.to)
    let head = [
      span.name, report.period.rawValue, "\(span.from)", "\(span.to)", "\(report.asOf)", kind,
      row.key ?? "", row.parent ?? "",
    ]
    return head
      + cells.map { cell in
        guard known?.contains(cell) ?? true else { return "" }
        return row.shown(cell).map(String.init) ?? report.suppressedMark
      }
  }
}
