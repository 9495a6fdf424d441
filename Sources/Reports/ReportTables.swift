import Cases
import Figures

/// The tables of a report, in a language, with the names its titles give.
struct ReportTables {
  let report: StatisticsReport
  let titles: ReportTitles
  let language: Language
  let comparison: Comparison

  init(report: StatisticsReport, titles: ReportTitles, language: Language) {
    self.report = report
    self.titles = titles
    self.language = language
    comparison = Comparison(report)
  }

  /// Units down, and the figures of some groups across.
  var units: [ReportTable] {
    FigureTable.allCases.map { part in
      var table = ReportTable(
        part.title[language], name: Phrase.unit, measures: part.measures, rows: unitRows, language)
      table.shortTitle = part.shortTitle[language]
      if part == .sanctions { table.note = note(of: unitRows.map(\.row)) }
      return table
    }
  }

  /// Periods down, oldest first, and the figures of some groups across.
  var trend: [ReportTable] {
    guard !report.trend.isEmpty else { return [] }
    let rows = report.trend.map { point in
      let period = PeriodText(point.name, from: point.from, to: point.to)
      return NamedRow(name: period.long(language), row: point.total)
    }
    return FigureTable.allCases.map { part in
      var table = ReportTable(
        "\(Phrase.trend[language]): \(part.title[language])", name: Phrase.period,
        measures: part.measures, rows: rows, language)
      table.shortTitle = part.trendTitle[language]
      return table
    }
  }

  var breakdowns: [ReportTable] {
    report.breakdowns.map { breakdown in
      let by = breakdown.by
      let rows = by.ordered(breakdown.rows).filter { !$0.isUnrecordedNothing(by.figures) }
      let table = ReportTable(
        Phrase.by(by)[language], name: by.label, measures: measures(by),
        rows: rows.map { named($0, by) } + [totalRow], language)
      return by == .act ? table.referring(Phrase.provision, language) : table
    }
  }

  /// The first figure of the dimension is the one its rows are shares of.
  private func measures(_ dimension: Dimension) -> [Measure] {
    dimension.figures.enumerated().flatMap { index, figure -> [Measure] in
      let measure = Measure.figure(figure)
      return index == 0 ? [measure, .share(of: figure, in: report.total)] : [measure]
    }
  }

  private func named(_ row: StatisticsRow, _ dimension: Dimension) -> NamedRow {
    let key = row.key ?? Dimension.none
    let name = dimension.label(of: key, acts: titles.acts)?[language] ?? key
    guard dimension == .act, key != Dimension.none else { return NamedRow(name: name, row: row) }
    return NamedRow(reference: Text.provision(ofAct: key)[language], name: name, row: row)
  }
}

extension StatisticsRow {
  /// Whether it is the row of what is not on file, and there is nothing of that.
  fileprivate func isUnrecordedNothing(_ figures: [Figure]) -> Bool {
    key == Dimension.none && figures.allSatisfy { shown(.figure($0)) == 0 }
  }
}

extension ReportTables {
  private var totalRow: NamedRow {
    NamedRow(kind: .total, name: Phrase.total[language], row: report.total)
  }

  /// Units, the sums of those that have units below them, and the total: no sum twice.
  var unitRows: [NamedRow] {
    let codes = Set(report.units.map(\.key))
    let tops = report.units.filter { $0.parent == nil || !codes.contains($0.parent) }
    let root = tops.count == 1 ? tops.first?.key : nil
    let units = report.units.map { row in
      NamedRow(
        kind: report.units.count == 1 ? .total : .entry, reference: row.key, name: unitName(row),
        row: row)
    }
    let subtotals = report.subtotals.filter { $0.key != root }.map { row in
      NamedRow(
        kind: .subtotal, reference: row.key, name: Phrase.below(unitName(row))[language], row: row)
    }
    return units + subtotals + (units.count == 1 ? [] : [totalRow])
  }

  private func unitName(_ row: StatisticsRow) -> String {
    row.key.map { titles.units[$0] ?? $0 } ?? ""
  }
}

/// The groups of figures that share a table.
private enum FigureTable: CaseIterable {
  case flow, sanctions, execution

  var measures: [Measure] {
    let figures = Figure.allCases.filter { groups.contains($0.group) }.map(Measure.figure)
    return figures
      + Rate.allCases.filter { $0 != .overdue && groups.contains($0.group) }.map(Measure.rate)
  }

  private var groups: [FigureGroup] {
    switch self {
    case .flow: [.flow]
    case .sanctions: [.violations, .sanctions, .money]
    case .execution: [.execution, .complaints, .criminal]
    }
  }

  var title: Text {
    Text(
      groups.map(\.label.vi).joined(separator: " · "),
      groups.map(\.label.en).joined(separator: " · "))
  }

  /// The names of its sheets.
  var shortTitle: Text {
    switch self {
    case .flow: Text("Tình hình hồ sơ", "Flow of cases")
    case .sanctions: Text("Vi phạm, xử phạt, tiền phạt", "Violations, sanctions, fines")
    case .execution: Text("Thi hành, khiếu nại, hình sự", "Execution, complaints, criminal")
    }
  }

  var trendTitle: Text {
    switch self {
    case .flow: Text("Diễn biến hồ sơ", "Trend of cases")
    case .sanctions: Text("Diễn biến xử phạt", "Trend of sanctions")
    case .execution: Text("Diễn biến thi hành", "Trend of execution")
    }
  }
}
