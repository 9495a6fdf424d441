/// How wide the columns of a sheet are, in characters, and how high its rows, in points.
struct SheetLayout {
  /// Of the columns of references and names, then of the numbers.
  let widths: [Double]
  /// Columns of references and names, which stay in view.
  let leading: Int

  init(_ table: ReportTable) {
    let isNarrow = table.columns.count < 4
    let name = isNarrow ? 70.0 : 38
    let references = table.referenceHeading.map { _ in table.longestReference > 14 ? 26.0 : 14 }
    widths =
      [references, name].compactMap(\.self)
      + table.columns.map { $0.isWide ? 17 : isNarrow ? 16 : 10 }
    leading = references == nil ? 1 : 2
  }

  var width: Double { widths.reduce(0, +) }

  /// How many lines a text takes in a column.
  static func lines(_ text: String, in width: Double) -> Int {
    max(1, Int((Double(text.count) * 0.9 / width).rounded(.up)))
  }

  /// Programs differ in whether they make room for text that wraps.
  static func height(ofLines lines: Int) -> Double { Double(lines) * 14.5 + 2 }
}

extension ReportTable {
  fileprivate var longestReference: Int { rows.compactMap(\.reference?.count).max() ?? 0 }
}
