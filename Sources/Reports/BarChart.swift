import Cases

extension Chart {
  /// Horizontal bars, one below the other, with their names before and their values after.
  static func bars(
    _ title: String, axis: String, entries: [Entry], _ language: Language
  ) -> Chart {
    let (left, length, step) = (290, 580, 26)
    let scale = Scale(entries.map(\.value))
    var chart = Chart(title: title, description: described(entries, language))
    let bottom = 12 + entries.count * step
    for mark in [0, scale.top] {
      let x = left + scale.length(mark, of: length)
      chart.lines.append(Line(x1: x, y1: 6, x2: x, y2: bottom, isAxis: mark == 0))
      chart.words.append(
        Word(x: x, y: bottom + 16, text: mark.grouped(language), anchor: .middle))
    }
    chart.words.append(Word(x: left + length / 2, y: bottom + 16, text: axis, anchor: .middle))
    for (index, entry) in entries.enumerated() {
      let y = 12 + index * step
      let drawn = entry.value.map { scale.length($0, of: length) } ?? 0
      if drawn > 0 { chart.bars.append(Bar(x: left, y: y, width: drawn, height: step - 8)) }
      chart.words.append(Word(x: left - 8, y: y + 14, text: entry.name, anchor: .end))
      chart.words.append(
        Word(x: left + drawn + 6, y: y + 14, text: shown(entry.value, language), isStrong: true))
    }
    chart.height = bottom + 24
    return chart
  }

  /// `Name: 12; other name: *`.
  static func described(_ entries: [Entry], _ language: Language) -> String {
    entries.map { "\($0.name): \(shown($0.value, language))" }.joined(separator: "; ")
  }

  static func shown(_ value: Int?, _ language: Language) -> String {
    value?.grouped(language) ?? "*"
  }
}
