import Cases
import Postgres

/// What a refusal of the database means to a person: the one table from constraints to reasons.
func refusal(for error: PostgresError) -> CaseError? {
  switch error.constraint {
  case "signer_title_is_known": .invalid([Problem("/decision/signerTitle", .titleUnknown)])
  case "remedy_signer_title_is_known":
    .invalid([Problem("/closure/remedyDecision/signerTitle", .titleUnknown)])
  case "effect_is_not_in_the_future": .unmet([Problem("/effectiveOn", .inFuture)])
  case "effect_is_not_before_the_last": .unmet([Problem("/effectiveOn", .beforePrevious)])
  case "sanction_needs_another_officer": .unmet([Problem("", .fourEyes)])
  case "fine_is_in_the_bracket", "fine_is_in_the_power_of_the_signer":
    .unmet([Problem("/decision/sanctions", .fineNotProvided)])
  case "step_is_explained": .unmet([Problem("/note", .noteMissing)])
  case "destination_unit_is_open": .unmet([Problem("/toUnit", .toUnitClosed)])
  case "opening_unit_is_open": .invalid([Problem("/unit", .unitClosed)])
  case "unit_opens_before_it_closes": .invalid([Problem("/on", .closesBeforeOpening)])
  case "unit_code_is_plain": .invalid([Problem("/code", .badUnitCode)])
  case "username_is_plain": .invalid([Problem("/username", .badUsername)])
  case "units_code_key": .conflict(.unitExists)
  case "officers_username_key": .conflict(.officerExists)
  default: nil
  }
}

/// Runs a change and turns the database's refusals into the register's own.
func refusing<T>(_ change: () async throws -> T) async throws -> T {
  do {
    return try await change()
  } catch let error as PostgresError {
    throw refusal(for: error) ?? error
  }
}
