public import ArgumentParser
public import CaseStore
public import Cases
public import Figures

extension Day: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
  /// Reads RFC 3339 with offset.
  public init?(argument: String) { self.init(argument) }
}

extension LawKind: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension ReportingPeriod.Kind: ExpressibleByArgument {}
extension StatisticsReport.UnitsAs: ExpressibleByArgument {}
extension Figure: ExpressibleByArgument {}
extension ClosingReason: ExpressibleByArgument {}
