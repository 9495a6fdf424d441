/// What a case is about. A correction adds a whole new description; the old one stays on file.
public struct CaseDescription: Sendable, Equatable {
  public var title: String
  public var summary: String?
  /// How the authority learned of it: `check`, `inspection`, `complaint`, `referral`, …
  public var source: String
  public var detectedOn: Day

  public init(title: String, summary: String?, source: String, detectedOn: Day) {
    self.title = title
    self.summary = summary
    self.source = source
    self.detectedOn = detectedOn
  }

  public static let shape = Shape(
    CaseDescription(title: "", summary: nil, source: "", detectedOn: .epoch),
    [
      .text("title", \.title).erasable,
      .text("summary", \.summary, limit: 20_000).erasable,
      .text("source", \.source, limit: 64),
      .day("detectedOn", \.detectedOn),
    ])
}

extension Day {
  /// Where a shape needs some day.
  static let epoch = Day(daysSince1970: 0)
}
