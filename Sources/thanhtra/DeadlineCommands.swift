import ArgumentParser
import CaseStore
import Cases
import Contract

struct CaseSteps: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "What can be done with a case now, and why not the rest.",
    discussion: "Example: thanhtra case steps DEMO-N-2026-000001 --as supervisor.demo")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(name: .customLong("as"), help: "Ask as this officer.") var username: String?

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let entries = try await store.steps(
        of: number, as: asker, today: .today
      ).map { StepEntry($0, .ofTerminal) }
      try output.write(entries, header: ["step", "to", "allowed", "needs", "unmet", "fines"]) {
        [
          $0.action.rawValue, $0.to.rawValue, $0.allowed ? "yes" : "no",
          $0.requires.joined(separator: ", "), $0.unmet.map(\.line).joined(separator: " "),
          ($0.fines ?? []).map(\.line).joined(separator: " "),
        ]
      }
    }
  }
}

extension ReasonDetail {
  fileprivate var line: String { basis.map { "\(message) (\($0))" } ?? message }
}

extension StepEntry.Fine {
  fileprivate var line: String { "\(violation)/\(subject): \(reasoning)" }
}

struct CaseDeadlines: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "Running and missed terms, most urgent first.",
    discussion: "Example: thanhtra case deadlines --due-before 2026-12-01 --unit DEMO")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .customLong("as"), help: "Read as this officer.") var username: String?
  @Option(help: "Due on an earlier day than this.") var dueBefore: Day?
  @Option(help: "A unit and those below it.") var unit: String?
  @Option(help: "Username of the officer in charge.") var assignedTo: String?
  @Option(help: "At most so many.") var limit = 200

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be positive") }
  }

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let header = ["due", "state", "clock", "case", "subject", "officer", "reckoning"]
      try output.write(try await entries(from: store, as: asker), header: header) {
        [
          $0.deadline.dueOn.description, $0.deadline.state.rawValue, $0.deadline.clock, $0.number,
          $0.deadline.subject.map(String.init) ?? "", $0.assignedTo ?? "", $0.deadline.reckoning,
        ]
      }
    }
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

struct CaseEarlierSanctions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "earlier-sanctions",
    abstract: "Sanctions the subjects of a case may have received in others.",
    discussion: "Example: thanhtra case earlier-sanctions DEMO-N-2026-000001 --as supervisor.demo")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(name: .customLong("as"), help: "Ask as this officer.") var username: String?

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let found = try await store.earlierSanctions(of: number, as: asker, today: .today)
      let header = ["subject", "matched by", "year", "form", "same act", "lapsed", "case"]
      try output.write(found, header: header) {
        [
          "\($0.subject)", $0.matchedBy, "\($0.year)", $0.form.rawValue, $0.sameAct ? "yes" : "no",
          $0.lapsed ? "yes" : "no", $0.number ?? "",
        ]
      }
    }
  }
}
