import CaseStore
import Cases
import Contract
import HTTPTypes
import Hummingbird

private struct DeadlineList: Encodable {
  let items: [DeadlineEntry]
  let next: String?

  private enum CodingKeys: String, CodingKey { case items, next }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(items, forKey: .items)
    try container.encode(next, forKey: .next)
  }
}

/// What can be done with a case, by when, and what is known of its subjects.
extension CaseAPI {
  func caseSteps(_ call: Call) async throws -> Response {
    try call.query().check()
    let answers = try await store.steps(
      of: call.parameter("number"), as: call.asker(), today: today())
    let entries = answers.map { StepEntry($0, call.language) }
    return try .json(Items(items: entries), headers: [.contentLanguage: call.language.rawValue])
  }

  func deadlines(_ call: Call) async throws -> Response {
    let query = try call.query("dueBefore", "unit", "assignedTo", "limit", "after")
    var filter = DeadlineFilter()
    filter.dueBefore = query.day("dueBefore")
    filter.unit = query.text("unit")
    filter.assignedTo = query.text("assignedTo")
    filter.limit =
      query.integer("limit", in: 1...DeadlineFilter.maximumLimit) ?? filter.limit
    if let text = query.text("after", limit: 1_000) {
      filter.after =
        Cursor.decode(text, as: DeadlineFilter.Cursor.self) ?? query.fail("after", .badCursor)
    }
    try query.check()
    let page = try await store.deadlines(
      filter, as: call.asker(), today: today(), language: call.language)
    let next = page.next.map(Cursor.encode)
    var headers: HTTPFields = [.contentLanguage: call.language.rawValue]
    if let next { headers[.link] = "<\(Self.link(call, after: next))>; rel=\"next\"" }
    return try .json(DeadlineList(items: page.items, next: next), headers: headers)
  }

  func earlierSanctions(_ call: Call) async throws -> Response {
    try call.query().check()
    let found = try await store.earlierSanctions(
      of: call.parameter("number"), as: call.asker(), today: today())
    return try .json(Items(items: found))
  }
}
