import HTTPTypes
import Testing

@testable import CaseAPI

/// What `openapi.yaml` promises: every answer the tests receive is held to it.
struct Description: Sendable {
  struct Operation: Sendable, Hashable {
    let method: String
    let path: String
  }

  static let shared = Result { try Description(yaml: CaseAPI.openAPI) }

  let document: JSONValue
  let validator: Validator
  let operations: [Operation: DescribedOperation]
  /// What is answered where there is no operation.
  private let elsewhere: [Int: DescribedResponse]

  init(yaml: String) throws {
    document = try JSONValue(yaml: yaml)
    let schemas = try document["components"]["schemas"].object.map {
      ($0, try Schema($1, at: "/components/schemas/\($0)"))
    }
    validator = Validator(named: Dictionary(uniqueKeysWithValues: schemas))
    operations = try Self.operations(of: document)
    let responses = document["components"]["responses"]
    elsewhere = [
      404: try DescribedResponse(responses["NotFound"], of: document, at: "NotFound"),
      405: try DescribedResponse(
        responses["MethodNotAllowed"], of: document, at: "MethodNotAllowed"),
    ]
  }

  private static func operations(
    of document: JSONValue
  ) throws -> [Operation: DescribedOperation] {
    var found: [Operation: DescribedOperation] = [:]
    for (path, item) in document["paths"].object {
      for (method, operation) in item.object where method != "parameters" {
        found[Operation(method: method.uppercased(), path: path)] = try DescribedOperation(
          operation, of: document, at: "/paths/\(path)/\(method)")
      }
    }
    return found
  }

  /// The operation that answers to a request; nil when there is none.
  func operation(_ method: HTTPRequest.Method, _ target: String) -> DescribedOperation? {
    let name = method == .head ? "GET" : method.rawValue
    let segments = target.prefix { $0 != "?" }.split(separator: "/")
    let key = operations.keys.first { operation in
      let pattern = operation.path.split(separator: "/")
      return operation.method == name && pattern.count == segments.count
        && zip(pattern, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }
    return key.flatMap { operations[$0] }
  }

  /// What of an answer is not as described.
  func problems(
    with answer: Answer, to method: HTTPRequest.Method, _ target: String
  ) -> [String] {
    let responses = operation(method, target)?.responses ?? elsewhere
    guard let response = responses[answer.status] else {
      return ["the status \(answer.status) is not described"]
    }
    return response.problems(with: answer, isHead: method == .head, validator)
  }

  /// What of a request body is not as described.
  func problems(
    withBody body: String, of method: HTTPRequest.Method, _ target: String
  ) -> [String] {
    guard let schema = operation(method, target)?.request, let value = JSONValue(json: body)
    else { return ["no such body is described"] }
    return validator.problems(with: value, by: schema).map { "request body: \($0)" }
  }

  /// Records an issue for everything that is not as described: in the answer and, when it was
  /// taken, in the body sent.
  func check(
    _ answer: Answer, to method: HTTPRequest.Method, _ target: String, body: String?
  ) {
    var problems = problems(with: answer, to: method, target)
    if let body, (200..<300).contains(answer.status) {
      problems += self.problems(withBody: body, of: method, target)
    }
    for problem in problems {
      Issue.record("\(method.rawValue) \(target) \(answer.status): \(problem)")
    }
  }
}
