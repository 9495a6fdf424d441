/// Why something is refused: a stable code for programs, a sentence for people in each language.
public struct Reason: Sendable, Equatable {
  public let code: String
  /// The sentence shown to a person.
  public let message: Text
  /// Where the rule is written, if it is the law's and not the register's own.
  public let basis: LegalBasis?
  /// The codes of which one was expected, where they can be listed; they are not in the message.
  public let allowed: [String]

  /// `code` is stable and never translated.
  public init(
    _ code: String, en english: String, vi vietnamese: String, basis: LegalBasis? = nil,
    allowed: [String] = []
  ) {
    self.code = code
    message = Text(vi: vietnamese, en: english)
    self.basis = basis
    self.allowed = allowed
  }
}

/// A reason and the place in the request it speaks of.
public struct Problem: Sendable, Equatable {
  /// JSON Pointer (RFC 6901) into the request body, or empty for the case as a whole.
  public let pointer: String
  public let reason: Reason

  public init(_ pointer: String, _ reason: Reason) {
    self.pointer = pointer
    self.reason = reason
  }

  /// The most problems that one answer lists.
  public static let listed = 50
}
