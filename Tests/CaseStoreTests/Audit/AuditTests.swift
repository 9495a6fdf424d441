import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// The audit against whoever holds the database. Cases 1 and 3 stay as they were.
@Suite struct AuditTests {
  private static let number = "HN-1-2026-000002"

  @Test func `a register nobody touched verifies, every case and event counted`() async throws {
    try await Self.withCases { register in
      let report = try await register.owner.verifyAudit()
      #expect(report == AuditReport(cases: 3, events: 15, findings: []))
    }
  }

  @Test func `a checkpoint of a register nobody touched holds later too`() async throws {
    try await Self.withCases { register in
      let checkpoint = try await register.owner.takeCheckpoint()
      _ = try await register.opened(then: [.noted(.note)])
      _ = try await register.store.advance(
        Self.number, by: .noted(.note), as: .officer("supervisor.hn"),
        today: TestRegister.today)
      #expect(try await register.owner.verifyAudit(against: [checkpoint]).findings == [])
    }
  }

  @Test(
    arguments: Tampering.withEvents + Tampering.withDocuments + Tampering.withBooks
      + Tampering.withCases)
  func `tampering is found, with the case and the version named`(
    _ tampering: Tampering
  ) async throws {
    try await Self.withCases { register in
      try await Self.tamper(tampering.sql, in: register)
      let findings = try await register.owner.verifyAudit().findings
      let expected = AuditFinding(
        number: Self.number, version: tampering.version, kind: tampering.kind)
      #expect(findings.contains(expected), "\(findings)")
      // Some could not be done without dropping a constraint.
      let others = findings.filter { $0.number != Self.number && $0.kind != .schemaAltered }
      #expect(others == [])
    }
  }

  @Test func `another number on a case shows in every event`() async throws {
    try await Self.withCases { register in
      try await Self.tamper(
        "UPDATE cases SET number = 'HN-1-2026-000009' WHERE id = {id}", in: register)
      let findings = try await register.owner.verifyAudit().findings
      #expect(
        findings
          == (1...5).map {
            AuditFinding(number: "HN-1-2026-000009", version: $0, kind: .eventAltered)
          } + [AuditFinding(number: Self.number, kind: .caseMissing)])
    }
  }

  /// One event rewritten and the rest of its chain hashed again: consistent within itself.
  private static let rehash = """
    DO $$
    DECLARE
      e events;
      before bytea := '';
      tail bytea;
      new_effect date := '2026-10-14';
    BEGIN
      FOR e IN SELECT * FROM events WHERE case_id = {id} ORDER BY version LOOP
        tail := substr(e.canonical, length(event_header(e, '\(number)')) + 1);
        IF e.version = 4 THEN e.effective_on := new_effect; END IF;
        e.canonical := event_header(e, '\(number)') || tail;
        before := sha256(before || e.canonical);
        UPDATE events SET effective_on = e.effective_on, canonical = e.canonical, hash = before
        WHERE case_id = e.case_id AND version = e.version;
      END LOOP;
    END $$
    """

  /// Brings the ledger to what the events say by now.
  private static let rebook = """
    ; DELETE FROM tallies WHERE case_id = {id}; DELETE FROM balances WHERE case_id = {id};
    DELETE FROM stays WHERE case_id = {id};
    DELETE FROM late_events WHERE case_id = {id};
    INSERT INTO tallies SELECT * FROM tally_source WHERE case_id = {id};
    INSERT INTO balances (case_id, amount, recorded_at, version, unit_id, effective_on, decisions)
    SELECT * FROM balance_source WHERE case_id = {id};
    INSERT INTO stays (case_id, version, left_version, unit_id, opened_on, since, until)
    SELECT * FROM stay_source WHERE case_id = {id};
    INSERT INTO late_events (case_id, version, recorded_at, since)
    SELECT * FROM late_source WHERE case_id = {id}
    """

  @Test func `a chain hashed again is consistent, so that only a checkpoint tells`()
    async throws
  {
    try await Self.withCases { register in
      try await Self.tamper(Self.rehash + Self.rebook, in: register)
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `a checkpoint finds a chain that was hashed again`() async throws {
    try await Self.withCases { register in
      let checkpoint = try await register.owner.takeCheckpoint()
      try await Self.tamper(Self.rehash + Self.rebook, in: register)
      let findings = try await register.owner.verifyAudit(against: [checkpoint]).findings
      #expect(
        findings == [AuditFinding(number: Self.number, version: 5, kind: .checkpointDiffers)])
    }
  }

  @Test func `a checkpoint finds a chain cut short without a trace`() async throws {
    try await Self.withCases { register in
      let checkpoint = try await register.owner.takeCheckpoint()
      let cut = """
        DELETE FROM closures WHERE case_id = {id};
        UPDATE clocks SET end_version = NULL, ended_on = NULL, outcome = NULL
        WHERE case_id = {id} AND end_version = 5;
        DELETE FROM events WHERE case_id = {id} AND version = 5;
        UPDATE cases SET version = 4, state = 'sanctioned' WHERE id = {id}
        """
      try await Self.tamper(cut + Self.rebook, in: register)
      #expect(try await register.owner.verifyAudit().findings == [])
      let findings = try await register.owner.verifyAudit(against: [checkpoint]).findings
      #expect(
        findings == [AuditFinding(number: Self.number, version: 5, kind: .eventMissing)])
    }
  }

  @Test func `a checkpoint finds a case that was deleted whole`() async throws {
    try await Self.withCases { register in
      let checkpoint = try await register.owner.takeCheckpoint()
      let tables = [
        "sanctions", "decisions", "closures", "records", "violation_subjects",
        "violation_victims", "violations", "victims", "subjects", "descriptions", "events",
      ]
      let deletion = tables.map { "DELETE FROM \($0) WHERE case_id = {id};" }.joined()
      try await Self.tamper(deletion + "DELETE FROM cases WHERE id = {id}", in: register)
      let findings = try await register.owner.verifyAudit(against: [checkpoint]).findings
      #expect(
        findings == [
          AuditFinding(number: Self.number, version: 5, kind: .eventMissing),
          AuditFinding(number: Self.number, kind: .caseMissing),
        ])
    }
  }

  @Test func `a checkpoint holds the head of every chain`() async throws {
    try await Self.withCases { register in
      let heads = try #require(try await register.owner.takeCheckpoint().rows["cases"])
      let hash = try await register.eventViews(Self.number).last?.hash
      #expect(heads.map { $0[1] } == ["5", "5", "5"])
      #expect(heads.map { $0[0] } == (1...3).map { "HN-1-2026-00000\($0)" })
      #expect(heads[1][2] == hash)
    }
  }

  /// Three cases, each opened, investigated, noted, sanctioned and closed.
  private static func withCases(
    _ body: (TestRegister) async throws -> Void
  ) async throws {
    try await TestRegister.with { register in
      for _ in 1...3 {
        _ = try await register.opened(
          then: [.investigate(), .noted(.note), .sanction(), .close(.subjectGone)])
      }
      try await body(register)
    }
  }

  /// As the superuser, with triggers and foreign keys silenced.
  private static func tamper(_ sql: String, in register: TestRegister) async throws {
    try await register.database.asSuperuser { session in
      let id = try session.query("SELECT id FROM cases WHERE number = \(number)")[0][0] ?? ""
      try session.script("SET session_replication_role = replica")
      try session.script(sql.replacing("{id}", with: id))
    }
  }
}
