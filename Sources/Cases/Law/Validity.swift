/// From when to when something is in force; an end that is not set is open.
public struct Validity: Sendable, Equatable {
  public let from: Day?
  public let to: Day?

  public init(from: Day? = nil, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether the day lies within, both ends included.
  public func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
