import CaseStore
import Cases
import TestRegister
import Testing

/// What the register knows of the same subject in other cases.
@Suite struct EarlierSanctionTests {
  /// An opening whose subject is called and identified so.
  private static func opening(
    _ name: String, identifier: String? = nil, born: Day? = nil
  ) -> Opening {
    let example = Opening.example()
    var documents = example.documents
    documents.subjects[0] = Subject(kind: .person, name: name)
    documents.subjects[0].identifier = identifier
    documents.subjects[0].bornOn = born
    var opening = Opening(description: example.description, documents: documents)
    opening.openedOn = example.openedOn
    return opening
  }

  /// A case sanctioned in Đà Nẵng, which nobody in Hà Nội sees.
  private static func sanctionAbroad(_ opening: Opening, _ register: TestRegister) async throws {
    let abroad = Asker.officer("supervisor.dn")
    let today = TestRegister.today
    let number = try await register.store.open(opening, as: abroad, today: today).number
    for step in [.investigate(), EventRequest.sanction()] {
      _ = try await register.store.advance(number, by: step, as: abroad, today: today)
    }
  }

  private static func found(_ number: String, _ register: TestRegister) async throws
    -> [EarlierSanction]
  {
    try await register.store.earlierSanctions(
      of: number, as: .officer("supervisor.hn"), today: TestRegister.today)
  }

  @Test func `a sanction elsewhere is hinted at by identifier, and its case not named`()
    async throws
  {
    try await TestRegister.with { register in
      try await Self.sanctionAbroad(
        Self.opening("Nguyễn Văn Một", identifier: "001-090 000009"), register)
      let number = try await register.opened(
        Self.opening("Tên khác", identifier: "001090000009"), then: [.investigate()])
      let hint = try #require(try await Self.found(number, register).first)
      #expect(hint.matchedBy == .identifier && hint.subject == 1 && hint.sameAct)
      #expect(hint.number == nil && !hint.lapsed)
      let refused = await #expect(throws: CaseError.self) {
        _ = try await register.advance(number, by: .sanction())
      }
      guard case .unmet(let problems) = refused else { return }
      #expect(problems.map(\.reason.code) == ["earlier_sanctions_unchecked"])
    }
  }

  @Test(arguments: [
    (EarlierSanctionsCheck.Outcome.otherAct, [String]()), (.sameAct, ["sign_of_crime"]),
  ])
  func `what the supervisor confirms decides whether a sanction may follow`(
    _ outcome: EarlierSanctionsCheck.Outcome, _ unmet: [String]
  ) async throws {
    try await TestRegister.with { register in
      let born = day(1990, 5, 1)
      try await Self.sanctionAbroad(Self.opening("Nguyễn Văn Hai", born: born), register)
      var check = EventRequest(action: .checkEarlierSanctions)
      check.documents.proceeding = .earlierSanctionsCheck(.init(subject: 1, outcome: outcome))
      // The same person by name and year of birth, however the name is written.
      let number = try await register.opened(
        Self.opening("nguyen van hai", born: day(1990, 12, 31)), then: [.investigate(), check])
      var codes: [String] = []
      do {
        _ = try await register.advance(number, by: .sanction())
      } catch CaseError.unmet(let problems) {
        codes = problems.map(\.reason.code)
      }
      #expect(codes == unmet)
    }
  }

  @Test func `a name alone is no hint`() async throws {
    try await TestRegister.with { register in
      try await Self.sanctionAbroad(Self.opening("Nguyễn Văn Ba"), register)
      let number = try await register.opened(Self.opening("Nguyễn Văn Ba"))
      #expect(try await Self.found(number, register) == [])
    }
  }

  @Test func `a foreign case cannot be asked about`() async throws {
    try await TestRegister.with { register in
      let number = try await register.opened()
      await #expect(throws: CaseError.notFound) {
        try await register.store.earlierSanctions(
          of: number, as: .officer("supervisor.dn"), today: TestRegister.today)
      }
    }
  }
}
