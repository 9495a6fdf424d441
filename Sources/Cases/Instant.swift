/// The written form of moments.
public enum Instant {
  /// Whether the text is an RFC 3339 date-time of a day that exists, with an offset PostgreSQL
  /// takes: less than 16 hours.
  public static func isValid(_ text: String) -> Bool {
    let form =
      /([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?([Zz]|[+-](0[0-9]|1[0-5]):[0-5][0-9])/
    guard let match = text.wholeMatch(of: form.asciiOnlyDigits()) else { return false }
    return Day(match.1) != nil
  }
}
