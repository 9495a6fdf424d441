import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Role × table or view × unit: what the application reads by an officer's token is what the table
/// of rights says.
@Suite struct ReadingMatrixTests {
  private static let tables = [
    "cases", "events", "descriptions", "subjects", "violations", "violation_subjects", "records",
    "decisions", "sanctions", "clocks", "shown_descriptions", "shown_subjects", "shown_violations",
    "shown_decisions", "shown_sanctions", "shown_events",
  ]

  /// What is shown to whom: a condition that holds of a row that hides nothing.
  private static let contents: [(view: String, condition: String, right: Right)] = [
    ("shown_subjects", "name <> '***'", .readsIdentities),
    ("shown_subjects", "born_on IS NOT NULL", .readsIdentities),
    ("shown_subjects", "identifier IS NOT NULL", .readsIdentities),
    ("shown_subjects", "occupation IS NOT NULL", .readsTexts),
    ("shown_subjects", "nationality IS NOT NULL", .readsTexts),
    ("shown_descriptions", "title <> '***'", .readsTexts),
    ("shown_descriptions", "summary IS NOT NULL", .readsTexts),
    ("shown_violations", "place IS NOT NULL", .readsTexts),
    ("shown_violations", "description IS NOT NULL", .readsTexts),
    ("shown_decisions", "signed_by <> '***'", .readsTexts),
    ("shown_events", "note IS NOT NULL", .readsTexts),
  ]

  @Test(arguments: Role.allCases)
  func `rows are read where the scope and the rights of the role reach`(
    _ role: Role
  ) async throws {
    try await onScene(role) { register, scene, officer, unit, numbers in
      let isSeen = role.has(.readsCases) && Self.reaches(role, unit)
      for table in Self.tables {
        let column = table == "cases" ? "id" : "case_id"
        let rows = try await register.runRaw(
          "SELECT FROM \(table) WHERE \(column) = \(numbers)", as: officer, in: scene)
        #expect((rows > 0) == isSeen, "\(table) of \(unit)")
      }
      for (view, condition, right) in Self.contents {
        let rows = try await register.runRaw(
          "SELECT FROM \(view) WHERE case_id = \(numbers) AND \(condition)", as: officer, in: scene)
        #expect((rows > 0) == (isSeen && role.has(right)), "\(condition) of \(unit)")
      }
    }
  }

  @Test(arguments: Role.allCases)
  func `figures are read where the scope and the rights of the role reach`(
    _ role: Role
  ) async throws {
    try await onScene(role) { register, scene, officer, unit, _ in
      for table in ["tallies", "stays", "balances"] {
        let plain = "SELECT FROM \(table) WHERE unit_id = {\(unit)}"
        let isReached = Self.reaches(role, unit)
        let rows = try await register.runRaw(plain, as: officer, in: scene)
        #expect((rows > 0) == (isReached && role.has(.readsCases)), "\(table) of \(unit)")
        let counted = try await register.runRaw(
          "SELECT enter_statistics();" + plain, as: officer, in: scene)
        let mayCount = role.has(.readsCases) || role.has(.readsStatistics)
        #expect((counted > 0) == (isReached && mayCount), "\(table) of \(unit), counted")
      }
    }
  }

  @Test func `the rules find the same age of a subject for who may not read the birthday`()
    async throws
  {
    try await TestRegister.with { register in
      for (bornOn, acts) in [(day(2009, 3, 1), 17), (day(2011, 9, 2), 14), (day(1980, 1, 1), 18)] {
        let opening = Self.opening { $0.bornOn = bornOn }
        let number = try await register.opened(opening)
        let connection = register.raw(as: "thanhtra_owner")
        let implied = try await connection.transaction { session -> [(Day?, Day)] in
          try session.script("SELECT enter_as('auditor.hn'); SET LOCAL ROLE thanhtra_app")
          return try session.query(
            """
            SELECT s.born_on, s.born_for_rules FROM shown_subjects s
            JOIN cases c ON c.id = s.case_id WHERE c.number = \(number)
            """
          ).map {
            try ($0.decode("born_on", as: Day?.self), $0.decode("born_for_rules", as: Day.self))
          }
        }
        await connection.shutdown()
        #expect(implied.map(\.0) == [nil])
        #expect(implied.map(\.1) == [day(2026 - acts, 9, 1)])
      }
    }
  }

  private static func unit(of role: Role) -> String { role == .inspector ? "HN-1" : "HN" }

  private static func reaches(_ role: Role, _ unit: String) -> Bool {
    unit == self.unit(of: role)
      || (role.has(.seesUnitsBelow) && unit.hasPrefix(self.unit(of: role)))
  }

  /// A case in the officer's own unit, in one below or beside it, and in a foreign one; `numbers` is
  /// SQL for the id of that unit's case.
  private func onScene(
    _ role: Role,
    _ body: (TestRegister, HostileScene, String, String, String) async throws -> Void
  ) async throws {
    let officer = role == .inspector ? "inspector.hn1" : "\(role.rawValue).hn"
    try await TestRegister.with { register in
      var ids: [String: String] = [:]
      for (unit, asker) in [
        ("HN", "supervisor.hn"), ("HN-2", "supervisor.hn"), ("DN", "supervisor.dn"),
      ] {
        ids[unit] = try await Self.sanctioned(register, in: unit, by: .officer(asker))
      }
      ids["HN-1"] = try await Self.sanctioned(register, in: "HN-1", by: .officer("supervisor.hn"))
      let scene = try await HostileScene(register)
      for (unit, number) in ids {
        let id = try await register.database.asSuperuser {
          try $0.query("SELECT id FROM cases WHERE number = \(number)")[0].decode(
            "id", as: Int.self)
        }
        try await body(register, scene, officer, unit, "\(id)")
      }
    }
  }

  /// The number of a case that leaves no column of the matrix empty.
  private static func sanctioned(
    _ register: TestRegister, in unit: String, by asker: Asker
  ) async throws -> String {
    var opening = Self.opening { subject in
      subject = Subject(kind: .person, name: "Người \(unit)")
      subject.bornOn = day(1980, 1, 1)
      subject.identifier = "00108000000\(unit)"
      subject.occupation = "Nghề"
      subject.nationality = "Việt Nam"
    }
    opening.unit = unit
    let today = TestRegister.today
    let number = try await register.store.open(opening, as: asker, today: today).number
    for step in [EventRequest.noted(.note), .investigate(), .sanction()] {
      _ = try await register.store.advance(number, by: step, as: asker, today: today)
    }
    return number
  }

  private static func opening(_ change: (inout Subject) -> Void) -> Opening {
    let example = Opening.example()
    var documents = example.documents
    change(&documents.subjects[0])
    documents.violations[0].place = "Nơi"
    documents.violations[0].description = "Mô tả"
    var opening = Opening(description: example.description, documents: documents)
    opening.openedOn = example.openedOn
    return opening
  }
}
