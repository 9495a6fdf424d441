import Postgres
import Schema

/// How much of what travels with the binary was loaded.
public struct ShippedData: Sendable, Equatable {
  public let acts: Int
  /// Clocks, authorities and amounts.
  public let rules: Int
  /// Days of years that held none before.
  public let days: Int
}

extension CaseStore {
  /// Loads the acts, the calendars and the law that travel with the binary, and starts the clocks
  /// of cases older than their rules.
  public func loadShippedReferenceData() async throws -> ShippedData {
    let acts = try await loadShippedCatalogues()
    let days = try await loadShippedCalendars()
    // After them, because `hasLaw` asks for it.
    let rules = try await loadShippedLaw()
    try await startMissingClocks()
    return ShippedData(acts: acts, rules: rules, days: days)
  }

  /// Whether the reference data was loaded: not in a new register, nor in one from before the law
  /// was data.
  public func hasLaw() async throws -> Bool {
    try await database.read { session in
      try session.query("SELECT EXISTS (SELECT FROM clock_rules) AS has_law")[0].decode("has_law")
    }
  }

  /// Loads the catalogues that travel with the binary; answers how many acts they have.
  public func loadShippedCatalogues() async throws -> Int {
    var count = 0
    for file in Schema.catalogues { count += try await loadCatalogue(Array(file.text.utf8)) }
    return count
  }

  /// Loads the clocks, authorities and amounts that travel with the binary; answers how many.
  public func loadShippedLaw() async throws -> Int {
    var count = 0
    for file in Schema.laws { count += try await loadLaw(Array(file.text.utf8)) }
    return count
  }

  /// Loads the calendars that travel with the binary, but for the years on file; answers how many
  /// days were added.
  public func loadShippedCalendars() async throws -> Int {
    var count = 0
    for file in Schema.calendars {
      count += try await loadCalendarWhereMissing(Array(file.text.utf8))
    }
    return count
  }
}
