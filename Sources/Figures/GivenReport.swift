/// A report that the public has.
public struct GivenReport: Sendable {
  /// As it was given out.
  public let shown: StatisticsReport
  /// The same before anything was hidden; nil to somebody who may not see it.
  public let figures: StatisticsReport?

  public init(shown: StatisticsReport, figures: StatisticsReport?) {
    self.shown = shown
    self.figures = figures
  }
}

/// Why a report cannot be given out, whatever is hidden in it.
public struct ExposingReport: Error, Sendable, Equatable {
  /// Position of the earlier report that would tell more than it shows.
  public let earlier: Int
}
