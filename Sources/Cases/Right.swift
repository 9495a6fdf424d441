/// What a role may or may not. Which steps of a case a role may take is in the workflow.
public enum Right: String, Sendable, CaseIterable {
  /// Cases of the scope are visible at all.
  case readsCases = "reads_cases"
  /// Names, identifiers and addresses are shown, not only their place.
  case readsIdentities = "reads_identities"
  /// What is written of a case in free words is shown: it may name people too.
  case readsTexts = "reads_texts"
  case opensCases = "opens_cases"
  /// May be in charge of a case and add events to it.
  case worksOnCases = "works_on_cases"
  /// Takes over an older register.
  case importsRegisters = "imports_registers"
  case readsStatistics = "reads_statistics"
  case publishesStatistics = "publishes_statistics"
  /// What proves the history: checkpoints.
  case readsAudit = "reads_audit"
  /// The scope reaches from the officer's unit to all units below it.
  case seesUnitsBelow = "sees_units_below"
}
