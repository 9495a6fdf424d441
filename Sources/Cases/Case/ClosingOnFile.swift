/// The event that closed a case.
public struct ClosingOnFile: Sendable, Equatable {
  public let version: Int
  public let reason: ClosingReason
  public let on: Day

  public init(version: Int, reason: ClosingReason, on: Day) {
    self.version = version
    self.reason = reason
    self.on = on
  }

  /// Nil when the change is no closing.
  init?(_ change: Change) {
    guard let reason = change.documents.closing else { return nil }
    self.init(version: change.version, reason: reason, on: change.effectiveOn)
  }
}
