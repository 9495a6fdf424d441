import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// What is added to a case while it is opened.
@Suite struct AdditionTests {
  @Test func `a subject added later takes the next number`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      var request = EventRequest(action: .addSubject)
      request.documents.subjects = [
        Subject(kind: .organisation, name: "Công ty A"), Subject(kind: .person, name: "Lê B"),
      ]
      let view = try await register.advance(number, by: request, as: "inspector.hn1").case
      #expect(view.subjects.map(\.number) == [1, 2, 3])
      #expect(view.subjects.map(\.name) == ["Nguyễn Văn Thử", "Công ty A", "Lê B"])
    }
  }

  @Test func `a victim added later takes the next number`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: [.investigate()])
      var request = EventRequest(action: .addVictim)
      request.documents.victims = [Victim(name: "Phạm C")]
      let view = try await register.advance(number, by: request, as: "inspector.hn1").case
      #expect(view.victims.map(\.number) == [1, 2])
      #expect(view.victims.map(\.name) == ["Trần Thị Mẫu", "Phạm C"])
    }
  }

  @Test func `a violation added later names subjects and victims on file`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let view = try await register.advance(number, by: Self.violation(), as: "inspector.hn1").case
      #expect(view.violations.map(\.number) == [1, 2])
      #expect(view.violations[1].type == "ND125-08-2-a")
      #expect(view.violations[1].subjects == [1] && view.violations[1].victims == [1])
    }
  }

  @Test func `a violation of a subject nobody named is refused and nothing is written`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let request = Self.violation { $0.subjects = [2] }
      let before = try await register.snapshot()
      await #expect(throws: CaseError.self) {
        try await register.advance(number, by: request)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test(arguments: ["ND000-00", "ND125-06-1-a"])
  func `an act unknown or not in force is refused and nothing is written`(
    _ act: String
  ) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let request = Self.violation {
        $0.type = act
        $0.endedOn = day(1999, 1, 1)
      }
      let before = try await register.snapshot()
      await #expect(throws: CaseError.self) {
        try await register.advance(number, by: request)
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `a record added before the investigation suffices for it`() async throws {
    try await TestRegister.with { register in
      var record = EventRequest(action: .addRecord)
      record.documents.record = Record(number: "BB-07", madeOn: day(2026, 9, 2))
      let number = try await register.opened(
        then: [record, EventRequest(action: .investigate)])
      let view = try await register.caseView(number)
      #expect(view.state == "investigated" && view.record?.number == "BB-07")
    }
  }

  @Test func `the record made last is the one shown`() async throws {
    try await TestRegister.with { register in
      var record = EventRequest(action: .addRecord)
      record.documents.record = Record(number: "BB-07", madeOn: day(2026, 9, 2))
      let number = try await register.opened(then: [record, .investigate()])
      #expect(try await register.caseView(number).record?.number == "BB-01")
    }
  }

  private static func violation(
    _ change: (inout Violation) -> Void = { _ in }
  ) -> EventRequest {
    var request = EventRequest(action: .addViolation)
    var violation = Violation(type: "ND125-08-2-a", subjects: [1], endedOn: day(2026, 8, 1))
    violation.victims = [1]
    change(&violation)
    request.documents.violations = [violation]
    return request
  }
}

extension TestRegister {
  /// The titles of every description of a case, oldest first.
  func titlesOnFile(_ number: String) async throws -> [String] {
    try await database.asSuperuser { session in
      try session.query(
        """
        SELECT d.title FROM descriptions d JOIN cases c ON c.id = d.case_id
        WHERE c.number = \(number) ORDER BY d.version
        """
      ).map { try $0.decode("title") }
    }
  }
}
