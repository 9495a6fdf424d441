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

  struct Cell {
    let text: Markup
    /// The length of its bar, of 100; nil where none is drawn.
    let bar: Markup?
  }

  struct Row {
    let look: String
    let reference: Markup?
    let name: Markup
    let cells: [Cell]
  }

  /// Nil where the heading of its section says it.
  let caption: Markup?
  /// The classes of the table: how much room there is for names, and how long they are.
  let look: String
  let nameHeading: Markup
  /// Empty when there is one group: the caption says what it is.
  let groups: [Heading]
  let isGrouped: Bool
  /// How many rows of headings the name spans.
  let depth: Int
  let columns: [Column]
  let rows: [Row]
  let note: Markup?

  init(_ table: ReportTable, in section: Text, _ language: Language) {
    caption = table.title == section[language] ? nil : Markup(table.title)
    nameHeading = Markup(table.nameHeading)
    let headings = table.groups.map {
      Heading(text: Markup($0.heading), span: $0.columns.count)
    }
    isGrouped = table.groups.count > 1
    groups = isGrouped ? headings : []
    depth = isGrouped ? 2 : 1
    let columns = table.columns
    self.columns = columns.map {
      Column(text: Markup($0.heading), look: $0.isWide ? "sum" : $0.isDrawn ? "share" : "count")
    }
    look = (columns.count > 8 ? "many" : "few") + (table.referenceHeading == nil ? "" : " long")
    rows = table.rows.map { row in
      Row(
        look: row.kind.look,
        reference: table.referenceHeading.flatMap { _ in row.ownReference.map(Markup.init) },
        name: Markup(row.name),
        cells: zip(columns, row.values).map { column, value in
          let isDrawn = column.isDrawn && row.kind == .entry
          return Cell(text: Markup(value, language), bar: isDrawn ? value.bar : nil)
        })
    }
    note = table.note.map(Markup.init)
  }
}

extension Markup {
  /// Millions may be broken between thousands: a sum that no column is wide enough for stays on
  /// paper.
  fileprivate init(_ value: Value, _ language: Language) {
    let parts = value.parts(language)
    if parts.count > 2 { self.init(parts: parts) } else { self.init(parts.joined()) }
  }
}

extension Value {
  fileprivate var bar: Markup? {
    guard case .share(let share) = self, share > 0 else { return nil }
    return Markup("\(min(share, 1000) / 10)")
  }
}

extension ReportTable.Row {
  /// Its reference, where it says more than the name does.
  fileprivate var ownReference: String? {
    reference.flatMap { $0.isEmpty || $0 == name ? nil : $0 }
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
