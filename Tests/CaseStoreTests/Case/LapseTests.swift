import CaseStore
import Cases
import TestRegister
import Testing

/// From when an earlier sanction no longer counts (Law on Handling Administrative Violations, Art 7),
/// and for which acts it still does (Art 2.5).
@Suite struct LapseTests {
  private static func opening(
    _ name: String, kind: SubjectKind = .person, on opened: Day, endedOn: Day? = nil
  ) -> Opening {
    let example = Opening.example(on: opened)
    var documents = example.documents
    documents.subjects[0] = Subject(kind: kind, name: name)
    if kind == .person { documents.subjects[0].bornOn = day(1990, 5, 1) }
    documents.violations[0].endedOn = endedOn ?? opened
    var opening = Opening(description: example.description, documents: documents)
    opening.openedOn = opened
    return opening
  }

  /// Sanctioned on 5 March 2025 and paid on 7 March, in a case that stays open.
  private static func sanction(_ opening: Opening, in register: TestRegister) async throws {
    let on = day(2025, 3, 5)
    let amount = opening.documents.subjects[0].kind == .organisation ? 5_000_000 : 2_500_000
    var sanction = EventRequest.sanction(on: on, amount: amount)
    sanction.documents.decision?.signerTitle = "department_chief_inspector"
    var paid = EventRequest.pay(amount, by: 1, on: day(2025, 3, 7))
    paid.effectiveOn = day(2025, 3, 7)
    _ = try await register.opened(
      opening,
      then: [.investigate(on: day(2025, 3, 3)), sanction, .deliver(on: day(2025, 3, 6)), paid])
  }

  private static func found(
    _ opening: Opening, _ register: TestRegister
  ) async throws -> [EarlierSanction] {
    try await register.store.earlierSanctions(
      of: try await register.opened(opening), as: .officer("supervisor.hn"),
      today: TestRegister.today)
  }

  @Test(arguments: [(day(2026, 3, 6), true), (day(2026, 3, 7), false), (day(2026, 8, 1), false)])
  func `it counts for acts of the year after it was carried out, closed or not`(
    _ actEndedOn: Day, _ counts: Bool
  ) async throws {
    try await TestRegister.with { register in
      let name = "Nguyễn Văn Bốn"
      try await Self.sanction(Self.opening(name, on: day(2025, 3, 3)), in: register)
      let new = Self.opening(name, on: day(2026, 9, 1), endedOn: actEndedOn)
      let hint = try #require(try await Self.found(new, register).first)
      #expect(hint.lapsedOn == day(2026, 3, 7))
      #expect(hint.counts == counts)
    }
  }

  @Test func `an organisation without a number is known by its name, however it is spaced`()
    async throws
  {
    try await TestRegister.with { register in
      try await Self.sanction(
        Self.opening("Công ty  Mẫu Năm", kind: .organisation, on: day(2025, 3, 3)), in: register)
      let new = Self.opening(" công ty mẫu năm", kind: .organisation, on: day(2026, 3, 1))
      #expect(try await Self.found(new, register).map(\.matchedBy) == [.name])
    }
  }
}
