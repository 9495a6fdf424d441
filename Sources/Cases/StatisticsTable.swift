/// The figures as a flat table: one row a unit, then subtotals, then the total.
extension MonthlyStatistics {
  /// Column names of `rows`; a closing reason has its own column, `closed_…`.
  public static let columns: [String] =
    [
      "month", "period", "from", "to", "as_of", "kind", "unit", "parent", "open_at_start",
      "opened", "reopened", "received", "closed", "sent", "open_at_end", "investigated",
      "sanctioned", "violations", "decisions", "sanctions_warning", "sanctions_fine",
      "overrides", "fines_imposed", "fines_collected", "overdue",
    ] + ClosingReason.allCases.map { "closed_\($0.rawValue)" }

  /// The rows in the order of `columns`.
  public var rows: [[String]] {
    units.map { fields($0, kind: "unit") } + subtotals.map { fields($0, kind: "subtotal") }
      + [fields(total, kind: "total")]
  }

  /// The table as CSV.
  public var csv: String { CSV.text(header: Self.columns, rows: rows) }

  private func fields(_ row: StatisticsRow, kind: String) -> [String] {
    let head = [
      month, period.rawValue, from.description, to.description, asOf, kind, row.unit ?? "",
      row.parent ?? "",
    ]
    let figures = [
      row.openAtStart, row.opened, row.reopened, row.received, row.closed, row.sent,
      row.openAtEnd, row.investigated, row.sanctioned, row.violations, row.decisions,
      row.sanctions.warning, row.sanctions.fine, row.overrides, row.finesImposed,
      row.finesCollected, row.overdue,
    ]
    let reasons = ClosingReason.allCases.map { row.closedByReason[$0.rawValue] ?? 0 }
    return head + (figures + reasons).map(String.init)
  }
}
