import ArgumentParser
import CaseStore
import Cases

struct SettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Keep the figures of half months that are over.",
    discussion: """
      Reports read kept figures sooner than they count anew, and say the same. A running service \
      does this by itself every ten minutes. Ctrl-C leaves whole half months; what is missing is \
      settled the next time.

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
