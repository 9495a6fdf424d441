import Cases

extension Int {
  /// Thousands grouped: `1.234.567` in Vietnamese, `1,234,567` in English.
  func grouped(_ language: Language) -> String { groups(language).joined() }

  /// The groups of thousands, each but the last with its separator: a long number may be broken
  /// between them.
  func groups(_ language: Language) -> [String] {
    let separator =
      switch language {
      case .vi: "."
      case .en: ","
      }
    let digits = Array(String(magnitude))
    let first = (digits.count + 2) % 3 + 1
    let starts = [0] + stride(from: first, to: digits.count, by: 3)
    return zip(starts, starts.dropFirst() + [digits.count]).map { start, end in
      (start == 0 && self < 0 ? "−" : "") + String(digits[start..<end])
        + (end == digits.count ? "" : separator)
    }
  }

  /// A number of tenths: `12,5` in Vietnamese, `12.5` in English.
  func tenths(_ language: Language) -> String {
    let point =
      switch language {
      case .vi: ","
      case .en: "."
      }
    let sign = self < 0 ? "−" : ""
    return sign + Int(magnitude / 10).grouped(language) + point + String(magnitude % 10)
  }
}
