import ArgumentParser
import CaseStore
import Cases
import Figures
import Reports

struct Report: AsyncParsableCommand {
  /// The formats of a report.
  enum Form: String, ExpressibleByArgument, CaseIterable { case table, json, csv, xlsx, html }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report the figures of a period or of a publication.",
    discussion: """
      A period is a month 2026-10, a quarter 2026-Q3, a half-year 2026-H2, a year 2026, the Month \
      of Action 2026-action, or days 2026-09-01..2026-09-20. The language is that of the locale.

      A page (html) prints on A4 across, to be signed. Pages and workbooks compare the period with \
      the one before and with the same period a year before.

      CSV has a line for each unit, subtotal and the total, told apart by the column kind. With \
      --by, --trend or --compared, and of a publication, it tells the rest in the same table: \
      remedies in columns remedy_..., and lines whose kind is ageing, trend or the breakdown, with \
      their key in the column unit. Headings are codes in every language.

      Example: thanhtra statistics report 2026-Q3 --by area,sex --trend 8 --format html \
      --output report.html
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var figures: FigureOptions
  @Argument(help: "The period; left out with --published.") var name: String?
  @Option(help: "Number of a publication to write again.") var published: Int?
  @Option(help: "Format of the report.") var format = Form.table
  @Option(help: "File to write instead of standard output.") var output: String?
  @Option(
    help: "then: closed units keep their row. today: they are counted under their successor.")
  var unitsAs = StatisticsReport.UnitsAs.then
  @Option(
    help: ArgumentHelp(
      "Breakdowns, separated by commas: "
        + Dimension.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var by = ""
  @Option(help: "Number of periods to show in the trend, ending with this one.") var trend = 0
  @Flag(help: "Add the period before and the same period a year before to the trend.")
  var compared = false
  @OptionGroup(title: "Letterhead of a page") var letterhead: LetterheadOptions
  @Flag(help: "Begin CSV with a byte order mark, for Excel.") var bom = false
  @Flag(
    help: ArgumentHelp(
      "Hide counts below \(StatisticsReport.smallestShown) and any cell from which one could be derived, also beside earlier public reports. It is remembered."
    ))
  var `public` = false

  private var dimensions: [Dimension?] {
    by.split(separator: ",").map { Dimension(rawValue: String($0)) }
  }

  func validate() throws {
    if (name == nil) == (published == nil) {
      throw ValidationError("Name a period, or a publication by --published.")
    }
    if dimensions.contains(nil) {
      throw ValidationError("--by: '\(by)' names an unknown breakdown")
    }
    guard (0...StatisticsQuery.longestTrend).contains(trend) else {
      throw ValidationError("--trend must be from 0 to \(StatisticsQuery.longestTrend)")
    }
    if `public`, unitsAs == .today {
      throw ValidationError("--public counts closed units by themselves, without --units-as today.")
    }
    if format == .xlsx, output == nil { throw ValidationError("--format xlsx needs --output FILE") }
    if bom, format != .csv { throw ValidationError("--bom is for --format csv.") }
    if !letterhead.isEmpty, format != .html {
      throw ValidationError("A letterhead is for --format html.")
    }
    if published != nil, !asksNothingElse {
      throw ValidationError("A publication has its own units, instant, breakdowns and trend.")
    }
  }

  private var asksNothingElse: Bool {
    by.isEmpty && trend == 0 && !compared && unitsAs == .then && figures.unit == nil
      && figures.asOf == nil
  }

  func run() async throws {
    let (report, titles) = try await register.withStore(as: figures.username) {
      try await drawn(from: $0, as: $1)
    }
    try write(report, titles)
  }

  private func drawn(
    from store: CaseStore, as asker: Asker
  ) async throws -> (StatisticsReport, ReportTitles) {
    guard let published else {
      let query = try query(name ?? "")
      let report =
        try await `public`
        ? given(query, from: store, as: asker) : store.statistics(query, as: asker)
      return (report, try await titles(report, figures.unit, from: store, as: asker))
    }
    let (publication, document) = try await store.publication(published, as: asker)
    var report = document.report
    if `public` {
      var query = try publication.query
      query.trend = report.trend.count
      report = try await given(query, of: document, from: store, as: asker)
    }
    var titles = try await titles(report, publication.unit, from: store, as: asker)
    guard report.asOf == document.report.asOf else { return (report, titles) }
    titles.difficulties = document.difficultiesAndProposals
    // The hash covers the figures before anything is hidden.
    titles.hash = `public` ? nil : publication.hash
    titles.publication = .init(
      number: "\(publication.id)", instant: publication.publishedAt,
      checkpoint: publication.checkpoint.map { .init(root: $0.root, takenAt: $0.takenAt) })
    return (report, titles)
  }

  /// The report as the public gets it, and a word on it for whoever asks.
  private func given(
    _ query: StatisticsQuery, of document: PublishedDocument? = nil, from store: CaseStore,
    as asker: Asker
  ) async throws -> StatisticsReport {
    let given = try await store.publicReport(query, of: document, as: asker, today: .today)
    printError(
      "Counts below \(StatisticsReport.smallestShown), and cells from which one could be derived, are hidden."
    )
    if given.report.trend.count < query.trend {
      printError("The trend shows only periods of which the public has a report.")
    }
    if let before = given.givenBefore {
      printError("Given out before, on \(before.day), as of \(given.report.asOf): it is the same.")
    }
    return given.report
  }

  private func titles(
    _ report: StatisticsReport, _ unit: String?, from store: CaseStore, as asker: Asker
  ) async throws -> ReportTitles {
    let names = try await store.names(in: report, unit: unit, as: asker)
    var titles = ReportTitles(agency: names.agency, units: names.units, acts: names.acts)
    titles.letterhead = letterhead.letterhead
    return titles
  }

  private func query(_ name: String) throws -> StatisticsQuery {
    var query = try figures.query(name)
    (query.unitsAs, query.trend) = (unitsAs, trend)
    query.dimensions = dimensions.compactMap { $0 }
    query.isCompared = compared || format == .html || format == .xlsx
    return query
  }

  private func write(_ report: StatisticsReport, _ titles: ReportTitles) throws {
    switch format {
    case .table: try write(report.wholeText(.ofTerminal) + "\n")
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
