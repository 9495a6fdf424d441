import CaseStore
import Cases
import TestRegister
import Testing

/// Who may see and do what with a case of which unit.
@Suite struct ScopeTests {
  enum Place: String, CaseIterable { case own, child, sibling, parent, foreign }

  struct Reach: Sendable, CustomTestStringConvertible {
    let role: Role
    let place: Place
    var testDescription: String { "\(role.rawValue) \(place.rawValue)" }

    static let all = Role.allCases.flatMap { role in
      Place.allCases.map { Reach(role: role, place: $0) }
    }

    /// The unit the case belongs to; officers below the top work in HN-1.
    var unit: String {
      switch place {
      case .own, .child: "HN-1"
      case .sibling: "HN-2"
      case .parent: "HN"
      case .foreign: "DN"
      }
    }

    var officer: String { "\(role.rawValue).\(place == .child ? "hn" : "hn1")" }

    var isVisible: Bool {
      switch role {
      case .inspector: place == .own
      case .supervisor, .auditor: place == .own || place == .child
      case .statistician, .administrator: false
      }
    }

    /// What asking for one case answers.
    var refusal: CaseError? {
      if isVisible { return nil }
      return role.has(.readsCases) ? .notFound : .notPermitted
    }
  }

  @Test(arguments: Reach.all)
  func `a case is shown within the scope alone`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, number, asker in
      let found = await Self.refusal { try await register.store.show(number, as: asker) }
      #expect(found == reach.refusal)
    }
  }

  @Test(arguments: Reach.all)
  func `a history is shown within the scope alone`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, number, asker in
      let found = await Self.refusal { try await register.store.history(of: number, as: asker) }
      #expect(found == reach.refusal)
    }
  }

  @Test(arguments: Reach.all)
  func `steps are answered within the scope alone`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, number, asker in
      let found = await Self.refusal { try await register.store.steps(of: number, as: asker) }
      #expect(found == reach.refusal)
    }
  }

  @Test(arguments: Reach.all)
  func `a list holds the cases of the scope alone`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, _, asker in
      var count = 0
      let found = await Self.refusal {
        count = try await register.store.list(CaseFilter(), as: asker).items.count
      }
      #expect(found == (reach.role.has(.readsCases) ? nil : .notPermitted))
      #expect(count == (reach.isVisible ? 1 : 0))
    }
  }

  @Test(arguments: Reach.all)
  func `a note is taken within the scope, from those who may write`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, number, asker in
      let found = await Self.refusal {
        try await register.store.advance(
          number, by: .noted(.note), as: asker, today: TestRegister.today)
      }
      #expect(found == (reach.role.has(.worksOnCases) ? reach.refusal : .notPermitted))
    }
  }

  @Test(arguments: Reach.all)
  func `a case is opened within the scope, by those who may`(_ reach: Reach) async throws {
    try await Self.with(reach) { register, _, asker in
      var opening = Opening.example()
      opening.unit = reach.unit
      let found = await Self.refusal { [opening] in
        try await register.store.open(opening, as: asker, today: TestRegister.today)
      }
      let unknown = CaseError.invalid([Problem("/unit", .unknownUnit)])
      let expected =
        !reach.role.has(.opensCases) ? CaseError.notPermitted : reach.isVisible ? nil : unknown
      #expect(found == expected)
    }
  }

  @Test(arguments: Role.allCases.filter { $0.has(.readsCases) })
  func `a foreign case and one that does not exist are never told apart`(
    _ role: Role
  ) async throws {
    try await Self.with(Reach(role: role, place: .foreign)) { register, foreign, asker in
      let store = register.store
      for number in [foreign, "DN-2026-999999"] {
        let shown = await Self.refusal { try await store.show(number, as: asker) }
        let listed = await Self.refusal { try await store.history(of: number, as: asker) }
        let answered = await Self.refusal { try await store.steps(of: number, as: asker) }
        let advanced = await Self.refusal {
          try await store.advance(
            number, by: .investigate(), expecting: [7], as: asker, today: TestRegister.today)
        }
        #expect([shown, listed, answered] == Array(repeating: .notFound, count: 3))
        #expect(advanced == (role.has(.worksOnCases) ? .notFound : .notPermitted))
      }
    }
  }

  private static let fixture = [
    "inspector.hn1", "supervisor.hn", "statistician.hn", "auditor.hn", "administrator.hn",
  ]

  /// A register with one case in the unit, and the officer who asks.
  private static func with(
    _ reach: Reach, _ body: (TestRegister, String, Asker) async throws -> Void
  ) async throws {
    try await TestRegister.with { register in
      if !Self.fixture.contains(reach.officer) {
        try await register.owner.addOfficer(
          reach.officer, name: "Thử", unit: reach.place == .child ? "HN" : "HN-1",
          role: reach.role, password: nil, hasher: TestRegister.hasher)
      }
      var opening = Opening.example()
      opening.unit = reach.unit
      let opener = reach.place == .foreign ? "supervisor.dn" : "supervisor.hn"
      let number = try await register.opened(opening, by: opener)
      try await body(register, number, .officer(reach.officer))
    }
  }

  private static func refusal<T>(_ question: () async throws -> T) async -> CaseError? {
    do {
      _ = try await question()
      return nil
    } catch let refusal as CaseError {
      return refusal
    } catch {
      Issue.record(error)
      return nil
    }
  }
}
