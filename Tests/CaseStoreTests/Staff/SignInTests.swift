import Cases
import Crypto
import Foundation
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// Passwords and the sessions they open.
@Suite struct SignInTests {
  private static func signIn(
    _ register: TestRegister, _ username: String = "inspector.hn1",
    password: String = TestRegister.password
  ) async throws -> SignedIn? {
    try await register.store.signIn(username, password: password, hasher: TestRegister.hasher)
  }

  @Test func `the right password opens a session of the officer`() async throws {
    try await TestRegister.with { register in
      let session = try #require(try await Self.signIn(register))
      #expect(session.officer.username == "inspector.hn1" && session.officer.unit == "HN-1")
      #expect(try await register.store.me(.token(session.token)) == session.officer)
    }
  }

  @Test(arguments: [
    ("inspector.hn1", "a password for test"), ("inspector.hn1", "A password for tests"),
    ("inspector.hn1", " a password for tests"), ("inspector.hn1", ""),
    ("nobody", TestRegister.password), ("INSPECTOR.HN1", TestRegister.password),
    ("' OR true --", TestRegister.password),
  ])
  func `a wrong name or password opens nothing`(_ name: String, password: String) async throws {
    try await TestRegister.with { register async throws in
      #expect(try await Self.signIn(register, name, password: password) == nil)
      #expect(try await register.snapshot().counts["sessions"] == 0)
    }
  }

  @Test func `a disabled officer opens nothing with the right password`() async throws {
    try await TestRegister.with { register in
      try await register.owner.disableOfficer("inspector.hn1")
      #expect(try await Self.signIn(register) == nil)
    }
  }

  @Test func `an officer without a password opens nothing`() async throws {
    try await TestRegister.with { register in
      try await register.owner.addOfficer(
        "silent", name: "Thử", unit: "HN", role: .inspector, password: nil,
        hasher: TestRegister.hasher)
      #expect(try await Self.signIn(register, "silent", password: "") == nil)
    }
  }

  @Test(arguments: [true, false])
  func `a password is the same from every keyboard`(_ isComposedWhenSet: Bool) async throws {
    try await TestRegister.with { register in
      let password = "mật khẩu của Đào"
      let composed = password.precomposedStringWithCanonicalMapping
      let decomposed = password.decomposedStringWithCanonicalMapping
      try await register.owner.addOfficer(
        "dao", name: "Đào", unit: "HN", role: .inspector,
        password: isComposedWhenSet ? composed : decomposed, hasher: TestRegister.hasher)
      let other = isComposedWhenSet ? decomposed : composed
      #expect(Array(composed.utf8) != Array(decomposed.utf8))
      #expect(try await Self.signIn(register, "dao", password: other) != nil)
    }
  }

  @Test func `marks are part of a password`() async throws {
    try await TestRegister.with { register in
      try await register.owner.addOfficer(
        "dao", name: "Đào", unit: "HN", role: .inspector, password: "mật khẩu của Đào",
        hasher: TestRegister.hasher)
      #expect(try await Self.signIn(register, "dao", password: "mat khau cua Dao") == nil)
    }
  }

  @Test func `only the digest of a token is kept`() async throws {
    try await TestRegister.with { register in
      let token = try #require(try await Self.signIn(register)).token
      let digest = Array(SHA256.hash(data: Array(SHA256.hash(data: Array(token.utf8)))))
      let kept = try await register.database.asSuperuser { session in
        try session.query("SELECT token_hash, sessions::text AS row FROM sessions").map { row in
          (try row.decode("token_hash", as: [UInt8].self), try row.decode("row", as: String.self))
        }
      }
      #expect(kept.map(\.0) == [digest])
      #expect(kept.allSatisfy { !$0.1.contains(token) })
    }
  }

  @Test func `only a salted hash of a password is kept`() async throws {
    try await TestRegister.with { register in
      let hashes = try await register.database.asSuperuser { session in
        try session.query("SELECT hash FROM passwords").map { $0[0] ?? "" }
      }
      #expect(hashes.count == 7 && Set(hashes).count == 7)
      #expect(hashes.allSatisfy { $0.hasPrefix("$scrypt-sha256$ln=10,r=8,p=1$") })
      #expect(hashes.allSatisfy { !$0.contains(TestRegister.password) })
    }
  }

  @Test func `what a dump holds of a password signs nobody in`() async throws {
    try await TestRegister.with { register in
      let kept: [UInt8] = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT decode(split_part(p.hash, '$', 5), 'base64') AS kept
          FROM passwords p JOIN officers o ON o.id = p.officer_id WHERE o.username = 'supervisor.hn'
          """)[0].decode("kept")
      }
      let service = register.raw()
      let signedIn = try await service.transaction { session in
        try session.query("SELECT FROM sign_in('supervisor.hn', \(kept), sha256('x'))").count
      }
      await service.shutdown()
      #expect(kept.count == 32 && signedIn == 0)
    }
  }

  @Test func `a username that nobody has gets a salt and a cost as if it had a password`()
    async throws
  {
    try await TestRegister.with { register in
      let service = register.raw()
      let asked = ["nobody", "nobody", "somebody", "supervisor.hn"]
      var answers: [PasswordParameters] = []
      for username in asked {
        let parameters: Statement = "SELECT * FROM password_parameters(\(username))"
        let answer = try await service.read { session in
          try session.ask(.one(parameters) { try PasswordParameters($0) })
        }
        answers.append(answer)
      }
      await service.shutdown()
      #expect(answers.allSatisfy { $0.logCost == 10 && $0.salt.count == 16 })
      #expect(answers[0].salt == answers[1].salt)
      #expect(Set(answers.map(\.salt)).count == 3)
    }
  }

  @Test func `two sessions have two tokens`() async throws {
    try await TestRegister.with { register in
      let first = try #require(try await Self.signIn(register)).token
      let second = try #require(try await Self.signIn(register)).token
      #expect(first != second && first.hasPrefix("tt1_") && first.utf8.count == 47)
    }
  }

  @Test func `a password of fewer than twelve characters is not taken`() async throws {
    try await TestRegister.with { register in
      let expected = CaseError.invalid([Problem("/password", .passwordTooShort)])
      await #expect(throws: expected) {
        try await register.owner.addOfficer(
          "dao", name: "Đào", unit: "HN", role: .inspector, password: "elevenchars",
          hasher: TestRegister.hasher)
      }
    }
  }
}
