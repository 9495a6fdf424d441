/// How the columns of a table fall on pages of A4 across, so that the print can be read.
struct SheetPages {
  /// Width of a column, in characters.
  let code: Double = 14
  let name: Double = 46
  let numbers: [Double]
  /// How many pages the groups of columns need side by side, each with the names repeated.
  let count: UInt16

  init(_ table: ReportTable) {
    let isPlain = table.groups.allSatisfy(\.heading.isEmpty)
    numbers = table.columns.map { $0.isMoney ? 17 : isPlain ? 12 : 10 }
    let leading = Self.points(name) + (table.codeHeading == nil ? 0 : Self.points(code))
    var (count, place, used) = (UInt16(1), 0, leading)
    for group in table.groups {
      let next = place + group.columns.count
      let width = numbers[place..<next].map(Self.points).reduce(0, +)
      if place > 0, used + width > Self.paper / Self.smallest {
        count += 1
        used = leading
      }
      used += width
      place = next
    }
    self.count = count
  }

  /// How many lines a text takes in a column.
  static func lines(_ text: String, in width: Double) -> Int {
    max(1, Int((Double(text.count) / width).rounded(.up)))
  }

  /// What A4 across leaves between its margins, in points, and a little less.
  private static let paper = 760.0
  /// A new page is better than a smaller print.
  private static let smallest = 0.7

  /// A character is about seven pixels wide, and a pixel three quarters of a point.
  private static func points(_ characters: Double) -> Double { (characters * 7 + 5) * 0.75 }
}
