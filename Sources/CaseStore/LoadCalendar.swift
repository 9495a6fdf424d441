public import Cases
import Foundation
import Postgres

extension CaseStore {
  /// Loads days off and made-up working days from CSV, in place of what their years held before.
  ///
  /// All or nothing; answers how many days the file has.
  public func loadCalendar(_ bytes: [UInt8]) async throws -> Int {
    let columns = ["date", "working", "kind", "name_vi", "name_en"]
    let table = try CSVTable.read(bytes, columns: columns)
    let problems = Self.problems(withDays: table.rows)
    guard problems.isEmpty else { throw ImportRefused(problems: problems) }
    return try await database.transaction { session in
      try session.query(
        "CREATE TEMPORARY TABLE days (LIKE calendar_days INCLUDING DEFAULTS) ON COMMIT DROP")
      _ = try session.copy(
        into: "days", rows: table.rows.map { $0.fields.map { $0 as String? } })
      try session.query(
        """
        DELETE FROM calendar_days
        WHERE extract(year FROM day) IN (SELECT extract(year FROM day) FROM days)
        """)
      return try session.query(
        """
        INSERT INTO calendar_days (day, working, kind, name_vi, name_en)
        SELECT day, working, kind, normalize(name_vi, NFC), normalize(name_en, NFC) FROM days
        """
      ).affected
    }
  }

  /// The days loaded for a year, or for all years.
  public func calendarDays(year: Int?) async throws -> [CalendarDay] {
    try await database.read { session in
      try session.query(
        """
        SELECT day, working, kind, name_vi, name_en FROM calendar_days
        WHERE \(year)::integer IS NULL OR extract(year FROM day) = \(year)::integer ORDER BY day
        """
      ).map {
        try CalendarDay(
          day: $0.decode("day"), working: $0.decode("working"), kind: $0.decode("kind"),
          nameVi: $0.decode("name_vi"), nameEn: $0.decode("name_en"))
      }
    }
  }

  private static func problems(withDays rows: [CSVTable.Row]) -> [LineProblem] {
    var seen: Set<Day> = []
    return rows.compactMap { row in
      func wrong(_ code: String, _ column: String) -> LineProblem {
        LineProblem(line: row.line, code: code, detail: column)
      }
      guard let day = Day(row.fields[0]) else { return wrong("not_a_date", "date") }
      if !seen.insert(day).inserted { return wrong("repeated_day", "date") }
      if !["true", "false"].contains(row.fields[1]) { return wrong("not_one_of", "working") }
      return row.fields[2].isEmpty ? wrong("required", "kind") : nil
    }
  }
}
