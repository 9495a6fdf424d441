import Cases

/// The figures as a flat table: one row a unit, then subtotals, then the total.
extension StatisticsReport {
  /// Column names of `rows`; a closing reason has its own column, `closed_…`.
  public static let columns: [String] =
    ["month", "period", "from", "to", "as_of", "kind", "unit", "parent"]
    + FigureCell.all.map(\.column)

  /// The rows in the order of `columns`.
  public var rows: [[String]] {
    units.map { fields($0, kind: "unit") } + subtotals.map { fields($0, kind: "subtotal") }
      + [fields(total, kind: "total")]
  }

  /// The table as CSV. A byte order mark tells a spreadsheet that the text is UTF-8.
  public func csv(byteOrderMark: Bool = false) -> String {
    (byteOrderMark ? "\u{FEFF}" : "") + CSV.text(header: Self.columns, rows: rows)
  }

  private func fields(_ row: StatisticsRow, kind: String) -> [String] {
    let head = [
      name, period.rawValue, from.description, to.description, asOf.description, kind,
      row.key ?? "",
      row.parent ?? "",
    ]
    return head + FigureCell.all.map { row.shown($0).map(String.init) ?? suppressedMark }
  }

  /// The mark in place of a figure that is hidden.
  public var suppressedMark: String { "*" }
}
