import HTTPTypes
import Testing

@testable import CaseAPI

/// That `openapi.yaml` describes every answer, and that an answer it does not describe is noticed.
struct DescriptionTests {
  private let description: Description

  init() throws { description = try Description.shared.get() }

  private func problems(
    _ status: Int, _ text: String, type: String? = "application/json",
    method: HTTPRequest.Method = .get, path: String = "/v1/me"
  ) -> [String] {
    var headers: HTTPFields = [.requestID: "1"]
    headers[.contentType] = type
    let answer = Answer(status: status, headers: headers, text: text)
    return description.problems(with: answer, to: method, path)
  }

  private static let officer =
    #"{"username":"auditor.hn","name":"Lê Thị Mẫu","unit":"HN","role":"auditor"}"#

  @Test func `an answer as it is described is no issue`() {
    #expect(problems(200, Self.officer).isEmpty)
  }

  @Test(arguments: [
    (officer.replacing("\"HN\"", with: "1"), "/unit type"),
    (officer.replacing(#","unit":"HN""#, with: ""), "- required"),
    (officer.replacing("{", with: #"{"age":40,"#), "/age additionalProperties"),
    (officer.replacing(#":"auditor""#, with: #":"king""#), "/role enum"), ("[]", "- type"),
  ])
  func `an answer that differs from its schema is an issue`(
    _ text: String, _ problem: String
  ) throws {
    let found = try #require(problems(200, text).first)
    #expect(found.hasPrefix("\(problem):"))
  }

  @Test func `an answer that is not JSON is an issue`() {
    #expect(problems(200, "username: auditor.hn") == ["the body is not JSON"])
  }

  @Test func `an answer of another media type is an issue`() {
    let found = problems(200, Self.officer, type: "text/plain")
    #expect(found == ["the media type text/plain is not described"])
  }

  @Test func `an answer of another status is an issue`() {
    #expect(problems(418, Self.officer) == ["the status 418 is not described"])
  }

  @Test func `a body where none is described is an issue`() {
    let path = "/v1/sessions/current"
    let found = problems(204, Self.officer, method: .delete, path: path)
    #expect(found == ["there is a body"])
  }

  @Test func `a body answered to HEAD is an issue`() {
    #expect(problems(200, Self.officer, method: .head) == ["there is a body"])
  }

  @Test func `a header that is missing is an issue`() {
    let answer = Answer(
      status: 200, headers: [.contentType: "application/json"], text: Self.officer)
    let found = description.problems(with: answer, to: .get, "/v1/me")
    #expect(found == ["the header X-Request-Id is missing"])
  }

  @Test func `a wrong problem document is an issue, also where there is no operation`() {
    let type = "application/problem+json"
    let found = problems(404, #"{"code":"not_found"}"#, type: type, path: "/nowhere")
    #expect(found.first == "the header Content-Language is missing")
    #expect(found.last?.hasPrefix("- required: type, title, status, detail, requestId") == true)
  }

  @Test func `a request body that differs from its schema is an issue`() {
    let body = #"{"action":"note","note":7}"#
    let found = description.problems(withBody: body, of: .post, "/v1/cases/1/events")
    #expect(found.contains { $0.hasPrefix("request body: /note type") })
  }

  @Test func `every answer that succeeds has a body that is described`() {
    for (operation, described) in description.operations {
      for (status, response) in described.responses where (200..<300).contains(status) {
        #expect(response.content.isEmpty == (status == 204), "\(operation) \(status)")
        for schema in response.content.values {
          #expect(!schema.assertions.isEmpty || !schema.applicators.isEmpty, "\(operation)")
        }
      }
    }
  }

  @Test func `every refusal has a problem document`() {
    for (operation, described) in description.operations {
      for (status, response) in described.responses where status >= 400 {
        #expect(Array(response.content.keys) == ["application/problem+json"], "\(operation)")
      }
    }
  }

  @Test func `every object that is described is closed to other properties`() {
    #expect(OpenObjects(in: description.document).pointers == [])
  }

  @Test func `every schema can be read, those of parameters and headers too`() throws {
    let holders = description.document.descendants().filter { $0.value["schema"] != .null }
    #expect(holders.count > description.operations.count)
    for (pointer, value) in holders { _ = try Schema(value["schema"], at: pointer) }
  }

  @Test func `every component is used, and what is used exists`() throws {
    let document = description.document
    // Answered wherever a path does not take a method, so no operation names it.
    var waiting = [document["paths"], .object(["$ref": .text(Self.methodNotAllowed)])]
    var used: Set<String> = []
    while let part = waiting.popLast() {
      let references = part.descendants().compactMap { $0.value["$ref"].text }
      let mapped = part.descendants().flatMap { $0.value["mapping"].object.values }
      for reference in references + mapped.compactMap(\.text)
      where used.insert(reference).inserted { waiting.append(document.referred(by: reference)) }
    }
    let components = document["components"].object.filter { $0.key != "securitySchemes" }
    let kept = components.flatMap { kind, parts in
      parts.object.keys.map { "#/components/\(kind)/\($0)" }
    }
    #expect(Set(kept) == used)
  }

  private static let methodNotAllowed = "#/components/responses/MethodNotAllowed"
}
