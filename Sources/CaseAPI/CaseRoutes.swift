import CaseStore
import Cases
import Contract
import Foundation
import HTTPTypes
import Hummingbird

/// Cases: opened, listed, read, advanced.
extension CaseAPI {
  func openCase(_ call: Call) async throws -> Response {
    let asker = try call.asker()
    try call.query().check()
    let body = try await call.body()
    let written = try await store.open(
      Opening(json: body), as: asker, key: call.idempotencyKey(body), today: today(),
      language: call.language)
    return written.response(location: true)
  }

  func showCase(_ call: Call) async throws -> Response {
    try call.query().check()
    let found = try await store.show(
      call.parameter("number"), as: call.asker(), today: today(), language: call.language)
    let headers: HTTPFields = [
      .eTag: "\"\(found.version)\"", .contentLanguage: call.language.rawValue,
    ]
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
      key: call.idempotencyKey(body), today: today(), language: call.language)
    return written.response(location: false)
  }

  func caseHistory(_ call: Call) async throws -> Response {
    try call.query().check()
    let events = try await store.history(of: call.parameter("number"), as: call.asker())
    return .json(#"{"items":\#(events)}"#)
  }

  func caseSteps(_ call: Call) async throws -> Response {
    try call.query().check()
    let answers = try await store.steps(
      of: call.parameter("number"), as: call.asker(), today: today())
    let entries = answers.map { StepEntry($0, call.language) }
    return try .json(Items(items: entries), headers: [.contentLanguage: call.language.rawValue])
  }

  func earlierSanctions(_ call: Call) async throws -> Response {
    try call.query().check()
    let found = try await store.earlierSanctions(
      of: call.parameter("number"), as: call.asker(), today: today())
    return try .json(Items(items: found))
  }

  func listCases(_ call: Call) async throws -> Response {
    let filter = try Self.filter(from: call, today: today())
    let page = try await store.list(filter, as: call.asker())
    return ListPage(json: page.items, next: page.next).response(to: call)
  }

  private static func filter(from call: Call, today: Day) throws -> CaseFilter {
    let query = try call.query(
      "state", "unit", "violationType", "openedFrom", "openedTo", "assignedTo", "overdue", "q",
      "sort", "limit", "after")
    var filter = CaseFilter(today: today)
    filter.states = query.choices("state")
    filter.unit = query.text("unit")
    filter.violationType = query.text("violationType")
    filter.openedFrom = query.day("openedFrom")
    filter.openedTo = query.day("openedTo")
    filter.assignedTo = query.text("assignedTo")
    filter.overdue = query.bool("overdue")
    filter.words = (query.text("q") ?? "").split { $0 == " " || $0 == "+" }.map(String.init)
    if filter.words.count > CaseFilter.maximumWords {
      query.fail("q", .tooManyWords(CaseFilter.maximumWords)) as Void?
    }
    filter.sort = query.choice("sort") ?? filter.sort
    filter.limit = query.integer("limit", in: 1...CaseFilter.maximumLimit) ?? filter.limit
    if let text = query.text("after", limit: 1_000) {
      filter.after = Self.cursor(text, for: filter.sort) ?? query.fail("after", .badCursor)
    }
    try query.check()
    return filter
  }

  private static func cursor(_ text: String, for sort: CaseFilter.Sort) -> CaseFilter.Cursor? {
    guard let cursor = Cursor.decode(text, as: CaseFilter.Cursor.self),
      cursor.sort == sort.rawValue, cursor.isValid(for: sort)
    else { return nil }
    return cursor
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
