import CXLSXWriter

/// The looks of cells, made once for a workbook.
struct SheetFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  /// How the cells of one kind of row look.
  struct RowFormats {
    let text: Format
    let number: Format
  }

  let title: Format
  let agency: Format
  let line: Format
  let paragraph: Format
  let heading: Format
  private let entry: RowFormats
  private let subtotal: RowFormats
  private let total: RowFormats

  init(_ book: Workbook) throws {
    title = try book.addFormat {
      format_set_bold($0)
      format_set_font_size($0, 14)
    }
    agency = try book.addFormat { format_set_bold($0) }
    line = try book.addFormat { _ in }
    paragraph = try book.addFormat { format in
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    heading = try book.addFormat { format in
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xE7E7E7)
    }
    entry = try book.rowFormats { _ in }
    subtotal = try book.rowFormats {
      format_set_italic($0)
      format_set_bg_color($0, 0xF4F4F4)
    }
    total = try book.rowFormats {
      format_set_bold($0)
      format_set_bg_color($0, 0xE7E7E7)
    }
  }

  subscript(kind: ReportTable.Kind) -> RowFormats {
    switch kind {
    case .entry: entry
    case .subtotal: subtotal
    case .total: total
    }
  }
}

extension Workbook {
  fileprivate func addFormat(_ set: (SheetFormats.Format) -> Void) throws -> SheetFormats.Format {
    let format = try addFormat()
    format_set_font_name(format, "Times New Roman")
    format_set_font_size(format, 11)
    set(format)
    return format
  }

  fileprivate func rowFormats(
    _ set: (SheetFormats.Format) -> Void
  ) throws -> SheetFormats.RowFormats {
    func bordered(_ alignment: lxw_format_alignments) throws -> SheetFormats.Format {
      try addFormat { format in
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_align(format, UInt8(alignment.rawValue))
        set(format)
      }
    }
    let (text, number) = (try bordered(LXW_ALIGN_LEFT), try bordered(LXW_ALIGN_RIGHT))
    format_set_text_wrap(text)
    format_set_num_format(number, "#,##0")
    return SheetFormats.RowFormats(text: text, number: number)
  }
}
