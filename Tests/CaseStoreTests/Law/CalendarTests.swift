import CaseStore
import Cases
import Postgres
import TestRegister
import Testing

/// Calendars: the years that ship, and those an administrator loads.
@Suite struct CalendarTests {
  private static let header = "date,working,kind,name_vi,name_en\n"

  private static func load(_ rows: String, in register: TestRegister) async throws -> Int {
    try await register.owner.loadCalendar(Array((header + rows).utf8))
  }

  @Test(arguments: 2018...2026)
  func `the register starts with the shipped years`(_ year: Int) async throws {
    try await TestRegister.with { register in
      let days = try await register.owner.calendarDays(year: year)
      #expect(days.contains { $0.day == day(year, 1, 1) && !$0.working })
      #expect(days.contains { $0.day == day(year, 9, 2) && !$0.working })
      #expect(days.allSatisfy { $0.working == ($0.kind == "make_up") })
      #expect(days.allSatisfy { !$0.working || $0.day.isWeekend })
    }
  }

  @Test func `a year that is not loaded has no days`() async throws {
    try await TestRegister.with { register async throws in
      #expect(try await register.owner.calendarDays(year: 2027).isEmpty)
    }
  }

  @Test func `a file takes the place of its year and of no other`() async throws {
    try await TestRegister.with { register in
      let before = try await register.owner.calendarDays(year: 2025)
      #expect(try await Self.load("2026-11-24,false,holiday,Ngày mới,New day\n", in: register) == 1)
      let days = try await register.owner.calendarDays(year: 2026)
      #expect(days.map(\.day) == [day(2026, 11, 24)])
      #expect(days.map(\.nameVi) == ["Ngày mới"])
      #expect(try await register.owner.calendarDays(year: 2025) == before)
    }
  }

  @Test func `the shipped years leave those alone that are loaded`() async throws {
    try await TestRegister.with { register in
      #expect(try await register.owner.loadShippedCalendars() == 0)
      _ = try await Self.load("2026-01-01,false,holiday,Tết,New Year\n", in: register)
      let own = try await register.owner.calendarDays(year: nil)
      #expect(try await register.owner.loadShippedCalendars() == 0)
      #expect(try await register.owner.calendarDays(year: nil) == own)
    }
  }

  @Test func `a shipped year comes back where it is missing`() async throws {
    try await TestRegister.with { register in
      let shipped = try await register.owner.calendarDays(year: nil)
      _ = try await register.owner.database.transaction { session in
        try session.query("DELETE FROM calendar_days WHERE extract(year FROM day) = 2020").affected
      }
      let missing = shipped.filter { $0.day.components.year == 2020 }.count
      #expect(missing > 0)
      #expect(try await register.owner.loadShippedCalendars() == missing)
      #expect(try await register.owner.calendarDays(year: nil) == shipped)
    }
  }

  @Test(arguments: [
    ("2027-02-30,false,holiday,v,e", "3 not_a_date date"),
    ("2026-03-01,false,holiday,v,e", "3 repeated_day date"),
    ("2026-03-02,maybe,holiday,v,e", "3 not_one_of working"),
    ("2026-03-02,false,,v,e", "3 required kind"),
  ])
  func `a bad row is named and nothing is loaded`(_ row: String, _ problem: String) async throws {
    try await TestRegister.with { register in
      let before = try await register.owner.calendarDays(year: nil)
      let refused = await #expect(throws: ImportRefused.self) {
        try await Self.load("2026-03-01,false,holiday,v,e\n\(row)\n", in: register)
      }
      #expect(refused?.problems.map { "\($0.line) \($0.code) \($0.detail)" } == [problem])
      #expect(try await register.owner.calendarDays(year: nil) == before)
    }
  }
}
