import CaseStore
import Cases
import Postgres
import TestDatabase
import TestRegister
import Testing

/// Calendars: the years that ship, and those an administrator loads.
@Suite struct CalendarTests {
  private static func load(_ rows: String, in register: TestRegister) async throws -> Int {
    try await register.owner.loadCalendar(Array("\(TestCalendar.header)\n\(rows)".utf8))
  }

  private static func load(_ days: [CalendarDay], in register: TestRegister) async throws -> Int {
    let file = CSV.text(header: CalendarDay.columns, rows: days.map(\.fields))
    return try await register.owner.loadCalendar(Array(file.utf8))
  }

  private static let newDay = CalendarDay(
    day: day(2026, 11, 24), working: false, kind: .holiday, nameVi: "Ngày mới", nameEn: "New day")

  @Test(arguments: 2018...2026)
  func `the register starts with the shipped years`(_ year: Int) async throws {
    try await TestRegister.with { register in
      let days = try await register.owner.calendarDays(year: year)
      #expect(days.contains { $0.day == day(year, 1, 1) && !$0.working })
      #expect(days.contains { $0.day == day(year, 9, 2) && !$0.working })
      #expect(days.allSatisfy { $0.working == ($0.kind == .makeUp) })
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
      let new = try await register.owner.calendarDays(year: 2026) + [Self.newDay]
      #expect(try await Self.load(new, in: register) == new.count)
      #expect(try await register.owner.calendarDays(year: 2026) == new)
      #expect(try await register.owner.calendarDays(year: 2025) == before)
    }
  }

  @Test func `the shipped years leave those alone that are loaded`() async throws {
    try await TestRegister.with { register in
      #expect(try await register.owner.loadShippedCalendars() == 0)
      let new = try await register.owner.calendarDays(year: 2026) + [Self.newDay]
      _ = try await Self.load(new, in: register)
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

  @Test func `a year of which two days are loaded is refused with what it lacks`() async throws {
    try await TestRegister.with { register async throws in
      let rows = "2027-01-01,false,holiday,v,e\n2027-09-02,false,holiday,v,e\n"
      let refused = await #expect(throws: ImportRefused.self) {
        try await Self.load(rows, in: register)
      }
      let lacking = [PublicHoliday.lunarNewYear, .springHolidays, .nationalDay]
      #expect(
        refused?.problems.map { "\($0.line) \($0.code) \($0.detail)" }
          == lacking.map { "2 holiday_missing 2027, \($0.label.en)" })
      #expect(try await register.owner.calendarDays(year: 2027).isEmpty)
    }
  }

  @Test func `each year of a file must be whole, and is named at its first line`() async throws {
    try await TestRegister.with { register in
      let days = try await register.owner.calendarDays(year: 2026)
      let late = CalendarDay(
        day: day(2025, 12, 31), working: false, kind: .swappedOff, nameVi: "v", nameEn: "e")
      let refused = await #expect(throws: ImportRefused.self) {
        try await Self.load(days + [late], in: register)
      }
      #expect(refused?.problems.map(\.line) == PublicHoliday.allCases.map { _ in days.count + 2 })
    }
  }

  @Test func `no shipped year is known without any one of the days off of its holidays`()
    async throws
  {
    try await TestRegister.with { register in
      let shipped = try await register.owner.calendarDays(year: nil)
      for year in 2018...2026 {
        let days = shipped.filter { $0.day.components.year == year }
        #expect(PublicHoliday.missing(from: days, in: year) == [])
        for gone in days where !gone.day.isWeekend && gone.kind != .swappedOff {
          let rest = days.filter { $0 != gone }
          #expect(!PublicHoliday.missing(from: rest, in: year).isEmpty, "\(gone.day)")
        }
      }
    }
  }

  @Test func `a year on file that is not whole makes no term certain`() async throws {
    try await TestRegister.with { register in
      try await register.database.asSuperuser { session in
        try session.script(
          """
          INSERT INTO calendar_days (day, working, kind, name_vi, name_en)
          VALUES ('2027-01-01', false, 'holiday', 'v', 'e'),
            ('2027-01-02', false, 'holiday', 'v', 'e')
          """)
      }
      #expect(try await register.law().calendar.isWorking(day(2027, 2, 8)) == nil)
    }
  }

  @Test(arguments: [
    ("2027-02-30,false,holiday,v,e", "3 not_a_date date"),
    ("2026-03-01,false,holiday,v,e", "3 repeated_day date"),
    ("2026-03-02,maybe,holiday,v,e", "3 not_one_of working"),
    ("2026-03-02,false,,v,e", "3 not_one_of kind"),
    ("2026-03-07,true,holiday,v,e", "3 kind_does_not_fit kind"),
    ("2026-03-02,false,make_up,v,e", "3 kind_does_not_fit kind"),
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
