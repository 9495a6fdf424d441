public import ArgumentParser
public import Cases
public import Logging

extension Day: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension Role: ExpressibleByArgument {}
extension ReportingPeriod.Kind: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
