import CaseStore
import Postgres
import TestRegister
import Testing

/// The same statements as the hostile ones, but honest: so that a refusal there means something.
@Suite struct HonestSQLTests {
  private static let sanctioning = RawEvent(
    "sanction", on: "investigated", version: 3, from: "investigated", to: "sanctioned")

  private static let honest: [(sql: String, officer: String, table: String)] = [
    (
      RawEvent("note", on: "opened", version: 2, from: "opened", to: "opened").sql,
      "inspector.hn1", "events"
    ),
    (
      RawEvent("add_subject", on: "opened", version: 2, from: "opened", to: "opened").sql
        + RawDocument.subject(of: "opened", number: 2, version: 2),
      "inspector.hn1", "subjects"
    ),
    (
      RawEvent("add_victim", on: "opened", version: 2, from: "opened", to: "opened").sql
        + RawDocument.victim(of: "opened", number: 2, version: 2),
      "inspector.hn1", "victims"
    ),
    (
      RawEvent("add_violation", on: "opened", version: 2, from: "opened", to: "opened").sql
        + RawDocument.violation(of: "opened", number: 2, version: 2),
      "inspector.hn1", "violations"
    ),
    (
      RawEvent("amend", on: "opened", version: 2, from: "opened", to: "opened").sql
        + RawDocument.description(of: "opened", version: 2),
      "inspector.hn1", "descriptions"
    ),
    (
      RawEvent("investigate", on: "opened", version: 2, from: "opened", to: "investigated").sql
        + RawDocument.record(of: "opened", ordinal: 1, version: 2),
      "supervisor.hn", "records"
    ),
    (
      sanctioning.sql + RawDocument.decision(of: "investigated", version: 3)
        + RawDocument.sanction(of: "investigated", version: 3),
      "supervisor.hn", "sanctions"
    ),
    (
      RawEvent("transfer", on: "opened", version: 2, from: "opened", to: "opened")
        .with("to_unit_id", "{DN}").sql,
      "supervisor.hn", "events"
    ),
    (
      RawEvent("close", on: "opened", version: 2, from: "opened", to: "closed").sql
        + RawDocument.closure(of: "opened", version: 2, from: "opened", reason: "no_violation"),
      "supervisor.hn", "closures"
    ),
  ]

  @Test(arguments: honest)
  func `an honest event is written with its document`(
    _ sql: String, officer: String, table: String
  ) async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      let before = try await register.snapshot().counts[table] ?? 0
      try await register.runRaw(sql, as: officer, in: scene)
      #expect(try await register.snapshot().counts[table] == before + 1)
    }
  }

  @Test func `bytes that pretend to be a header stand behind the real one`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      let forged = RawEvent("note", on: "opened", version: 2, from: "opened", to: "opened")
        .with("canonical", "convert_to('event 1 HN-1-2026-000009', 'UTF8')")
      try await register.runRaw(forged.sql, as: "inspector.hn1", in: scene)
      let report = try await register.owner.verifyAudit()
      #expect(report.findings.map(\.version) == [2])
      #expect(report.findings.map(\.kind) == [.documentsAltered])
    }
  }
}
