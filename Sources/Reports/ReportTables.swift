import Cases
import Figures

/// The tables of a report, in a language, with the names its titles give.
struct ReportTables {
  let report: StatisticsReport
  let titles: ReportTitles
  let language: Language

  /// Units with every figure.
  var everyFigure: ReportTable {
    ReportTable(
      Phrase.allFigures, name: Phrase.unit, figures: Figure.allCases, rows: unitRows, coded: true,
      language)
  }

  /// Units with the figures of some groups.
  func units(_ groups: [FigureGroup]) -> ReportTable {
    let headings = groups.map(\.label)
    return ReportTable(
      Text(
        headings.map(\.vi).joined(separator: " · "), headings.map(\.en).joined(separator: " · ")),
      name: Phrase.unit,
      figures: Figure.allCases.filter { groups.contains($0.group) }, rows: unitRows,
      language)
  }

  var breakdowns: [ReportTable] {
    report.breakdowns.map { breakdown in
      let rows = breakdown.by.ordered(breakdown.rows).map { row in
        let key = row.key ?? Dimension.none
        let label = breakdown.by.label(of: key, acts: titles.acts)
        return NamedRow(
          code: key == Dimension.none ? "" : key, name: label?[language] ?? key, row: row)
      }
      return ReportTable(
        Phrase.by(breakdown.by), name: breakdown.by.label, figures: breakdown.by.figures,
        rows: rows + [totalRow], coded: breakdown.by == .act, language)
    }
  }

  /// Units down, closing reasons across.
  var closingsByUnit: ReportTable {
    ReportTable(
      Phrase.closings, name: Phrase.unit,
      cells: ClosingReason.allCases.map { (.closed($0), $0.label[language]) }, rows: unitRows,
      language)
  }

  /// Units down, remedies across; nil when none was ordered.
  var remediesByUnit: ReportTable? {
    guard !remedyCells.isEmpty else { return nil }
    return ReportTable(
      Phrase.remedies, name: Phrase.unit, cells: remedyCells, rows: unitRows, language)
  }

  /// Closing reasons down, those that closed no case left out.
  var closings: ReportTable {
    ReportTable(
      Phrase.closings, name: Phrase.reason, column: Phrase.cases,
      rows: ClosingReason.allCases.map { .closed($0) }.filter { report.total.shown($0) != 0 }
        .map { row(of: $0, name: closingName($0)) } + [
          ReportTable.Row(
            kind: .total, name: Phrase.total[language],
            numbers: [report.total.shown(.figure(.closed))])
        ], language)
  }

  /// Remedies down; nil when none was ordered.
  var remedies: ReportTable? {
    guard !remedyCells.isEmpty else { return nil }
    return ReportTable(
      Phrase.remedies, name: Phrase.remedy, column: Phrase.times,
      rows: remedyCells.map { row(of: $0.cell, name: $0.heading) }, language)
  }

  /// Nil when the report says nothing about age.
  var ageing: ReportTable? {
    guard !report.ageing.isEmpty else { return nil }
    return ReportTable(
      Phrase.ageing, name: Phrase.age, column: Phrase.openCaseCount,
      rows: AgeBand.allCases.map { band in
        ReportTable.Row(name: band.label[language], numbers: [report.ageing[band.rawValue] ?? 0])
      }, language)
  }

  /// Periods down, oldest first; nil when the report has no trend.
  var trend: ReportTable? {
    guard !report.trend.isEmpty else { return nil }
    return ReportTable(
      Phrase.trend, name: Phrase.period, figures: Figure.allCases,
      rows: report.trend.map { point in
        let period = PeriodText(point.name, from: point.from, to: point.to)
        return NamedRow(name: period.long(language), row: point.total)
      }, language)
  }
}

extension ReportTables {
  private var totalRow: NamedRow {
    NamedRow(kind: .total, name: Phrase.total[language], row: report.total)
  }

  private var unitRows: [NamedRow] {
    report.units.map { row in
      NamedRow(code: row.key, name: unitName(row), row: row)
    }
      + report.subtotals.map { row in
        NamedRow(
          kind: .subtotal, code: row.key, name: Phrase.below(unitName(row))[language], row: row)
      } + [totalRow]
  }

  private func unitName(_ row: StatisticsRow) -> String {
    row.key.map { titles.units[$0] ?? $0 } ?? ""
  }

  /// Every remedy that a row of the report shows or suppresses, in the order of their codes.
  private var remedyCells: [(cell: FigureCell, heading: String)] {
    let rows = report.units + report.subtotals + [report.total]
    let codes = rows.reduce(into: Set<String>()) { codes, row in
      for cell in row.suppressed.union(row.cells.keys) {
        if case .remedy(let code) = cell { codes.insert(code) }
      }
    }
    return codes.sorted().map { code in
      (.remedy(code), Text.remedy(code)[language])
    }
  }

  private func row(of cell: FigureCell, name: String) -> ReportTable.Row {
    ReportTable.Row(name: name, numbers: [report.total.shown(cell)])
  }

  private func closingName(_ cell: FigureCell) -> String {
    guard case .closed(let reason) = cell else { return "" }
    return reason.label[language]
  }
}
