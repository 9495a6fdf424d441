import ArgumentParser
import CaseStore
import Cases
import Foundation
import Postgres
import PostgresServer

/// Where the register is.
struct RegisterOptions: ParsableArguments {
  @Option(help: "Connection string or URL of the database.")
  var database: String?

  @Option(help: "Data directory of a private database.")
  var data: String?

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The database named by option, environment or credential; `--data` wins over the last two.
  var externalDatabase: String? {
    database ?? (data == nil ? environment["THANHTRA_DATABASE"] ?? credential("database") : nil)
  }

  var directory: String {
    let named = data ?? environment["THANHTRA_DATA"] ?? ".thanhtra"
    return URL(fileURLWithPath: named).path
  }

  /// Of sessions in a role; who logs in may be another, where the database is a private one.
  func configuration(
    _ role: DatabaseRole, login: DatabaseRole? = nil
  ) -> Database.Configuration {
    let connection =
      externalDatabase
      ?? PrivateServer.connection(
        for: directory, user: (login ?? role).rawValue, database: "thanhtra")
    return Database.Configuration(connection: connection, role: role.rawValue)
  }

  /// Opens the register for one command, and closes it whatever happens.
  func withStore<T>(
    _ role: DatabaseRole, login: DatabaseRole? = nil, _ body: (CaseStore) async throws -> T
  ) async throws -> T {
    var configuration = configuration(role, login: login)
    configuration.readers = 1
    configuration.writers = 1
    // A report or an audit may take long.
    configuration.statementTimeout = .seconds(3_600)
    let store = CaseStore(Database(configuration))
    do {
      let result = try await body(store)
      await store.database.shutdown()
      return result
    } catch {
      await store.database.shutdown()
      throw explained(error)
    }
  }

  /// As the officer, or as the operator of the database when none is named.
  func withStore<T>(
    as username: String?, _ body: (CaseStore, Asker) async throws -> T
  ) async throws -> T {
    try await waiting("reading") {
      guard let username else {
        return try await withStore(.owner) { try await body($0, .localOperator) }
      }
      return try await withStore(naming: username, body)
    }
  }

  /// As the officer, whom only the operator of the database may name.
  func withStore<T>(
    naming username: String, _ body: (CaseStore, Asker) async throws -> T
  ) async throws -> T {
    try await withStore(.application, login: .owner) { store in
      guard try await store.mayNameOfficers() else {
        throw Failure(3, Self.mayNotName[Language.ofTerminal])
      }
      return try await body(store, .officer(username))
    }
  }

  private static let mayNotName = Text(
    "Chỉ người vận hành cơ sở dữ liệu được nêu tên cán bộ: hãy đăng nhập bằng vai trò "
      + "thanhtra_owner.",
    "Only the operator of the database may name an officer: log in as thanhtra_owner.")

  private func explained(_ error: any Error) -> any Error {
    guard let error = error as? PostgresError else { return error }
    if error.kind == .cannotConnect, externalDatabase == nil {
      return Failure(
        1,
        "No private database answers in \(directory). Start it with deploy/run, or name one "
          + "by --database or --data.")
    }
    if error.sqlState == "42P01" {
      return Failure(1, "The database has no schema yet. Run thanhtra migrate first.")
    }
    return error
  }
}
