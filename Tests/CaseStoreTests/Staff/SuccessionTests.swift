import CaseStore
import Cases
import Figures
import Synchronization
import TestRegister
import Testing

/// Units that end, and those that take over.
@Suite struct SuccessionTests {
  private static let ending = day(2026, 10, 1)

  private static func succeed(
    _ register: TestRegister, _ code: String = "HN-1", to successors: [String] = ["HN-2"],
    on day: Day? = ending, by officer: String? = "supervisor.hn"
  ) async throws -> Succession {
    try await register.owner.succeedUnit(
      SuccessionRequest(code, to: successors, on: day, by: officer), today: TestRegister.today)
  }

  @Test func `a unit that is merged hands every open case over and keeps the closed ones`()
    async throws
  {
    try await TestRegister.with { register in
      let opened = try await register.opened()
      let sanctioned = try await register.opened(then: [.investigate(), .sanction()])
      let closed = try await register.opened(then: [.close(.noViolation)])
      let done = try await Self.succeed(register)
      #expect(done.closedOn == Self.ending && done.successors == ["HN-2"])
      #expect(done.moved == 2 && done.waiting == 0)
      #expect(try await register.caseView(opened).unit == "HN-2")
      #expect(try await register.caseView(sanctioned).unit == "HN-2")
      #expect(try await register.caseView(closed).unit == "HN-1")
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  @Test func `two units merge into a new one, each case with its history`() async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(from: Self.ending)
      for officer in ["inspector.hn1", "inspector.hn2"] {
        _ = try await register.opened(by: officer)
      }
      for code in ["HN-1", "HN-2"] {
        #expect(try await Self.succeed(register, code, to: ["HN-3"]).moved == 1)
      }
      #expect(
        try await register.places() == [
          "HN-1-2026-000001 HN-3 HN-1 -", "HN-2-2026-000001 HN-3 HN-2 -",
        ])
      #expect(try await register.unit("HN-1")?.successors == ["HN-3"])
      #expect(try await register.unit("HN-2")?.successors == ["HN-3"])
      let inspector = Asker.officer("inspector.hn3")
      #expect(try await register.eventViews("HN-1-2026-000001", as: inspector).count == 2)
    }
  }

  @Test func `a transfer tells why it was made, by whom and as of when`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      _ = try await Self.succeed(register)
      let event = try #require(try await register.eventViews(number).last)
      #expect(event.action == "transfer" && event.toUnit == "HN-2" && event.via == "cli")
      #expect(event.officer == "supervisor.hn" && event.effectiveOn == "2026-10-01")
      #expect(event.note?.contains("HN-1") == true && event.note?.contains("HN-2") == true)
    }
  }

  @Test func `a case that something happened to later moves on that later day`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.noted(.note, on: day(2026, 10, 9))])
      _ = try await Self.succeed(register)
      #expect(try await register.eventViews(number).last?.effectiveOn == "2026-10-09")
    }
  }

  @Test func `the figures of the day say sent here and received there`() async throws {
    try await TestRegister.with { register in
      for _ in 1...3 { _ = try await register.opened() }
      _ = try await Self.succeed(register)
      let units = try await register.figures("2026-10", .calendar).units
      #expect(units.map(\.[.sent]) == [0, 3, 0] && units.map(\.[.received]) == [0, 0, 3])
      #expect(units.map(\.[.openAtEnd]) == [0, 0, 3])
    }
  }

  @Test func `a split records its successors and lets the cases wait`() async throws {
    try await TestRegister.with { register in
      _ = try await register.opened()
      let done = try await Self.succeed(register, to: ["HN-2", "DN", "DN"])
      #expect(done.successors == ["DN", "HN-2"] && done.moved == 0 && done.waiting == 1)
      #expect(try await register.unit("HN-1")?.successors == ["DN", "HN-2"])
      #expect(try await register.unit("HN-1")?.closedOn == Self.ending)
      #expect(try await register.places() == ["HN-1-2026-000001 HN-1 HN-1 -"])
    }
  }

  @Test func `without an officer the cases wait, and a repetition with one moves them`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened()
      let first = try await Self.succeed(register, by: nil)
      #expect(first.moved == 0 && first.waiting == 1)
      let second = try await Self.succeed(register, on: nil)
      #expect(second.closedOn == Self.ending && second.moved == 1 && second.waiting == 0)
    }
  }

  @Test func `many cases move in one go, and the way is told`() async throws {
    try await TestRegister.with { register in
      let rows = (1...250).map { "A\($0),1,2020-01-02,,,\n" }
      try await register.importing(RegisterFile.header + rows.joined())
      let steps = Steps()
      let done = try await register.owner.succeedUnit(
        SuccessionRequest("HN-1", to: ["HN-2"], on: Self.ending, by: "supervisor.hn"),
        today: TestRegister.today
      ) { done, total in
        steps.add("\(done)/\(total)")
      }
      #expect(done.moved == 250)
      #expect(steps.all == ["100/250", "200/250", "250/250"])
      #expect(try await register.owner.verifyAudit().findings == [])
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let name: String
    var code = "HN-1"
    var successors = ["HN-2"]
    var day: Day? = ending
    var officer: String? = "supervisor.hn"
    let error: CaseError
    var testDescription: String { name }
  }

  private static func wrong(_ reason: Reason) -> CaseError { .invalid([Problem("/to", reason)]) }

  static let refused = [
    Refused(name: "a unit nobody knows", code: "XX", error: .notFound),
    Refused(name: "a successor nobody knows", successors: ["XX"], error: wrong(.toUnitUnknown)),
    Refused(name: "by itself", successors: ["HN-1"], error: wrong(.toUnitSame)),
    Refused(
      name: "by a unit that is closed", successors: ["HN-3"], error: wrong(.toUnitClosed)),
    Refused(
      name: "on another day than it closed", code: "HN-3", error: .conflict(.unitClosedAlready)),
    Refused(
      name: "before it opened", code: "HN-4", day: day(2026, 8, 1),
      error: .invalid([Problem("/on", .closesBeforeOpening)])),
    Refused(
      name: "in the future, moving cases now", day: day(2026, 10, 16),
      error: .unmet([Problem("/on", .inFuture)])),
    Refused(name: "by nobody known", officer: "nobody", error: .unauthenticated),
    Refused(name: "by an inspector", officer: "inspector.hn1", error: .notPermitted),
    Refused(name: "by an administrator", officer: "administrator.hn", error: .notPermitted),
    Refused(name: "by another authority", officer: "supervisor.dn", error: .notPermitted),
  ]

  @Test(arguments: refused)
  func `a succession that cannot be changes nothing`(_ refused: Refused) async throws {
    try await TestRegister.with { register in
      try await register.ownUnit(to: day(2026, 9, 1))
      try await register.owner.addUnit(
        "HN-4", name: "Đội 4", parent: "HN", openedOn: day(2026, 9, 1))
      _ = try await register.opened()
      let before = try await register.snapshot()
      await #expect(throws: refused.error) {
        try await Self.succeed(
          register, refused.code, to: refused.successors, on: refused.day, by: refused.officer)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `a unit closed on a day to come still opens cases`() async throws {
    try await TestRegister.with { register in
      _ = try await Self.succeed(register, on: day(2026, 12, 31), by: nil)
      #expect(try await register.opened() == "HN-1-2026-000001")
    }
  }
}

/// What a closure of another thread was told, in order.
private final class Steps: Sendable {
  private let told = Mutex<[String]>([])

  var all: [String] { told.withLock { $0 } }

  func add(_ step: String) { told.withLock { $0.append(step) } }
}
