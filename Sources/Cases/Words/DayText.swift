extension Day {
  /// As a sentence has it: `05/09/2026` in Vietnamese, `5 September 2026` in English.
  public func text(_ language: Language) -> String {
    switch language {
    case .vi: return description.split(separator: "-").reversed().joined(separator: "/")
    case .en:
      let (year, month, day) = components
      return "\(day) \(Self.months[month - 1]) \(year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
