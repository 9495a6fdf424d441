/// Writes tables as CSV (RFC 4180).
public enum CSV {
  /// A line for the header and one for each row, each ended by CRLF.
  public static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Quoted where needed. A spreadsheet takes a leading = + - @ for a formula, so a quote mark
  /// goes before it unless the field is a number.
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t\r".contains(first), Int(text) == nil { text = "'" + text }
    let needsQuotes = text.contains { ",\"\n\r\r\n".contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
