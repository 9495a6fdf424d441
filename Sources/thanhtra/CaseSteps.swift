import ArgumentParser
import CaseStore
import Cases
import Contract

struct CaseSteps: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "Show the possible next steps of a case, and what each still lacks.",
    discussion: "Example: thanhtra case steps DEMO-N-2026-000001 --as supervisor.demo")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(name: .customLong("as"), help: "Ask with the rights of this officer.")
  var username: String?

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
