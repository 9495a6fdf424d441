public import Cases
import Postgres

extension CaseStore {
  /// Loads days off and made-up working days from CSV, in place of what their years held before.
  ///
  /// All or nothing; answers how many days the file has. A year without all its public holidays is
  /// refused: working days would be counted that are none.
  public func loadCalendar(_ bytes: [UInt8]) async throws -> Int {
    let days = try CalendarFile(bytes)
    return try await database.transaction { session in
      try days.stage(session)
      try session.query(
        """
        DELETE FROM calendar_days
        WHERE extract(year FROM day) IN (SELECT extract(year FROM day) FROM staged_days)
        """)
      let added = try session.query(CalendarFile.add).affected
      try self.recomputeRunningClocks(session)
      return added
    }
  }

  /// Loads days like `loadCalendar`, but only of years that hold none yet; answers how many.
  func loadCalendarWhereMissing(_ bytes: [UInt8]) async throws -> Int {
    let days = try CalendarFile(bytes)
    return try await database.transaction { session in
      try days.stage(session)
      try session.query(
        """
        DELETE FROM staged_days
        WHERE extract(year FROM day) IN (SELECT extract(year FROM day) FROM calendar_days)
        """)
      let added = try session.query(CalendarFile.add).affected
      if added > 0 { try self.recomputeRunningClocks(session) }
      return added
    }
  }

  /// The days loaded for a year, or for all years.
  public func calendarDays(year: Int?) async throws -> [CalendarDay] {
    try await database.read { session in
      try session.ask(CalendarDay.onFile)
        .filter { year == nil || $0.day.components.year == year }
    }
  }
}

extension CalendarDay {
  /// The columns of a file of days.
  public static let columns = ["date", "working", "kind", "name_vi", "name_en"]

  /// The day as a file has it.
  public var fields: [String] {
    [day.description, working ? "true" : "false", kind.rawValue, nameVi, nameEn]
  }

  static var onFile: Question<[CalendarDay]> {
    .all(
      "SELECT day, working, kind, name_vi, name_en FROM calendar_days ORDER BY day",
      CalendarDay.init)
  }

  /// Nil when the fields are not those of a day.
  fileprivate init?(_ fields: [String]) {
    guard let day = Day(fields[0]), let kind = Kind(rawValue: fields[2]) else { return nil }
    self.init(
      day: day, working: fields[1] == "true", kind: kind, nameVi: fields[3], nameEn: fields[4])
  }

  init(_ row: Row) throws {
    try self.init(
      day: row.decode("day"), working: row.decode("working"), kind: row.decode("kind"),
      nameVi: row.decode("name_vi"), nameEn: row.decode("name_en"))
  }
}

/// A file of whole years, each day once.
private struct CalendarFile {
  private let rows: [CSVTable.Row]

  /// Refuses a file with every line that is wrong, or every holiday that a year of it lacks.
  init(_ bytes: [UInt8]) throws(ImportRefused) {
    rows = try CSVTable.read(bytes, columns: CalendarDay.columns).rows
    var seen: Set<Day> = []
    var problems = rows.compactMap { Self.problem($0, seen: &seen) }
    if problems.isEmpty { problems = missingHolidays }
    guard problems.isEmpty else { throw ImportRefused(problems: problems) }
  }

  /// Each at the first line of its year.
  private var missingHolidays: [LineProblem] {
    let days = rows.compactMap { row in
      CalendarDay(row.fields).map { (line: row.line, day: $0) }
    }
    let years = Dictionary(grouping: days) { $0.day.day.components.year }
    return years.sorted { $0.key < $1.key }.flatMap { year, days in
      PublicHoliday.missing(from: days.map(\.day), in: year).map { holiday in
        LineProblem(
          line: days[0].line, code: "holiday_missing", detail: "\(year), \(holiday.label.en)")
      }
    }
  }

  private static func problem(_ row: CSVTable.Row, seen: inout Set<Day>) -> LineProblem? {
    func wrong(_ code: String, _ column: String) -> LineProblem {
      LineProblem(line: row.line, code: code, detail: column)
    }
    guard let day = Day(row.fields[0]) else { return wrong("not_a_date", "date") }
    if !seen.insert(day).inserted { return wrong("repeated_day", "date") }
    if !["true", "false"].contains(row.fields[1]) { return wrong("not_one_of", "working") }
    guard let kind = CalendarDay.Kind(rawValue: row.fields[2]) else {
      return wrong("not_one_of", "kind")
    }
    return (kind == .makeUp) == (row.fields[1] == "true") ? nil : wrong("kind_does_not_fit", "kind")
  }

  func stage(_ session: Session) throws {
    // Held until commit, and lets readers pass: a second load waits here.
    try session.query("LOCK TABLE calendar_days IN SHARE ROW EXCLUSIVE MODE")
    try session.query(
      "CREATE TEMPORARY TABLE staged_days (LIKE calendar_days) ON COMMIT DROP")
    _ = try session.copy(into: "staged_days", rows: rows.map { $0.fields.map { $0 as String? } })
  }

  static let add: Statement = """
    INSERT INTO calendar_days (day, working, kind, name_vi, name_en)
    SELECT day, working, kind, normalize(name_vi, NFC), normalize(name_en, NFC) FROM staged_days
    """
}
