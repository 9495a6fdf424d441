/// A language messages are written in. Codes are never translated.
public enum Language: String, Sendable, CaseIterable, Codable {
  case vi, en
}
