import Foundation
import FoundationNetworking
import Postgres
import TestDatabase
import Testing

@Suite struct `The service` {
  @Test func `refuses a database whose durability is off, and says which setting`() async throws {
    try await BinaryRegister.with { register in
      let outcome = try register.binary.run("serve", "--listen", "127.0.0.1:0")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("fsync: off"))
    }
  }

  @Test func `refuses a schema that is older than the program`() async throws {
    let database = try await TestDatabase.empty()
    let binary = Binary(environment: BinaryRegister.environment(database))
    let outcome = try binary.run("serve", "--listen", "127.0.0.1:0")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("older than the program"))
    await database.drop()
  }

  @Test func `refuses a schema that is newer than the program`() async throws {
    try await BinaryRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.script(
          """
          INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, 'later', '\\x00')
          """)
      }
      let outcome = try register.binary.run("serve", "--listen", "127.0.0.1:0")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("newer than the program"))
    }
  }

  @Test func `refuses a superuser's login, and names what it is`() async throws {
    try await BinaryRegister.with { register in
      let outcome = try register.binary.run("serve", "--listen", "127.0.0.1:0")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("login: postgres, superuser"))
    }
  }

  @Test func `refuses a schema that is not the program's, which doctor names as well`()
    async throws
  {
    try await BinaryRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.script("DROP TRIGGER event_is_appended ON events")
      }
      let served = try register.binary.run("serve", "--listen", "127.0.0.1:0")
      #expect(served.status == 1)
      #expect(served.errors.contains("trigger event_is_appended on events: missing"))
      let doctor = try register.binary.run("doctor", "--format", "csv")
      #expect(doctor.status == 1)
      #expect(doctor.output.contains("trigger event_is_appended on events,NO,"))
    }
  }

  @Test func `answers, and ends cleanly when asked to`() async throws {
    try await BinaryRegister.with { register in
      let service = try Service(
        register.binary, ["serve", "--listen", "127.0.0.1:0", "--unsafe", "--log-level", "error"])
      let (_, response) = try await URLSession.shared.data(from: service.url("/readyz"))
      #expect((response as? HTTPURLResponse)?.statusCode == 200)
      #expect(service.stop() == 0)
    }
  }

  @Test func `keeps a private register from one run to the next`() async throws {
    let folder = URL(fileURLWithPath: "/tmp/thanhtra-serve-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: folder) }
    let binary = Binary()
    let arguments = [
      "serve", "--private", "--data", folder.path, "--listen", "127.0.0.1:0", "--log-level",
      "error",
    ]
    let first = try Service(binary, arguments)
    try binary.run("unit", "add", "HN", "--name", "Hà Nội", "--data", folder.path)
    let second = try binary.run(arguments)
    #expect(second.status == 1, "one register is served once")
    #expect(first.stop() == 0)
    let stopped = try binary.run("unit", "list", "--data", folder.path)
    #expect(stopped.status == 1, "the private server ends with the service")
    let again = try Service(binary, arguments)
    let units = try binary.run("unit", "list", "--data", folder.path, "--format", "csv")
    #expect(units.output.contains("HN,Hà Nội"))
    #expect(again.stop() == 0)
  }
}
