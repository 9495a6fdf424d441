import Cases

/// A table as its template prints it.
struct Grid {
  struct Heading {
    let text: Markup
    let span: Int
  }

  struct Column {
    let text: Markup
    let look: String
  }

  struct Row {
    let look: String
    let code: Markup?
    let name: Markup
    let numbers: [Markup]
  }

  let title: Markup
  /// The classes of the table: how much room there is for names, and whether it stays whole.
  let look: String
  let nameHeading: Markup
  /// Empty when there is one group: the caption says what it is.
  let groups: [Heading]
  let isGrouped: Bool
  /// How many rows of headings the name spans.
  let depth: Int
  let columns: [Column]
  let rows: [Row]

  init(_ table: ReportTable, _ language: Language) {
    title = Markup(table.title)
    nameHeading = Markup(table.nameHeading)
    let headings = table.groups.map {
      Heading(text: Markup($0.heading), span: $0.columns.count)
    }
    isGrouped = table.groups.count > 1
    groups = isGrouped ? headings : []
    depth = isGrouped ? 2 : 1
    columns = table.columns.map {
      Column(text: Markup($0.heading), look: $0.isMoney ? "money" : "count")
    }
    // A short table is kept on one page; one with the long names of acts may not fit.
    let isWhole = table.codeHeading == nil && table.rows.count <= 20
    look = (columns.count > 8 ? "many" : "few") + (isWhole ? " whole" : "")
    rows = table.rows.map { row in
      Row(
        look: row.kind.look,
        code: table.codeHeading.flatMap { _ in row.ownCode.map(Markup.init) },
        name: Markup(row.name),
        numbers: row.numbers.map { Markup(Chart.shown($0, language)) })
    }
  }
}

extension ReportTable.Row {
  /// Its code, where it says more than the name does.
  fileprivate var ownCode: String? {
    code.flatMap { $0.isEmpty || $0 == name ? nil : $0 }
  }
}

extension ReportTable.Kind {
  /// The class of its row.
  fileprivate var look: String {
    switch self {
    case .entry: "entry"
    case .subtotal: "subtotal"
    case .total: "total"
    }
  }
}
