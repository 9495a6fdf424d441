import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Officers and tokens that count no longer.
@Suite struct ShutOutTests {
  @Test func `a token opens the register to its officer`() async throws {
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      #expect(try await register.store.me(.token(token)).username == "inspector.hn1")
    }
  }

  @Test func `a token nobody issued is refused`() async throws {
    try await TestRegister.with { register in
      await #expect(throws: CaseError.unauthenticated) {
        try await register.store.me(.token("tt1_made-up"))
      }
    }
  }

  @Test func `a token is refused once it has expired`() async throws {
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.database.asSuperuser { session in
        try session.script("UPDATE sessions SET expires_at = now()")
      }
      await #expect(throws: CaseError.unauthenticated) {
        try await register.store.list(CaseFilter(), as: .token(token))
      }
    }
  }

  @Test func `a token is refused once it was revoked`() async throws {
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.store.signOut(token)
      await #expect(throws: CaseError.unauthenticated) {
        try await register.store.open(
          .example(), as: .token(token), today: TestRegister.today)
      }
    }
  }

  @Test func `a token is revoked once`() async throws {
    try await TestRegister.with { register in
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.store.signOut(token)
      await #expect(throws: CaseError.unauthenticated) { try await register.store.signOut(token) }
    }
  }

  @Test func `a revoked token leaves the officer's other tokens alone`() async throws {
    try await TestRegister.with { register in
      let first = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      let second = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.store.signOut(first)
      #expect(try await register.store.me(.token(second)).username == "inspector.hn1")
    }
  }

  @Test func `a disabled officer is refused on every way in`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let token = try await register.store.issueToken(to: "inspector.hn1", hours: 1).token
      try await register.owner.disableOfficer("inspector.hn1")
      for asker in [Asker.token(token), .officer("inspector.hn1")] {
        await #expect(throws: CaseError.unauthenticated) {
          try await register.store.show(number, as: asker)
        }
        await #expect(throws: CaseError.unauthenticated) {
          try await register.store.advance(
            number, by: .noted(.note), as: asker, today: TestRegister.today)
        }
      }
    }
  }

  @Test func `a disabled officer is issued no token`() async throws {
    try await TestRegister.with { register in
      try await register.owner.disableOfficer("inspector.hn1")
      await #expect(throws: CaseError.notFound) {
        try await register.store.issueToken(to: "inspector.hn1", hours: 1)
      }
    }
  }
}
