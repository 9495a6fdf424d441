import ArgumentParser
import CaseStore
import Cases
import Postgres

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the database against the program and list neglected cases.",
    discussion: """
      Names every policy, grant, function, trigger and constraint that is not what the program \
      expects, rights of the roles that go too far, and a server's log that would hold values.

      Counts open cases without an officer in charge, without a running term, with a missed term \
      or in a closed unit, if the login may act as the owner.

      Example: thanhtra doctor --data .thanhtra
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await register.withStore(.application) { store in
      let diagnosis = try await Diagnosis(store, forServing: false)
      let checks = diagnosis.checks + (diagnosis.problems.isEmpty ? try await cases() : [])
      try output.write(checks, header: ["check", "healthy", "found"]) {
        [$0.name, $0.isHealthy ? "yes" : $0.isRequired ? "NO" : "no (advice)", $0.found]
      }
      guard diagnosis.problems.isEmpty else {
        throw Failure(1, "The register should not be served before this is repaired.")
      }
    }
  }

  /// Only the owner sees every case: row security limits all others.
  private func cases() async throws -> [HealthCheck] {
    do {
      return try await register.withStore(.owner) { try await $0.caseChecks(today: .today) }
    } catch let error as PostgresError where error.sqlState == "42501" {
      return [
        HealthCheck(
          name: "cases", isHealthy: true, found: "not checked: the login is not the owner",
          isRequired: false)
      ]
    }
  }
}

/// The checks of a database: schema, durable settings, roles, row security and what is logged.
struct Diagnosis {
  let checks: [HealthCheck]

  init(_ store: CaseStore, forServing isForServing: Bool) async throws {
    let schema = try await store.schemaStatus()
    let check = HealthCheck(
      name: "schema", isHealthy: schema == .current, found: schema.words, isRequired: true)
    // The other checks need the tables.
    let others =
      schema.isEmpty ? [] : try await store.healthChecks(forServing: isForServing)
    checks = [check] + others
  }

  /// Why the database should not be served; empty when it may be.
  var problems: [String] {
    checks.filter { $0.isRequired && !$0.isHealthy }.map { "\($0.name): \($0.found)" }
  }
}

extension Migrator.Status {
  fileprivate var isEmpty: Bool {
    if case .pending(let migrations) = self { return migrations.first?.number == 1 }
    return false
  }

  fileprivate var words: String {
    switch self {
    case .current: "current"
    case .pending(let migrations):
      "older than the program: run thanhtra migrate (\(migrations.count) to apply)"
    case .newer(let number): "newer than the program: migration \(number)"
    case .edited(let number): "migration \(number) was edited after it had been applied"
    case .missing(let number): "migration \(number) is not in the program"
    }
  }
}
