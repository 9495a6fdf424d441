import ArgumentParser
import CaseStore
import Cases
import Figures

struct StatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "Report, publish and explain figures.",
    subcommands: [
      Monthly.self, Report.self, FigureCasesCommand.self, Publish.self, Published.self,
      Difference.self, SettleCommand.self,
    ])
}

/// Which figures a command is about.
struct FigureOptions: ParsableArguments {
  @Option(help: "Kind of month: reporting (15th to 14th) or calendar.")
  var period = ReportingPeriod.Kind.reporting
  @Option(help: "Code of a unit; units below it are included.") var unit: String?
  @Option(help: "Ignore everything recorded after this instant (RFC 3339).")
  var asOf: Instant?
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?

  /// The query of a period named as `ReportingPeriod` reads it.
  func query(_ name: String) throws -> StatisticsQuery {
    guard let span = ReportingPeriod(named: name, kind: period) else {
      throw Failure(2, "'\(name)': \(Reason.notAPeriod.message[.ofTerminal])")
    }
    var query = StatisticsQuery(span)
    (query.unit, query.asOf) = (unit, asOf)
    return query
  }
}

struct Monthly: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monthly", abstract: "The figures of a month, by unit.",
    discussion: """
      The reporting month runs from the 15th of the previous month to the 14th.

      Example: thanhtra statistics monthly --month 2026-10 --period calendar --format csv
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: FigureOptions
  @Option(help: "Month, written YYYY-MM.") var month: String

  func validate() throws {
    guard ReportingPeriod(month, kind: figures.period) != nil else {
      throw ValidationError("--month: '\(month)' is not a month (YYYY-MM)")
    }
  }

  func run() async throws {
    let query = try figures.query(month)
    let report = try await register.withStore(as: figures.username) {
      try await $0.statistics(query, as: $1)
    }
    switch output.format {
    case .json: print(try jsonText(report))
    case .csv: print(report.csv(), terminator: "")
    case .table: print(report.tableText(.ofTerminal))
    }
  }
}
