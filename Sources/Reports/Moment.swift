import Cases

/// An instant, read from RFC 3339 and written as the clock shows it in Viet Nam (UTC+7).
struct Moment {
  let secondsSince1970: Int

  /// Nil when the text is not an RFC 3339 date-time with offset; fractions of a second fall away.
  init?(_ text: String) {
    let form =
      /(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))/
      .asciiOnlyDigits()
    guard Instant.isValid(text), let match = text.wholeMatch(of: form), let day = Day(match.1)
    else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    let time = number(match.2) * 3600 + number(match.3) * 60 + number(match.4)
    let offset = (number(match.6) * 3600 + number(match.7) * 60) * (match.5 == "-" ? -1 : 1)
    secondsSince1970 = day.daysSince1970 * 86_400 + time - offset
  }

  func text(_ language: Language) -> String {
    let seconds = secondsSince1970 + 7 * 3600
    let ofDay = (seconds % 86_400 + 86_400) % 86_400
    let day = Day(daysSince1970: (seconds - ofDay) / 86_400).text(language)
    let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return switch language {
    case .vi: "\(clock) ngày \(day) (giờ Việt Nam)"
    case .en: "\(day) \(clock) (UTC+7)"
    }
  }
}

/// An instant for people; text that is not one stays as it is.
func instantText(_ text: String, _ language: Language) -> String {
  Moment(text)?.text(language) ?? text
}
