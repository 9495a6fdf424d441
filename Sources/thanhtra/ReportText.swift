import Cases
import Figures
import Reports

extension StatisticsReport {
  /// One row for each unit with the main figures: a terminal has no room for all of them.
  func tableText(_ language: Language) -> String {
    let figures: [Figure] = [
      .openAtStart, .opened, .reopened, .received, .closed, .sent, .openAtEnd, .investigated,
      .sanctioned, .violations, .decisions, .warnings, .fines, .finesImposed, .finesCollected,
      .overdue,
    ]
    let rows =
      units.map { [$0.key ?? ""] + cells($0, figures) }
      + subtotals.map { [Phrase.below($0.key ?? "")[language]] + cells($0, figures) }
      + [[Phrase.total[language]] + cells(total, figures)]
    let period = PeriodText(name, from: from, to: to).long(language)
    return """
      \(Phrase.period[language]): \(period), \(self.period.label.inSentence[language])
      \(Phrase.asOf[language]): \(asOf)

      \(table(Phrase.unit, figures, rows, language))\(closingsText(language))
      """
  }

  /// Units, breakdowns and trend, one table under the other.
  func wholeText(_ language: Language) -> String {
    let tables =
      breakdowns.map { text($0, language) } + (trend.isEmpty ? [] : [trendText(language)])
    return ([tableText(language)] + tables).joined(separator: "\n\n")
  }

  /// A line for each reason that closed a case, under the table.
  private func closingsText(_ language: Language) -> String {
    let reasons = ClosingReason.allCases.filter {
      total[.closed($0)] != 0 || total.suppressed.contains(.closed($0))
    }
    guard !reasons.isEmpty else { return "" }
    let lines = reasons.map { reason in
      let count = total.shown(.closed(reason)).map(String.init) ?? suppressedMark
      return "\n  \(reason.label[language]): \(count)"
    }
    return "\n\(Phrase.closings[language]):" + lines.joined()
  }

  private func text(_ breakdown: Breakdown, _ language: Language) -> String {
    let rows = breakdown.by.ordered(breakdown.rows).map { row in
      let key = row.key ?? Dimension.none
      let name = breakdown.by.label(of: key, acts: [:])?[language] ?? key
      return [name] + cells(row, breakdown.by.figures)
    }
    return table(breakdown.by.label, breakdown.by.figures, rows, language)
  }

  private func trendText(_ language: Language) -> String {
    let figures: [Figure] = [
      .openAtStart, .opened, .closed, .openAtEnd, .sanctioned, .violations, .finesImposed,
    ]
    let rows = trend.map { point in
      [PeriodText(point.name, from: point.from, to: point.to).long(language)]
        + cells(point.total, figures)
    }
    return table(Phrase.period, figures, rows, language)
  }

  private func table(
    _ name: Text, _ figures: [Figure], _ rows: [[String]], _ language: Language
  ) -> String {
    Table(header: [name[language]] + figures.map { $0.label[language] }, rows: rows).text
  }

  /// Figures of a row as text, a mark where one is hidden.
  private func cells(_ row: StatisticsRow, _ figures: [Figure]) -> [String] {
    figures.map { row.shown(.figure($0)).map(String.init) ?? suppressedMark }
  }
}
