import CXLSXWriter
import Cases

/// One sheet: the header of the report, then a table, as wide as a page.
struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: SheetFormats
  private let table: ReportTable
  private let layout: SheetLayout

  init(_ table: ReportTable, in book: Workbook, _ formats: SheetFormats) throws {
    sheet = try book.addSheet(table.shortTitle ?? table.title)
    self.formats = formats
    self.table = table
    layout = SheetLayout(table)
  }

  func draw(_ header: ReportHeader) throws {
    let top = try drawHeader(header)
    try drawHeadings(at: top)
    var place = top + 2
    for row in table.rows {
      try draw(row, at: place)
      place += 1
    }
    if let note = table.note { try writeAcross(note, place, formats.line) }
    for (index, width) in layout.widths.enumerated() {
      let place = UInt16(index)
      try WorkbookError.check(worksheet_set_column(sheet, place, place, width, nil))
    }
    try setPage(headings: top)
  }

  private var leading: UInt16 { UInt16(layout.leading) }

  /// The row after the header.
  private func drawHeader(_ header: ReportHeader) throws -> UInt32 {
    let lines = (header.lines + header.marks).map { ("\($0.name): \($0.text)", formats.line) }
    let texts =
      [(header.agency, formats.agency), (header.title, formats.title)] + lines
      + [("", formats.line), (table.title, formats.agency)]
    for (row, text) in texts.enumerated() { try writeAcross(text.0, UInt32(row), text.1) }
    return UInt32(texts.count)
  }

  /// A text over all columns, on as many lines as it needs: nothing of it is cut in print.
  private func writeAcross(_ text: String, _ row: UInt32, _ format: SheetFormats.Format) throws {
    try merge(text, row, 0, row, UInt16(layout.widths.count) - 1, format)
    // A title is larger than the letters that columns are measured in.
    let room = layout.width * (format == formats.title ? 0.75 : 1)
    let lines = SheetLayout.lines(text, in: room)
    let height = SheetLayout.height(ofLines: lines) * (format == formats.title ? 1.3 : 1)
    try WorkbookError.check(worksheet_set_row(sheet, row, height, nil))
  }

  /// Two rows: headings of groups, headings of columns.
  private func drawHeadings(at top: UInt32) throws {
    let leadingHeadings = [table.referenceHeading, table.nameHeading].compactMap(\.self)
    for (index, heading) in leadingHeadings.enumerated() {
      try merge(heading, top, UInt16(index), top + 1, UInt16(index), formats.heading)
    }
    var column = leading
    for group in table.groups {
      let last = column + UInt16(group.columns.count) - 1
      for (index, single) in group.columns.enumerated() {
        let place = column + UInt16(index)
        if group.heading.isEmpty {
          try merge(single.heading, top, place, top + 1, place, formats.heading)
        } else {
          try write(single.heading, top + 1, place, formats.heading)
        }
      }
      if !group.heading.isEmpty {
        try merge(group.heading, top, column, top, last, formats.heading)
      }
      column = last + 1
    }
    // Bold, and few words to a line: not all of a line is filled.
    let lines = zip(table.columns, layout.widths.dropFirst(layout.leading)).map {
      SheetLayout.lines($0.heading, in: $1 * 0.75)
    }
    try setHeight(ofLines: headingLines, top)
    try setHeight(ofLines: lines.max() ?? 1, top + 1)
  }

  /// A narrow group may have a long heading.
  private var headingLines: Int {
    var place = layout.leading
    return table.groups.map { group in
      let width = layout.widths[place..<place + group.columns.count].reduce(0, +)
      place += group.columns.count
      return SheetLayout.lines(group.heading, in: width * 0.75)
    }.max() ?? 1
  }

  private func draw(_ row: ReportTable.Row, at place: UInt32) throws {
    let looks = formats[row.kind]
    let texts = (leading == 2 ? [row.reference ?? ""] : []) + [row.name]
    let lines = zip(texts, layout.widths).map(SheetLayout.lines)
    try setHeight(ofLines: lines.max() ?? 1, place)
    for (index, text) in texts.enumerated() { try write(text, place, UInt16(index), looks.text) }
    for (index, value) in row.values.enumerated() {
      let column = leading + UInt16(index)
      if let number = value.sheetNumber {
        try WorkbookError.check(
          worksheet_write_number(sheet, place, column, number, looks[value]))
      } else {
        try write(value.text(formats.language), place, column, looks[value])
      }
    }
  }

  /// Always a string: text that looks like a formula is never run.
  private func write(
    _ text: String, _ row: UInt32, _ column: UInt16, _ format: SheetFormats.Format
  ) throws {
    try WorkbookError.check(worksheet_write_string(sheet, row, column, text, format))
  }

  private func merge(
    _ text: String, _ row: UInt32, _ column: UInt16, _ lastRow: UInt32, _ lastColumn: UInt16,
    _ format: SheetFormats.Format
  ) throws {
    if row == lastRow && column == lastColumn {
      try write(text, row, column, format)
    } else {
      try WorkbookError.check(
        worksheet_merge_range(sheet, row, column, lastRow, lastColumn, text, format))
    }
  }

  private func setHeight(ofLines lines: Int, _ row: UInt32) throws {
    let height = SheetLayout.height(ofLines: lines)
    try WorkbookError.check(worksheet_set_row(sheet, row, height, nil))
  }

  private func setPage(headings top: UInt32) throws {
    worksheet_freeze_panes(sheet, top + 2, leading)
    worksheet_set_landscape(sheet)
    // 9 is A4.
    worksheet_set_paper(sheet, 9)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(sheet, 1, 0)
    try WorkbookError.check(worksheet_repeat_rows(sheet, top, top + 1))
    try WorkbookError.check(worksheet_set_footer(sheet, "&R&P / &N"))
  }
}
