extension Day {
  /// `dd/MM/yyyy` in Vietnamese, ISO in English.
  public func text(_ language: Language) -> String {
    switch language {
    case .vi: description.split(separator: "-").reversed().joined(separator: "/")
    case .en: description
    }
  }
}
