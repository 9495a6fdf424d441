/// A calendar day without a time: the server's `date`.
public struct PostgresDate: Sendable, Hashable {
  /// Days since 1 January 1970, negative before it.
  public var daysSince1970: Int

  /// The day this number of days after 1 January 1970.
  public init(daysSince1970: Int) {
    self.daysSince1970 = daysSince1970
  }
}

extension PostgresDate: PostgresEncodable, PostgresDecodable {
  /// `YYYY-MM-DD`.
  public var postgresValue: PostgresValue {
    let day = CivilDay(daysSince1970: daysSince1970)
    return .text(day.text + day.era)
  }

  /// Reads `YYYY-MM-DD`; infinities and years before Christ are refused.
  public init(postgresText: UnsafeRawBufferPointer) throws {
    var scanner = DigitScanner(text: postgresText, type: "date")
    let day = try scanner.day()
    try scanner.end()
    self.init(daysSince1970: day.daysSince1970)
  }
}

/// A day of the Gregorian calendar, by the usual arithmetic over 400-year eras.
struct CivilDay {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  init(daysSince1970: Int) {
    // Years counted from March, so that the leap day is the last of its year.
    let (era, dayOfEra) = (daysSince1970 + 719_468).flooredDivision(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int {
    let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  var text: String {
    "\(padded(year > 0 ? year : 1 - year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  var era: String { year > 0 ? "" : " BC" }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int {
  /// Quotient rounded down, and the remainder that is never negative.
  func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
