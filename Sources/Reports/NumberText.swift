import Cases

extension Int {
  /// Thousands grouped: `1.234.567` in Vietnamese, `1,234,567` in English.
  func grouped(_ language: Language) -> String {
    let digits = String(magnitude)
    let separator: Character =
      switch language {
      case .vi: "."
      case .en: ","
      }
    let grouped = digits.enumerated().reduce(into: self < 0 ? "−" : "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text.append(separator) }
      text.append(digit.element)
    }
    return grouped
  }
}
