import ArgumentParser
import CaseStore
import Cases

struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The figures of any period, broken down and with their trend.",
    discussion: """
      A period is a month 2026-10, a quarter 2026-Q3, a half-year 2026-H2, a year 2026, the Month \
      of Action 2026-action, or days 2026-09-01..2026-09-20.

      Example: thanhtra statistics report 2026-Q3 --by area,sex --trend 8 --format json
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: FigureOptions
  @Argument(help: "The period.") var name: String
  @Option(help: "then: units as they were; today: in the unit that took a closed one over.")
  var unitsAs = StatisticsReport.UnitsAs.then
  @Option(help: "area, act, areaKind, subjectKind, sex, separated by commas.") var by = ""
  @Option(help: "The totals of so many periods, the last of them this one.") var trend = 0
  @Flag(help: "Begin CSV with a byte order mark, as Excel wants it.") var bom = false

  private var dimensions: [Dimension?] {
    by.split(separator: ",").map { Dimension(rawValue: String($0)) }
  }

  func validate() throws {
    if dimensions.contains(nil) { throw ValidationError("--by: '\(by)' holds no such dimension") }
    guard (0...StatisticsQuery.longestTrend).contains(trend) else {
      throw ValidationError("--trend lies between 0 and \(StatisticsQuery.longestTrend)")
    }
  }

  func run() async throws {
    var query = try figures.query(name)
    (query.unitsAs, query.trend) = (unitsAs, trend)
    query.dimensions = dimensions.compactMap { $0 }
    let report = try await register.withStore(as: figures.username) { [query] in
      try await $0.statistics(query, as: $1)
    }
    switch output.format {
    case .json: print(try jsonText(report))
    case .csv: print(report.csv(byteOrderMark: bom), terminator: "")
    case .table: print(report.wholeText)
    }
  }
}

extension StatisticsReport {
  /// Units, breakdowns and trend, one table under the other.
  var wholeText: String {
    ([tableText] + breakdowns.map(text) + (trend.isEmpty ? [] : [trendText]))
      .joined(separator: "\n\n")
  }

  private func text(_ breakdown: Breakdown) -> String {
    let rows = breakdown.rows.map { row in
      [row.unit ?? ""]
        + breakdown.by.figures.map { row.told(.figure($0)).map(String.init) ?? suppressedMark }
    }
    let header = [breakdown.by.rawValue] + breakdown.by.figures.map(\.rawValue)
    return Table(header: header, rows: rows).text
  }

  private var trendText: String {
    let figures: [Figure] = [
      .openAtStart, .opened, .closed, .openAtEnd, .sanctioned, .violations, .finesImposed,
    ]
    let rows = trend.map { point in
      [point.name, "\(point.from)", "\(point.to)"]
        + figures.map { point.total.told(.figure($0)).map(String.init) ?? suppressedMark }
    }
    return Table(header: ["period", "from", "to"] + figures.map(\.rawValue), rows: rows).text
  }
}
