import CaseStore
import Cases
import HTTPTypes
import Hummingbird

/// Running and missed deadlines of all cases.
extension CaseAPI {
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
    return try ListPage(page.items, next: page.next)
      .response(to: call, headers: [.contentLanguage: call.language.rawValue])
  }
}
