import Cases

/// A plainly fictional register of any size: the same for the same size, seed and day.
public struct FictionalRegister: Sendable, Equatable {
  public static let largest = 10_000_000

  public let cases: Int
  /// The months the cases are opened in, equally many in each; the last is the present one.
  public let months: Int
  public let seed: Int

  public init(cases: Int, months: Int, seed: Int) {
    self.cases = cases
    self.months = months
    self.seed = seed
  }

  /// Why it cannot be had.
  public enum Refusal: Error, Sendable, Equatable {
    /// The register holds units already.
    case notEmpty
    /// The calendars that are loaded reach back over this number of months only; nil when the
    /// present year is not loaded.
    case months(admitted: ClosedRange<Int>?)
    /// The number of cases must be in this range.
    case cases(admitted: ClosedRange<Int>)
  }

  /// How many months there can be: as many as have a calendar without a gap up to today.
  static func admittedMonths(_ calendar: WorkingCalendar, today: Day) -> ClosedRange<Int>? {
    let (thisYear, month, _) = today.components
    var year = thisYear
    while let day = Day(year: year, month: 1, day: 1), calendar.isWorking(day) != nil { year -= 1 }
    return year == thisYear ? nil : 1...(thisYear - year - 1) * 12 + month
  }

  func check(_ calendar: WorkingCalendar, today: Day) throws(Refusal) {
    let sizes = 1...Self.largest
    guard sizes.contains(cases) else { throw .cases(admitted: sizes) }
    let admitted = Self.admittedMonths(calendar, today: today)
    guard admitted?.contains(months) == true else { throw .months(admitted: admitted) }
  }
}

/// SplitMix64: the same numbers for a seed on every machine and by every compiler.
struct SeededNumbers {
  private var state: UInt64

  /// Numbers of their own for each case.
  init(seed: Int, stream: Int) {
    state = UInt64(bitPattern: Int64(seed)) &* 0xD134_2543_DE82_EF95
    state = next() ^ UInt64(bitPattern: Int64(stream))
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
  }

  /// True with this probability, in thousandths.
  mutating func chance(_ perMille: Int) -> Bool { number(1...1_000) <= perMille }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[number(0...choices.count - 1)]
  }

  /// Sixteen bytes.
  mutating func salt() -> [UInt8] {
    [next(), next()].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }
}
