import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Who holds the application's login, and perhaps a token, gets no more than the token gives.
@Suite struct IntrusionTests {
  @Test(arguments: Intrusion.kinds.keys.sorted())
  func `an intruder gets nothing where the honest officer gets something`(
    _ kind: String
  ) async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      var differences: [String] = []
      for intrusion in Intrusion.kinds[kind] ?? [] {
        let outcome = try await Self.outcome(
          of: intrusion.hostile, as: intrusion.officer, register, scene)
        if outcome != intrusion.outcome { differences.append("\(intrusion.name): \(outcome)") }
        let honest = try await Self.outcome(
          of: intrusion.honest, as: intrusion.honestOfficer, register, scene)
        if honest != "something" { differences.append("\(intrusion.honest): \(honest)") }
      }
      #expect(differences == [])
    }
  }

  @Test func `there are at least a hundred attempts`() {
    #expect(Intrusion.kinds.values.map(\.count).reduce(0, +) >= 100)
  }

  @Test func `a context serves no other transaction and no other connection`() async throws {
    try await TestRegister.with { register in
      _ = try await HostileScene(register)
      let (first, second) = (register.raw(), register.raw())
      let context = try await first.transaction { session -> String in
        try session.query("SELECT enter(\(unescaped: Intrusion.hash))")
        #expect(try session.query("SELECT FROM cases").count > 0)
        return try session.query("SELECT current_setting('thanhtra.context') AS context")[0]
          .decode("context", as: String.self)
      }
      for connection in [first, second] {
        let seen = try await connection.transaction { session -> Int in
          try session.query("SELECT set_config('thanhtra.context', \(context), true)")
          return try session.query("SELECT FROM cases").count
        }
        #expect(seen == 0)
        await connection.shutdown()
      }
    }
  }

  @Test func `only the owner's login names an officer without a token`() async throws {
    try await TestRegister.with { register in
      let service = CaseStore(register.raw())
      let mayName = try await service.mayNameOfficers()
      #expect(!mayName)
      let error = await #expect(throws: PostgresError.self) {
        try await service.me(.officer("supervisor.hn"))
      }
      #expect(error?.sqlState == Intrusion.refused)
      await service.database.shutdown()
      #expect(try await register.store.mayNameOfficers())
      #expect(try await register.store.me(.officer("supervisor.hn")).role == .supervisor)
    }
  }

  @Test func `an ended session enters no more, and nothing brings it back`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      let enter = "SELECT FROM enter(\(Intrusion.hash))"
      #expect(try await register.runRaw(enter, as: nil, in: scene) == 1)
      try await register.runRaw("SELECT sign_out(\(Intrusion.hash))", as: nil, in: scene)
      #expect(try await register.runRaw(enter, as: nil, in: scene) == 0)
      let again = "SELECT WHERE sign_out(\(Intrusion.hash))"
      #expect(try await register.runRaw(again, as: nil, in: scene) == 0)
    }
  }

  @Test func `what the role sets for itself does not reach the service`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let settings = [
        "search_path = pg_temp", "default_transaction_read_only = on", "row_security = off",
        "statement_timeout = 1",
      ]
      let raw = register.raw()
      let database = register.database.name
      for setting in settings {
        try await raw.session {
          try $0.script("ALTER ROLE thanhtra_app IN DATABASE \(database) SET \(setting)")
        }
      }
      await raw.shutdown()
      let service = CaseStore(register.raw())
      let token = try await register.owner.issueToken(to: "inspector.hn1", hours: 1).token
      _ = try await service.advance(
        number, by: .noted(.note), as: .token(token), today: TestRegister.today)
      #expect(try await service.show(number, as: .token(token)).version == 2)
      await service.database.shutdown()
    }
  }

  @Test func `who opened or investigated does not sanction where four eyes are asked for`()
    async throws
  {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      try await register.owner.setFourEyes(true, of: "HN-1")
      let sanction = Intrusion.guards.last?.honest ?? ""
      let refusal = try await Self.outcome(of: sanction, as: "supervisor.hn", register, scene)
      #expect(refusal == "sanction_needs_another_officer")
      try await register.owner.setFourEyes(false, of: "HN-1")
      let honest = try await Self.outcome(of: sanction, as: "supervisor.hn", register, scene)
      #expect(honest == "something")
    }
  }

  private static func outcome(
    of sql: String, as officer: String?, _ register: TestRegister, _ scene: HostileScene
  ) async throws -> String {
    do {
      let rows = try await register.runRaw(sql, as: officer, in: scene)
      return rows == 0 ? Intrusion.nothing : "something"
    } catch let error as PostgresError {
      return error.constraint ?? error.sqlState ?? error.description
    }
  }
}
