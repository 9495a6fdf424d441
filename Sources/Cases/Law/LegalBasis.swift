/// Where a rule is written, as a person cites it.
public typealias LegalBasis = Text

extension LegalBasis {
  /// An article of the Law on Handling Administrative Violations (15/2012/QH13, as amended).
  static func law(_ article: String) -> LegalBasis {
    LegalBasis(
      vi: "Luật Xử lý vi phạm hành chính, Điều \(article)",
      en: "Law on Handling Administrative Violations, Art \(article)")
  }
}
