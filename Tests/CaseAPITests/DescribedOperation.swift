import HTTPTypes

/// What `openapi.yaml` says of one operation.
struct DescribedOperation: Sendable {
  /// Of the JSON body; nil when the operation takes none.
  let request: Schema?
  let responses: [Int: DescribedResponse]

  init(_ json: JSONValue, of document: JSONValue, at pointer: String) throws {
    let body = json["requestBody"]["content"]["application/json"]["schema"]
    request = body == .null ? nil : try Schema(body, at: "\(pointer)/requestBody")
    let pairs = try json["responses"].object.map { status, response in
      (Int(status) ?? 0, try DescribedResponse(response, of: document, at: "\(pointer)/\(status)"))
    }
    responses = Dictionary(uniqueKeysWithValues: pairs)
  }
}

/// What `openapi.yaml` says of one answer.
struct DescribedResponse: Sendable {
  /// Names of the headers it must have.
  let headers: [String]
  /// The schema of the body by its media type; empty when it has none.
  let content: [String: Schema]

  init(_ json: JSONValue, of document: JSONValue, at pointer: String) throws {
    let json = document.resolved(json)
    headers = json["headers"].object.filter {
      document.resolved($0.value)["required"] == .bool(true)
    }.keys.sorted()
    let pairs = try json["content"].object.map {
      ($0, try Schema($1["schema"], at: "\(pointer)/\($0.escaped)"))
    }
    content = Dictionary(uniqueKeysWithValues: pairs)
  }

  /// What of an answer is not as described.
  func problems(with answer: Answer, isHead: Bool, _ validator: Validator) -> [String] {
    let missing = headers.filter { name in
      HTTPField.Name(name).flatMap { answer.headers[$0] } == nil
    }
    return missing.map { "the header \($0) is missing" } + body(answer, isHead, validator)
  }

  private func body(_ answer: Answer, _ isHead: Bool, _ validator: Validator) -> [String] {
    if isHead || content.isEmpty { return answer.text.isEmpty ? [] : ["there is a body"] }
    let type = String((answer.headers[.contentType] ?? "").prefix { $0 != ";" })
    guard let schema = content[type] else { return ["the media type \(type) is not described"] }
    let isJSON = type == "application/json" || type.hasSuffix("+json")
    guard let value = isJSON ? JSONValue(json: answer.text) : .text(answer.text) else {
      return ["the body is not JSON"]
    }
    return validator.problems(with: value, by: schema).map(\.description)
  }
}
