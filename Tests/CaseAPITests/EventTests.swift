import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Events added over HTTP.
struct EventTests {
  private static let road = [Body.investigate, Body.sanction, Body.close]

  /// What a case has behind it, an event, and the state it leads to.
  private static let steps: [(Int, String, String)] = [
    (0, Body.investigate, "investigated"), (1, Body.sanction, "sanctioned"),
    (2, Body.close, "closed"), (3, Body.reopen, "investigated"),
    (1, Body.event("return", ["note": #""Thiếu chứng cứ""#]), "opened"),
    (2, Body.event("annul", ["note": #""Sai đối tượng""#]), "investigated"),
    (3, Body.note, "closed"),
    (0, Body.event("assign", ["officer": #""inspector.hn1""#]), "opened"),
    (0, Body.event("amend", ["title": #""Tên mới""#]), "opened"),
    (0, Body.event("add_subject", ["subjects": "[\(Body.subject())]"]), "opened"),
    (0, Body.event("add_violation", ["violations": "[\(Body.violation())]"]), "opened"),
    (1, Body.event("add_victim", ["victims": #"[{"name":"Lê Thị Mẫu"}]"#]), "investigated"),
    (0, Body.event("add_record", ["record": #"{"number":"1","madeOn":"2026-09-02"}"#]), "opened"),
    (2, Body.event("transfer", ["toUnit": #""HN-2""#]), "sanctioned"),
    (1, Body.event("refer", ["toUnit": #""HN""#]), "investigated"),
  ]

  private static func opened(_ interface: Interface, behind count: Int) async throws -> String {
    let number = try await interface.open().number
    for body in road.prefix(count) {
      #expect(try await interface.advance(number, body).status == 201)
    }
    return number
  }

  @Test(arguments: steps)
  func `an event answers itself and the case after it`(
    _ behind: Int, _ body: String, _ state: String
  ) async throws {
    try await Interface.with { interface in
      let number = try await Self.opened(interface, behind: behind)
      let answer = try await interface.advance(number, body)
      #expect(answer.status == 201)
      #expect(answer.json["event"]["to"].text == state)
      #expect(answer.json["case"]["state"].text == state)
      #expect(answer.headers[.eTag] == "\"\(behind + 2)\"")
    }
  }

  @Test(arguments: [
    (0, Body.sanction), (0, Body.reopen), (1, Body.investigate), (2, Body.sanction),
    (3, Body.close), (3, Body.event("assign", ["officer": #""inspector.hn1""#])),
  ])
  func `a step that does not exist from the state is a conflict`(
    _ behind: Int, _ body: String
  ) async throws {
    try await Interface.with { interface in
      let number = try await Self.opened(interface, behind: behind)
      let answer = try await interface.advance(number, body)
      #expect(answer.status == 409)
      #expect(answer.code == "step_not_available")
    }
  }

  @Test(arguments: [
    (Body.investigate, ["- subject_missing", "- violation_missing"]),
    (
      Body.event("investigate"),
      ["- subject_missing", "- violation_missing", "/record record_missing"]
    ),
    (Body.event("note"), ["/note note_missing"]),
    (Body.event("close"), ["/closure closure_missing"]),
    (
      Body.close.replacing("subject_gone", with: "executed"),
      ["/closure/reason reason_not_from_state"]
    ),
    (Body.event("assign"), ["/officer officer_missing"]),
    (Body.event("assign", ["officer": #""supervisor.dn""#]), ["/officer officer_unknown"]),
    (Body.event("transfer"), ["/toUnit to_unit_missing"]),
    (Body.event("transfer", ["toUnit": #""XX""#]), ["/toUnit to_unit_unknown"]),
    (Body.event("refer", ["toUnit": #""HN-1""#]), ["/toUnit to_unit_same"]),
    (Body.event("amend"), ["- document_missing"]),
    (Body.event("add_subject", ["subjects": "[]"]), ["- document_missing"]),
    (
      Body.event("note", ["note": #""a""#, "effectiveOn": #""2026-08-31""#]),
      ["/effectiveOn effective_before_previous"]
    ),
    (
      Body.event("note", ["note": #""a""#, "effectiveOn": #""2026-10-16""#]),
      ["/effectiveOn effective_in_future"]
    ),
  ])
  func `a guard that is not met is named`(_ body: String, _ unmet: [String]) async throws {
    try await Interface.with { interface in
      let number = try await interface.open(Body.bare()).number
      let answer = try await interface.advance(number, body)
      #expect(answer.status == 422)
      #expect(answer.code == "guard_unmet")
      #expect(answer.unmet == unmet)
    }
  }

  @Test(arguments: [
    ("{}", ["/action required"]), (#"{"action":"open"}"#, ["/action not_one_of"]),
    (#"{"action":"adopt"}"#, ["/action not_one_of"]), (#"{"action":7}"#, ["/action wrong_type"]),
    (#"{"action":"note","note":"a","officer":"b"}"#, ["/officer not_for_action"]),
    (#"{"action":"note","note":"a","toUnit":"HN-2"}"#, ["/toUnit not_for_action"]),
    (#"{"action":"transfer","toUnit":7}"#, ["/toUnit wrong_type"]),
    (#"{"action":"note","note":"a","officer":null}"#, ["/officer not_for_action"]),
    (#"{"action":"note","note":"a","colour":null}"#, ["/colour unknown_field"]),
    (#"{"action":"close","closure":{"reason":"tired"}}"#, ["/closure/reason not_one_of"]),
    (#"{"action":"close","closure":{"reason":"executed","on":1}}"#, ["/closure/on unknown_field"]),
    (#"{"action":"close","closure":"executed"}"#, ["/closure wrong_type"]),
    (
      Body.event(
        "sanction", ["decision": Body.decision(["sanctions": "[\(Body.fine(["a": "1"]))]"])]),
      ["/decision/sanctions/0/a unknown_field"]
    ),
    (
      Body.event(
        "sanction", ["decision": Body.decision(["sanctions": "[\(Body.fine(["amount": "-1"]))]"])]),
      ["/decision/sanctions/0/amount out_of_range"]
    ),
    (
      #"{"action":"investigate","record":{"number":"1","madeOn":"2026-10-16"}}"#,
      ["/record/madeOn date_in_future"]
    ),
  ])
  func `an event that is wrong in itself is refused`(
    _ body: String, _ errors: [String]
  ) async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let answer = try await interface.advance(number, body)
      #expect(answer.status == 422)
      #expect(answer.errors == errors)
    }
  }

  @Test func `a signer's title must be one that is known`() async throws {
    try await Interface.with { interface in
      let number = try await Self.opened(interface, behind: 1)
      let decision = Body.decision(["signerTitle": #""king""#])
      let answer = try await interface.advance(
        number, Body.event("sanction", ["decision": decision]))
      #expect(answer.status == 422)
      #expect(answer.errors == ["/decision/signerTitle signer_title_unknown"])
    }
  }

  @Test func `a refused event leaves the case as it was`() async throws {
    try await Interface.with { interface in
      let opened = try await interface.open()
      _ = try await interface.advance(opened.number, Body.sanction)
      let shown = try await interface.get("/v1/cases/\(opened.number)")
      #expect(shown.text == opened.text)
    }
  }
}
