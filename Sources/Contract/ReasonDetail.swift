package import Cases

/// A reason in the words of a language, with the place it is about.
package struct ReasonDetail: Encodable {
  package let pointer: String?
  package let code: String
  package let message: String
  /// Where the rule is written, if it is the law's.
  package let basis: String?
  /// The codes of which one was expected.
  package let allowed: [String]?

  package init(_ problem: Problem, _ language: Language) {
    pointer = problem.pointer.isEmpty ? nil : problem.pointer
    code = problem.reason.code
    message = problem.reason.message[language]
    basis = problem.reason.basis?[language]
    allowed = problem.reason.allowed.isEmpty ? nil : problem.reason.allowed
  }
}
