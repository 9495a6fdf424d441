/// The public holidays that a calendar must have before its year is known (Labour Code 2019, Art
/// 112; until 2020 Labour Code 2012, Art 115). Those that follow the moon are told by the days off
/// around them, days in lieu included.
public enum PublicHoliday: Sendable, CaseIterable {
  case newYear, lunarNewYear, springHolidays, nationalDay

  /// The holidays of which some days of a year do not have every day off.
  public static func missing(from days: [CalendarDay], in year: Int) -> [PublicHoliday] {
    let off = Set(days.filter { !$0.working && $0.kind != .swappedOff }.map(\.day))
    return allCases.filter { !$0.isWhole(off, in: year) }
  }

  /// What is expected of a year, for people.
  public var label: Text {
    switch self {
    case .newYear: Text("Tết Dương lịch (01/01)", "New Year's Day (1 January)")
    case .lunarNewYear: Text("Tết Nguyên đán (05 ngày)", "Lunar New Year (5 days)")
    case .springHolidays:
      Text(
        "Giỗ Tổ Hùng Vương, Ngày Chiến thắng (30/4), Quốc tế Lao động (01/5)",
        "Hung Kings' Day, Victory Day (30 April), Labour Day (1 May)")
    case .nationalDay:
      Text(
        "Quốc khánh (02/9 và một ngày liền kề)", "National Day (2 September and an adjacent day)")
    }
  }

  private func isWhole(_ off: Set<Day>, in year: Int) -> Bool {
    let dated = dates.compactMap { Day(year: year, month: $0.month, day: $0.day) }
    guard dated.allSatisfy({ $0.isWeekend || off.contains($0) }),
      let first = Day(year: year, month: span.first.month, day: span.first.day),
      let last = Day(year: year, month: span.last.month, day: span.last.day)
    else { return false }
    return off.count { $0 >= first && $0 <= last && !$0.isWeekend } >= length(in: year)
  }

  private typealias Date = (month: Int, day: Int)

  /// Dates that are off in every year.
  private var dates: [Date] {
    switch self {
    case .newYear: [(1, 1)]
    case .lunarNewYear: []
    case .springHolidays: [(4, 30), (5, 1)]
    case .nationalDay: [(9, 2)]
    }
  }

  /// From when to when its days off can lie.
  private var span: (first: Date, last: Date) {
    switch self {
    case .newYear: ((1, 1), (1, 4))
    case .lunarNewYear: ((1, 15), (3, 5))
    case .springHolidays: ((3, 28), (5, 5))
    case .nationalDay: ((8, 30), (9, 5))
    }
  }

  /// How many days from Monday to Friday are off for it: a holiday at the weekend has one in lieu.
  private func length(in year: Int) -> Int {
    switch self {
    case .newYear: 1
    case .lunarNewYear: 5
    case .springHolidays: 3
    case .nationalDay: year < 2021 ? 1 : 2
    }
  }
}
