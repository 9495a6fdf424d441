import Cases
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Bodies that cannot be taken, and what is said of them.
@Suite(.sharing())
struct BodyTests {
  private static let deep =
    #"{"title":"# + String(repeating: "[", count: 32) + String(repeating: "]", count: 32) + "}"

  @Test(arguments: [
    "", "{", "nothing", "{'title':1}", #"{"title":"\ud800"}"#, #"{"title":"a"} {}"#,
    "{\"title\":\"a\u{1}\"}", #"{"title":01}"#, deep,
  ])
  func `a body that is not JSON is malformed`(_ body: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.open(body)
      #expect(answer.status == 400)
      #expect(answer.code == "malformed_json")
    }
  }

  @Test(arguments: ["text/plain", "application/xml", "application/jsonp", "multipart/form-data"])
  func `a body of another type is refused`(_ type: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        .post, "/v1/cases", as: "inspector.hn1", [.contentType: type], body: Body.opening())
      #expect(answer.status == 415)
      #expect(answer.code == "wrong_media_type")
    }
  }

  @Test func `a request without a body or its type is refused`() async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(.post, "/v1/cases", as: "inspector.hn1")
      #expect(answer.status == 415)
    }
  }

  @Test(arguments: ["application/json; charset=utf-8", "Application/JSON", "application/json ;a=b"])
  func `the type may be written as HTTP allows`(_ type: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.send(
        .post, "/v1/cases", as: "inspector.hn1", [.contentType: type], body: Body.opening())
      #expect(answer.status == 201)
    }
  }

  @Test(arguments: ["/v1/sessions", "/v1/cases", "/v1/cases/HN-1-2026-000001/events"])
  func `a body beyond the limit is refused`(_ path: String) async throws {
    try await Interface.shared { interface in
      let body = "\"" + String(repeating: "a", count: Reason.bodyLimit) + "\""
      let answer = try await interface.send(
        .post, path, as: "supervisor.hn", [.ifMatch: "*"], body: body)
      #expect(answer.status == 413)
      #expect(answer.code == "too_large")
    }
  }

  @Test(arguments: [
    (["colour": "1"], "/colour unknown_field"),
    (["a/b~c": "null"], "/a~1b~0c unknown_field"),
    (["number": #""HN-1-2026-000001""#], "/number unknown_field"),
    (["subjects": "[\(Body.subject(["colour": "1"]))]"], "/subjects/0/colour unknown_field"),
    (["victims": #"[{"name":"A"},{"name":"B","kind":"c"}]"#], "/victims/1/kind unknown_field"),
    (["title": ""], "/title required"), (["title": "null"], "/title required"),
    (["source": ""], "/source required"), (["detectedOn": ""], "/detectedOn required"),
    (["subjects": "[{\"kind\":\"person\"}]", "violations": ""], "/subjects/0/name required"),
    (["title": "7"], "/title wrong_type"), (["title": #"["a"]"#], "/title wrong_type"),
    (["victims": "{}"], "/victims wrong_type"), (["victims": #"["A"]"#], "/victims/0 wrong_type"),
    (
      ["victims": #"[{"name":"A","noApologyRequested":"yes"}]"#],
      "/victims/0/noApologyRequested wrong_type"
    ),
  ])
  func `a field that is unknown, missing or of another type is named`(
    _ changes: [String: String], _ error: String
  ) async throws {
    try await Self.refuses(Body.opening(changes), error)
  }

  @Test(arguments: [
    (["title": #""""#], "/title empty"), (["title": "\" \u{A0}\""], "/title empty"),
    (["title": #""a\u0000b""#], "/title control_character"),
    (["summary": #""a\u001bb""#], "/summary control_character"),
    (["title": "\"\(String(repeating: "ạ", count: 501))\""], "/title too_long"),
    (["title": "\"a\(String(repeating: "\u{334}", count: 500))\""], "/title too_long"),
    (["source": "\"\(String(repeating: "a", count: 65))\""], "/source too_long"),
    (
      ["subjects": "[\(Array(repeating: Body.subject(), count: 201).joined(separator: ","))]"],
      "/subjects too_many"
    ),
    (["detectedOn": #""2026-02-30""#], "/detectedOn not_a_date"),
    (["detectedOn": "20260901"], "/detectedOn not_a_date"),
    (["subjects": "[\(Body.subject(["kind": #""robot""#]))]"], "/subjects/0/kind not_one_of"),
    (["openedOn": #""2026-10-16""#], "/openedOn date_in_future"),
    (["detectedOn": #""2026-09-02""#], "/detectedOn detected_after_opening"),
    (["unit": #""DN""#], "/unit unit_unknown"), (["unit": #""HN-2""#], "/unit unit_unknown"),
  ])
  func `a value outside its limits is named`(
    _ changes: [String: String], _ error: String
  ) async throws {
    try await Self.refuses(Body.opening(changes), error)
  }

  @Test(arguments: [
    (["subjects": "[0]"], "/violations/0/subjects/0 out_of_range"),
    (["subjects": "[1.5]"], "/violations/0/subjects/0 wrong_type"),
    (["subjects": #"["1"]"#], "/violations/0/subjects/0 wrong_type"),
    (["subjects": "[1,2]"], "/violations/0/subjects/1 subject_unknown"),
    (["subjects": "[1,1]"], "/violations/0/subjects/1 number_repeated"),
    (["victims": "[2]"], "/violations/0/victims/0 victim_unknown"),
    (["type": #""ND0""#], "/violations/0/type violation_type_unknown"),
    (["endedOn": #""2021-12-31""#], "/violations/0/type violation_type_not_in_force"),
    (["ongoing": "true"], "/violations/0/endedOn ended_or_ongoing"),
    (["endedOn": ""], "/violations/0/endedOn ended_or_ongoing"),
    (["startedOn": #""2026-09-02""#], "/violations/0/endedOn ends_before_start"),
    (["areaKind": #""moon""#], "/violations/0/areaKind not_one_of"),
  ])
  func `a violation that does not fit is named`(
    _ changes: [String: String], _ error: String
  ) async throws {
    try await Self.refuses(Body.opening(["violations": "[\(Body.violation(changes))]"]), error)
  }

  @Test func `everything wrong with a body is named at once`() async throws {
    try await Interface.shared { interface in
      let body = Body.opening(["title": "1", "colour": "2", "detectedOn": #""soon""#])
      let answer = try await interface.open(body)
      let errors = ["/colour unknown_field", "/detectedOn not_a_date", "/title wrong_type"]
      #expect(answer.errors == errors)
    }
  }

  @Test(arguments: ["[]", "1", "null", #""text""#])
  func `a body that is no object is refused as a whole`(_ body: String) async throws {
    try await Self.refuses(body, "- wrong_type")
  }

  private static func refuses(_ body: String, _ error: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.open(body)
      #expect(answer.status == 422)
      #expect(answer.code == "invalid_request")
      #expect(answer.errors == [error])
    }
  }
}
