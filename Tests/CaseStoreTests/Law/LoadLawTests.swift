import CaseStore
import Cases
import Postgres
import Schema
import TestRegister
import Testing

/// Files of law: taken as a whole or refused, and never changing what is on file.
@Suite struct LoadLawTests {
  private static let tables = [
    "clock_rules", "signing_authorities", "legal_amounts", "violation_types", "calendar_days",
    "signer_titles",
  ]
  private static let clocks =
    "clock,family,start,goal,condition,length,unit,effect,lapses,valid_from,valid_to,basis_vi,"
    + "basis_en,verification\n"
  private static let authorities =
    "title,max_fine,valid_from,valid_to,basis_vi,basis_en,verification\n"
  private static let amounts =
    "name,person,organisation,valid_from,valid_to,basis_vi,basis_en,verification\n"

  private static func contents(_ register: TestRegister) async throws -> [String: String] {
    try await register.snapshot().rows.filter { tables.contains($0.key) }
  }

  private static func refused(_ text: String, in register: TestRegister) async throws -> [String] {
    do {
      _ = try await register.owner.loadLaw(Array(text.utf8))
      return []
    } catch let refused as ImportRefused {
      return refused.problems.map { "\($0.line) \($0.code) \($0.detail)" }
    }
  }

  @Test func `loading all that ships again changes no row`() async throws {
    try await TestRegister.with { register in
      let before = try await Self.contents(register)
      let loaded = try await register.owner.loadShippedReferenceData()
      #expect(try await Self.contents(register) == before)
      #expect(loaded.days == 0)
      let rows = (Schema.catalogues + Schema.laws).map {
        $0.text.split(separator: "\n").count - 1
      }
      #expect(loaded.acts + loaded.rules == rows.reduce(0, +))
      #expect(try await register.owner.hasLaw())
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let file: String
    let problems: [String]
    var testDescription: String { problems.joined(separator: ", ") }
  }

  static let bads: [Bad] = [
    Bad(
      file: clocks + """
        Decide,decide,record,decision,always,7,day,block,false,,,v,e,yes
        a,a,monday,decision,always,7,day,block,false,,,v,e,yes
        b,b,record,nothing,always,7,day,block,false,,,v,e,yes
        c,c,record,decision,never,7,day,block,false,,,v,e,yes
        d,d,record,decision,always,-1,day,block,false,,,v,e,yes
        e,e,record,decision,always,7,week,block,false,,,v,e,yes
        f,f,record,decision,always,7,day,stop,false,,,v,e,yes
        g,g,record,decision,always,7,day,block,no,,,v,e,yes
        h,h,record,decision,always,7,day,block,false,2022-02-30,,v,e,yes
        i,i,record,decision,always,7,day,block,false,2022-01-02,2022-01-01,v,e,yes
        j,j,record,decision,always,7,day,block,false,,, ,e,yes
        k,k,record,decision,always,7,day,block,false,,,v,e,no
        """,
      problems: [
        "2 not_a_code clock", "3 not_one_of start", "4 not_one_of goal", "5 not_one_of condition",
        "6 not_an_amount length", "7 not_one_of unit", "8 not_one_of effect",
        "9 not_one_of lapses", "10 not_a_date valid_from", "11 ends_before_start valid_to",
        "12 required basis_vi", "13 not_one_of verification",
      ]),
    Bad(
      file: authorities + """
        new_title,1,2027-01-01,,v,e,yes
        new_title,2,2027-01-01,,v,e,yes
        other_title,-1,,,v,e,yes
        """, problems: ["3 repeated_authority title", "4 not_an_amount max_fine"]),
    Bad(
      file: amounts + "explanation_right,1,99999999999999999999,1990-01-01,,v,e,yes\n",
      problems: ["2 not_an_amount organisation"]),
    Bad(
      file: amounts + "price,1,2,,,v,e,yes\n", problems: ["2 not_one_of name"]),
    Bad(
      file: authorities + """
        new_title,1,,,v,e,yes
        inspector,5,2026-01-01,2026-12-31,v,e,yes
        """, problems: ["3 overlaps valid_from"]),
  ]

  @Test(arguments: bads)
  func `a broken file changes nothing and each bad line and column is named`(_ bad: Bad)
    async throws
  {
    try await TestRegister.with { register in
      let before = try await Self.contents(register)
      #expect(try await Self.refused(bad.file, in: register) == bad.problems)
      #expect(try await Self.contents(register) == before)
    }
  }

  @Test(arguments: ["", "title,max_fine\ninspector,1\n", clocks.uppercased()])
  func `a file of other columns is refused`(_ text: String) async throws {
    try await TestRegister.with { register in
      let refused = try await Self.refused(text, in: register)
      #expect(refused.count == 1)
      #expect(refused.allSatisfy { $0.hasPrefix("1 ") })
    }
  }

  @Test func `a rule that differs is replaced and stays on file`() async throws {
    let query: Statement = """
      SELECT concat_ws(' ', max_fine, valid_to, replaced_at IS NULL) AS line
      FROM signing_authorities WHERE title = 'department_director' AND field = 'gender_equality' ORDER BY id
      """
    let file =
      Self.authorities + """
        department_director,24000000,2025-07-01,2026-12-31,v,e,yes
        department_director,28000000,2027-01-01,,v,e,yes

        """
    try await TestRegister.with { register in
      #expect(try await register.lines(query) == ["24000000 t"])
      #expect(try await register.owner.loadLaw(Array(file.utf8)) == 2)
      #expect(
        try await register.lines(query) == ["24000000 f", "24000000 2026-12-31 t", "28000000 t"])
      let before = try await Self.contents(register)
      #expect(try await register.owner.loadLaw(Array(file.utf8)) == 2)
      #expect(try await Self.contents(register) == before)
    }
  }

  @Test func `the last word of the shipped law is the same as the first`() async throws {
    try await TestRegister.with { register in
      let shipped = try await register.owner.lawListing(.amounts, on: nil)
      let file = Self.amounts + "late_payment,1,2,,,v,e,yes\n"
      _ = try await register.owner.loadLaw(Array(file.utf8))
      #expect(try await register.owner.lawListing(.amounts, on: nil) != shipped)
      _ = try await register.owner.loadShippedLaw()
      #expect(try await register.owner.lawListing(.amounts, on: nil) == shipped)
    }
  }

  @Test func `a title nobody knew may sign once it is loaded`() async throws {
    try await TestRegister.with { register in
      let file = Self.authorities + "special_envoy,30000000,2025-07-01,,Đặc phái,Envoy,yes\n"
      _ = try await register.owner.loadLaw(Array(file.utf8))
      let titles: Statement = """
        SELECT code AS line FROM signer_titles WHERE code = 'special_envoy'
        """
      #expect(try await register.lines(titles) == ["special_envoy"])
    }
  }

  @Test(arguments: LawKind.allCases)
  func `what is listed is what the file has`(_ kind: LawKind) async throws {
    try await TestRegister.with { register in
      let shipped = try #require(Schema.laws.first { $0.name == "\(kind.rawValue).csv" })
      let file = try CSVTable(Array(shipped.text.utf8))
      let listing = try await register.owner.lawListing(kind, on: nil)
      #expect(listing.columns == file.header)
      #expect(Set(listing.rows) == Set(file.rows.map(\.fields)))
      #expect(listing.rows.count == file.rows.count)
    }
  }

  @Test func `the service itself cannot load law`() async throws {
    await #expect(throws: PostgresError.self) {
      try await TestRegister.with { register in
        try await register.store.loadLaw(
          Array((Self.amounts + "deferral,1,2,2030-01-01,,v,e,yes\n").utf8))
      }
    }
  }

  @Test(arguments: [
    ("clock_rules", "start_is_known", ClockRule.Start.allCases.map(\.rawValue)),
    ("clock_rules", "goal_is_known", ClockRule.Goal.allCases.map(\.rawValue)),
    ("clock_rules", "condition_is_known", ClockRule.Condition.allCases.map(\.rawValue)),
    ("clock_rules", "unit_is_known", ClockRule.Unit.allCases.map(\.rawValue)),
    ("clock_rules", "effect_is_known", ClockRule.Effect.allCases.map(\.rawValue)),
    ("calendar_days", "kind_is_known", CalendarDay.Kind.allCases.map(\.rawValue)),
    ("legal_amounts", "name_is_known", LegalAmount.Name.allCases.map(\.rawValue)),
  ])
  func `the database knows the words the rules know`(
    _ table: String, _ constraint: String, _ words: [String]
  ) async throws {
    try await TestRegister.with { register in
      let definition = try await register.lines(
        """
        SELECT pg_get_constraintdef(oid) AS line FROM pg_constraint
        WHERE conrelid = \(table)::regclass AND conname = \(constraint)
        """)
      let known = try #require(definition.first).matches(of: /'([a-z_]+)'/).map { String($0.1) }
      #expect(known.sorted() == words.sorted())
    }
  }
}
