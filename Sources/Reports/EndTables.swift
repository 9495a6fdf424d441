import Cases
import Figures

/// How cases ended, what was ordered, and how long the others have been open.
extension ReportTables {
  /// Units down, closing reasons across.
  var closingsByUnit: ReportTable {
    ReportTable(
      Phrase.closings[language], name: Phrase.unit,
      measures: ClosingReason.allCases.map { .cell(.closed($0), $0.label) }, rows: unitRows,
      language)
  }

  /// Units down, remedies across; nil when none was ordered.
  var remediesByUnit: ReportTable? {
    guard !remedyMeasures.isEmpty else { return nil }
    return ReportTable(
      Phrase.remedies[language], name: Phrase.unit, measures: remedyMeasures, rows: unitRows,
      language)
  }

  /// Closing reasons down, those that closed no case left out.
  var closings: ReportTable {
    let total = report.total.shown(.figure(.closed))
    let closed = ClosingReason.allCases.map { ($0.label, report.total.shown(.closed($0))) }
    return shares(
      Phrase.closings, name: Phrase.reason, column: Phrase.cases,
      rows: closed.filter { $0.1 != 0 }, total: total)
  }

  /// Remedies down; nil when none was ordered.
  var remedies: ReportTable? {
    guard !remedyMeasures.isEmpty else { return nil }
    return ReportTable(
      title: Phrase.remedies[language], nameHeading: Phrase.remedy[language],
      groups: [
        ReportTable.Group(
          heading: "", columns: [ReportTable.Column(heading: Phrase.times[language])])
      ],
      rows: remedyMeasures.map {
        ReportTable.Row(name: $0.heading[language], values: [$0.value(report.total)])
      })
  }

  /// Nil when the report says nothing about age.
  var ageing: ReportTable? {
    guard !report.ageing.isEmpty else { return nil }
    return shares(
      Phrase.ageing, name: Phrase.age, column: Phrase.openCaseCount,
      rows: AgeBand.allCases.map { ($0.label, report.ageing[$0.rawValue] ?? 0) },
      total: report.total.shown(.figure(.openAtEnd)))
  }

  /// Parts of a whole, each with its share; nil is hidden.
  private func shares(
    _ title: Text, name: Text, column: Text, rows: [(name: Text, part: Int?)], total: Int?
  ) -> ReportTable {
    func row(_ kind: ReportTable.Kind, _ name: Text, _ part: Int?) -> ReportTable.Row {
      ReportTable.Row(
        kind: kind, name: name[language], values: [Value(part), .share(part, of: total)])
    }
    return ReportTable(
      title: title[language], nameHeading: name[language],
      groups: [
        ReportTable.Group(
          heading: "",
          columns: [
            ReportTable.Column(heading: column[language]),
            ReportTable.Column(heading: Phrase.share[language], isDrawn: true),
          ])
      ],
      rows: rows.map { row(.entry, $0.name, $0.part) } + [row(.total, Phrase.total, total)])
  }

  private var remedyMeasures: [Measure] {
    (report.units + report.subtotals + [report.total]).remedyCodes.map { code in
      .cell(.remedy(code), Text.remedy(code))
    }
  }
}
