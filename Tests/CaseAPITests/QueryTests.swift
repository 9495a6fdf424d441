import TestRegister
import Testing

@testable import CaseAPI

/// Query parameters that cannot be taken.
@Suite(.sharing())
struct QueryTests {
  private static let long = String(repeating: "a", count: 201)

  @Test(arguments: [
    ("/v1/cases?limit=0", "?limit out_of_range"), ("/v1/cases?limit=201", "?limit out_of_range"),
    ("/v1/cases?limit=-1", "?limit out_of_range"), ("/v1/cases?limit=abc", "?limit wrong_type"),
    ("/v1/cases?limit=1.5", "?limit wrong_type"), ("/v1/cases?limit=", "?limit empty"),
    ("/v1/cases?limit", "?limit empty"),
    ("/v1/cases?limit=99999999999999999999", "?limit wrong_type"),
    ("/v1/cases?limit=5&limit=5", "?limit repeated_parameter"),
    ("/v1/cases?state=open", "?state not_one_of"),
    ("/v1/cases?state=opened,", "?state not_one_of"),
    ("/v1/cases?openedFrom=2026-02-30", "?openedFrom not_a_date"),
    ("/v1/cases?openedTo=yesterday", "?openedTo not_a_date"),
    ("/v1/cases?overdue=1", "?overdue not_one_of"), ("/v1/cases?sort=title", "?sort not_one_of"),
    ("/v1/cases?q=%01", "?q control_character"), ("/v1/cases?q=%00", "?q control_character"),
    ("/v1/cases?unit=\(long)", "?unit too_long"), ("/v1/cases?Limit=5", "?Limit unknown_parameter"),
    ("/v1/violation-types?on=2026-13-01", "?on not_a_date"),
    ("/v1/deadlines?dueBefore=soon", "?dueBefore not_a_date"),
    ("/v1/statistics/monthly", "?month required"),
    ("/v1/statistics/monthly?month=2026-13", "?month not_a_month"),
    ("/v1/statistics/monthly?month=2026-9", "?month not_a_month"),
    ("/v1/statistics/monthly?month=2026-09&period=weekly", "?period not_one_of"),
    ("/v1/statistics/monthly?month=2026-09&unit=DN", "?unit unit_unknown"),
    ("/v1/statistics/monthly?month=2026-09&asOf=2026-10-01", "?asOf not_an_instant"),
    ("/v1/statistics/monthly?month=2026-09&asOf=2026-10-01T00:00:00", "?asOf not_an_instant"),
    (
      "/v1/statistics/monthly?month=2026-09&asOf=2026-10-01T00:00:00%2B16:00",
      "?asOf not_an_instant"
    ),
    ("/v1/statistics/monthly?month=2026-09&asOf=2026-10-01T00:00:0%D9%A3Z", "?asOf not_an_instant"),
  ])
  func `a wrong parameter is named`(_ path: String, _ error: String) async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get(path)
      #expect(answer.status == 422)
      #expect(answer.errors == [error])
    }
  }

  @Test func `everything wrong with a query is named at once`() async throws {
    try await Interface.shared { interface in
      let answer = try await interface.get("/v1/cases?limit=0&colour=red&sort=title")
      let errors = ["?colour unknown_parameter", "?limit out_of_range", "?sort not_one_of"]
      #expect(answer.errors == errors)
    }
  }
}
