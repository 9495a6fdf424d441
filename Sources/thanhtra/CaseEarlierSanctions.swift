import ArgumentParser
import CaseStore
import Cases

struct CaseEarlierSanctions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "earlier-sanctions",
    abstract: "List possible earlier sanctions of the subjects of a case.",
    discussion: "Example: thanhtra case earlier-sanctions DEMO-N-2026-000001 --as supervisor.demo")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Number of the case.") var number: String
  @Option(name: .customLong("as"), help: "Ask with the rights of this officer.")
  var username: String?

  func run() async throws {
    try await register.withStore(as: username) { store, asker in
      let found = try await store.earlierSanctions(of: number, as: asker, today: .today)
      let header = ["subject", "matched by", "year", "form", "same act", "lapsed", "case"]
      try output.write(found, header: header) {
        [
          "\($0.subject)", output.shown($0.matchedBy), "\($0.year)", output.shown($0.form),
          $0.sameAct ? "yes" : "no", $0.lapsed ? "yes" : "no", $0.number ?? "",
        ]
      }
    }
  }
}
