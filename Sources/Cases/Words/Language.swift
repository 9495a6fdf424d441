/// A language messages are written in. Codes are never translated.
public enum Language: String, Sendable, CaseIterable, Codable, Labelled {
  case vi, en

  /// The name of the language for people.
  public var label: Text {
    switch self {
    case .vi: Text("Tiếng Việt", "Vietnamese")
    case .en: Text("Tiếng Anh", "English")
    }
  }
}
