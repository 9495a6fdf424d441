/// A schema of `openapi.yaml` (JSON Schema 2020-12), read once before values are compared with it.
struct Schema: Sendable {
  /// A keyword that is not known, or not written as it is known.
  struct Unreadable: Error, Equatable {
    let pointer: String
  }

  /// Keywords that describe and never refuse.
  private static let annotations: Set = ["description", "default"]

  let assertions: [Assertion]
  /// In alphabetical order, so that `unevaluatedProperties` comes after the keywords that evaluate
  /// properties.
  let applicators: [Applicator]

  init(_ json: JSONValue, at pointer: String) throws {
    guard case .object(let words) = json else { throw Unreadable(pointer: pointer) }
    var (assertions, applicators) = ([Assertion](), [Applicator]())
    for (name, value) in words.sorted(by: { $0.key < $1.key })
    where !Self.annotations.contains(name) {
      if let assertion = Assertion(name, value) {
        assertions.append(assertion)
      } else if let applicator = try Applicator(name, of: json, at: pointer) {
        applicators.append(applicator)
      } else {
        throw Unreadable(pointer: "\(pointer)/\(name)")
      }
    }
    (self.assertions, self.applicators) = (assertions, applicators)
  }
}
