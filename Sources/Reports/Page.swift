import Cases
import Figures

/// The values the template of the page prints: numbers and escaped text.
struct Page {
  struct Line {
    let name: Markup
    let text: Markup
  }

  struct Signature {
    let title: Markup
    let manner: Markup
  }

  /// Tables and charts under one heading; absent parts are nil or empty.
  struct Section {
    let heading: Markup
    var charts: [Drawing] = []
    var tables: [Grid] = []
    var paragraphs: [Markup] = []
    /// The class of the box of its tables: short ones are placed side by side.
    var tableLayout = "wide"
  }

  let language: Markup
  let agency: Markup
  let state: Markup
  let motto: Markup
  let number: Markup
  let place: Markup
  let report: Markup
  let title: Markup
  let running: Markup
  let receiver: Markup
  let lines: [Line]
  let sections: [Section]
  /// What stands on one page with the signatures.
  let end: Section
  let marks: [Line]
  let signatures: [Signature]

  init(_ tables: ReportTables) {
    let header = ReportHeader(tables)
    let letterhead = LetterheadText(tables.titles.letterhead, tables.language)
    language = Markup(tables.language.rawValue)
    agency = Markup(header.agency)
    state = Markup(Phrase.state[tables.language])
    motto = Markup(Phrase.motto[tables.language])
    number = Markup(letterhead.number)
    place = Markup(letterhead.place)
    report = Markup(Phrase.report[tables.language])
    title = Markup(header.title)
    running = Markup(header.running)
    receiver = Markup(letterhead.receiver)
    lines = header.lines.map(Line.init)
    marks = header.marks.map(Line.init)
    signatures = letterhead.signatures.map {
      Signature(title: Markup($0.title), manner: Markup($0.manner))
    }
    // A text of any length stands where it may fill a page; what is short and always there, last.
    let all = [
      tables.summarySection, tables.difficulties, tables.trendSection, tables.unitSection,
      tables.breakdownSection,
    ]
    sections = all.compactMap(\.self)
    end = tables.endSection
  }
}

extension Page.Line {
  init(_ line: ReportHeader.Line) {
    self.init(name: Markup(line.name), text: Markup(line.text))
  }
}

extension ReportTables {
  private func section(_ heading: Text, _ tables: [ReportTable]) -> Page.Section {
    Page.Section(
      heading: Markup(heading[language]),
      tables: tables.map { Grid($0, in: heading, language) })
  }

  fileprivate var summarySection: Page.Section { section(Phrase.summary, [summary]) }

  /// Two periods are compared by the summary; more are drawn.
  fileprivate var trendSection: Page.Section? {
    guard comparison.run.count > 2 else { return nil }
    let chart = Chart.trend(Phrase.trend[language], of: comparison.run, language)
    return Page.Section(
      heading: Markup(Phrase.trend[language]), charts: [Drawing(chart, name: "trend")])
  }

  fileprivate var unitSection: Page.Section { section(Phrase.byUnit, units) }

  fileprivate var breakdownSection: Page.Section? {
    report.breakdowns.isEmpty ? nil : section(Phrase.breakdowns, breakdowns)
  }

  /// How cases ended, what was ordered, and how long the others have been open: side by side.
  fileprivate var endSection: Page.Section {
    var section = section(Phrase.ends, [closings, remedies, ageing].compactMap(\.self))
    section.tableLayout = "narrow"
    return section
  }

  fileprivate var difficulties: Page.Section? {
    guard let paragraphs = titles.paragraphs?.map(Markup.init) else { return nil }
    return Page.Section(heading: Markup(Phrase.difficulties[language]), paragraphs: paragraphs)
  }
}
