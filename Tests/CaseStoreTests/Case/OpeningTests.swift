import CaseStore
import Cases
import TestRegister
import Testing

/// How a case begins.
@Suite struct OpeningTests {
  private static let inspector = Asker.officer("inspector.hn1")

  @Test func `numbers count from 1 in their unit and year`() async throws {
    try await TestRegister.with { register in
      var numbers: [String] = []
      for _ in 1...3 { numbers.append(try await register.opened()) }
      #expect(numbers == (1...3).map { "HN-1-2026-00000\($0)" })
    }
  }

  @Test func `another unit and another year count for themselves`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      let other = try await register.opened(by: "inspector.hn2")
      let earlier = try await register.opened(.example(on: day(2025, 12, 31)))
      #expect([other, earlier] == ["HN-2-2026-000001", "HN-1-2025-000001"])
    }
  }

  @Test func `an opening that is refused uses up no number`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      await #expect(throws: CaseError.self) { try await register.opened(Self.unknownAct) }
      #expect(try await register.opened() == "HN-1-2026-000002")
    }
  }

  @Test func `an opening that fails while being written uses up no number`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      await #expect(throws: (any Error).self) { try await register.opened(Self.unstorable) }
      let key = IdempotencyKey("\0", request: [])
      await #expect(throws: (any Error).self) {
        try await register.store.open(
          .example(), as: Self.inspector, key: key, today: TestRegister.today)
      }
      #expect(try await register.opened() == "HN-1-2026-000002")
    }
  }

  @Test func `an act the catalogue does not know is refused and nothing is written`()
    async throws
  {
    try await TestRegister.with { register in
      let before = try await register.snapshot()
      let expected = CaseError.invalid([Problem("/violations/0/type", .typeUnknown)])
      await #expect(throws: expected) { try await register.opened(Self.unknownAct) }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `an act not in force on its day is refused and nothing is written`() async throws {
    try await TestRegister.with { register in
      let before = try await register.snapshot()
      let old = day(1999, 1, 1)
      let expected = CaseError.invalid([Problem("/violations/0/type", .typeNotInForce(on: old))])
      await #expect(throws: expected) { try await register.opened(.example(on: old)) }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `an opening in the future is refused and nothing is written`() async throws {
    try await TestRegister.with { register in
      let before = try await register.snapshot()
      await #expect(throws: CaseError.self) {
        try await register.opened(.example(on: TestRegister.today.adding(days: 1)))
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test(arguments: [day(2026, 8, 31), day(2026, 9, 30), day(2026, 10, 1)])
  func `a unit opens no case on a day before it opened or after it closed`(
    _ on: Day
  ) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 1), to: day(2026, 9, 30))
      let expected = CaseError.invalid([Problem("/unit", .unitClosed)])
      await #expect(throws: expected) {
        try await register.opened(.example(on: on), by: "inspector.hn3")
      }
    }
  }

  @Test(arguments: [day(2026, 9, 1), day(2026, 9, 29)])
  func `a unit opens cases of its first and of its last day`(_ on: Day) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: day(2026, 9, 1), to: day(2026, 9, 30))
      let number = try await register.opened(.example(on: on), by: "inspector.hn3")
      #expect(number == "HN-3-2026-000001")
    }
  }

  @Test func `a case is opened on the day given, by the officer, in the officer's unit`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(.example(on: day(2026, 8, 31)))
      let view = try await register.caseView(number)
      let event = try await register.eventViews(number)[0]
      #expect(view.openedBy == "inspector.hn1" && view.unit == "HN-1")
      #expect(event.effectiveOn == "2026-08-31" && event.officer == "inspector.hn1")
      #expect(event.action == "open" && event.from == nil && event.to == "opened")
    }
  }

  @Test func `a case without a day is opened today`() async throws {
    try await TestRegister.with { register in
      var opening = Opening.example()
      opening.openedOn = nil
      let number = try await register.opened(opening)
      #expect(try await register.eventViews(number)[0].effectiveOn == "2026-10-15")
    }
  }

  /// A NUL passes the rules and is refused on its way to the database.
  private static var unstorable: Opening {
    var documents = Documents()
    documents.subjects = [Subject(kind: .person, name: "\0")]
    var opening = Opening(description: Opening.example().description, documents: documents)
    opening.openedOn = day(2026, 9, 1)
    return opening
  }

  private static var unknownAct: Opening {
    var documents = Opening.example().documents
    documents.violations[0].type = "ND000-00"
    var opening = Opening(description: Opening.example().description, documents: documents)
    opening.openedOn = day(2026, 9, 1)
    return opening
  }
}
