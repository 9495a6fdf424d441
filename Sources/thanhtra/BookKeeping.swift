import CaseStore
import Cases
import Logging
import ServiceLifecycle

/// Keeps the figures of what is over settled while the service runs: at once, then every ten
/// minutes. Figures are right without it, only later told.
struct BookKeeping: Service {
  private static let interval = Duration.seconds(600)
  /// A long import goes first: who records meanwhile would wait with the settling.
  private static let patience = Duration.milliseconds(200)

  let store: CaseStore
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await settle()
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  private func settle() async {
    do {
      let count = try await store.settle(before: .today, patience: Self.patience)
      if count > 0 { logger.info("settled half months", metadata: ["count": "\(count)"]) }
    } catch {
      if Task.isCancelled { return }
      logger.warning("half months not settled", metadata: ["error": "\(error)"])
    }
  }
}
