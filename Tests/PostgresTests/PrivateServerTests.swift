import Glibc
import Postgres
import Testing

@testable import PostgresServer

/// Serialized: each test starts a server of its own.
@Suite(.serialized) struct PrivateServerTests {
  private func withDirectory(
    mode: mode_t = 0o755,
    _ body: (String) async throws -> Void
  ) async throws {
    var template = Array("/tmp/thanhtra-server-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(path, mode)
    let result = await Result { try await body(path) }
    let home = PrivateServer.socketDirectory(for: path)
    removeTree(home)
    removeTree(path)
    try result.get()
  }

  private func answer(_ server: PrivateServer, _ sql: Statement) async throws -> String? {
    let database = Database(
      .init(connection: server.connection(user: "postgres", database: "postgres"), writers: 1)
    )
    let result = await Result { try await database.session { try $0.query(sql).first?[0] } }
    await database.shutdown()
    return try result.get()
  }

  @Test func `a restart keeps the data, and a pool recovers by itself`() async throws {
    try await withDirectory { path in
      let server = PrivateServer(directory: path, durable: false)
      try await server.start()
      let connection = server.connection(user: "postgres", database: "postgres")
      let pool = Database(.init(connection: connection, readers: 2, writers: 2))
      try await pool.session { try $0.script("CREATE TABLE t AS SELECT 1 AS n") }
      await server.stop()
      #expect(server.pid == nil)
      for _ in 0..<10 {
        let error = await refusal { try await pool.read { _ = try $0.query("SELECT n FROM t") } }
        #expect(error?.kind == .cannotConnect)
      }
      try await server.start()
      try await eventually {
        let found = await Result {
          try await pool.session { try $0.query("SELECT n FROM t").first?[0] }
        }
        return (try? found.get()) == "1"
      }
      await pool.shutdown()
      await server.stop()
    }
  }

  @Test func `a directory has one owner at a time`() async throws {
    try await withDirectory { path in
      let server = PrivateServer(directory: path, durable: false)
      try await server.start()
      await #expect(
        throws: PostgresServerError.alreadyServed(directory: path, process: "\(getpid())")
      ) {
        try await PrivateServer(directory: path, durable: false).start()
      }
      #expect(try await answer(server, "SELECT 1") == "1")
      await server.stop()
    }
  }

  @Test func `a server left behind by a killed owner is adopted and stopped`() async throws {
    try await withDirectory { path in
      let owner = PrivateServer(directory: path, durable: false)
      try await owner.start()
      let pid = try #require(owner.pid)
      // What the end of the owner does: the lock is free, the server runs on.
      owner.disown()
      let heir = PrivateServer(directory: path, durable: false)
      try await heir.start()
      #expect(heir.pid == pid)
      #expect(try await answer(heir, "SELECT 'adopted'") == "adopted")
      await heir.stop()
      #expect(PrivateServer.orphan(in: path) == nil)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root has a folder its server cannot reach"))
  func `a folder the server cannot reach is replaced by a link`() async throws {
    try await withDirectory(mode: 0o700) { path in
      let server = PrivateServer(directory: path + "/deep", durable: false)
      try await server.start()
      #expect(server.socketDirectory.hasPrefix("/var/lib/thanhtra/"))
      #expect(PrivateServer.socketDirectory(for: path + "/deep") == server.socketDirectory)
      #expect(try await answer(server, "SELECT 1") == "1")
      await server.stop()
      removeTree(server.socketDirectory)
    }
  }

  @Test func `a path too long for a socket is replaced by a link`() async throws {
    try await withDirectory { path in
      let long = path + "/" + String(repeating: "x", count: 100)
      let server = PrivateServer(directory: long, durable: false)
      try await server.start()
      #expect(server.socketDirectory.utf8.count < 90)
      #expect(try await answer(server, "SELECT 1") == "1")
      await server.stop()
      removeTree(server.socketDirectory)
    }
  }

  @Test func `a durable server keeps what it promised and logs no row data`() async throws {
    try await withDirectory { path in
      let server = PrivateServer(directory: path, durable: true)
      try await server.start()
      let settings: Statement = """
        SELECT concat_ws('|', current_setting('fsync'), current_setting('full_page_writes'),
          current_setting('data_checksums'), current_setting('listen_addresses'),
          current_setting('server_encoding'))
        """
      #expect(try await answer(server, settings) == "on|on|on||UTF8")
      _ = await refusal { try await answer(server, "SELECT \("s3cret")::int") }
      await server.stop()
      #expect(try !log(of: path).contains("s3cret"))
    }
  }

  private func log(of path: String) throws -> String {
    let file = try #require(fopen(PrivateServer.socketDirectory(for: path) + "/log", "r"))
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: buffer[..<fread(&buffer, 1, buffer.count, file)], as: UTF8.self)
  }
}
