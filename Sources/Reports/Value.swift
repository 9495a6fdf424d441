import Cases
import Figures

/// What stands in a cell of a table.
enum Value: Equatable {
  /// Not told, because somebody could be recognised.
  case hidden
  /// There is nothing to tell: a share of nothing.
  case nothing
  case number(Int)
  /// How many more than before.
  case change(Int)
  /// A part of the whole, in thousandths.
  case share(Int)
  /// A change as a part of what was before, in thousandths.
  case growth(Int)
  /// How many percentage points more than before, in tenths.
  case points(Int)

  init(_ number: Int?) { self = number.map(Value.number) ?? .hidden }

  /// A part of a whole; either is nil where it is not told.
  static func share(_ part: Int?, of whole: Int?) -> Value {
    guard let part, let whole else { return .hidden }
    return thousandths(part, of: whole).map(Value.share) ?? .nothing
  }

  /// How much this number or share is above another.
  func change(from before: Value) -> Value {
    switch (self, before) {
    case (.number(let now), .number(let before)): .change(now - before)
    case (.share(let now), .share(let before)): .points(now - before)
    case (.hidden, _), (_, .hidden): .hidden
    default: .nothing
    }
  }

  /// The change of a number as a part of another.
  func growth(from before: Value) -> Value {
    switch (self, before) {
    case (.number(let now), .number(let before)):
      Self.thousandths(now - before, of: before).map(Value.growth) ?? .nothing
    case (.hidden, .hidden), (.number, .hidden), (.hidden, .number): .hidden
    default: .nothing
    }
  }

  /// Nil for a part of nothing, of less, or of so little that no number tells it.
  private static func thousandths(_ part: Int, of whole: Int) -> Int? {
    whole > 0 ? Int(exactly: (Double(part) / Double(whole) * 1000).rounded()) : nil
  }

  /// As people read it.
  func text(_ language: Language) -> String { parts(language).joined() }

  /// The parts of its text: a long number may be broken between them.
  func parts(_ language: Language) -> [String] {
    func signed(_ number: Int, _ text: String) -> String { (number > 0 ? "+" : "") + text }
    return switch self {
    case .hidden: ["*"]
    case .nothing: ["–"]
    case .number(let number): number.groups(language)
    case .change(let change):
      [signed(change, change.groups(language)[0])] + change.groups(language).dropFirst()
    case .share(let share): [share.tenths(language) + "%"]
    case .growth(let growth): [signed(growth, growth.tenths(language) + "%")]
    case .points(let points):
      [signed(points, points.tenths(language)) + " " + Phrase.points[language]]
    }
  }
}
