/// How the columns of a table fall on pages of A4 across, so that the print can be read.
struct SheetPages {
  /// Width of a column, in characters.
  let code: Double = 14
  let name: Double = 46
  let numbers: [Double]
  /// Places among the numbers, each the first of a group and on a new page.
  let breaks: [Int]
  /// Percent of the print that lets the widest page fit.
  let scale: UInt16

  init(_ table: ReportTable) {
    let isPlain = table.groups.allSatisfy(\.heading.isEmpty)
    numbers = table.columns.map { $0.isMoney ? 17 : isPlain ? 12 : 10 }
    let leading = Self.points(name) + (table.codeHeading == nil ? 0 : Self.points(code))
    var (breaks, place, used, widest) = ([Int](), 0, leading, leading)
    for group in table.groups {
      let next = place + group.columns.count
      let width = numbers[place..<next].map(Self.points).reduce(0, +)
      if place > 0, used + width > Self.paper / Self.smallest {
        breaks.append(place)
        used = leading
      }
      used += width
      widest = max(widest, used)
      place = next
    }
    self.breaks = breaks
    scale = UInt16(min(100, max(10, Self.paper / widest * 100)))
  }

  /// How many lines a text takes in a column.
  static func lines(_ text: String, in width: Double) -> Int {
    max(1, Int((Double(text.count) * 0.9 / width).rounded(.up)))
  }

  /// The width of landscape A4 between its margins, in points, with some room to spare.
  private static let paper = 740.0
  /// A new page is better than a smaller print.
  private static let smallest = 0.7

  /// A character is about seven pixels wide, and a pixel three quarters of a point.
  private static func points(_ characters: Double) -> Double { (characters * 7 + 5) * 0.75 }
}
