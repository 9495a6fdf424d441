import HTTPTypes
import Testing
import Yams

@testable import CaseAPI

/// What `openapi.yaml` promises, as far as tests hold the interface to it.
struct Description: Sendable {
  struct Operation: Sendable, Hashable {
    let method: String
    let path: String
  }

  /// The headers each status of an operation must have.
  let operations: [Operation: [Int: [String]]]

  static let shared = (try? Description()) ?? Description(operations: [:])

  private init(operations: [Operation: [Int: [String]]]) { self.operations = operations }

  private init() throws {
    let root = try Yams.compose(yaml: CaseAPI.openAPI)
    var found: [Operation: [Int: [String]]] = [:]
    for (path, item) in root?["paths"]?.mapping ?? [:] {
      for (method, operation) in item.mapping ?? [:] where method.string != "parameters" {
        let key = Operation(method: (method.string ?? "").uppercased(), path: path.string ?? "")
        for (status, response) in operation["responses"]?.mapping ?? [:] {
          let headers = Self.resolved(response, in: root)?["headers"]?.mapping ?? [:]
          let required = headers.filter { Self.resolved($1, in: root)?["required"]?.bool == true }
          let code = Int(status.string ?? "") ?? 0
          found[key, default: [:]][code] = required.compactMap(\.key.string)
        }
      }
    }
    operations = found
  }

  /// Follows a local `$ref`.
  private static func resolved(_ node: Node, in root: Node?) -> Node? {
    guard let reference = node["$ref"]?.string else { return node }
    return reference.split(separator: "/").dropFirst().reduce(root) { $0?[String($1)] }
  }

  /// The operation that answers to a request; nil when there is none.
  func operation(_ method: HTTPRequest.Method, _ target: String) -> Operation? {
    let segments = target.prefix { $0 != "?" }.split(separator: "/")
    return operations.keys.first { operation in
      let pattern = operation.path.split(separator: "/")
      return operation.method == method.rawValue && pattern.count == segments.count
        && zip(pattern, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }
  }

  /// Records an issue unless the description has this status, and the answer its headers.
  func check(_ answer: Answer, to method: HTTPRequest.Method, _ target: String) {
    guard let operation = operation(method, target) else { return }
    guard let headers = operations[operation]?[answer.status] else {
      Issue.record("\(operation.method) \(operation.path) answered \(answer.status), undescribed")
      return
    }
    for header in headers {
      let name = HTTPField.Name(header)
      #expect(name.flatMap { answer.headers[$0] } != nil, "\(operation): \(header) is missing")
    }
  }
}
