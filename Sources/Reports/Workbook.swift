import CXLSXWriter

/// An error of the workbook library, in its own words.
public struct WorkbookError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ code: lxw_error) {
    description = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
  }

  /// Throws unless the code means success.
  static func check(_ code: lxw_error) throws {
    guard code == LXW_NO_ERROR else { throw WorkbookError(code) }
  }
}

/// A workbook being written; nothing is on disk before `close`.
final class Workbook {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var isClosed = false

  init(path: String) throws {
    guard let book = workbook_new(path) else {
      throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    self.book = book
  }

  deinit {
    if !isClosed { lxw_workbook_free(book) }
  }

  /// The library would write the present time, and no two workbooks would be the same.
  func setProperties(title: String, company: String, created: Int) throws {
    try title.withMutableCString { title in
      try company.withMutableCString { company in
        var properties = lxw_doc_properties()
        properties.title = title
        properties.company = company
        // Zero means now.
        properties.created = max(created, 1)
        try WorkbookError.check(workbook_set_properties(book, &properties))
      }
    }
  }

  func addSheet(_ name: String) throws -> UnsafeMutablePointer<lxw_worksheet> {
    try WorkbookError.check(workbook_validate_sheet_name(book, name))
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    return sheet
  }

  func addFormat() throws -> UnsafeMutablePointer<lxw_format> {
    guard let format = workbook_add_format(book) else {
      throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    return format
  }

  /// Writes the file.
  func close() throws {
    isClosed = true
    try WorkbookError.check(workbook_close(book))
  }
}

extension String {
  /// The library takes `char *` where it only reads, and copies it.
  fileprivate func withMutableCString(
    _ body: (UnsafeMutablePointer<CChar>) throws -> Void
  ) throws {
    var bytes = Array(utf8CString)
    try bytes.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { try body(start) }
    }
  }
}
