import CaseStore
public import Cases
import Postgres

/// A change of the units, the calendar or the law, as whoever holds the database makes it.
public enum ReferenceChange: String, CaseIterable, Sendable {
  case unitAdded, unitRenamed, unitMoved, unitClosed, unitMerged, calendarCorrected, actReplaced

  /// HN-2 is the unit that changes, HN-3 the one added.
  public func make(in register: TestRegister) async throws {
    let owner = register.owner
    switch self {
    case .unitAdded: try await owner.addUnit("HN-3", name: "Đội 3", parent: "HN")
    case .unitRenamed:
      try await register.change("UPDATE units SET name = 'Đội Hai' WHERE code = 'HN-2'")
    case .unitMoved:
      try await register.change(
        """
        UPDATE units SET parent_id = (SELECT id FROM units WHERE code = 'HN-1')
        WHERE code = 'HN-2'
        """)
    case .unitClosed: _ = try await owner.closeUnit("HN-2", on: day(2026, 10, 1))
    case .unitMerged:
      _ = try await owner.succeedUnit(
        SuccessionRequest("HN-2", to: ["HN-1"]), today: TestRegister.today)
    case .calendarCorrected: try await register.makeDayOff(day(2026, 6, 26))
    case .actReplaced: _ = try await owner.loadCatalogue(Array(Self.renamedAct.utf8))
    }
  }

  private static let renamedAct = """
    code,area,valid_from,valid_to,label_vi,label_en,warning,fine_min,fine_max,remedies,verification
    ND125-06-1-a,labour,2022-01-01,,Tên mới,New name,false,2000000,3000000,public_apology,yes

    """
}

extension TestRegister {
  fileprivate func change(_ statement: Statement) async throws {
    try await owner.database.transaction { _ = try $0.query(statement) }
  }

  /// Loads the calendar of a day's year again, with that day off.
  public func makeDayOff(_ dayOff: Day) async throws {
    let days = try await owner.calendarDays(year: dayOff.components.year)
    let added = CalendarDay(
      day: dayOff, working: false, kind: .swappedOff, nameVi: "Nghỉ hoán đổi", nameEn: "Swapped off"
    )
    let rows = (days + [added]).map(\.fields)
    let file = CSV.text(header: CalendarDay.columns, rows: rows)
    _ = try await owner.loadCalendar(Array(file.utf8))
  }
}
