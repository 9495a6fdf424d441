/// What kind of area the place of a violation lies in.
public enum AreaKind: String, Sendable, CaseIterable, Codable, FieldConvertible {
  case remote
  case ethnicMinority = "ethnic_minority"
  case industrialZone = "industrial_zone"
  case other
}

/// A breach found. Numbered 1, 2, 3 … inside the case; refers to subjects and victims by number.
public struct Violation: Sendable, Equatable {
  /// Code of the act in the catalogue.
  public var type: String
  public var subjects: [Int]
  public var victims: [Int] = []
  public var startedOn: Day?
  /// Nil while the act goes on.
  public var endedOn: Day?
  public var place: String?
  public var areaKind: AreaKind?
  public var description: String?

  public init(type: String, subjects: [Int], endedOn: Day? = nil) {
    self.type = type
    self.subjects = subjects
    self.endedOn = endedOn
  }

  /// The day that decides which decree applies: the act's end, or its detection when it goes on.
  public func judged(detectedOn: Day) -> Day { endedOn ?? detectedOn }

  public static let shape = Shape(
    Violation(type: "", subjects: []),
    [
      .text("type", \.type, limit: 64).keptElsewhere,
      .numbers("subjects", \.subjects).keptElsewhere,
      .numbers("victims", \.victims).keptElsewhere,
      .day("startedOn", \.startedOn),
      .day("endedOn", \.endedOn),
      .text("place", \.place, limit: 1_000).erasable,
      .choice("areaKind", \.areaKind),
      .text("description", \.description, limit: 20_000).erasable,
    ])
}
