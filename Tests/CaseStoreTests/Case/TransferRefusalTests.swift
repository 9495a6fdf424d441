import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Where a case cannot go.
@Suite struct TransferRefusalTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let name: String
    let request: EventRequest
    let problem: Problem
    var testDescription: String { name }
  }

  static let refused = [
    Refused(
      name: "to a unit nobody knows", request: .moved(to: "XX"),
      problem: Problem("/toUnit", .toUnitUnknown)),
    Refused(
      name: "to where it lies", request: .moved(to: "HN-1"),
      problem: Problem("/toUnit", .toUnitSame)),
    Refused(
      name: "to a unit before it opened", request: .moved(to: "HN-3", on: day(2026, 9, 9)),
      problem: Problem("/toUnit", .toUnitClosed)),
    Refused(
      name: "to a unit after it closed", request: .moved(to: "HN-3", on: day(2026, 9, 20)),
      problem: Problem("/toUnit", .toUnitClosed)),
  ]

  @Test(arguments: refused)
  func `a case is not moved, and nothing is written`(_ refused: Refused) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 10), to: day(2026, 9, 20))
      let number = try await register.opened()
      let before = try await register.snapshot()
      await #expect(throws: CaseError.unmet([refused.problem])) {
        try await register.advance(number, by: refused.request)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test(arguments: [day(2026, 9, 10), day(2026, 9, 19)])
  func `a case is moved to a unit on its first and on its last day`(_ on: Day) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 10), to: day(2026, 9, 20))
      let number = try await register.opened()
      #expect(
        try await register.advance(number, by: .moved(to: "HN-3", on: on)).case.unit == "HN-3")
    }
  }

  @Test(arguments: ["inspector.hn1", "auditor.hn", "statistician.hn", "administrator.hn"])
  func `only a supervisor moves a case`(_ officer: String) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      await #expect(throws: CaseError.notPermitted) {
        try await register.advance(number, by: .moved(to: "HN-2"), as: officer)
      }
    }
  }

  @Test func `nobody takes a case that is not theirs`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      await #expect(throws: CaseError.notFound) {
        try await register.advance(number, by: .moved(to: "DN"), as: "supervisor.dn")
      }
    }
  }

  @Test func `a closed case stays where it is`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.close(.noViolation)])
      await #expect(throws: CaseError.stepNotAvailable(.transfer, from: .closed)) {
        try await register.advance(number, by: .moved(to: "HN-2"))
      }
    }
  }

  @Test func `a case of a closed unit can be transferred away`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      #expect(try await register.owner.closeUnit("HN-1", on: day(2026, 9, 30)) == 1)
      #expect(try await register.advance(number, by: .moved(to: "HN-2")).case.unit == "HN-2")
    }
  }

  /// The database's own answer to SQL that does not ask the rules first.
  @Test(arguments: [
    ("2026-09-09", "destination_unit_is_open"), ("2026-09-20", "destination_unit_is_open"),
    ("2026-09-19", "nothing"),
  ])
  func `the database lets no case into a unit that is not open that day`(
    _ on: String, _ refusal: String
  ) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 10), to: day(2026, 9, 20))
      let scene = try await HostileScene(register)
      let event = RawEvent("transfer", on: "opened", version: 2, from: "opened", to: "opened")
        .with("to_unit_id", "{HN-3}").with("effective_on", "'\(on)'")
      var found = "nothing"
      do {
        try await register.runRaw(event.sql, as: "supervisor.hn", in: scene)
      } catch let error as PostgresError {
        found = error.constraint ?? error.description
      }
      #expect(found == refusal)
    }
  }

  @Test func `the database opens no case in a unit that is closed that day`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      try await register.owner.closeUnit("HN-1", on: day(2026, 10, 15))
      let opening = RawEvent("open", on: "", version: 1, from: "", to: "opened")
        .with("case_id", "9000").with("from_state", "NULL")
      let error = await #expect(throws: PostgresError.self) {
        try await register.runRaw(
          """
          INSERT INTO cases (id, unit_id, opened_unit_id, opened_by, opened_on)
          VALUES (9000, {HN-1}, {HN-1}, {me}, '2026-10-15');
          """ + opening.sql, as: "supervisor.hn", in: scene)
      }
      #expect(error?.constraint == "opening_unit_is_open")
    }
  }
}
