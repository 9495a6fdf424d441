import ArgumentParser
import CaseStore
import Cases
import Figures
import Reports

struct Report: AsyncParsableCommand {
  /// How a report is written: for people, for programs, for spreadsheets, on paper.
  enum Form: String, ExpressibleByArgument, CaseIterable { case table, json, csv, xlsx, html }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The figures of any period, or as published, on paper and in spreadsheets.",
    discussion: """
      A period is a month 2026-10, a quarter 2026-Q3, a half-year 2026-H2, a year 2026, the Month \
      of Action 2026-action, or days 2026-09-01..2026-09-20. The language is that of the locale.

      Example: thanhtra statistics report 2026-Q3 --by area,sex --trend 8 --format html \
      --output report.html
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var figures: FigureOptions
  @Argument(help: "The period; none with --published.") var name: String?
  @Option(help: "Number of a publication to write as it was.") var published: Int?
  @Option(help: "How to write it.") var format = Form.table
  @Option(help: "File to write to, instead of standard output.") var output: String?
  @Option(help: "then: units as they were; today: in the unit that took a closed one over.")
  var unitsAs = StatisticsReport.UnitsAs.then
  @Option(help: "area, act, areaKind, subjectKind, sex, separated by commas.") var by = ""
  @Option(help: "The totals of so many periods, the last of them this one.") var trend = 0
  @Flag(help: "Begin CSV with a byte order mark, as Excel wants it.") var bom = false
  @Flag(help: "For publication: tell no count below 5, nor what would give one away.")
  var `public` = false

  private var dimensions: [Dimension?] {
    by.split(separator: ",").map { Dimension(rawValue: String($0)) }
  }

  func validate() throws {
    if (name == nil) == (published == nil) {
      throw ValidationError("Name a period, or a publication by --published.")
    }
    if dimensions.contains(nil) { throw ValidationError("--by: '\(by)' holds no such dimension") }
    guard (0...StatisticsQuery.longestTrend).contains(trend) else {
      throw ValidationError("--trend lies between 0 and \(StatisticsQuery.longestTrend)")
    }
    if format == .xlsx, output == nil { throw ValidationError("--format xlsx needs --output FILE") }
  }

  func run() async throws {
    var (report, titles) = try await register.withStore(as: figures.username) {
      try await drawn(from: $0, as: $1)
    }
    if `public` {
      report = report.suppressed()
      // The hash is of the figures as they are.
      titles.hash = nil
      printError("Counts below 5, and what would give them away, are not told.")
    }
    try write(report, titles)
  }

  private func drawn(
    from store: CaseStore, as asker: Asker
  ) async throws -> (StatisticsReport, ReportTitles) {
    if let published {
      let (publication, document) = try await store.publication(published, as: asker)
      var titles = try await titles(document.report, publication.unit, from: store, as: asker)
      titles.difficulties = document.difficultiesAndProposals
      titles.hash = publication.hash
      titles.publication = .init(number: "\(publication.id)", instant: publication.publishedAt)
      return (document.report, titles)
    }
    let report = try await store.statistics(query(name ?? ""), as: asker)
    return (report, try await titles(report, figures.unit, from: store, as: asker))
  }

  private func titles(
    _ report: StatisticsReport, _ unit: String?, from store: CaseStore, as asker: Asker
  ) async throws -> ReportTitles {
    let names = try await store.names(in: report, unit: unit, as: asker)
    return ReportTitles(agency: names.agency, units: names.units, actNames: names.acts)
  }

  private func query(_ name: String) throws -> StatisticsQuery {
    var query = try figures.query(name)
    (query.unitsAs, query.trend) = (unitsAs, trend)
    query.dimensions = dimensions.compactMap { $0 }
    return query
  }

  private func write(_ report: StatisticsReport, _ titles: ReportTitles) throws {
    switch format {
    case .table: try write(report.wholeText + "\n")
    case .json: try write(jsonText(report) + "\n")
    case .csv: try write(report.csv(byteOrderMark: bom))
    case .html: try write(report.html(titles: titles, language: .ofTerminal))
    case .xlsx:
      guard let output else { return }
      try writeOutput(report.xlsx(titles: titles, language: .ofTerminal), to: output)
    }
  }

  private func write(_ text: String) throws {
    if let output { try writeOutput(text.utf8, to: output) } else { print(text, terminator: "") }
  }
}
