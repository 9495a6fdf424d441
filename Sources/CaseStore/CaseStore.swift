public import Postgres

/// The register: every question and every change, each in one transaction.
///
/// What it can see and do is bounded by the database role its connections use.
public struct CaseStore: Sendable {
  public let database: Database
  let cache = CaseCache()
  let lawCache = LawCache()

  public init(_ database: Database) { self.database = database }
}
