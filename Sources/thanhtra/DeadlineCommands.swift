import ArgumentParser
import CaseStore
import Cases

struct CaseDeadlines: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "List running and missed terms, most urgent first.",
    discussion: "Example: thanhtra case deadlines --due-before 2026-12-01 --unit DEMO")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .customLong("as"), help: "Read with the rights of this officer.")
  var username: String?
  @Option(help: "Only terms due before this day.") var dueBefore: Day?
  @Option(help: "Code of a unit; units below it are included.") var unit: String?
  @Option(help: "Username of the officer in charge.") var assignedTo: String?
  @Option(help: "Maximum number of rows.") var limit = 200

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be positive") }
  }

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let header = ["due", "state", "clock", "case", "subject", "officer", "reckoning"]
      try output.write(try await entries(from: store, as: asker), header: header) {
        [
          $0.deadline.dueOn.description, output.shown($0.deadline.state), clock($0.deadline.clock),
          $0.number,
          $0.deadline.subject.map(String.init) ?? "", $0.assignedTo ?? "", $0.deadline.reckoning,
        ]
      }
    }
  }

  private func clock(_ code: String) -> String {
    output.format == .table ? Text.clock(code)[.ofTerminal] : code
  }

  private func entries(from store: CaseStore, as asker: Asker) async throws -> [DeadlineEntry] {
    var filter = DeadlineFilter()
    filter.dueBefore = dueBefore
    filter.unit = unit
    filter.assignedTo = assignedTo
    var entries: [DeadlineEntry] = []
    repeat {
      filter.limit = min(DeadlineFilter.maximumLimit, limit - entries.count)
      let page = try await store.deadlines(
        filter, as: asker, today: .today, language: .ofTerminal)
      entries += page.items
      filter.after = page.next
    } while filter.after != nil && entries.count < limit
    return entries
  }
}
