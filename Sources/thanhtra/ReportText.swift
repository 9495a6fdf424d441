import Cases
import Figures

extension StatisticsReport {
  /// One row for each unit with the main figures: a terminal has no room for all of them.
  var tableText: String {
    let header = [
      "unit", "at start", "opened", "reopened", "received", "closed", "sent", "at end",
      "investigated", "sanctioned", "violations", "decisions", "warnings", "fines", "fines VND",
      "paid VND", "overdue",
    ]
    let figures: [Figure] = [
      .openAtStart, .opened, .reopened, .received, .closed, .sent, .openAtEnd, .investigated,
      .sanctioned, .violations, .decisions, .warnings, .fines, .finesImposed, .finesCollected,
      .overdue,
    ]
    let rows =
      units.map { [$0.key ?? ""] + cells($0, figures) }
      + subtotals.map { ["\($0.key ?? "") and below"] + cells($0, figures) }
      + [["TOTAL"] + cells(total, figures)]
    let reasons = ClosingReason.allCases.filter {
      total[.closed($0)] != 0 || total.suppressed.contains(.closed($0))
    }.map { "\($0.rawValue) \(total.shown(.closed($0)).map(String.init) ?? suppressedMark)" }
    let closed = reasons.isEmpty ? "" : "\nclosed by reason: " + reasons.joined(separator: ", ")
    return """
      \(name) (\(period.rawValue)): \(from) to \(to), as of \(asOf)

      \(Table(header: header, rows: rows).text)\(closed)
      """
  }

  /// Units, breakdowns and trend, one table under the other.
  var wholeText: String {
    ([tableText] + breakdowns.map(text) + (trend.isEmpty ? [] : [trendText]))
      .joined(separator: "\n\n")
  }

  private func text(_ breakdown: Breakdown) -> String {
    let rows = breakdown.rows.map { [$0.key ?? ""] + cells($0, breakdown.by.figures) }
    let header = [breakdown.by.rawValue] + breakdown.by.figures.map(\.rawValue)
    return Table(header: header, rows: rows).text
  }

  private var trendText: String {
    let figures: [Figure] = [
      .openAtStart, .opened, .closed, .openAtEnd, .sanctioned, .violations, .finesImposed,
    ]
    let rows = trend.map { ["\($0.name)", "\($0.from)", "\($0.to)"] + cells($0.total, figures) }
    return Table(header: ["period", "from", "to"] + figures.map(\.rawValue), rows: rows).text
  }

  /// Figures of a row as text, a mark where one is hidden.
  func cells(_ row: StatisticsRow, _ figures: [Figure]) -> [String] {
    figures.map { row.shown(.figure($0)).map(String.init) ?? suppressedMark }
  }
}
