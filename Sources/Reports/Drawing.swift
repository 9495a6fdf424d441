/// A chart as its template prints it.
struct Drawing {
  struct Word {
    let x: Int
    let y: Int
    let anchor: String
    let look: String
    let isUpright: Bool
    let text: Markup
  }

  struct Line {
    let x1: Int
    let y1: Int
    let x2: Int
    let y2: Int
    let look: String
  }

  /// Its identifier on the page.
  let name: String
  let title: Markup
  let description: Markup
  let width: Int
  let height: Int
  let bars: [Chart.Bar]
  let lines: [Line]
  let words: [Word]

  init(_ chart: Chart, name: String) {
    self.name = name
    title = Markup(chart.title)
    description = Markup(chart.description)
    (width, height) = (chart.width, chart.height)
    bars = chart.bars
    lines = chart.lines.map {
      Line(x1: $0.x1, y1: $0.y1, x2: $0.x2, y2: $0.y2, look: $0.isAxis ? "axis" : "grid")
    }
    words = chart.words.map {
      Word(
        x: $0.x, y: $0.y, anchor: $0.anchor.rawValue, look: $0.isStrong ? "strong" : "plain",
        isUpright: $0.isUpright, text: Markup($0.text))
    }
  }
}
