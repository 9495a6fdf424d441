/// Where a rule is written.
public struct LegalBasis: Sendable, Equatable {
  private let vietnamese: String
  private let english: String

  public init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The citation as a person reads it.
  public func text(in language: Language) -> String {
    switch language {
    case .vi: vietnamese
    case .en: english
    }
  }

  /// An article of the Law on Handling Administrative Violations (15/2012/QH13, as amended).
  static func law(_ article: String) -> LegalBasis {
    LegalBasis(
      vi: "Luật Xử lý vi phạm hành chính, Điều \(article)",
      en: "Law on Handling Administrative Violations, Art \(article)")
  }
}
