import Cases

/// A drawing of bars, lines and words, laid out in whole units of its own.
struct Chart {
  /// A filled rectangle, as high or as long as its value.
  struct Bar {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
  }

  /// An axis, or a mark on it.
  struct Line {
    let x1: Int
    let y1: Int
    let x2: Int
    let y2: Int
  }

  /// A word or a number, anchored at a point.
  struct Word {
    enum Anchor: String { case start, middle, end }

    let x: Int
    let y: Int
    let text: String
    var anchor = Anchor.start
    var isStrong = false
    /// Reads upwards where there is no room to read across.
    var isUpright = false
  }

  /// A name and its value; nil where it is suppressed.
  struct Entry {
    let name: String
    let value: Int?
  }

  let title: String
  /// The values in words, for readers who cannot see the drawing.
  let description: String
  var width = 960
  var height = 0
  var bars: [Bar] = []
  var lines: [Line] = []
  var words: [Word] = []

  init(title: String, description: String) {
    self.title = title
    self.description = description
  }

  /// `Name: 12; other name: *`.
  static func described(_ entries: [Entry], _ language: Language) -> String {
    entries.map { "\($0.name): \(shown($0.value, language))" }.joined(separator: "; ")
  }

  static func shown(_ value: Int?, _ language: Language) -> String {
    Value(value).text(language)
  }
}

/// The numbers from zero to a round one above the greatest value.
struct Scale {
  /// At least 1.
  let top: Int

  init(_ values: [Int?]) {
    let greatest = max(1, values.compactMap(\.self).max() ?? 1)
    var power = 1
    while greatest / power >= 10 { power *= 10 }
    let tenths = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100]
    top = tenths.map { $0 * power / 10 }.first { $0 >= greatest } ?? greatest
  }

  /// How long a value is drawn on an axis of a length; negative values are not drawn.
  func length(_ value: Int, of axis: Int) -> Int { max(0, value) * axis / top }

  /// One scale for the values of both; nil where those of one would be too short to read on it.
  func shared(with other: Scale) -> Scale? {
    let (low, high) = top < other.top ? (self, other) : (other, self)
    return high.top / 4 <= low.top ? high : nil
  }
}
