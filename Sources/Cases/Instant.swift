/// The written form of moments.
public enum Instant {
  /// Whether the text is an RFC 3339 date-time of a day that exists, with an offset PostgreSQL
  /// takes: less than 16 hours.
  public static func isValid(_ text: String) -> Bool {
    let form =
      #/
      (\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?
      ([Zz]|[+-](0\d|1[0-5]):[0-5]\d)
      /#
    guard let match = text.wholeMatch(of: form.asciiOnlyDigits()) else { return false }
    return Day(match.1) != nil
  }
}
