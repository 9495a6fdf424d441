import ArgumentParser
import CaseStore
import Cases

struct SettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Store the totals of past half months.",
    discussion: """
      Precomputes half-month totals so that reports are faster. The figures do not change. A \
      running service does this every ten minutes. After Ctrl-C the finished half months stay; \
      the next run does the rest.

      Example: thanhtra statistics settle
      """)

  @OptionGroup var register: RegisterOptions

  func run() async throws {
    let count = try await register.withStore(.application) { store in
      let bar = ProgressBar("settling")
      defer { bar.finish() }
      return try await store.settle(before: .today) { bar.show($0, of: $1) }
    }
    print("Half months settled: \(count).")
  }
}
