import Foundation
import Glibc
import TestDatabase
import Testing

@Suite struct `The process of the service` {
  @Test func `has no right of root in any thread, nor a way to gain one`() async throws {
    try await BinaryRegister.with { register in
      let service = try Service(register.binary, Self.serving)
      try expectNoRights(service)
      #expect(service.stop() == 0)
    }
  }

  @Test func `has none with a private register either, which it ends as before`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "thanhtra-rights-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: folder) }
    let service = try Service(
      Binary(), Self.serving + ["--private", "--data", folder.path])
    try expectNoRights(service)
    #expect(service.stop() == 0)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can be refused"))
  func `is not started as root, nor as a user that is root or nobody on this machine`() async throws
  {
    try await BinaryRegister.with { register in
      var binary = register.binary
      binary.environment["THANHTRA_USER"] = nil
      for (arguments, words) in [
        ([], "by --user"), (["--user", "root"], "'root' is root"),
        (["--user", "no-such-user"], "no user 'no-such-user'"),
      ] {
        let outcome = try binary.run(["serve", "--listen", "127.0.0.1:0"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
      }
    }
  }

  @Test func `shows no password among its arguments`() async throws {
    try await BinaryRegister.with { register in
      let database = register.database.connection(as: "postgres") + " password='kept-to-us'"
      for named in [["--database", database], ["--database=\(database)"]] {
        let service = try Service(register.binary, Self.serving + named)
        let arguments = try service.arguments()
        #expect(arguments.contains("--unsafe"))
        #expect(!arguments.contains { $0.contains("kept-to-us") })
        #expect(service.stop() == 0)
      }
    }
  }

  @Test func `warns of a password among the arguments, and of nothing else`() async throws {
    try await BinaryRegister.with { register in
      let database = register.database.connection(as: "postgres")
      for (named, warns) in [
        (database, false), (database + " password=x", true), ("postgres://a:b@127.0.0.1:1/x", true),
      ] {
        let outcome = try register.binary.run("unit", "list", "--database", named)
        #expect(outcome.errors.contains("THANHTRA_DATABASE") == warns, "\(outcome.errors)")
      }
    }
  }

  @Test func `finds its database in a credential of systemd`() async throws {
    try await BinaryRegister.with { register in
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "credentials-\(register.database.name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try (register.database.connection(as: "postgres") + "\n").write(
        to: folder.appendingPathComponent("database"), atomically: true, encoding: .utf8)
      let binary = Binary(environment: ["CREDENTIALS_DIRECTORY": folder.path])
      let outcome = try binary.run("unit", "list")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  private static let serving = [
    "serve", "--listen", "127.0.0.1:0", "--unsafe", "--log-level", "error",
  ]

  private func expectNoRights(_ service: Service) throws {
    let threads = try service.threads()
    #expect(threads.count > 1)
    for status in threads {
      let lines = status.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
      func words(_ name: String) throws -> [Substring] {
        Array(try #require(lines.first { $0.first == "\(name):" }).dropFirst())
      }
      #expect(try !words("Uid").contains("0"))
      for set in ["CapPrm", "CapEff", "CapAmb"] {
        #expect(try words(set) == ["0000000000000000"])
      }
      #expect(try words("NoNewPrivs") == ["1"])
    }
  }
}
