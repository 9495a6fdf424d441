import ArgumentParser
import CaseStore
import Cases
import Figures

struct FigureCasesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "List the cases behind a figure.",
    discussion: """
      Example: thanhtra statistics cases 2026-10 closed --reason executed --unit DEMO-N --alone
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: FigureOptions
  @Argument(help: "The period, such as 2026-10, 2026-Q3 or 2026.") var name: String
  @Argument(help: "Name of the figure, such as opened, closed or fines.") var figure: Figure
  @Option(help: "With the figure closed: only this reason.") var reason: ClosingReason?
  @Flag(help: "Only the unit itself, without units below it.") var alone = false

  func validate() throws {
    if reason != nil, figure != .closed {
      throw ValidationError("--reason needs the figure closed")
    }
  }

  func run() async throws {
    var asked = try figures.query(name)
    asked.isUnitAlone = alone
    var query = FigureQuery(reason.map { .closed($0) } ?? .figure(figure), of: asked)
    query.limit = FigureQuery.maximumLimit
    let entries = try await register.withStore(as: figures.username) { store, asker in
      var entries: [FigureEntry] = []
      while true {
        let page = try await store.cases(in: query, as: asker)
        entries += page.items
        // All pages show the figures as of the same instant.
        query.statistics.asOf = page.asOf
        query.offset += query.limit
        if !page.hasMore { return entries }
      }
    }
    try output.write(entries, header: ["case", "unit", "on", "act", "amount"]) {
      [
        $0.number, $0.unit, $0.effectiveOn.description, $0.act ?? "",
        $0.amount.map(String.init) ?? "",
      ]
    }
  }
}
