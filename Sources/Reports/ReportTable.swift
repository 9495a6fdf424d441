import Cases
import Figures

/// A table of the report in words and numbers, before it is drawn on a sheet or a page.
struct ReportTable {
  /// Columns under one heading; a heading that is empty is not drawn.
  struct Group {
    let heading: String
    let columns: [Column]
  }

  /// A column of values.
  struct Column {
    let heading: String
    /// It needs room for sums of money.
    var isWide = false
    /// Its shares are drawn as bars too.
    var isDrawn = false
  }

  /// The kind of a row.
  enum Kind { case entry, subtotal, total }

  /// A name, and a value in each column.
  struct Row {
    var kind = Kind.entry
    /// A unit's code, or the provision that an act breaks.
    var reference: String?
    let name: String
    let values: [Value]
  }

  let title: String
  /// The name of its sheet, of 31 characters at most; nil where the title is short enough.
  var shortTitle: String?
  /// The heading of the column of references; nil when the rows have none.
  var referenceHeading: String?
  let nameHeading: String
  let groups: [Group]
  let rows: [Row]
  /// Said below the table.
  var note: String?

  var columns: [Column] { groups.flatMap(\.columns) }

  /// The table with a column for the references of its rows.
  func referring(_ heading: Text, _ language: Language) -> ReportTable {
    var table = self
    table.referenceHeading = heading[language]
    return table
  }
}

extension ReportTable {
  /// Measures in columns, those of one group under its heading.
  init(_ title: String, name: Text, measures: [Measure], rows: [NamedRow], _ language: Language) {
    let groups = FigureGroup.allCases.map(Optional.some) + [nil]
    let columns = groups.map { group in (group, measures.filter { $0.group == group }) }
    let ordered = columns.flatMap(\.1)
    self.init(
      title: title, nameHeading: name[language],
      groups: columns.filter { !$0.1.isEmpty }.map { group, measures in
        Group(
          heading: group?.label[language] ?? "",
          columns: measures.map { $0.column(language) })
      },
      rows: rows.map { row in
        Row(
          kind: row.kind, reference: row.reference, name: row.name,
          values: ordered.map { $0.value(row.row) })
      })
  }
}

/// A row of the report with its name.
struct NamedRow {
  var kind = ReportTable.Kind.entry
  var reference: String?
  let name: String
  let row: StatisticsRow
}
