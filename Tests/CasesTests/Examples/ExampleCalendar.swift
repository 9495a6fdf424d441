import Cases

extension WorkingCalendar {
  /// Days off from Monday to Friday and days worked, as published for 2020 to 2026 and as they may
  /// be in 2027. Tết 2026 has its names.
  static let example = WorkingCalendar(off + worked + tet)

  /// No year is loaded.
  static let empty = WorkingCalendar([])

  private static let off = days(
    """
    2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30
    2020-05-01 2020-09-02
    2021-01-01 2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-04-21 2021-04-30
    2021-05-03 2021-09-02 2021-09-03
    2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02
    2022-05-03 2022-09-01 2022-09-02
    2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-05-01 2023-05-02
    2023-05-03 2023-09-01 2023-09-04
    2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29
    2024-04-30 2024-05-01 2024-09-02 2024-09-03
    2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30
    2025-05-01 2025-05-02 2025-09-01 2025-09-02
    2026-01-01 2026-01-02 2026-04-26 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01
    2026-09-02
    2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-02-11 2027-04-16 2027-04-30
    2027-05-03 2027-09-02 2027-09-03
    """, working: false, "nghỉ lễ", "holiday")

  private static let worked = days(
    "2024-05-04 2025-04-26 2026-01-10 2026-08-22", working: true, "làm bù", "make-up day")

  private static let tet = days(
    "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20", working: false, "Tết Nguyên đán",
    "Lunar New Year")

  private static func days(
    _ text: String, working: Bool, _ vietnamese: String, _ english: String
  ) -> [CalendarDay] {
    text.split(whereSeparator: \.isWhitespace).compactMap { Day($0) }.map {
      CalendarDay(
        day: $0, working: working, kind: working ? .makeUp : .holiday, nameVi: vietnamese,
        nameEn: english)
    }
  }
}
