import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Cases opened and read.
struct CaseTests {
  @Test func `opening a case answers where it is and at which version`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.open()
      #expect(answer.status == 201)
      #expect(answer.headers[.location] == "/v1/cases/HN-1-2026-000001")
      #expect(answer.headers[.eTag] == #""1""#)
      #expect(answer.json["state"].text == "opened")
    }
  }

  @Test func `an opened case is found where its location says`() async throws {
    try await Interface.with { interface in
      let opened = try await interface.open()
      let location = try #require(opened.headers[.location])
      let shown = try await interface.get(location)
      #expect(shown.status == 200)
      #expect(shown.text == opened.text)
    }
  }

  @Test func `a supervisor opens a case for a unit below`() async throws {
    try await Interface.with { interface in
      let body = Body.opening(["unit": #""HN-2""#])
      let answer = try await interface.open(body, as: "supervisor.hn")
      #expect(answer.json["unit"].text == "HN-2")
    }
  }

  @Test(arguments: [("ND125-06-1-a", "yes"), ("ND125-06-3-c", "partial")])
  func `an act whose text was verified in part is marked in the case`(
    _ act: String, _ mark: String
  ) async throws {
    try await Interface.with { interface in
      let violation = #"[{"type": "\#(act)", "subjects": [1], "endedOn": "2026-08-01"}]"#
      let answer = try await interface.open(Body.opening(["violations": violation]))
      #expect(answer.json["violations"][0]["verification"].text == mark)
    }
  }

  @Test func `texts come back in normal form`() async throws {
    try await Interface.with { interface in
      let decomposed = "Ho\u{302}\u{300} so\u{31B}"
      let answer = try await interface.open(Body.opening(["title": "\"\(decomposed)\""]))
      let title = try #require(answer.json["title"].text)
      #expect(Array(title.unicodeScalars) == Array("Hồ sơ".unicodeScalars))
    }
  }

  @Test func `a field of null is a field left out`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.open(Body.opening(["summary": "null", "victims": "null"]))
      #expect(answer.status == 201)
      #expect(answer.json["summary"].isNull)
    }
  }

  @Test(arguments: [#""1""#, #"W/"1""#, #""7", "1""#, "*", #" "1" "#])
  func `a version already known is not sent again`(_ tags: String) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.get("/v1/cases/\(number)", [.ifNoneMatch: tags])
      #expect(answer.status == 304)
      #expect(answer.text.isEmpty)
      #expect(answer.headers[.eTag] == #""1""#)
    }
  }

  @Test(arguments: [#""2""#, "1", #""one""#, ""])
  func `a version not known is sent`(_ tags: String) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.get("/v1/cases/\(number)", [.ifNoneMatch: tags])
      #expect(answer.status == 200)
    }
  }

  @Test func `a version known before an event is sent again after it`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.advance(number, Body.note)
      let answer = try await interface.get("/v1/cases/\(number)", [.ifNoneMatch: #""1""#])
      #expect(answer.status == 200)
      #expect(answer.headers[.eTag] == #""2""#)
    }
  }

  @Test func `an auditor sees a case with identities masked`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.get("/v1/cases/\(number)", as: "auditor.hn")
      let subject = answer.json["subjects"][0]
      #expect(answer.status == 200)
      #expect(subject["name"].text == "***")
      #expect(subject["masked"].isTrue)
    }
  }

  @Test(arguments: ["Nguyễn Văn Thử", "Trần Thị Mẫu", "001090000001", "1 phố Mẫu", "0900000000"])
  func `no identity reaches an auditor after an inspector has read it`(
    _ identity: String
  ) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let full = try await interface.get("/v1/cases/\(number)", as: "inspector.hn1")
      let masked = try await interface.get("/v1/cases/\(number)", as: "auditor.hn")
      #expect(full.text.contains(identity))
      #expect(!masked.text.contains(identity))
    }
  }

  @Test func `an inspector sees the case whole after an auditor has read it`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.get("/v1/cases/\(number)", as: "auditor.hn")
      let answer = try await interface.get("/v1/cases/\(number)", as: "inspector.hn1")
      #expect(answer.json["subjects"][0]["name"].text == "Nguyễn Văn Thử")
    }
  }

  @Test func `the history tells events oldest first`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.advance(number, Body.note)
      _ = try await interface.advance(number, Body.investigate)
      let answer = try await interface.get("/v1/cases/\(number)/events")
      let actions = answer.json["items"].array.compactMap { $0["action"].text }
      #expect(actions == ["open", "note", "investigate"])
    }
  }

  @Test func `the steps say why not`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open(Body.bare()).number
      let items = try await interface.get("/v1/cases/\(number)/steps").json["items"].array
      let investigate = try #require(items.first { $0["action"].text == "investigate" })
      let codes = investigate["unmet"].array.compactMap { $0["code"].text }
      #expect(codes == ["subject_missing", "violation_missing"])
      #expect(!investigate["allowed"].isTrue)
    }
  }
}
