import CaseStore
import Cases
import Foundation
import HTTPTypes
import Hummingbird

private struct StepEntry: Encodable {
  let action: Action
  let to: CaseState
  let allowed: Bool
  let unmet: [ProblemDocument.Detail]
  let requires: [String]

  init(_ answer: StepAnswer, _ language: Language) {
    action = answer.step.action
    to = answer.step.to
    allowed = answer.isAllowed
    unmet = answer.unmet.map {
      ProblemDocument.Detail(code: $0.reason.code, message: $0.reason.message(in: language))
    }
    requires = answer.requires
  }
}

/// Cases: opened, listed, read, advanced.
extension CaseAPI {
  func openCase(_ call: Call) async throws -> Response {
    let asker = try call.asker()
    try call.query().check()
    let body = try await call.body()
    let written = try await store.open(
      Opening(json: body), as: asker, key: call.idempotencyKey(body), today: today())
    return written.response(location: true)
  }

  func showCase(_ call: Call) async throws -> Response {
    try call.query().check()
    let found = try await store.show(call.parameter("number"), as: call.asker())
    let headers: HTTPFields = [.eTag: "\"\(found.version)\""]
    if call.knows(found.version) { return Response(status: .notModified, headers: headers) }
    return .json(found.json, headers: headers)
  }

  func advanceCase(_ call: Call) async throws -> Response {
    let asker = try call.asker()
    try call.query().check()
    let expected = try call.expectedVersions()
    let body = try await call.body()
    let written = try await store.advance(
      call.parameter("number"), by: EventRequest(json: body), expecting: expected, as: asker,
      key: call.idempotencyKey(body), today: today())
    return written.response(location: false)
  }

  func caseSteps(_ call: Call) async throws -> Response {
    try call.query().check()
    let answers = try await store.steps(of: call.parameter("number"), as: call.asker())
    let entries = answers.map { StepEntry($0, call.language) }
    return try .json(
      Items(items: entries), headers: [.contentLanguage: call.language.rawValue])
  }

  func caseHistory(_ call: Call) async throws -> Response {
    try call.query().check()
    let events = try await store.history(of: call.parameter("number"), as: call.asker())
    return .json(#"{"items":\#(events)}"#)
  }

  /// Clocks are kept from the day their rules are loaded; until then none runs.
  func deadlines(_ call: Call) async throws -> Response {
    let query = try call.query("dueBefore", "unit")
    _ = query.day("dueBefore")
    _ = query.text("unit")
    try query.check()
    try await store.caseReader(call.asker())
    return .json(#"{"items":[]}"#)
  }

  func listCases(_ call: Call) async throws -> Response {
    let filter = try Self.filter(from: call)
    let page = try await store.list(filter, as: call.asker())
    let next = page.next.map(Self.encode)
    var headers: HTTPFields = [:]
    if let next { headers[.link] = "<\(Self.link(call, after: next))>; rel=\"next\"" }
    let items = page.items.joined(separator: ",")
    let cursor = next.map { "\"\($0)\"" } ?? "null"
    return .json(#"{"items":[\#(items)],"next":\#(cursor)}"#, headers: headers)
  }

  private static func filter(from call: Call) throws -> CaseFilter {
    let query = try call.query(
      "state", "unit", "violationType", "openedFrom", "openedTo", "assignedTo", "overdue", "q",
      "sort", "limit", "after")
    var filter = CaseFilter()
    filter.states = query.choices("state")
    filter.unit = query.text("unit")
    filter.violationType = query.text("violationType")
    filter.openedFrom = query.day("openedFrom")
    filter.openedTo = query.day("openedTo")
    filter.assignedTo = query.text("assignedTo")
    filter.overdue = query.bool("overdue")
    filter.words = (query.text("q") ?? "").split { $0 == " " || $0 == "+" }.map(String.init)
    filter.sort = query.choice("sort") ?? filter.sort
    filter.limit = query.integer("limit", in: 1...CaseFilter.maximumLimit) ?? filter.limit
    if let text = query.text("after", limit: 1_000) {
      filter.after = decodeCursor(text, for: filter.sort) ?? query.fail("after", .badCursor)
    }
    try query.check()
    return filter
  }

  private static func encode(_ cursor: CaseFilter.Cursor) -> String {
    let data = (try? JSONEncoder().encode(cursor)) ?? Data()
    return data.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func decodeCursor(
    _ text: String, for sort: CaseFilter.Sort
  ) -> CaseFilter.Cursor? {
    var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
    guard let data = Data(base64Encoded: base64),
      let cursor = try? JSONDecoder().decode(CaseFilter.Cursor.self, from: data),
      cursor.sort == sort.rawValue, cursor.isValid(for: sort)
    else { return nil }
    return cursor
  }

  private static func link(_ call: Call, after cursor: String) -> String {
    let kept = (call.request.uri.query ?? "").split(separator: "&").filter {
      !$0.hasPrefix("after=")
    }
    return "/v1/cases?" + (kept + ["after=\(cursor)"]).joined(separator: "&")
  }
}

extension Written {
  fileprivate func response(location: Bool) -> Response {
    var headers: HTTPFields = [.eTag: "\"\(version)\""]
    if location { headers[.location] = "/v1/cases/\(number)" }
    if isReplayed { headers[.idempotencyReplayed] = "true" }
    return .json(json, status: .created, headers: headers)
  }
}
