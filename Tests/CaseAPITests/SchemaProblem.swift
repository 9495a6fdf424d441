/// What is wrong with a value, where, and by which keyword.
struct SchemaProblem: Sendable, CustomStringConvertible {
  /// JSON Pointer (RFC 6901) into the value.
  let pointer: String
  let keyword: String
  let detail: String

  var description: String { "\(pointer.isEmpty ? "-" : pointer) \(keyword): \(detail)" }
}
