import CaseStore
import Cases
import TestRegister
import Testing

/// The road of a case, and what every step leaves on file.
@Suite struct EngineTests {
  private static let toSanctioned: [EventRequest] = [.investigate(), .sanction()]

  @Test func `the main road leads from opened to closed`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: Self.toSanctioned + [.close(.subjectGone)])
      let events = try await register.eventViews(number)
      #expect(events.map(\.action) == ["open", "investigate", "sanction", "close"])
      #expect(events.map(\.to) == ["opened", "investigated", "sanctioned", "closed"])
      #expect(events.map(\.from) == [nil, "opened", "investigated", "sanctioned"])
      #expect(events.map(\.version) == [1, 2, 3, 4])
    }
  }

  @Test func `a closed case holds its record, decision and closure`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: Self.toSanctioned + [.close(.subjectGone)])
      let view = try await register.caseView(number)
      #expect(view.record?.number == "BB-01")
      #expect(view.decision?.number == "QD-01")
      #expect(view.closure?.reason == "subject_gone")
    }
  }

  @Test func `the answer to a step is the event and the case as they then stand`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let written = try await register.advance(number, by: .investigate())
      #expect(written.case == (try await register.caseView(number)))
      #expect(written.event == (try await register.eventViews(number).last))
    }
  }

  @Test func `a note stays in the state and keeps its words`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let written = try await register.advance(number, by: .noted(.note), as: "inspector.hn1")
      #expect(written.case.state == "opened" && written.case.version == 2)
      #expect(written.event.note == "vì lý do thử nghiệm")
    }
  }

  @Test func `an amendment changes what it names and leaves the rest`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let view = try await register.advance(number, by: .retitled("Tên mới")).case
      #expect(view.title == "Tên mới" && view.summary == "Tóm tắt")
    }
  }

  @Test func `an amendment keeps the old description on file`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      _ = try await register.advance(number, by: .retitled("Tên mới"))
      let titles = try await register.titlesOnFile(number)
      #expect(titles == ["Hồ sơ thử", "Tên mới"])
    }
  }

  @Test func `an assignment names the officer in the case and in the event`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let written = try await register.advance(number, by: .assigned(to: "inspector.hn1"))
      #expect(written.case.assignedTo == "inspector.hn1")
      #expect(written.event.assignedTo == "inspector.hn1")
    }
  }

  @Test func `an assignment outlasts the steps after it`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        then: [.assigned(to: "inspector.hn1"), .investigate()])
      #expect(try await register.caseView(number).assignedTo == "inspector.hn1")
    }
  }

  @Test(arguments: [
    "inspector.hn2", "supervisor.dn", "auditor.hn", "statistician.hn", "administrator.hn", "nobody",
  ])
  func `who cannot work on the unit's cases is not assigned one`(_ officer: String) async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      let before = try await register.snapshot()
      await #expect(throws: CaseError.unmet([Problem("/officer", .assigneeUnknown)])) {
        try await register.advance(number, by: .assigned(to: officer))
      }
      #expect(try await register.snapshot() == before)
    }
  }

  @Test func `an officer who was disabled is not assigned a case`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      try await register.owner.disableOfficer("inspector.hn1")
      await #expect(throws: CaseError.unmet([Problem("/officer", .assigneeUnknown)])) {
        try await register.advance(number, by: .assigned(to: "inspector.hn1"))
      }
    }
  }

  @Test func `an annulled decision is withdrawn from the case`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(then: Self.toSanctioned + [.noted(.annul)])
      let view = try await register.caseView(number)
      #expect(view.decision == nil && view.state == "investigated")
    }
  }

  @Test func `a decision after an annulment is the one in force`() async throws {
    try await TestRegister.with { register in
      var second = EventRequest.sanction()
      second.documents.decision?.number = "QD-02"
      let number = try await register.opened(then: Self.toSanctioned + [.noted(.annul), second])
      #expect(try await register.caseView(number).decision?.number == "QD-02")
    }
  }

  @Test func `reopening withdraws the closure, and the decision where a paper ends it`()
    async throws
  {
    var annulled = EventRequest.noted(.reopen)
    annulled.documents.proceeding = .reopened(.annulment, on: TestRegister.today)
    for (reopening, stands) in [(EventRequest.noted(.reopen), true), (annulled, false)] {
      try await TestRegister.with { register in
        let number = try await register.opened(
          then: Self.toSanctioned + [.close(.subjectGone), reopening])
        let view = try await register.caseView(number)
        #expect(view.closure == nil && view.state == "investigated")
        #expect((view.decision != nil) == stands)
      }
    }
  }

  @Test
  func `a case whose decision stands cannot be sanctioned for the same charge (Law Art 3.1.d)`()
    async throws
  {
    try await TestRegister.with { register in
      let number = try await register.opened(
        then: Self.toSanctioned + [.close(.subjectGone), .noted(.reopen)])
      await #expect(throws: CaseError.self) { try await register.advance(number, by: .sanction()) }
      _ = try await register.advance(number, by: .noted(.annul))
      _ = try await register.advance(number, by: .sanction())
      #expect(try await register.caseView(number).state == "sanctioned")
    }
  }

  @Test func `after a return the record on file suffices to investigate again`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened(
        then: [.investigate(), .noted(.return), EventRequest(action: .investigate)])
      let view = try await register.caseView(number)
      #expect(view.state == "investigated" && view.record?.number == "BB-01")
    }
  }
}

extension EventRequest {
  static func retitled(_ title: String) -> EventRequest {
    var request = EventRequest(action: .amend)
    var amendment = Amendment()
    amendment.title = title
    request.amendment = amendment
    return request
  }

  static func assigned(to officer: String) -> EventRequest {
    var request = EventRequest(action: .assign)
    request.assignee = officer
    return request
  }
}

extension TestRegister {
  /// Takes a step and reads the answer.
  func advance(
    _ number: String, by request: EventRequest, as officer: String = "supervisor.hn"
  ) async throws -> AdvanceView {
    let written = try await store.advance(
      number, by: request, as: .officer(officer), today: Self.today)
    return try read(AdvanceView.self, from: written.json)
  }
}
