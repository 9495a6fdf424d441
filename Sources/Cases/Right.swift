/// What a role may or may not. Which steps of a case a role may take is in the workflow.
public enum Right: String, Sendable, CaseIterable {
  /// Cases of the scope are visible at all.
  case readsCases = "reads_cases"
  /// Names, identifiers and addresses are shown, not only their place.
  case readsIdentities = "reads_identities"
  case opensCases = "opens_cases"
  /// May be in charge of a case and add events to it.
  case worksOnCases = "works_on_cases"
  /// Takes over an older register.
  case importsRegisters = "imports_registers"
  case readsStatistics = "reads_statistics"
  case publishesStatistics = "publishes_statistics"
  /// The scope reaches from the officer's unit to all units below it.
  case seesUnitsBelow = "sees_units_below"
}

extension Role {
  /// The rights of the role. The database holds the same table in `rights`.
  public var rights: Set<Right> {
    switch self {
    case .inspector: [.readsCases, .readsIdentities, .opensCases, .worksOnCases]
    case .supervisor:
      [
        .readsCases, .readsIdentities, .opensCases, .worksOnCases, .importsRegisters,
        .readsStatistics, .publishesStatistics, .seesUnitsBelow,
      ]
    case .statistician: [.readsStatistics, .publishesStatistics, .seesUnitsBelow]
    case .auditor: [.readsCases, .readsStatistics, .seesUnitsBelow]
    case .administrator: []
    }
  }

  /// Whether the role has a right.
  public func has(_ right: Right) -> Bool { rights.contains(right) }
}
