public import ArgumentParser
public import Cases

extension Day: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension Role: ExpressibleByArgument {}
extension ReportingPeriod.Kind: ExpressibleByArgument {}
