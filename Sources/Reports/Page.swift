import Cases
import Figures

/// The values the template of the page prints: numbers and escaped text.
struct Page {
  struct Line {
    let name: Markup
    let text: Markup
  }

  /// Tables and charts under one heading; absent parts are nil or empty.
  struct Section {
    let heading: Markup
    var charts: [Drawing] = []
    var tables: [Grid] = []
    var tiles: [Line] = []
    var paragraphs: [Markup] = []
    var hasTiles = false
    /// The class of the box of its tables: short ones are placed side by side.
    var tableLayout = "wide"
  }

  let language: Markup
  let agency: Markup
  let state: Markup
  let motto: Markup
  let title: Markup
  let lines: [Line]
  let marks: [Line]
  let sections: [Section]

  init(_ tables: ReportTables) {
    let header = ReportHeader(tables)
    language = Markup(tables.language.rawValue)
    agency = Markup(header.agency)
    state = Markup(Phrase.state[tables.language])
    motto = Markup(Phrase.motto[tables.language])
    title = Markup(header.title)
    lines = header.lines.map(Line.init)
    marks = (header.lines.filter { $0.name == Phrase.asOf[tables.language] } + header.marks)
      .map(Line.init)
    let all = [
      tables.summary, tables.trendSection, tables.unitSection, tables.areaSection,
      tables.breakdownSection, tables.endSection, tables.ageingSection, tables.difficulties,
    ]
    sections = all.compactMap { $0 }
  }
}

extension Page.Line {
  init(_ line: ReportHeader.Line) {
    self.init(name: Markup(line.name), text: Markup(line.text))
  }
}

extension ReportTables {
  /// The main figures of the total.
  fileprivate var summary: Page.Section {
    let figures: [Figure] = [
      .openAtStart, .opened, .closed, .openAtEnd, .overdue, .violations, .violationsSanctioned,
      .subjectsSanctioned, .decisions, .executed, .finesImposed, .finesCollected,
    ]
    return Page.Section(
      heading: Markup(Phrase.summary[language]),
      tiles: figures.map { figure in
        let unit = figure.isMoney ? FigureGroup.money.label[language] + ": " : ""
        return Page.Line(
          name: Markup(unit + figure.label[language]),
          text: Markup(Chart.shown(report.total.shown(.figure(figure)), language)))
      }, hasTiles: true)
  }

  fileprivate var trendSection: Page.Section? {
    guard !report.trend.isEmpty else { return nil }
    let figures: [Figure] = [.opened, .closed, .openAtEnd]
    let chart = Chart.trend(Phrase.trend[language], of: report.trend, figures: figures, language)
    return Page.Section(
      heading: Markup(Phrase.trend[language]), charts: [Drawing(chart, name: "trend")])
  }

  fileprivate var unitSection: Page.Section {
    Page.Section(
      heading: Markup(Phrase.byUnit[language]),
      tables: FigureGroup.tables.map { Grid(units($0), language) })
  }

  fileprivate var areaSection: Page.Section? {
    guard let areas = report.breakdowns.first(where: { $0.by == .area }) else { return nil }
    let entries = Dimension.area.ordered(areas.rows).map { row in
      let key = row.key ?? Dimension.none
      return Chart.Entry(
        name: Dimension.area.label(of: key, acts: [:])?[language] ?? key,
        value: row.shown(.figure(.violations)))
    }
    let chart = Chart.bars(
      Phrase.violationsByArea[language], axis: Phrase.violationCount[language], entries: entries,
      language)
    return Page.Section(heading: Markup(chart.title), charts: [Drawing(chart, name: "area")])
  }

  fileprivate var breakdownSection: Page.Section? {
    guard !report.breakdowns.isEmpty else { return nil }
    return Page.Section(
      heading: Markup(Phrase.breakdowns[language]),
      tables: breakdowns.map { Grid($0, language) })
  }

  /// How cases ended, and what was ordered.
  fileprivate var endSection: Page.Section {
    Page.Section(
      heading: Markup(Phrase.closingsAndRemedies[language]),
      tables: [closings, remedies].compactMap { $0 }.map { Grid($0, language) },
      tableLayout: "narrow")
  }

  fileprivate var ageingSection: Page.Section? {
    guard let ageing else { return nil }
    let entries = ageing.rows.map { Chart.Entry(name: $0.name, value: $0.numbers[0]) }
    let chart = Chart.bars(
      ageing.title, axis: Phrase.openCaseCount[language], entries: entries, language)
    return Page.Section(heading: Markup(ageing.title), charts: [Drawing(chart, name: "ageing")])
  }

  fileprivate var difficulties: Page.Section? {
    guard let paragraphs = titles.paragraphs?.map(Markup.init) else { return nil }
    return Page.Section(heading: Markup(Phrase.difficulties[language]), paragraphs: paragraphs)
  }
}
