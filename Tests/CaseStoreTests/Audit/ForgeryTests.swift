import Cases
import Foundation
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// Forgeries after a checkpoint, before both verifiers.
@Suite struct ForgeryTests {
  @Test(arguments: Forgery.all)
  func `a forgery is found and named by both verifiers`(_ forgery: Forgery) async throws {
    let key = CheckpointKey()
    try await Self.withCases { register in
      let kept = try await register.owner.takeCheckpoint(signedBy: key)
      _ = try await register.opened()
      _ = try await register.store.advance(
        Forgery.second, by: .noted(.note), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      try await Self.forge(forgery.sql, in: register)
      let report = try await register.owner.verifyAudit(against: [kept], trusting: key.publicKey)
      let found = report.findings.map { "\($0.number) \($0.version) \($0.kind.rawValue)" }
      let expected = "\(forgery.number) \(forgery.version) \(forgery.kind.rawValue)"
      #expect(found.contains(expected), "\(found)")
      let second = try await SecondVerifier(register, [kept], trusting: key.publicKey)
      #expect(second.status == 7)
      #expect(second.findings.contains(expected), "\(second.findings)")
      let alone: Set = ["clocks_altered"]
      #expect(
        second.findings.filter { line in !alone.contains { line.hasSuffix($0) } }
          == report.shared)
    }
  }

  @Test func `a head cut out of the file is missed by its root`() async throws {
    try await Self.withCases { register in
      let kept = try await register.owner.takeCheckpoint(signedBy: CheckpointKey())
      let cut = try Self.edited(kept) { text in
        text.replacing(/\["HN-1-2026-000002"[^\]]*\],/, with: "")
      }
      try await Self.expect(.checkpointAltered, of: cut, trusting: nil, register)
    }
  }

  @Test func `a statement that was edited has no signature`() async throws {
    try await Self.withCases { register in
      let kept = try await register.owner.takeCheckpoint(signedBy: CheckpointKey())
      let edited = try Self.edited(kept) { text in
        text.replacing("previous none", with: "previous \(String(repeating: "0", count: 64))")
      }
      try await Self.expect(.checkpointForged, of: edited, trusting: nil, register)
    }
  }

  @Test(arguments: [true, false])
  func `a checkpoint of another key, or of none, proves nothing`(isSigned: Bool) async throws {
    try await Self.withCases { register in
      let kept = try await register.owner.takeCheckpoint(
        signedBy: isSigned ? CheckpointKey() : nil)
      let trusted = CheckpointKey().publicKey
      try await Self.expect(.checkpointForged, of: kept, trusting: trusted, register)
    }
  }

  @Test func `a checkpoint that leaves one out is not linked`() async throws {
    try await Self.withCases { register in
      let key = CheckpointKey()
      var kept: [Checkpoint] = []
      for _ in 1...3 { kept.append(try await register.owner.takeCheckpoint(signedBy: key)) }
      let whole = try await register.owner.verifyAudit(against: kept, trusting: key.publicKey)
      #expect(whole.findings == [])
      let gap = [kept[0], kept[2]]
      let report = try await register.owner.verifyAudit(against: gap)
      #expect(report.findings.map(\.kind) == [.checkpointUnlinked])
      let second = try await SecondVerifier(register, gap)
      #expect(second.findings == report.shared)
    }
  }

  @Test func `what may change is told as a change, by both verifiers alike`() async throws {
    try await Self.withCases { register in
      let key = CheckpointKey()
      let kept = try await register.owner.takeCheckpoint(signedBy: key)
      try await register.owner.disableOfficer("inspector.hn2")
      try await register.owner.addUnit("HP", name: "Thanh tra Hải Phòng", parent: nil)
      _ = try await register.owner.loadCalendar(Array(TestCalendar.of2027.utf8))
      _ = try await register.opened(then: [.investigate()])
      let report = try await register.owner.verifyAudit(against: [kept], trusting: key.publicKey)
      #expect(report.findings == [])
      let tables = Set(report.changes.map(\.table))
      #expect(
        tables == [
          "calendar_days", "law_revision", "officers", "unit_descendants", "unit_scopes", "units",
        ])
      #expect(report.changes.contains { $0.detail.hasPrefix("disabled_at: none → ") })
      let second = try await SecondVerifier(register, [kept], trusting: key.publicKey)
      #expect(second.status == 0)
      #expect(second.changes == Set(report.changes.map { "\($0.table) \($0.row) \($0.detail)" }))
    }
  }

  @Test(arguments: [3, 4] as [UInt64])
  func `both verifiers find nothing in a random history between checkpoints`(
    seed: UInt64
  ) async throws {
    try await TestRegister.with { register in
      let key = CheckpointKey()
      var history = RandomHistory(register, seed: seed)
      var kept: [Checkpoint] = []
      for _ in 1...3 {
        try await history.open(6)
        try await history.advance(40)
        kept.append(try await register.owner.takeCheckpoint(signedBy: key))
      }
      let report = try await register.owner.verifyAudit(against: kept, trusting: key.publicKey)
      #expect(report.events > 100)
      #expect(report.findings == [])
      let second = try await SecondVerifier(register, kept, trusting: key.publicKey)
      #expect(second.status == 0 && second.findings == [])
    }
  }

  private static func expect(
    _ kind: AuditFinding.Kind, of checkpoint: Checkpoint, trusting key: String?,
    _ register: TestRegister
  ) async throws {
    let report = try await register.owner.verifyAudit(against: [checkpoint], trusting: key)
    #expect(report.findings.map(\.kind).contains(kind))
    let second = try await SecondVerifier(register, [checkpoint], trusting: key)
    #expect(second.findings == report.shared)
  }

  private static func edited(
    _ checkpoint: Checkpoint, _ edit: (String) -> String
  ) throws -> Checkpoint {
    let text = String(decoding: try JSONEncoder().encode(checkpoint), as: UTF8.self)
    let changed = edit(text)
    try #require(changed != text)
    return try JSONDecoder().decode(Checkpoint.self, from: Data(changed.utf8))
  }

  /// Three cases, each opened, investigated, noted, sanctioned and closed, and a publication.
  private static func withCases(_ body: (TestRegister) async throws -> Void) async throws {
    try await TestRegister.with { register in
      for _ in 1...3 {
        _ = try await register.opened(
          then: [.investigate(), .noted(.note), .sanction(), .close(.subjectGone)])
      }
      try await register.database.asSuperuser { session in
        try session.script(
          """
          INSERT INTO publications (unit_id, officer_id, from_on, to_on, as_of, law_revision,
            period, kind, catalogue, calendar, document)
          VALUES (1, 1, '2026-01-01', '2026-01-31', clock_timestamp(), 1, '2026-01', 'calendar',
            '\\x00', '\\x00', '\\x00')
          """)
      }
      try await body(register)
    }
  }

  /// As the superuser, with triggers and foreign keys silenced.
  private static func forge(_ sql: String, in register: TestRegister) async throws {
    try await register.database.asSuperuser { session in
      func id(_ number: String) throws -> String {
        try session.query("SELECT id FROM cases WHERE number = \(number)").first?[0] ?? "0"
      }
      let (second, fresh) = try (id(Forgery.second), id(Forgery.fresh))
      try session.script("SET session_replication_role = replica")
      try session.script(
        sql.replacing("{id}", with: second).replacing("{fresh}", with: fresh))
    }
  }
}
