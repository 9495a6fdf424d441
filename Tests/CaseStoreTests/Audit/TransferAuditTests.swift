import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import CaseStore

/// The audit of cases that moved, against whoever holds the database.
@Suite struct TransferAuditTests {
  private static let number = "HN-1-2026-000001"

  /// Opened in HN-1, assigned there, sent to HN-2, noted there, sent to HN.
  private static func withJourney(_ body: (TestRegister) async throws -> Void) async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        then: [
          .assigned(to: "inspector.hn1"), .moved(to: "HN-2"), .noted(.note),
          .moved(.refer, to: "HN"),
        ])
      try await body(register)
    }
  }

  @Test func `a case that moved verifies`() async throws {
    try await Self.withJourney { register in
      let report = try await register.owner.verifyAudit()
      #expect((report.cases, report.events) == (1, 5))
      #expect(report.findings == [])
    }
  }

  static let tamperings = [
    Tampering(
      "destination", "UPDATE events SET to_unit_id = {DN} WHERE version = 3", at: 3, .eventAltered),
    Tampering(
      "last destination", "UPDATE events SET to_unit_id = {DN} WHERE version = 5", at: 5,
      .eventAltered),
    Tampering(
      "destination removed",
      """
      ALTER TABLE events DROP CONSTRAINT move_names_a_destination;
      UPDATE events SET to_unit_id = NULL WHERE version = 3
      """, at: 3, .eventAltered),
    Tampering(
      "destination added",
      """
      ALTER TABLE events DROP CONSTRAINT move_names_a_destination;
      UPDATE events SET to_unit_id = {DN} WHERE version = 4
      """, at: 4, .eventAltered),
    Tampering(
      "unit that sends", "UPDATE events SET unit_id = {DN} WHERE version = 3", at: 3,
      .eventAltered),
    Tampering("unit of the case", "UPDATE cases SET unit_id = {HN-2}", at: 5, .caseAltered),
    Tampering(
      "assignment that had ended", "UPDATE cases SET assigned_to = {inspector.hn1}", at: 5,
      .caseAltered),
    // The case is where its last event left it, but not by a way the events know.
    Tampering(
      "way the case went", "UPDATE events SET unit_id = {DN} WHERE version = 4", at: 5,
      .caseAltered),
  ]

  @Test(arguments: tamperings)
  func `tampering with a move is found, with the version named`(
    _ tampering: Tampering
  ) async throws {
    try await Self.withJourney { register in
      let sql = try await register.ids().reduce(tampering.sql) {
        $0.replacing("{\($1.key)}", with: $1.value)
      }
      try await register.database.asSuperuser { session in
        try session.script("SET session_replication_role = replica")
        try session.script(sql)
      }
      let findings = try await register.owner.verifyAudit().findings
      let isNamed = findings.contains {
        $0.number == Self.number && $0.version == tampering.version && $0.kind == tampering.kind
      }
      #expect(isNamed, "\(findings)")
    }
  }

  @Test func `the bytes of an event that goes nowhere are what they always were`() async throws {
    try await Self.withJourney { register in
      let headers = try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT convert_from(event_header(e, c.number), 'UTF8') AS header,
            concat_ws(E'\\n', 'event 1', c.number, e.version, e.from_state, e.action,
              e.to_state, e.effective_on,
              to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              e.unit_id, e.officer_id, e.via, e.assignee_id, '') AS before, e.to_unit_id
          FROM events e JOIN cases c ON c.id = e.case_id ORDER BY e.version
          """
        ).map { row in
          let unit = try row.decode("to_unit_id", as: Int?.self)
          return try (row.decode("header"), row.decode("before"), unit) as (String, String, Int?)
        }
      }
      for (header, before, unit) in headers {
        let named = unit.map { "\nto unit \($0)" } ?? "none"
        #expect(header.contains(named) == (unit != nil))
        #expect(header.replacing(named, with: "") == before)
      }
      #expect(headers.filter { $0.2 != nil }.count == 2)
    }
  }
}

extension TestRegister {
  /// Ids of units by code and of officers by username.
  fileprivate func ids() async throws -> [String: String] {
    try await database.asSuperuser { session in
      var ids: [String: String] = [:]
      for row in try session.query(
        "SELECT code, id FROM units UNION ALL SELECT username, id FROM officers")
      {
        ids[row[0] ?? ""] = row[1]
      }
      return ids
    }
  }
}
