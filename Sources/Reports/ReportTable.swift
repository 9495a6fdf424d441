import Cases
import Figures

/// A table of the report in words and numbers, before it is drawn on a sheet or a page.
struct ReportTable {
  /// Columns under one heading; a heading that is empty is not drawn.
  struct Group {
    let heading: String
    let columns: [Column]
  }

  /// A column of numbers.
  struct Column {
    let heading: String
    var isMoney = false
  }

  /// The kind of a row.
  enum Kind { case entry, subtotal, total }

  /// A name, and a number in each column; nil where it is suppressed.
  struct Row {
    var kind = Kind.entry
    var code: String?
    let name: String
    let numbers: [Int?]
  }

  let title: String
  /// The heading of the column of codes; nil when the rows have none.
  var codeHeading: String?
  let nameHeading: String
  let groups: [Group]
  let rows: [Row]

  var columns: [Column] { groups.flatMap(\.columns) }
}

extension ReportTable {
  /// Figures in columns, in their groups.
  init(
    _ title: Text, name: Text, figures: [Figure], rows: [NamedRow], coded: Bool = false,
    _ language: Language
  ) {
    let groups = FigureGroup.allCases.map { group in
      (group, figures.filter { $0.group == group })
    }
    let cells = groups.flatMap(\.1).map(FigureCell.figure)
    self.init(
      title: title[language], codeHeading: coded ? Phrase.code[language] : nil,
      nameHeading: name[language],
      groups: groups.filter { !$0.1.isEmpty }.map { group, figures in
        Group(
          heading: group.label[language],
          columns: figures.map { Column(heading: $0.label[language], isMoney: $0.isMoney) })
      },
      rows: rows.map { $0.shown(cells) })
  }

  /// Closings or remedies in columns.
  init(
    _ title: Text, name: Text, cells: [(cell: FigureCell, heading: String)], rows: [NamedRow],
    _ language: Language
  ) {
    self.init(
      title: title[language], codeHeading: Phrase.code[language], nameHeading: name[language],
      groups: [Group(heading: "", columns: cells.map { Column(heading: $0.heading) })],
      rows: rows.map { $0.shown(cells.map(\.cell)) })
  }

  /// One column of numbers.
  init(_ title: Text, name: Text, column: Text, rows: [Row], _ language: Language) {
    self.init(
      title: title[language], nameHeading: name[language],
      groups: [Group(heading: "", columns: [Column(heading: column[language])])], rows: rows)
  }
}

/// A row of the report with its name.
struct NamedRow {
  var kind = ReportTable.Kind.entry
  var code: String?
  let name: String
  let row: StatisticsRow

  fileprivate func shown(_ cells: [FigureCell]) -> ReportTable.Row {
    ReportTable.Row(kind: kind, code: code, name: name, numbers: cells.map(row.shown))
  }
}
