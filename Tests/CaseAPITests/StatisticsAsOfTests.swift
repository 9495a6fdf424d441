import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// The figures as of an instant, after units, calendar and law have changed.
struct StatisticsAsOfTests {
  private static let reports = [
    "/v1/statistics/monthly?month=2026-06&period=calendar",
    "/v1/statistics/monthly?month=2026-06&period=calendar&unit=HN-1",
    "/v1/statistics?of=2026-06&period=calendar&by=area,act&trend=2&unitsAs=today",
  ]

  private static let forms = [
    "application/json", "text/csv", "text/html",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]

  private static let cells = ["overdue", "opened", "opened&unit=HN-1"].map {
    "/v1/statistics/cases?of=2026-06&period=calendar&figure=\($0)"
  }

  /// Every answer as of an instant, in every form.
  private static func answers(asOf: String, in interface: Interface) async throws -> [String] {
    var answers: [String] = []
    let instant = "&asOf=" + asOf.replacing("+", with: "%2B")
    for path in reports {
      for form in forms {
        answers.append(try await interface.get(path + instant, [.accept: form]).bytes)
      }
    }
    for path in cells { answers.append(try await interface.get(path + instant).bytes) }
    return answers
  }

  @Test(arguments: ReferenceChange.allCases)
  func `every answer as of an instant stays the same, byte for byte`(_ change: ReferenceChange)
    async throws
  {
    try await Interface.with { interface in
      // The record was due two working days later, on Monday the 29th.
      for inspector in ["inspector.hn1", "inspector.hn2"] {
        _ = try await interface.register.opened(.example(on: day(2026, 6, 25)), by: inspector)
      }
      let now = try await interface.get(Self.reports[0]).json
      #expect(now["total"]["overdue"].integer == 2)
      let instant = try #require(now["asOf"].text)
      let before = try await Self.answers(asOf: instant, in: interface)
      try await change.make(in: interface.register)
      #expect(try await Self.answers(asOf: instant, in: interface) == before)
    }
  }
}
