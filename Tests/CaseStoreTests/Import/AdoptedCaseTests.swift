import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// Cases from an older register, after they have come in.
@Suite struct AdoptedCaseTests {
  private static func number(
    of external: String, in register: TestRegister
  ) async throws -> String {
    let numbers = try await register.lines(
      "SELECT number AS line FROM cases WHERE external_number = \(external)")
    return try #require(numbers.first)
  }

  private static func advance(
    _ number: String, _ request: EventRequest, in register: TestRegister
  ) async throws {
    _ = try await register.store.advance(
      number, by: request, as: .officer("supervisor.hn"), today: TestRegister.today)
  }

  private static func unmet(
    _ body: () async throws -> Void
  ) async throws -> [String] {
    do {
      try await body()
      return []
    } catch CaseError.unmet(let problems) {
      return problems.map { "\($0.pointer) \($0.reason.code)" }
    }
  }

  @Test func `an adopted case is not sanctioned before it has a subject and a violation`()
    async throws
  {
    try await TestRegister.with { register in
      try await register.importing()
      let number = try await Self.number(of: "LE300", in: register)
      let unmet = try await Self.unmet {
        try await Self.advance(number, .sanction(), in: register)
      }
      #expect(
        unmet == [
          " subject_missing", " violation_missing",
          "/decision/sanctions/0/subject subject_unknown",
          "/decision/sanctions/0/violation violation_unknown", " record_missing",
          " calendar_missing",
        ])
    }
  }

  @Test func `an adopted case is investigated again only with subject, violation and record`()
    async throws
  {
    try await TestRegister.with { register in
      try await register.importing()
      let number = try await Self.number(of: "CEPH200", in: register)
      let unmet = try await Self.unmet {
        try await Self.advance(number, EventRequest(action: .investigate), in: register)
      }
      #expect(unmet == [" subject_missing", " violation_missing", "/record record_missing"])
    }
  }

  @Test func `an adopted case goes the whole road once its file is complete`() async throws {
    var subject = EventRequest(action: .addSubject)
    subject.documents.subjects = [Subject(kind: .person, name: "Người Cũ")]
    var violation = EventRequest(action: .addViolation)
    violation.documents.violations = [
      Violation(type: "ND125-06-1-a", subjects: [1], endedOn: day(2026, 9, 1))
    ]
    let road: [EventRequest] = [
      .noted(.return), subject, violation, .investigate(), .sanction(), .close(),
    ]
    try await TestRegister.with { register in
      try await register.importing()
      let number = try await Self.number(of: "LE300", in: register)
      for step in road { try await Self.advance(number, step, in: register) }
      let states = try await register.lines(
        "SELECT state || ' ' || version AS line FROM cases WHERE number = \(number)")
      #expect(states == ["closed 8"])
    }
  }

  @Test func `an adopted case takes no event before its opening, however early its inspection`()
    async throws
  {
    let file = RegisterFile.header + "EARLY,1,2016-10-20,2016-10-02,Monitor,\n"
    try await TestRegister.with { register in
      try await register.importing(file)
      let number = try await Self.number(of: "EARLY", in: register)
      let unmet = try await Self.unmet {
        try await Self.advance(number, .noted(.return, on: day(2016, 10, 19)), in: register)
      }
      #expect(unmet == ["/effectiveOn effective_before_previous"])
      try await Self.advance(number, .noted(.return, on: day(2016, 10, 20)), in: register)
    }
  }

  @Test func `an officer cannot adopt`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      await #expect(throws: CaseError.notPermitted) {
        try await Self.advance(number, EventRequest(action: .adopt), in: register)
      }
    }
  }

  @Test func `the audit finds nothing after an import`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      let report = try await register.owner.verifyAudit()
      #expect(report.cases == 4)
      #expect(report.events == 7)
      #expect(report.findings == [])
    }
  }

  @Test func `the figures after an import are those of the file`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      let october = try await register.figures("2016-10", .calendar)
      let first = row("HN-1", "HN") {
        $0[.openAtStart] = 1
        $0[.opened] = 1
        $0[.investigated] = 1
        $0[.openAtEnd] = 2
      }
      let second = row("HN-2", "HN") {
        $0[.opened] = 2
        $0[.investigated] = 1
        $0[.openAtEnd] = 2
      }
      #expect(october.units == [row("HN"), first, second])
    }
  }

  @Test func `an inspection before the opening counts in its own month`() async throws {
    let file = RegisterFile.header + "EARLY,1,2016-10-20,2016-09-02,Monitor,\n"
    try await TestRegister.with { register in
      try await register.importing(file)
      let september = row("HN-1", "HN") { $0[.investigated] = 1 }
      let october = row("HN-1", "HN") {
        $0[.opened] = 1
        $0[.openAtEnd] = 1
      }
      #expect(try await register.figuresOfHN1("2016-09", .calendar) == september)
      #expect(try await register.figuresOfHN1("2016-10", .calendar) == october)
    }
  }
}
