import CaseStore
import Cases
import Logging
import ServiceLifecycle

/// Precomputes the totals of finished half months while the service runs: at once, then every ten
/// minutes. Without it the figures are the same, but reports take longer.
struct SettlementService: Service {
  private static let interval = Duration.seconds(600)
  /// Gives up soon behind a long import, because other writers would queue behind this lock.
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
