import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// A case goes from one unit to another, with all that is on file.
@Suite struct TransferTests {
  private static let hanoi = Asker.officer("supervisor.hn")
  private static let danang = Asker.officer("supervisor.dn")
  private static let number = "HN-1-2026-000001"

  private struct Parting: Decodable {
    let event: EventView
    let `case`: CaseView?
  }

  @discardableResult
  private static func move(
    _ register: TestRegister, _ request: EventRequest = .moved(to: "DN"), as asker: Asker = hanoi,
    key: IdempotencyKey? = nil
  ) async throws -> Written {
    try await register.store.advance(
      number, by: request, as: asker, key: key, today: TestRegister.today)
  }

  @Test(arguments: [Action.transfer, .refer])
  func `a case moves and keeps its number, its state and the unit that opened it`(
    _ action: Action
  ) async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(then: [.investigate()])
      let answer = try await register.advance(Self.number, by: .moved(action, to: "HN-2"))
      #expect(answer.event.action == action.rawValue && answer.event.toUnit == "HN-2")
      #expect(answer.case.unit == "HN-2" && answer.case.state == "investigated")
      #expect(try await register.places() == ["HN-1-2026-000001 HN-2 HN-1 -"])
    }
  }

  @Test func `the new unit sees the whole history and every document`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(then: [.investigate(), .sanction()])
      let before = try await register.caseView(Self.number)
      let events = try await register.eventViews(Self.number)
      try await Self.move(register)
      let after = try await register.caseView(Self.number, as: Self.danang)
      #expect(after.subjects == before.subjects && after.violations == before.violations)
      #expect(after.victims == before.victims && after.record == before.record)
      #expect(after.decision == before.decision && after.decision != nil)
      let seen = try await register.eventViews(Self.number, as: Self.danang)
      #expect(seen.dropLast() == events[...])
      #expect(seen.last?.action == "transfer")
    }
  }

  @Test func `the new unit sees every row of the case, whoever brought it`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      let tables = ["events", "subjects", "victims", "violations", "descriptions"]
      var before: [String: Int] = [:]
      for table in tables {
        before[table] = try await register.runRaw(
          "SELECT case_id FROM \(table) WHERE case_id = {opened}", as: "supervisor.hn", in: scene)
      }
      try await register.runRaw(
        RawEvent("transfer", on: "opened", version: 2, from: "opened", to: "opened")
          .with("to_unit_id", "{DN}").sql, as: "supervisor.hn", in: scene)
      for table in tables {
        let rows = try await register.runRaw(
          "SELECT case_id FROM \(table) WHERE case_id = {opened}", as: "supervisor.dn", in: scene)
        #expect(rows == (before[table] ?? 0) + (table == "events" ? 1 : 0), "\(table)")
        #expect(rows > 0)
      }
    }
  }

  @Test func `the old unit finds nothing of the case any more but its own events`() async throws {
    try await TestRegister.with { register in
      let scene = try await HostileScene(register)
      try await register.runRaw(
        RawEvent("transfer", on: "opened", version: 2, from: "opened", to: "opened")
          .with("to_unit_id", "{DN}").sql, as: "supervisor.hn", in: scene)
      try await register.runRaw(
        RawEvent("note", on: "opened", version: 3, from: "opened", to: "opened")
          .with("unit_id", "{DN}").sql, as: "supervisor.dn", in: scene)
      for table in ["subjects", "victims", "violations", "descriptions", "violation_subjects"] {
        let rows = try await register.runRaw(
          "SELECT case_id FROM \(table) WHERE case_id = {opened}", as: "supervisor.hn", in: scene)
        #expect(rows == 0, "\(table)")
      }
      let events = try await register.runRaw(
        "SELECT case_id FROM events WHERE case_id = {opened}", as: "supervisor.hn", in: scene)
      #expect(events == 2)
    }
  }

  @Test func `the old unit is answered as if there were no such case`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      try await Self.move(register)
      let store = register.store
      let found = [
        await register.refusal { try await store.show(Self.number, as: Self.hanoi) },
        await register.refusal { try await store.history(of: Self.number, as: Self.hanoi) },
        await register.refusal { try await store.steps(of: Self.number, as: Self.hanoi) },
        await register.refusal { try await Self.move(register, .noted(.note)) },
        await register.refusal { try await Self.move(register) },
      ]
      #expect(found == Array(repeating: .notFound, count: 5))
      #expect(try await store.list(CaseFilter(), as: Self.hanoi).items == [])
      #expect(try await store.list(CaseFilter(), as: Self.danang).items.count == 1)
    }
  }

  @Test func `who may no longer see the case is answered the event and no case`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      let written = try await Self.move(register)
      let answer = try read(Parting.self, from: written.json)
      #expect(answer.case == nil && answer.event.toUnit == "DN" && answer.event.version == 2)
      #expect(written.version == 2 && written.number == Self.number)
    }
  }

  @Test func `a repeated transfer answers the same, though the case is out of sight`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened()
      let key = IdempotencyKey("k-1", request: [1])
      let first = try await Self.move(register, key: key)
      let before = try await register.snapshot()
      let second = try await Self.move(register, key: key)
      #expect(second.json == first.json && second.version == 2 && second.isReplayed)
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `a case that moved goes on in its new unit`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(then: [.investigate()])
      try await Self.move(register)
      try await Self.move(register, .sanction(), as: Self.danang)
      try await Self.move(register, .close(.subjectGone), as: Self.danang)
      #expect(try await register.caseView(Self.number, as: Self.danang).state == "closed")
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `a case may come back`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      try await Self.move(register)
      try await Self.move(register, .moved(to: "HN-1"), as: Self.danang)
      #expect(try await register.eventViews(Self.number).map(\.toUnit) == [nil, "DN", "HN-1"])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test(arguments: [
    ("HN-2", "inspector.hn1", "-"), ("DN", "inspector.hn1", "-"),
    ("HN-2", "supervisor.hn", "supervisor.hn"), ("DN", "supervisor.hn", "-"),
  ])
  func `an assignment outlasts a move only where the officer works there too`(
    _ unit: String, _ officer: String, _ assigned: String
  ) async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(then: [.assigned(to: officer)])
      try await Self.move(register, .moved(to: unit))
      #expect(try await register.places() == ["\(Self.number) \(unit) HN-1 \(assigned)"])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `an assignment that a move ended does not come back with the case`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened(
        then: [.assigned(to: "supervisor.hn"), .assigned(to: "inspector.hn1")])
      for unit in ["HN-2", "HN-1"] { try await Self.move(register, .moved(to: unit)) }
      #expect(try await register.places() == ["\(Self.number) HN-1 HN-1 -"])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `of many who transfer a case at once one wins, and the case is in one unit`()
    async throws
  {
    try await TestRegister.with(writers: 16) { register in
      _ = try await register.opened()
      let won = await withTaskGroup(of: Bool.self) { group in
        for index in 0..<16 {
          let unit = ["HN-2", "DN", "HN"][index % 3]
          group.addTask {
            let written = try? await register.store.advance(
              Self.number, by: .moved(to: unit), expecting: [1], as: Self.hanoi,
              today: TestRegister.today)
            return written != nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(won == 1)
      #expect(try await register.snapshot().counts["events"] == 2)
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }
}
