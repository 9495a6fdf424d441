/// What a person reads, in both languages.
public struct Text: Sendable, Hashable, Codable {
  public let vi: String
  public let en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// Vietnamese first, as in every table of labels.
  public init(_ vi: String, _ en: String) { self.init(vi: vi, en: en) }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }

  /// The words as they are written in the middle of a sentence.
  public var inSentence: Text { Text(vi.uncapitalised, en.uncapitalised) }

  /// A code that an administrator added has no words of its own: it is read as words.
  static func unnamed(_ code: String) -> Text {
    let words = code.replacing("_", with: " ")
    return Text(words, words)
  }

  /// The labels in a row, with commas between.
  static func list(_ labels: [Text]) -> Text {
    Text(
      labels.map(\.vi).joined(separator: ", "), labels.map(\.en).joined(separator: ", "))
  }
}

extension String {
  fileprivate var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}
