import CXLSXWriter

/// A sheet of paragraphs under a heading, one to a cell, as wide as A4 across.
struct TextSheet {
  private static let width = 110.0

  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let heading: String
  private let formats: SheetFormats

  init(_ name: String, heading: String, in book: Workbook, _ formats: SheetFormats) throws {
    sheet = try book.addSheet(name)
    self.heading = heading
    self.formats = formats
  }

  func draw(_ paragraphs: [String]) throws {
    try WorkbookError.check(worksheet_set_column(sheet, 0, 0, Self.width, nil))
    try WorkbookError.check(worksheet_write_string(sheet, 0, 0, heading, formats.title))
    for (index, paragraph) in paragraphs.enumerated() {
      let row = UInt32(index) + 2
      let lines = SheetLayout.lines(paragraph, in: Self.width)
      try WorkbookError.check(
        worksheet_set_row(sheet, row, SheetLayout.height(ofLines: lines), nil))
      try WorkbookError.check(worksheet_write_string(sheet, row, 0, paragraph, formats.paragraph))
    }
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
  }
}
