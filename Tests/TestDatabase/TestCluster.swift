import Glibc
import Postgres
import PostgresServer

/// The server that all tests of a process share, and the templates on it.
actor TestCluster {
  static let shared = Task { try await TestCluster() }

  private let server: PrivateServer
  private let administration: Database
  private var templates: [String: Task<Void, any Error>] = [:]
  private var clones = 0

  private init() async throws {
    StaleServers.remove()
    var template = Array("/tmp/thanhtra-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw TestClusterError(description: "no directory can be made in /tmp")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // mkdtemp lets nobody else in, and the server runs as another user.
    chmod(path, 0o755)
    server = PrivateServer(directory: path, durable: false)
    AtExit.remove(server, directory: path)
    try await server.start()
    administration = Database(
      .init(
        connection: server.connection(user: "postgres", database: "postgres"),
        readers: 1,
        writers: 4,
        waitLimit: .seconds(120),
        statementTimeout: .seconds(120),
        lockTimeout: .seconds(120)
      )
    )
    try await administration.session {
      try $0.script(
        """
        CREATE ROLE thanhtra_owner LOGIN;
        CREATE ROLE thanhtra_app LOGIN;
        GRANT thanhtra_app TO thanhtra_owner;
        """
      )
    }
  }

  /// Makes the template if nobody has, then a copy of it.
  func clone(
    of template: String,
    prepare: @escaping @Sendable (TestDatabase.Private) async throws -> Void
  ) async throws -> TestDatabase.Private {
    let ready = templates[template] ?? make(template, prepare)
    templates[template] = ready
    try await ready.value
    clones += 1
    let copy = TestDatabase.Private(name: "test_\(clones)", server: server)
    try await create(copy.name, from: "\"\(template)\"")
    // A copy has the rights on its objects, but not those on the database itself.
    try await administrate("REVOKE CREATE, TEMPORARY ON DATABASE \(copy.name) FROM PUBLIC")
    return copy
  }

  func administrate(_ sql: String) async throws {
    try await administration.session { try $0.script(sql) }
  }

  private func make(
    _ template: String,
    _ prepare: @escaping @Sendable (TestDatabase.Private) async throws -> Void
  ) -> Task<Void, any Error> {
    Task {
      let database = TestDatabase.Private(name: template, server: server)
      try await create("\"\(template)\"", from: "template0")
      try await prepare(database)
    }
  }

  /// A backend ends a moment after its client has closed, and until then its database is in use.
  private func create(_ name: String, from template: String) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      do {
        return try await administrate(
          "CREATE DATABASE \(name) OWNER thanhtra_owner TEMPLATE \(template)"
        )
      } catch let error as PostgresError where error.sqlState == "55006" && .now < deadline {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }
}

struct TestClusterError: Error, CustomStringConvertible {
  let description: String
}
