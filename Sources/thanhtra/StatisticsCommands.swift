import ArgumentParser
import CaseStore
import Cases

struct StatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "Figures of a period.", subcommands: [Monthly.self])
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
  @Option(help: "YYYY-MM.") var month: String
  @Option(help: "reporting or calendar.") var period = ReportingPeriod.Kind.reporting
  @Option(help: "A unit and those below it.") var unit: String?
  @Option(help: "Leave out what was recorded after this instant (RFC 3339).") var asOf: String?
  @Option(name: .customLong("as"), help: "Read as this officer.") var username: String?

  func validate() throws {
    guard ReportingPeriod(month, kind: period) != nil else {
      throw ValidationError("--month: '\(month)' is not a month (YYYY-MM)")
    }
    if let asOf, !Instant.isValid(asOf) {
      throw ValidationError("--as-of: '\(asOf)' is not an RFC 3339 instant with offset")
    }
  }

  func run() async throws {
    guard let span = ReportingPeriod(month, kind: period) else { return }
    try await register.withStore(as: username) { store, asker in
      var query = StatisticsQuery(span)
      (query.unit, query.asOf) = (unit, asOf)
      let figures = try await store.statistics(query, as: asker)
      switch output.format {
      case .json: print(try jsonText(figures))
      case .csv: print(figures.csv(), terminator: "")
      case .table: print(figures.tableText)
      }
    }
  }
}

extension StatisticsReport {
  /// Figures down, units across would not fit a terminal: units down, the main figures across.
  fileprivate var tableText: String {
    let header = [
      "unit", "at start", "opened", "reopened", "received", "closed", "sent", "at end",
      "investigated", "sanctioned", "violations", "decisions", "warnings", "fines", "fines VND",
      "paid VND", "overdue",
    ]
    func cells(_ row: StatisticsRow, _ name: String) -> [String] {
      let figures = [
        Figure.openAtStart, .opened, .reopened, .received, .closed, .sent, .openAtEnd,
        .investigated, .sanctioned, .violations, .decisions, .warnings, .fines, .finesImposed,
        .finesCollected, .overdue,
      ]
      return [name] + figures.map { row.told(.figure($0)).map(String.init) ?? suppressedMark }
    }
    let rows =
      units.map { cells($0, $0.unit ?? "") }
      + subtotals.map { cells($0, "\($0.unit ?? "") and below") } + [cells(total, "TOTAL")]
    let reasons = total.closedByReason.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let closed = reasons.isEmpty ? "" : "\nclosed by reason: " + reasons.joined(separator: ", ")
    return """
      \(month) (\(period.rawValue)): \(from) to \(to), as of \(asOf)

      \(Table(header: header, rows: rows).text)\(closed)
      """
  }
}
