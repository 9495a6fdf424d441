import Cases
import Figures

/// The lines above the figures: agency, period, and how they were counted.
struct ReportHeader {
  /// A line, `Name: text`.
  struct Line {
    let name: String
    let text: String
  }

  let agency: String
  let title: String
  /// The title and the period, for the head of every page.
  let running: String
  /// The period with its days, the instant, the units, and a note on hidden counts.
  let lines: [Line]
  /// The publication, the hash and the checkpoint, where there are any.
  let marks: [Line]

  init(_ tables: ReportTables) {
    let (report, titles, language) = (tables.report, tables.titles, tables.language)
    func line(_ name: Text, _ text: String) -> Line { Line(name: name[language], text: text) }
    let period = PeriodText(report.name, from: report.from, to: report.to)
    agency = titles.agency
    title = Phrase.title[language]
    running = "\(title) – \(period.long(language))"
    lines =
      [
        line(Phrase.period, period.long(language)),
        line(Phrase.asOf, report.asOf.text(language)),
        line(Phrase.units, report.unitsAs.label.inSentence[language]),
      ]
      + (report.suppressedBelow.map { least in
        [line(Phrase.suppressed, Phrase.suppressed(below: least)[language])]
      } ?? [])
    let publication = titles.publication.map { given in
      line(
        Phrase.publication,
        Phrase.publication(given.number, at: given.instant.text(language))[language])
    }
    let checkpoint = titles.publication?.checkpoint.map { kept in
      line(Phrase.checkpoint, "\(kept.root), \(kept.takenAt.text(language))")
    }
    marks = [publication, titles.hash.map { line(Phrase.hash, $0) }, checkpoint].compactMap { $0 }
  }
}
