import Cases

/// When and where each fictional case is opened: computed from its place in the order, so that
/// any part of the register can be made without the parts before it.
struct FictionalSchedule: Sendable {
  struct Place: Sendable, Equatable {
    let openedOn: Day
    /// Of the inspection units, from 0.
    let unit: Int
    /// In the unit and the year.
    let serial: Int
  }

  private struct Month {
    /// Working days up to today; all days where there is none.
    let days: [Day]
    /// Place in the order of the first case of its year.
    let firstOfYear: Int
  }

  private let cases: Int
  private let months: [Month]

  /// Shares of a hundred cases, unit by unit.
  private static let shares = [14, 13, 12, 11, 10, 10, 9, 8, 7, 6]
  static var unitCount: Int { shares.count }
  /// The units of a hundred cases in a row.
  private static let round: [Int] = {
    let ordered = shares.enumerated().flatMap { Array(repeating: $0, count: $1) }
    return ordered.indices.map { ordered[$0 * 37 % 100] }
  }()
  /// By the number of cases taken from a round: how many of them each unit has.
  private static let counts: [[Int]] = round.reduce(into: [shares.map { _ in 0 }]) { counts, unit in
    var next = counts[counts.count - 1]
    next[unit] += 1
    counts.append(next)
  }

  init(_ register: FictionalRegister, calendar: WorkingCalendar, today: Day) {
    cases = register.cases
    let (year, month, _) = today.components
    let last = year * 12 + month - 1
    var firstOfYear = 0
    months = (0..<register.months).map { index in
      let month = (last - register.months + 1 + index) % 12
      let year = (last - register.months + 1 + index) / 12
      if month == 0 { firstOfYear = index * register.cases / register.months }
      let days = (1...31).compactMap { Day(year: year, month: month + 1, day: $0) }
        .filter { $0 <= today }
      let working = days.filter { calendar.isWorking($0) ?? true }
      return Month(days: working.isEmpty ? days : working, firstOfYear: firstOfYear)
    }
  }

  func place(_ index: Int) -> Place {
    let month = ((index + 1) * months.count - 1) / cases
    let first = month * cases / months.count
    let size = (month + 1) * cases / months.count - first
    let days = months[month].days
    let unit = Self.round[index % 100]
    return Place(
      openedOn: days[(index - first) * days.count / size], unit: unit,
      serial: Self.count(of: unit, before: index + 1)
        - Self.count(of: unit, before: months[month].firstOfYear))
  }

  /// The last serial number of each unit and year.
  var lastSerials: [(unit: Int, year: Int, last: Int)] {
    let years = Dictionary(grouping: months.indices) { months[$0].days[0].components.year }
    return years.sorted { $0.key < $1.key }.flatMap { year, indices in
      let first = months[indices[0]].firstOfYear
      let end = (indices[indices.count - 1] + 1) * cases / months.count
      return Self.shares.indices.map { unit in
        let last = Self.count(of: unit, before: end) - Self.count(of: unit, before: first)
        return (unit: unit, year: year, last: last)
      }
    }.filter { $0.last > 0 }
  }

  private static func count(of unit: Int, before index: Int) -> Int {
    index / 100 * shares[unit] + counts[index % 100][unit]
  }
}
