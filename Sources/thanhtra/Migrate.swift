import ArgumentParser
import CaseStore
import Postgres

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the schema of the database up to date.",
    discussion: """
      Creates the roles thanhtra_owner and thanhtra_app first, if the login may create roles.

      Example: thanhtra migrate --database postgres://postgres@db/thanhtra
      """)

  @OptionGroup var register: RegisterOptions

  func run() async throws {
    if let url = register.externalDatabase { try await provisionIfPermitted(url) }
    try await register.withStore(.owner) { store in
      let applied = try await store.migrate()
      for name in applied { printError("applied \(name)") }
      if applied.isEmpty { printError("The schema is current.") }
      if try await !store.hasLaw() { printError(try await store.loadShippedReferenceData().words) }
    }
  }

  private func provisionIfPermitted(_ url: String) async throws {
    let database = Database(.init(connection: url, readers: 1, writers: 1))
    do {
      try await provision(database)
    } catch let error as PostgresError where error.sqlState == "42501" {
      // An administrator creates the roles then; if they are missing, the next step says so.
    }
    await database.shutdown()
  }
}

extension ShippedData {
  /// One sentence about what was loaded.
  var words: String {
    "\(acts) acts, \(rules) rules of law and \(days) calendar days loaded."
  }
}
