public import Postgres
import PostgresServer

/// Real, private databases for tests, on one server for the whole test process.
///
/// The server starts with the first use and is removed when the process ends.
public enum TestDatabase {
  /// A new database owned by `thanhtra_owner`, whose schema only the owner may use.
  public static func empty() async throws -> Private {
    try await TestCluster.shared.value.clone(of: "empty") { database in
      try await database.asSuperuser { try $0.script("REVOKE ALL ON SCHEMA public FROM PUBLIC") }
    }
  }

  /// A clone of a template that `prepare` fills once for each name.
  ///
  /// `prepare` must have closed its connections when it returns.
  public static func clone(
    of name: String,
    prepare: @escaping @Sendable (Private) async throws -> Void
  ) async throws -> Private {
    try await TestCluster.shared.value.clone(of: "template_\(name)") { template in
      try await template.asSuperuser { try $0.script("REVOKE ALL ON SCHEMA public FROM PUBLIC") }
      try await prepare(template)
    }
  }

  /// One test's own database.
  public struct Private: Sendable {
    /// Its name on the server.
    public let name: String
    let server: PrivateServer

    /// A connection string for `thanhtra_owner`, `thanhtra_app` or `postgres`.
    public func connection(as user: String) -> String {
      server.connection(user: user, database: name)
    }

    /// Removes the database; whoever is connected is cut off. Leaving it is no leak either: the
    /// whole server goes with the process.
    public func drop() async {
      let sql = "DROP DATABASE IF EXISTS \(name) WITH (FORCE)"
      try? await TestCluster.shared.value.administrate(sql)
    }

    /// Runs `body` as the superuser on a connection of its own, closed afterwards.
    public func asSuperuser<T: Sendable>(
      _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
      let database = Database(.init(connection: connection(as: "postgres"), writers: 1))
      do {
        let value = try await database.session(body)
        await database.shutdown()
        return value
      } catch {
        await database.shutdown()
        throw error
      }
    }
  }
}
