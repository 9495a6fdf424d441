/// A moment, to the microsecond.
public struct Instant: Sendable, Hashable, Comparable {
  /// Negative before 1970.
  public let microsecondsSince1970: Int

  public init(microsecondsSince1970: Int) { self.microsecondsSince1970 = microsecondsSince1970 }

  /// Reads an RFC 3339 date-time of a day that exists, with an offset PostgreSQL takes: less than
  /// 16 hours. More than six digits of a second are rounded, as PostgreSQL does.
  public init?(_ text: some StringProtocol) {
    let form =
      #/
      (\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?
      (?:[Zz]|([+-])(0\d|1[0-5]):([0-5]\d))
      /#
    guard let match = String(text).wholeMatch(of: form.asciiOnlyDigits()), let day = Day(match.1)
    else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    let clock = number(match.2) * 3_600 + number(match.3) * 60 + number(match.4)
    let offset = (number(match.7) * 3_600 + number(match.8) * 60) * (match.6 == "-" ? -1 : 1)
    let nanoseconds = match.5.map { number($0 + String(repeating: "0", count: 9 - $0.count)) } ?? 0
    let seconds = day.daysSince1970 * 86_400 + clock - offset
    self.init(microsecondsSince1970: seconds * 1_000_000 + (nanoseconds + 500) / 1_000)
    // An offset must not lead out of the years that are written with four digits.
    guard (1...9_999).contains(self.day(offset: 0).components.year) else { return nil }
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.microsecondsSince1970 < right.microsecondsSince1970
  }

  /// Seconds that Viet Nam is ahead of UTC; it has had no summer time since 1975.
  public static let offsetOfVietNam = 7 * 3_600

  /// The day in Viet Nam.
  public var day: Day { day(offset: Self.offsetOfVietNam) }

  private func day(offset: Int) -> Day {
    Day(daysSince1970: parts(offset: offset).days)
  }

  /// Midnight in Viet Nam.
  public init(startOf day: Day) {
    self.init(
      microsecondsSince1970: (day.daysSince1970 * 86_400 - Self.offsetOfVietNam) * 1_000_000)
  }

  /// Hour, minute and second as clocks in Viet Nam show them.
  public var clock: (hour: Int, minute: Int, second: Int) {
    let second = parts(offset: Self.offsetOfVietNam).second
    return (second / 3_600, second / 60 % 60, second % 60)
  }

  private func parts(offset: Int) -> (days: Int, second: Int, microsecond: Int) {
    let shifted = microsecondsSince1970 + offset * 1_000_000
    let day = 86_400 * 1_000_000
    let ofDay = (shifted % day + day) % day
    return ((shifted - ofDay) / day, ofDay / 1_000_000, ofDay % 1_000_000)
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 with the offset of Viet Nam and six digits of a second.
  public var description: String { text(offset: Self.offsetOfVietNam) + "+07:00" }

  /// RFC 3339 in UTC with six digits of a second.
  public var utc: String { text(offset: 0) + "Z" }

  private func text(offset: Int) -> String {
    let (days, second, microsecond) = parts(offset: offset)
    let clock = [second / 3_600, second / 60 % 60, second % 60]
    return Day(daysSince1970: days).description + "T"
      + clock.map { $0.padded(to: 2) }.joined(separator: ":")
      + "." + microsecond.padded(to: 6)
  }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let instant = Instant(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 instant"))
    }
    self = instant
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
