import CXLSXWriter

/// One sheet: the header of the report, then a table.
struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: SheetFormats
  private let table: ReportTable
  private let pages: SheetPages

  init(_ table: ReportTable, in book: Workbook, _ formats: SheetFormats) throws {
    sheet = try book.addSheet(table.title)
    self.formats = formats
    self.table = table
    pages = SheetPages(table)
  }

  func draw(_ header: ReportHeader) throws {
    let top = try drawHeader(header)
    try drawHeadings(at: top)
    for (index, row) in table.rows.enumerated() {
      try draw(row, at: top + 2 + UInt32(index))
    }
    try setWidths()
    try setPage(headings: top)
  }

  /// Columns of codes and names, which stay in view.
  private var leading: UInt16 { table.codeHeading == nil ? 1 : 2 }

  /// The row after the header.
  private func drawHeader(_ header: ReportHeader) throws -> UInt32 {
    try write(header.agency, 0, 0, formats.agency)
    try write(header.title, 1, 0, formats.title)
    try WorkbookError.check(worksheet_set_row(sheet, 1, 21, nil))
    let lines = header.lines + header.marks
    for (index, line) in lines.enumerated() {
      try write("\(line.name): \(line.text)", 2 + UInt32(index), 0, formats.line)
    }
    try write(table.title, 3 + UInt32(lines.count), 0, formats.agency)
    return 4 + UInt32(lines.count)
  }

  /// Two rows: headings of groups, headings of columns.
  private func drawHeadings(at top: UInt32) throws {
    for (index, heading) in [table.codeHeading, table.nameHeading].compactMap(\.self).enumerated() {
      try merge(heading, top, UInt16(index), top + 1, UInt16(index))
    }
    var column = leading
    for group in table.groups {
      let last = column + UInt16(group.columns.count) - 1
      for (index, single) in group.columns.enumerated() {
        let place = column + UInt16(index)
        if group.heading.isEmpty {
          try merge(single.heading, top, place, top + 1, place)
        } else {
          try write(single.heading, top + 1, place, formats.heading)
        }
      }
      if !group.heading.isEmpty { try merge(group.heading, top, column, top, last) }
      column = last + 1
    }
    // Bold, and few words to a line: not all of a line is filled.
    let lines = zip(table.columns, pages.numbers).map {
      SheetPages.lines($0.heading, in: $1 * 0.75)
    }
    try setHeight(ofLines: 1, top)
    try setHeight(ofLines: lines.max() ?? 1, top + 1)
  }

  private func draw(_ row: ReportTable.Row, at place: UInt32) throws {
    let looks = formats[row.kind]
    try setHeight(ofLines: SheetPages.lines(row.name, in: pages.name), place)
    if leading == 2 { try write(row.code ?? "", place, 0, looks.text) }
    try write(row.name, place, leading - 1, looks.text)
    for (index, number) in row.numbers.enumerated() {
      let column = leading + UInt16(index)
      if let number {
        try WorkbookError.check(
          worksheet_write_number(sheet, place, column, Double(number), looks.number))
      } else {
        try write("*", place, column, looks.number)
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
    _ text: String, _ row: UInt32, _ column: UInt16, _ lastRow: UInt32, _ lastColumn: UInt16
  ) throws {
    if row == lastRow && column == lastColumn {
      try write(text, row, column, formats.heading)
    } else {
      try WorkbookError.check(
        worksheet_merge_range(sheet, row, column, lastRow, lastColumn, text, formats.heading))
    }
  }

  /// Programs differ in whether they make room for text that wraps.
  private func setHeight(ofLines lines: Int, _ row: UInt32) throws {
    try WorkbookError.check(worksheet_set_row(sheet, row, Double(lines) * 14.5 + 2, nil))
  }

  private func setWidths() throws {
    let leading = leading == 2 ? [pages.code, pages.name] : [pages.name]
    for (index, width) in (leading + pages.numbers).enumerated() {
      let place = UInt16(index)
      try WorkbookError.check(worksheet_set_column(sheet, place, place, width, nil))
    }
  }

  /// A table on one page across fits itself; programs that fit one on several ignore its breaks.
  private func setBreaks() throws {
    guard !pages.breaks.isEmpty else { return worksheet_fit_to_pages(sheet, 1, 0) }
    worksheet_set_print_scale(sheet, pages.scale)
    var breaks = pages.breaks.map { leading + UInt16($0) } + [0]
    try WorkbookError.check(worksheet_set_v_pagebreaks(sheet, &breaks))
  }

  private func setPage(headings top: UInt32) throws {
    worksheet_freeze_panes(sheet, top + 2, leading)
    worksheet_set_landscape(sheet)
    // 9 is A4.
    worksheet_set_paper(sheet, 9)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    try setBreaks()
    try WorkbookError.check(worksheet_repeat_rows(sheet, top, top + 1))
    try WorkbookError.check(worksheet_repeat_columns(sheet, 0, leading - 1))
    try WorkbookError.check(worksheet_set_footer(sheet, "&R&P / &N"))
  }
}
