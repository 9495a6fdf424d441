import Cases
import Figures

extension Chart {
  /// Vertical bars over the periods, one panel for each figure, so that no colours are needed.
  ///
  /// What is opened and what is closed is drawn to one scale, so that the bars can be compared, and
  /// what is open too where its bars do not make the others too short to read.
  static func trend(
    _ title: String, of points: [TrendPoint], _ language: Language
  ) -> Chart {
    let names = points.map { PeriodText($0.name, from: $0.from, to: $0.to).short(language) }
    func entries(_ figure: Figure) -> [Entry] {
      zip(names, points).map { Entry(name: $0, value: $1.total.shown(.figure(figure))) }
    }
    let (opened, closed, open) = (entries(.opened), entries(.closed), entries(.openAtEnd))
    let flow = Scale((opened + closed).map(\.value))
    let stock = Scale(open.map(\.value))
    let shared = flow.shared(with: stock)
    let ownScale = shared == nil ? " (\(Phrase.ownScale[language]))" : ""
    let panels = [
      Panel(name: Figure.opened.label[language], entries: opened, scale: shared ?? flow),
      Panel(name: Figure.closed.label[language], entries: closed, scale: shared ?? flow),
      Panel(
        name: Figure.openAtEnd.label[language] + ownScale, entries: open, scale: shared ?? stock),
    ]
    var chart = Chart(
      title: title,
      description: panels.map { "\($0.name): \(described($0.entries, language))" }
        .joined(separator: ". "))
    for panel in panels { chart.add(panel, language) }
    chart.addNames(names)
    return chart
  }

  private struct Panel {
    let name: String
    let entries: [Entry]
    let scale: Scale
  }

  private static let left = 60

  /// Below the panels already drawn.
  private mutating func add(_ panel: Panel, _ language: Language) {
    let slot = slot(of: panel.entries.count)
    let longest = panel.entries.map { Chart.shown($0.value, language).count }.max() ?? 0
    let isUpright = longest * 7 > slot
    let room = isUpright ? longest * 7 : 14
    let (axis, base) = (48, height + 18 + room + 48)
    words.append(Word(x: 0, y: height + 14, text: panel.name, isStrong: true))
    addAxis(panel.scale, axis, base: base, language)
    for (index, entry) in panel.entries.enumerated() {
      let drawn = entry.value.map { panel.scale.length($0, of: axis) } ?? 0
      let middle = Chart.left + index * slot + slot / 2
      let thick = max(2, min(36, slot * 6 / 10))
      if drawn > 0 {
        bars.append(Bar(x: middle - thick / 2, y: base - drawn, width: thick, height: drawn))
      }
      words.append(
        Word(
          x: isUpright ? middle + 4 : middle, y: base - drawn - 4,
          text: Chart.shown(entry.value, language), anchor: isUpright ? .start : .middle,
          isStrong: true, isUpright: isUpright))
    }
    height = base + 12
  }

  /// Every bar has its number: a mark for the top is enough, and no line runs through a number.
  private mutating func addAxis(_ scale: Scale, _ axis: Int, base: Int, _ language: Language) {
    for (mark, end) in [(0, width), (scale.top, Chart.left + 6)] {
      let y = base - scale.length(mark, of: axis)
      lines.append(Line(x1: Chart.left, y1: y, x2: end, y2: y))
      words.append(
        Word(x: Chart.left - 6, y: y + 4, text: mark.grouped(language), anchor: .end))
    }
    lines.append(Line(x1: Chart.left, y1: base - axis, x2: Chart.left, y2: base))
  }

  /// The names of the periods, under the last panel.
  private mutating func addNames(_ names: [String]) {
    let slot = slot(of: names.count)
    let longest = names.map(\.count).max() ?? 0
    let isUpright = longest * 7 > slot
    for (index, name) in names.enumerated() {
      let middle = Chart.left + index * slot + slot / 2
      words.append(
        Word(
          x: isUpright ? middle + 4 : middle, y: height + 4, text: name,
          anchor: isUpright ? .end : .middle, isUpright: isUpright))
    }
    height += isUpright ? longest * 7 + 8 : 12
  }

  private func slot(of count: Int) -> Int { (width - Chart.left) / max(1, count) }
}
