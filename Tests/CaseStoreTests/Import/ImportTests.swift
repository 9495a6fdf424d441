import CaseStore
import Cases
import Foundation
import Postgres
import TestRegister
import Testing

/// What an import of a good file brings in, and who may make it.
@Suite struct ImportTests {
  private static let cases: Statement = """
    SELECT concat_ws(' | ', c.external_number, u.code, c.state, c.opened_on, d.detected_on,
      d.title, COALESCE(d.summary, '-'), d.source, o.username) AS line
    FROM cases c JOIN units u ON u.id = c.unit_id JOIN officers o ON o.id = c.opened_by
    JOIN descriptions d ON d.case_id = c.id ORDER BY c.id
    """

  private static let events: Statement = """
    SELECT concat_ws(' | ', c.external_number, u.code, e.version, e.action, e.to_state,
      e.effective_on, e.via, o.username) AS line
    FROM events e JOIN cases c ON c.id = e.case_id JOIN units u ON u.id = e.unit_id
    JOIN officers o ON o.id = e.officer_id ORDER BY c.id, e.version
    """

  @Test func `a row becomes a case by the mapping`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      let first = "Peeling paint, no permit"
      let third = "Rodents\nand \"roaches\" in the kitchen"
      let thirdTitle = "Rodents and \"roaches\" in the kitchen"
      let rest = "inspection | supervisor.hn"
      #expect(
        try await register.lines(Self.cases)
          == [
            "CEAC100 | HN-1 | investigated | 2016-09-30 | 2016-09-30 | \(first) | \(first) | "
              + rest,
            "CEAC100 | HN-2 | investigated | 2016-10-03 | 2016-10-02 | CEAC100 | - | " + rest,
            "CEPH200 | HN-1 | opened | 2016-10-05 | 2016-10-05 | \(thirdTitle) | \(third) | "
              + rest,
            "LE300 | HN-2 | investigated | 2016-10-31 | 2016-10-31 | Cà phê không phép | "
              + "Cà phê không phép | " + rest,
          ])
    }
  }

  @Test func `an inspected row is adopted twice, on the dates of the file, the others once`()
    async throws
  {
    try await TestRegister.with { register in
      try await register.importing()
      let rest = "import | supervisor.hn"
      #expect(
        try await register.lines(Self.events)
          == [
            "CEAC100 | HN-1 | 1 | adopt | opened | 2016-09-30 | " + rest,
            "CEAC100 | HN-1 | 2 | adopt | investigated | 2016-10-25 | " + rest,
            "CEAC100 | HN-2 | 1 | adopt | opened | 2016-10-03 | " + rest,
            "CEAC100 | HN-2 | 2 | adopt | investigated | 2016-10-02 | " + rest,
            "CEPH200 | HN-1 | 1 | adopt | opened | 2016-10-05 | " + rest,
            "LE300 | HN-2 | 1 | adopt | opened | 2016-10-31 | " + rest,
            "LE300 | HN-2 | 2 | adopt | investigated | 2016-11-01 | " + rest,
          ])
    }
  }

  @Test func `columns for title, source and detection are taken when they are mapped`()
    async throws
  {
    var mapping = ImportMapping()
    mapping.columns = [
      .externalNumber: "no", .openedOn: "opened", .detectedOn: "detected", .title: "title",
      .source: "source", .summary: "text",
    ]
    mapping.defaultSource = "referral"
    let file = """
      no,opened,detected,title,source,text
      A,2016-10-05,2016-10-04,Tiêu đề,complaint,Nội dung
      B,2016-10-06,,,,Nội dung khác

      """
    try await TestRegister.with { [mapping] register in
      try await register.importing(file, RegisterFile.request(unit: "HN-1", mapping: mapping))
      #expect(
        try await register.lines(Self.cases)
          == [
            "A | HN-1 | opened | 2016-10-05 | 2016-10-04 | Tiêu đề | Nội dung | complaint | "
              + "supervisor.hn",
            "B | HN-1 | opened | 2016-10-06 | 2016-10-06 | Nội dung khác | Nội dung khác | "
              + "referral | supervisor.hn",
          ])
    }
  }

  @Test func `a long summary gives a title of 120 characters`() async throws {
    let summary = String(repeating: "ế", count: 121)
    try await TestRegister.with { register in
      try await register.importing(
        RegisterFile.header + "A,1,2016-10-05,,,\(summary)\n")
      let titles = try await register.lines("SELECT title AS line FROM descriptions")
      #expect(titles == [String(repeating: "ế", count: 119) + "…"])
    }
  }

  @Test func `tabs, backslashes and COPY's own marks come in as they are`() async throws {
    let texts = ["\\N", "a\\b", "one\ttwo", "\\.", "x\\ny", "{a}"]
    let rows = texts.enumerated().map { "N\($0),1,2016-10-05,,,\($1)\n" }.joined()
    try await TestRegister.with { register in
      try await register.importing(RegisterFile.header + rows)
      let summaries = try await register.lines(
        "SELECT summary AS line FROM descriptions ORDER BY case_id")
      #expect(summaries == texts)
    }
  }

  @Test func `the report counts rows and names what someone should look at`() async throws {
    try await TestRegister.with { register in
      let report = try await register.importing()
      #expect(report.read == 4)
      #expect(report.added == 4)
      #expect(report.skipped == 0)
      #expect(report.unitsCreated == [])
      #expect(
        report.warnings.map { "\($0.line) \($0.code) \($0.detail)" }
          == [
            "2 number_in_several_units CEAC100 stands also in unit HN-2",
            "3 number_in_several_units CEAC100 stands also in unit HN-1",
            "3 investigated_before_opening CEAC100: kept as the file has it",
          ])
    }
  }

  private struct Item: Decodable {
    let unit: String
    let externalNumber: String?
  }

  @Test func `the number of the old register is kept and found by its words`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      var filter = CaseFilter()
      filter.words = ["ceac100"]
      let page = try await register.store.list(filter, as: .officer("supervisor.hn"))
      let items = try page.items.map { try JSONDecoder().decode(Item.self, from: Data($0.utf8)) }
      #expect(items.map(\.unit).sorted() == ["HN-1", "HN-2"])
      #expect(items.map(\.externalNumber) == ["CEAC100", "CEAC100"])
    }
  }

  @Test func `a second run adds nothing and says so`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      let before = try await register.contents()
      let report = try await register.importing()
      #expect(report.counts == [4, 0, 4])
      #expect(report.warnings.isEmpty)
      #expect(try await register.contents() == before)
    }
  }

  @Test func `a second run adds the rows that are new`() async throws {
    try await TestRegister.with { register in
      try await register.importing()
      let report = try await register.importing(
        RegisterFile.example + "NEW1,1,2016-11-02,,,\n")
      #expect(report.added == 1)
      #expect(report.skipped == 4)
    }
  }

  @Test func `a number that another unit has from an earlier run is warned of`() async throws {
    try await TestRegister.with { register in
      try await register.importing(RegisterFile.header + "A,1,2016-10-05,,,\n")
      let report = try await register.importing(RegisterFile.header + "A,2,2016-10-05,,,\n")
      #expect(report.added == 1)
      #expect(report.warnings.map(\.code) == ["number_in_several_units"])
    }
  }

  @Test func `a dry run answers what would happen and changes nothing`() async throws {
    try await TestRegister.with { register in
      let before = try await register.contents()
      let file = RegisterFile.example + "A,9,2016-10-05,,,\n"
      let dry = try await register.importing(
        file, RegisterFile.request(createsUnits: true, isDryRun: true))
      #expect(try await register.contents() == before)
      let real = try await register.importing(file, RegisterFile.request(createsUnits: true))
      #expect(dry == real)
    }
  }

  @Test func `units that are missing are made below the importing unit when that is asked`()
    async throws
  {
    try await TestRegister.with { register in
      let report = try await register.importing(
        RegisterFile.header + "A,8,2016-10-05,,,\nB,9,2016-10-05,,,\nC,8,2016-10-05,,,\n",
        RegisterFile.request(createsUnits: true))
      #expect(report.unitsCreated == ["HN-8", "HN-9"])
      let units = try await register.owner.units(as: .localOperator)
      #expect(units.filter { $0.parent == "HN" }.map(\.code) == ["HN-1", "HN-2", "HN-8", "HN-9"])
    }
  }

  @Test(arguments: ["inspector.hn1", "statistician.hn", "auditor.hn", "administrator.hn"])
  func `only a supervisor may import`(_ officer: String) async throws {
    await #expect(throws: CaseError.notPermitted) {
      try await TestRegister.with { register in
        try await register.importing(
          RegisterFile.example, RegisterFile.request(by: officer))
      }
    }
  }

  @Test(arguments: [false, true])
  func `a supervisor of another unit may not import`(_ createsUnits: Bool) async throws {
    try await TestRegister.with { register in
      let before = try await register.contents()
      let refused = try await register.refused(
        Array(RegisterFile.example.utf8),
        RegisterFile.request(by: "supervisor.dn", createsUnits: createsUnits))
      #expect(refused == ["2 unit_unknown", "3 unit_unknown"])
      #expect(try await register.contents() == before)
    }
  }

  @Test func `a disabled supervisor may not import`() async throws {
    await #expect(throws: CaseError.unauthenticated) {
      try await TestRegister.with { register in
        try await register.owner.disableOfficer("supervisor.hn")
        try await register.importing()
      }
    }
  }

  @Test func `the service itself cannot import`() async throws {
    await #expect(throws: PostgresError.self) {
      try await TestRegister.with { register in
        let service = CaseStore(register.raw())
        _ = try await service.importRegister(
          Array(RegisterFile.example.utf8), RegisterFile.request(), today: TestRegister.today)
      }
    }
  }
}
