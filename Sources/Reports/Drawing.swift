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

  /// Its identifier on the page.
  let name: String
  let title: Markup
  let description: Markup
  let width: Int
  let height: Int
  let bars: [Chart.Bar]
  let lines: [Chart.Line]
  let words: [Word]

  init(_ chart: Chart, name: String) {
    self.name = name
    title = Markup(chart.title)
    description = Markup(chart.description)
    (width, height) = (chart.width, chart.height)
    bars = chart.bars
    lines = chart.lines
    words = chart.words.map {
      Word(
        x: $0.x, y: $0.y, anchor: $0.anchor.rawValue, look: $0.isStrong ? "strong" : "plain",
        isUpright: $0.isUpright, text: Markup($0.text))
    }
  }
}
