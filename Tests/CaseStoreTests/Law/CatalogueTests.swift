import CaseStore
import Cases
import Postgres
import Schema
import TestRegister
import Testing

/// Catalogues of acts: loading, correcting, and the choice of a version by date.
@Suite struct CatalogueTests {
  private static let header =
    "code,area,valid_from,valid_to,label_vi,label_en,warning,fine_min,fine_max,remedies,"
    + "verification\n"

  private static let acts: Statement =
    "SELECT to_jsonb(t)::text AS line FROM violation_types t ORDER BY id"

  /// What a file is refused for, as `line code column`.
  private static func refused(_ text: String, in register: TestRegister) async throws -> [String] {
    do {
      _ = try await register.owner.loadCatalogue(Array(text.utf8))
      return []
    } catch let refused as ImportRefused {
      return refused.problems.map { "\($0.line) \($0.code) \($0.detail)" }
    }
  }

  @Test func `the register starts with every act of the shipped catalogues`() async throws {
    try await TestRegister.with { register in
      let shipped = try Schema.catalogues.flatMap { file in
        try CSVTable(Array(file.text.utf8)).rows.map { $0.fields[0] }
      }
      let loaded = try await register.store.violationTypes(on: nil, as: .officer("inspector.hn1"))
      #expect(loaded.map(\.code).sorted() == shipped.sorted())
    }
  }

  @Test func `loading the shipped catalogues again changes nothing`() async throws {
    try await TestRegister.with { register in
      let before = try await register.lines(Self.acts)
      _ = try await register.owner.loadShippedCatalogues()
      #expect(try await register.lines(Self.acts) == before)
    }
  }

  @Test func `a loaded row is listed with all it says`() async throws {
    let file =
      Self.header
      + "T-1,labour,2023-01-01,2023-12-31,Nhãn,Label,true,100,200,apology;amend_rules,partial\n"
    try await TestRegister.with { register in
      #expect(try await register.owner.loadCatalogue(Array(file.utf8)) == 1)
      let acts = try await register.owner.violationTypes(on: nil, as: .localOperator)
      let act = try #require(acts.first { $0.code == "T-1" })
      #expect(act.area == "labour")
      #expect(act.validFrom == day(2023, 1, 1))
      #expect(act.validTo == day(2023, 12, 31))
      #expect(act.labelVi == "Nhãn")
      #expect(act.labelEn == "Label")
      #expect(act.warning)
      #expect(act.fineMin == 100)
      #expect(act.fineMax == 200)
      #expect(act.remedies == ["apology", "amend_rules"])
      #expect(act.verification == "partial")
    }
  }

  @Test(arguments: ["2022-01-01", ""])
  func `a row of the same code and start replaces the act, which stays on file`(
    _ start: String
  ) async throws {
    func file(_ label: String, _ high: Int) -> [UInt8] {
      Array((Self.header + "T-1,labour,\(start),,\(label),L,false,100,\(high),,yes\n").utf8)
    }
    let query: Statement = """
      SELECT concat_ws(' ', label_vi, fine_max, replaced_at IS NULL) AS line FROM violation_types
      WHERE code = 'T-1' ORDER BY id
      """
    try await TestRegister.with { register in
      _ = try await register.owner.loadCatalogue(file("cũ", 200))
      _ = try await register.owner.loadCatalogue(file("mới", 300))
      #expect(try await register.lines(query) == ["cũ 200 f", "mới 300 t"])
      let listed = try await register.owner.violationTypes(on: nil, as: .localOperator)
      #expect(listed.filter { $0.code == "T-1" }.map(\.labelVi) == ["mới"])
    }
  }

  @Test func `only the rows that differ are replaced`() async throws {
    func file(_ label: String) -> [UInt8] {
      Array(
        (Self.header + "T-1,labour,,,v,e,false,1,2,apology,yes\n"
          + "T-2,labour,,,\(label),e,true,,,,partial\n").utf8)
    }
    let query: Statement = """
      SELECT concat_ws(' ', code, label_vi, replaced_at IS NULL) AS line FROM violation_types
      WHERE code LIKE 'T-%' ORDER BY id
      """
    try await TestRegister.with { register in
      _ = try await register.owner.loadCatalogue(file("cũ"))
      _ = try await register.owner.loadCatalogue(file("mới"))
      #expect(try await register.lines(query) == ["T-1 v t", "T-2 cũ f", "T-2 mới t"])
    }
  }

  @Test func `factor and ceiling are 2 and none where a file has no columns for them`()
    async throws
  {
    let long = Self.header.replacing("\n", with: ",organisation_factor,ceiling\n")
    let query: Statement = """
      SELECT concat_ws(' ', code, organisation_factor, COALESCE(ceiling, 0)) AS line
      FROM violation_types WHERE code LIKE 'T-%' ORDER BY code
      """
    try await TestRegister.with { register in
      _ = try await register.owner.loadCatalogue(
        Array((Self.header + "T-1,labour,,,v,e,false,1,2,,yes\n").utf8))
      _ = try await register.owner.loadCatalogue(
        Array((long + "T-2,labour,,,v,e,false,1,2,,yes,3,9\n").utf8))
      #expect(try await register.lines(query) == ["T-1 2 0", "T-2 3 9"])
      #expect(
        try await Self.refused(
          long + "T-3,labour,,,v,e,false,1,2,,yes,,9\nT-4,labour,,,v,e,false,1,2,,yes,2,0\n",
          in: register)
          == ["2 not_an_amount organisation_factor", "3 not_an_amount ceiling"])
    }
  }

  @Test(arguments: [
    ("ND55-%", ["1 40000000"]), ("ND125-%", ["2 30000000"]), ("ND283-%", ["2 75000000"]),
    ("ND12-%", ["2 75000000"]),
  ])
  func `the shipped acts have the factor and the ceiling of their decree`(
    _ codes: String, _ expected: [String]
  ) async throws {
    try await TestRegister.with { register in
      let found = try await register.lines(
        """
        SELECT DISTINCT concat_ws(' ', organisation_factor, COALESCE(ceiling::text, '-')) AS line
        FROM violation_types WHERE code LIKE \(codes)
        """)
      #expect(found == expected)
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let row: String
    let problem: String
    var testDescription: String { problem }

    init(_ row: String, _ problem: String) {
      self.row = row
      self.problem = problem
    }
  }

  static let bads: [Bad] = [
    Bad(",labour,,,v,e,false,1,2,,yes", "required code"),
    Bad("T-1, ,,,v,e,false,1,2,,yes", "required area"),
    Bad("T-1,labour,,,,e,false,1,2,,yes", "required label_vi"),
    Bad("T-1,labour,,,v,,false,1,2,,yes", "required label_en"),
    Bad("T-1,labour,2022-02-30,,v,e,false,1,2,,yes", "not_a_date valid_from"),
    Bad("T-1,labour,,soon,v,e,false,1,2,,yes", "not_a_date valid_to"),
    Bad("T-1,labour,2023-01-02,2023-01-01,v,e,false,1,2,,yes", "ends_before_start valid_to"),
    Bad("T-1,labour,,,v,e,maybe,1,2,,yes", "not_one_of warning"),
    Bad("T-1,labour,,,v,e,false,x,2,,yes", "not_an_amount fine_min"),
    Bad("T-1,labour,,,v,e,false,1,-2,,yes", "not_an_amount fine_max"),
    Bad("T-1,labour,,,v,e,false,1,99999999999999999999,,yes", "not_an_amount fine_max"),
    Bad("T-1,labour,,,v,e,false,3,2,,yes", "bracket_not_ordered fine_min"),
    Bad("T-1,labour,,,v,e,false,1,,,yes", "bracket_not_whole fine_max"),
    Bad("T-1,labour,,,v,e,false,1,2,,no", "not_one_of verification"),
    Bad("OK-1,labour,,,v,e,false,1,2,,yes", "repeated_act code"),
  ]

  @Test(arguments: bads)
  func `a bad row is named by its line and nothing is loaded`(_ bad: Bad) async throws {
    let file = Self.header + "OK-1,labour,,,v,e,false,1,2,,yes\n\(bad.row)\n"
    try await TestRegister.with { register in
      let before = try await register.lines(Self.acts)
      #expect(try await Self.refused(file, in: register) == ["3 \(bad.problem)"])
      #expect(try await register.lines(Self.acts) == before)
    }
  }

  @Test func `every bad row is named`() async throws {
    let rows = Self.bads.prefix(4).enumerated().map { index, bad in
      bad.row.replacing("T-1", with: "T-\(index)") + "\n"
    }
    try await TestRegister.with { register in
      let refused = try await Self.refused(Self.header + rows.joined(), in: register)
      #expect(refused == zip(2..., Self.bads.prefix(4)).map { "\($0) \($1.problem)" })
    }
  }

  @Test(arguments: [
    "", "code,area\nT-1,labour\n", header.uppercased(), header + "T-1,labour\n",
    header + "\"T-1\n",
  ])
  func `a file that is no catalogue is refused`(_ text: String) async throws {
    try await TestRegister.with { register in
      let before = try await register.lines(Self.acts)
      await #expect(throws: ImportRefused.self) {
        try await register.owner.loadCatalogue(Array(text.utf8))
      }
      #expect(try await register.lines(Self.acts) == before)
    }
  }

  @Test func `the service itself cannot load a catalogue`() async throws {
    await #expect(throws: PostgresError.self) {
      try await TestRegister.with { register in
        try await register.store.loadCatalogue(
          Array((Self.header + "T-1,labour,,,v,e,false,1,2,,yes\n").utf8))
      }
    }
  }
}
