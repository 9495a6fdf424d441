/// Writes tables as CSV (RFC 4180).
public enum CSV {
  /// A line for the header and one for each row, each ended by CRLF.
  public static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Quoted where needed. A spreadsheet takes a leading = + - @ for a formula, so a quote mark
  /// goes before it unless the field is a number.
  private static func field(_ text: String) -> String {
    // Scalar by scalar: a combining mark must not hide the sign it follows.
    var scalars = text.unicodeScalars
    if let first = scalars.first, "=+-@\t\r".unicodeScalars.contains(first), Int(text) == nil {
      scalars.insert("'", at: scalars.startIndex)
    }
    guard scalars.contains(where: ",\"\n\r".unicodeScalars.contains) else { return String(scalars) }
    return "\"" + scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
