import CXLSXWriter
import Cases

/// The looks of cells, made once for a workbook.
struct SheetFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  /// How the cells of one kind of row look.
  struct RowFormats {
    let text: Format
    fileprivate let number: Format
    fileprivate let change: Format
    fileprivate let share: Format
    fileprivate let growth: Format
    fileprivate let points: Format

    subscript(value: Value) -> Format {
      switch value {
      case .hidden, .nothing, .number: number
      case .change: change
      case .share: share
      case .growth: growth
      case .points: points
      }
    }
  }

  let language: Language
  let title: Format
  let agency: Format
  let line: Format
  let paragraph: Format
  let heading: Format
  private let entry: RowFormats
  private let subtotal: RowFormats
  private let total: RowFormats

  init(_ book: Workbook, _ language: Language) throws {
    self.language = language
    title = try book.addFormat {
      format_set_bold($0)
      format_set_font_size($0, 14)
      format_set_text_wrap($0)
    }
    agency = try book.addFormat {
      format_set_bold($0)
      format_set_text_wrap($0)
    }
    line = try book.addFormat { format_set_text_wrap($0) }
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
    entry = try book.rowFormats(language) { _ in }
    subtotal = try book.rowFormats(language) {
      format_set_italic($0)
      format_set_bg_color($0, 0xF4F4F4)
    }
    total = try book.rowFormats(language) {
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
    _ language: Language, _ set: (SheetFormats.Format) -> Void
  ) throws -> SheetFormats.RowFormats {
    func bordered(
      _ alignment: lxw_format_alignments, _ numbers: String? = nil
    ) throws -> SheetFormats.Format {
      try addFormat { format in
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_align(format, UInt8(alignment.rawValue))
        if let numbers { format_set_num_format(format, numbers) }
        set(format)
      }
    }
    func number(_ code: String) throws -> SheetFormats.Format {
      try bordered(LXW_ALIGN_RIGHT, code)
    }
    let text = try bordered(LXW_ALIGN_LEFT)
    format_set_text_wrap(text)
    let points = "0.0\" \(Phrase.points[language])\""
    return try SheetFormats.RowFormats(
      text: text, number: number("#,##0"), change: number("+#,##0;-#,##0;0"),
      share: number("0.0%"), growth: number("+0.0%;-0.0%;0.0%"),
      points: number("+\(points);-\(points);\(points)"))
  }
}

extension Value {
  /// The number a sheet keeps; its format says what it means. Nil where there is none.
  var sheetNumber: Double? {
    switch self {
    case .hidden, .nothing: nil
    case .number(let number), .change(let number): Double(number)
    case .share(let share), .growth(let share): Double(share) / 1000
    case .points(let points): Double(points) / 10
    }
  }
}
