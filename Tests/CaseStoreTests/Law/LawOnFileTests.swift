import Cases
import Postgres
import Schema
import TestRegister
import Testing

@testable import CaseStore

/// The law as the rules are given it: what the shipped files say, and what an administrator adds.
@Suite struct LawOnFileTests {
  /// The data rows of a shipped file, without how they were verified.
  private static func shipped(_ name: String) throws -> [[String]] {
    let file = try #require(Schema.laws.first { $0.name == name })
    let table = try CSVTable(Array(file.text.utf8))
    let verification = try #require(table.header.firstIndex(of: "verification"))
    return table.rows.map { row in
      var fields = row.fields
      fields.remove(at: verification)
      return fields
    }
  }

  @Test func `every shipped clock is a rule`() async throws {
    try await TestRegister.with { register in
      let law = try await register.law()
      #expect(Set(law.clockRules.map(Self.fields)) == Set(try Self.shipped("clocks.csv")))
      #expect(law.clockRules.count == (try Self.shipped("clocks.csv").count))
    }
  }

  @Test func `every shipped authority and amount is a rule`() async throws {
    try await TestRegister.with { register in
      let law = try await register.law()
      let authorities = law.authorities.map {
        [$0.title, "\($0.maximumFine)"] + Self.fields($0.validity, $0.basis)
          + [$0.field, "\($0.ordersRemedies)", $0.acts.joined(separator: ";")]
      }
      #expect(Set(authorities) == Set(try Self.shipped("authorities.csv")))
      let amounts = law.amounts.map {
        [$0.name.rawValue, "\($0.person)", $0.organisation.map(String.init) ?? ""]
          + Self.fields($0.validity, $0.basis)
      }
      #expect(Set(amounts) == Set(try Self.shipped("amounts.csv")))
      #expect(Set(law.amounts.map(\.name)) == Set(LegalAmount.Name.allCases))
    }
  }

  @Test func `the calendar is the shipped one`() async throws {
    try await TestRegister.with { register in
      let calendar = try await register.law().calendar
      #expect(calendar == WorkingCalendar(try await register.owner.calendarDays(year: nil)))
      #expect(calendar.isWorking(day(2026, 8, 22)) == true)
      #expect(calendar.isWorking(day(2026, 2, 17)) == false)
      #expect(calendar.isWorking(day(2027, 2, 17)) == nil)
    }
  }

  @Test(arguments: [
    ("decide", day(2021, 12, 31), "7 day"), ("decide", day(2022, 1, 1), "7 working_day"),
    ("decide_forwarded", day(2021, 12, 31), nil),
    ("decide_explained_or_verified", day(2018, 1, 1), "30 day"),
    ("decide_specially_complex", day(2026, 1, 1), "2 month"),
    ("make_record", day(2021, 12, 31), nil),
    ("make_record_complex", day(2022, 1, 1), "5 working_day"),
    ("send_decision", day(2025, 6, 30), "2 working_day"),
    ("send_decision", day(2025, 7, 1), "3 working_day"),
    ("sanction_limitation", day(2018, 1, 1), "1 year"),
  ])
  func `a clock runs as long as the law of the day has it`(
    _ clock: String, _ on: Day, _ term: String?
  ) async throws {
    try await TestRegister.with { register in
      let rules = try await register.law().clockRules.filter {
        $0.clock == clock && $0.validity.contains(on)
      }
      #expect(rules.map { "\($0.length) \($0.unit.rawValue)" } == (term.map { [$0] } ?? []))
    }
  }

  @Test(arguments: [
    ("inspector", "ND125-06-1-a", day(2025, 6, 30), 0),
    ("inspector", "ND125-06-1-a", day(2025, 7, 1), nil),
    ("inspector", "ND125-06-1-a", day(2026, 9, 26), 3_000_000),
    ("inspector", "ND283-26-2-a", day(2026, 9, 26), 7_500_000),
    ("commune_chair", "ND125-06-1-a", day(2021, 12, 31), 3_000_000),
    ("commune_chair", "ND125-06-1-a", day(2025, 7, 1), 15_000_000),
    ("commune_chair", "ND12-28-2-a", day(2024, 3, 1), 5_000_000),
    ("commune_chair", "ND283-26-2-a", day(2026, 9, 10), 37_500_000),
    ("department_director", "ND283-28-4", day(2026, 9, 10), 60_000_000),
    ("provincial_chair", "ND283-28-4", day(2026, 9, 10), 75_000_000),
    ("minister_team_leader", "ND283-28-4", day(2026, 9, 10), 75_000_000),
    ("unit_team_leader", "ND125-06-1-a", day(2026, 9, 25), 24_000_000),
    ("unit_team_leader", "ND125-06-1-a", day(2026, 9, 26), 15_000_000),
    ("department_team_leader", "ND125-06-1-a", day(2025, 6, 30), 15_000_000),
    ("department_team_leader", "ND125-06-1-a", day(2025, 7, 1), nil),
    ("ministry_team_leader", "ND125-06-1-a", day(2024, 1, 1), 21_000_000),
    ("ministry_team_leader", "ND12-28-2-a", day(2024, 1, 1), 52_500_000),
    ("minister_team_leader", "ND125-06-1-a", day(2018, 1, 1), nil),
    ("minister_team_leader", "ND125-06-1-a", day(2025, 7, 1), 30_000_000),
    ("ministry_unit_head", "ND283-17-3", day(2026, 9, 25), nil),
    ("ministry_unit_head", "ND283-17-3", day(2026, 9, 26), 75_000_000),
    ("police_officer", "ND283-17-3", day(2026, 9, 10), 7_500_000),
    ("police_officer", "ND283-26-2-a", day(2026, 9, 10), nil),
  ])
  func `a title may impose what the law of the day and the field lets it (Law Art 52)`(
    _ title: String, _ act: String, _ on: Day, _ fine: Int?
  ) async throws {
    try await TestRegister.with { register async throws in
      let labour = act.hasPrefix("ND12-") || act.hasPrefix("ND283-")
      let act = Act(
        id: 1, code: act, field: labour ? "labour" : "gender_equality", validFrom: nil,
        validTo: nil, fine: nil)
      #expect(try await register.law().authority(of: title, for: act, on: on)?.maximumFine == fine)
    }
  }

  @Test func `a changed clock is the rule from then on, and the old one is still found`()
    async throws
  {
    try await TestRegister.with { register in
      let before = try await register.law()
      let old = try #require(before.clockRules.first { $0.clock == "execute" })
      _ = try await register.owner.loadLaw(Array(Self.longerExecution.utf8))
      let law = try await register.law()
      let new = try #require(law.clockRules.first { $0.clock == "execute" })
      #expect(new.length == 15)
      #expect(!law.clockRules.contains { $0.id == old.id })
    }
  }

  @Test func `a loaded calendar is seen at once`() async throws {
    try await TestRegister.with { register in
      #expect(try await register.law().calendar.isWorking(day(2027, 1, 4)) == nil)
      _ = try await register.owner.loadCalendar(Array(TestCalendar.of2027.utf8))
      #expect(try await register.law().calendar.isWorking(day(2027, 1, 4)) == true)
    }
  }

  @Test func `a law that changed while it was read is read again`() async throws {
    try await TestRegister.with { register in
      let whole = try await register.law()
      let store = register.store
      let answered = try await store.database.read { session in
        try store.law(of: 0, session)
      }
      #expect(answered == whole)
      #expect(store.lawCache.law(of: 0) == nil)
    }
  }

  @Test(arguments: [
    "UPDATE violation_types SET replaced_at = now()", "UPDATE clock_rules SET replaced_at = now()",
    "UPDATE signing_authorities SET replaced_at = now()",
    "UPDATE legal_amounts SET replaced_at = now()", "DELETE FROM calendar_days",
  ])
  func `each change of the law is a revision`(_ change: String) async throws {
    try await TestRegister.with { register in
      func revision() async throws -> Int {
        try await register.store.database.read { session in
          try session.ask(Law.revision)
        }
      }
      let before = try await revision()
      let changed = try await register.owner.database.transaction { session in
        try session.query("\(unescaped: change)").affected
      }
      #expect(changed > 0)
      #expect(try await revision() > before)
    }
  }

  private static let longerExecution = """
    clock,family,start,goal,condition,length,unit,effect,lapses,valid_from,valid_to,basis_vi,\
    basis_en,verification
    execute,execute,receipt,execution,always,15,day,warn,false,,,Luật mới,New law,yes

    """

  private static func fields(_ rule: ClockRule) -> [String] {
    [
      rule.clock, rule.family, rule.start.rawValue, rule.goal.rawValue, rule.condition.rawValue,
      "\(rule.length)", rule.unit.rawValue, rule.effect.rawValue, "\(rule.lapses)",
    ] + fields(rule.validity, rule.basis)
  }

  private static func fields(_ validity: Validity, _ basis: LegalBasis) -> [String] {
    [
      validity.from?.description ?? "", validity.to?.description ?? "", basis[.vi],
      basis[.en],
    ]
  }
}

extension TestRegister {
  /// The law as an operation of the service reads it.
  func law() async throws -> Law {
    let store = store
    return try await store.database.read { session in
      try store.law(of: session.ask(Law.revision), session)
    }
  }
}
