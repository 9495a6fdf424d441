public import Cases

/// A word or phrase for people, in both languages.
public struct Label: Sendable, Hashable, Codable {
  public let vi: String
  public let en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  init(_ vi: String, _ en: String) { self.init(vi: vi, en: en) }

  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}
