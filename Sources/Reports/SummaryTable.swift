import Cases
import Figures

extension ReportTables {
  /// The main figures and rates of the whole, and how they changed since the periods before.
  var summary: ReportTable {
    let bases = comparison.bases
    let rows = summaryMeasures.map { name, measure in
      let now = measure.value(report.total)
      return ReportTable.Row(
        name: name[language],
        values: [now]
          + bases.flatMap { base in
            let before = measure.value(base.point.total)
            return [before, now.change(from: before), now.growth(from: before)]
          })
    }
    return ReportTable(
      title: Phrase.summary[language], nameHeading: Phrase.figure[language],
      groups: [
        ReportTable.Group(
          heading: Phrase.reported[language],
          columns: [column(report.name, from: report.from, to: report.to)])
      ] + bases.map(group), rows: rows, note: note(of: [report.total]))
  }

  private var summaryMeasures: [(name: Text, measure: Measure)] {
    let figures: [Figure] = [
      .openAtStart, .opened, .closed, .openAtEnd, .overdue, .violations, .violationsSanctioned,
      .subjectsSanctioned, .decisions, .executed, .finesImposed, .finesCollected,
    ]
    return figures.map { (name($0), .figure($0)) } + Rate.allCases.map { ($0.label, .rate($0)) }
  }

  /// Sums of money are not in a column of their own here.
  private func name(_ figure: Figure) -> Text {
    guard figure.isMoney else { return figure.label }
    let (unit, name) = (FigureGroup.money.label, figure.label)
    return Text("\(unit.vi): \(name.vi)", "\(unit.en): \(name.en)")
  }

  private func group(_ base: Comparison.Base) -> ReportTable.Group {
    ReportTable.Group(
      heading: base.heading[language],
      columns: [
        column(base.point.name, from: base.point.from, to: base.point.to),
        ReportTable.Column(heading: Phrase.change[language], isWide: true),
        ReportTable.Column(heading: Phrase.growth[language]),
      ])
  }

  private func column(_ name: String, from: Day, to: Day) -> ReportTable.Column {
    ReportTable.Column(
      heading: PeriodText(name, from: from, to: to).short(language), isWide: true)
  }

  /// Why more was collected than imposed, where a row says so.
  func note(of rows: [StatisticsRow]) -> String? {
    let isAbove = rows.contains { row in
      guard let collected = row.shown(.figure(.finesCollected)),
        let imposed = row.shown(.figure(.finesImposed))
      else { return false }
      return collected > imposed
    }
    return isAbove ? Phrase.collectedEarlier[language] : nil
  }
}
