import Postgres
import TestDatabase
import TestRegister
import Testing

@testable import Cases

/// The bytes of an event's own columns, and the hash that links it to the one before.
@Suite struct EventHeaderTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    /// Columns of the event that others leave null.
    let columns: String
    let lines: [String]

    var testDescription: String { name }
  }

  private static let examples = [
    Example(
      name: "an opening", columns: #""version": 1, "action": "open", "to_state": "opened""#,
      lines: [
        "event 1", "HN-1-2026-000007", "1", "open", "opened", "2026-09-02",
        "2026-09-02T03:04:05.678901Z", "11", "21", "api",
      ]),
    Example(
      name: "an assignment",
      columns: """
        "version": 2, "from_state": "opened", "action": "assign", "to_state": "opened",
        "assignee_id": 22
        """,
      lines: [
        "event 1", "HN-1-2026-000007", "2", "opened", "assign", "opened", "2026-09-02",
        "2026-09-02T03:04:05.678901Z", "11", "21", "api", "22",
      ]),
    Example(
      name: "a move",
      columns: """
        "version": 3, "from_state": "opened", "action": "transfer", "to_state": "opened",
        "to_unit_id": 12
        """,
      lines: [
        "event 1", "HN-1-2026-000007", "3", "opened", "transfer", "opened", "2026-09-02",
        "2026-09-02T03:04:05.678901Z", "11", "to unit 12", "21", "api",
      ]),
    Example(
      name: "every column",
      columns: """
        "version": 4, "from_state": "opened", "action": "transfer", "to_state": "opened",
        "assignee_id": 22, "to_unit_id": 12
        """,
      lines: [
        "event 1", "HN-1-2026-000007", "4", "opened", "transfer", "opened", "2026-09-02",
        "2026-09-02T03:04:05.678901Z", "11", "to unit 12", "21", "api", "22",
      ]),
  ]

  @Test(arguments: examples)
  func `the header of an event is the same bytes for ever`(_ example: Example) async throws {
    let row = """
      {\(example.columns), "case_id": 1, "unit_id": 11, "officer_id": 21, "via": "api",
       "effective_on": "2026-09-02", "recorded_at": "2026-09-02T10:04:05.678901+07:00"}
      """
    let header = try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.query(
          """
          SELECT convert_from(event_header(
            jsonb_populate_record(NULL::events, \(row)::jsonb), 'HN-1-2026-000007'), 'UTF8') AS line
          """
        ).map { try $0.decode("line", as: String.self) }
      }
    }
    #expect(header == [example.lines.map { $0 + "\n" }.joined()])
  }

  @Test func `an event's hash is that of the hash before, its header and its contents`()
    async throws
  {
    var (assign, move) = (EventRequest(action: .assign), EventRequest(action: .transfer))
    (assign.assignee, assign.note) = ("inspector.hn1", "giao việc")
    (move.toUnit, move.note) = ("DN", "chuyển hồ sơ")
    try await TestRegister.with { [assign, move] register in
      _ = try await register.opened(then: [assign, move])
      let events = try await Self.events(register)
      #expect(events.map(\.action) == ["open", "assign", "transfer"])
      for (before, event) in zip(events, events.dropFirst()) {
        let bytes = event.header + event.contents
        #expect(CanonicalText.digest(bytes, salt: before.hash) == event.hash.hex)
      }
    }
  }

  private struct Event: Sendable {
    let action: String
    let header: String
    /// Those of a note alone.
    let contents: String
    let hash: [UInt8]

    init(_ row: Row) throws {
      action = try row.decode("action")
      let columns = [
        "number", "version", "from_state", "action", "to_state", "effective_on", "recorded_at",
        "unit_id", "destination", "officer_id", "via", "assignee_id",
      ]
      let values = try columns.compactMap { try row.decode($0, as: String?.self) }
      header = (["event 1"] + values).map { $0 + "\n" }.joined()
      let note = try row.decode("note", as: String?.self)
      let digest = try CanonicalText.digest(note ?? "", salt: row.decode("salt"))
      contents = "note:64:\(digest)\n"
      hash = try row.decode("hash")
    }
  }

  /// Every column of the events of the one case as text, oldest first.
  private static func events(_ register: TestRegister) async throws -> [Event] {
    try await register.database.asSuperuser { session in
      try session.query(
        """
        SELECT c.number, e.version::text, e.from_state::text, e.action, e.to_state::text,
          to_char(e.effective_on, 'YYYY-MM-DD') AS effective_on,
          to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at,
          e.unit_id::text, 'to unit ' || e.to_unit_id AS destination, e.officer_id::text, e.via,
          e.assignee_id::text, e.note, e.salt, e.hash
        FROM events e JOIN cases c ON c.id = e.case_id ORDER BY e.version
        """
      ).map(Event.init)
    }
  }
}
