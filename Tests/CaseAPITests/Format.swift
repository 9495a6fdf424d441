import Cases

/// A `format` of JSON Schema that the description uses.
enum Format: String, Sendable {
  case date
  case dateTime = "date-time"
  case uri
  /// Bytes of any kind.
  case binary

  func accepts(_ text: String) -> Bool {
    switch self {
    case .date: text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil && Day(text) != nil
    case .dateTime:
      text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/) != nil
        && Day(text.prefix(10)) != nil
    case .uri: text.wholeMatch(of: /[a-z][a-z0-9+.-]*:\S+/) != nil
    case .binary: true
    }
  }
}
