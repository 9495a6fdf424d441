public import Cases
public import Figures

/// What the codes in a report are called, as the asker may know them.
public struct ReportNames: Sendable {
  /// The unit that the report is headed by.
  public let agency: String
  /// Names of units by code.
  public let units: [String: String]
  /// Names of acts by code.
  public let acts: [String: Text]
}

extension CaseStore {
  /// The names a report is headed and labelled with.
  public func names(
    in report: StatisticsReport, unit: String?, as asker: Asker
  ) async throws -> ReportNames {
    let units = try await self.units(as: asker)
    let names = Dictionary(units.map { ($0.code, $0.name) }) { first, _ in first }
    let acts = try await violationTypes(on: nil, as: asker)
    let head = unit ?? report.units.first?.key ?? ""
    return ReportNames(
      agency: names[head] ?? head, units: names,
      acts: Dictionary(acts.map { ($0.code, $0.label) }) { $1 })
  }
}
