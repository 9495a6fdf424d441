/// The written form of moments.
public enum Instant {
  /// Whether the text is an RFC 3339 date-time with offset, of a day that exists.
  public static func isValid(_ text: String) -> Bool {
    let form =
      /(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)/
    guard let match = text.wholeMatch(of: form) else { return false }
    return Day(match.1) != nil
  }
}
