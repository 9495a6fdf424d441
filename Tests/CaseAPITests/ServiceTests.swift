import CaseStore
import Cases
import Contract
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Health, description and figures of the service.
struct ServiceTests {
  @Test func `a running service says it is alive`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.send(.get, "/healthz")
      #expect(answer.status == 200)
      #expect(answer.json["status"].text == "alive")
    }
  }

  @Test func `a service with a current database says it is ready`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.send(.get, "/readyz")
      #expect(answer.status == 200)
      #expect(answer.json["status"].text == "ready")
    }
  }

  @Test func `the description is served as it is kept`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.send(.get, "/openapi.yaml")
      #expect(answer.text == CaseAPI.openAPI)
      #expect(answer.headers[.contentType] == "application/yaml")
    }
  }

  @Test func `metrics count requests by route and status`() async throws {
    try await Interface.with { interface in
      _ = try await interface.get("/v1/me")
      _ = try await interface.get("/v1/me")
      let answer = try await interface.send(.get, "/metrics")
      let line = #"http_requests_total{method="GET",path="/v1/me",status="200"} 2"#
      #expect(answer.text.contains(line))
    }
  }

  @Test func `metrics time requests by route`() async throws {
    try await Interface.with { interface in
      _ = try await interface.get("/v1/me")
      let answer = try await interface.send(.get, "/metrics")
      #expect(answer.text.contains(#"http_request_duration_seconds_count{path="/v1/me"} 1"#))
    }
  }

  @Test func `metrics never name a case`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      _ = try await interface.get("/v1/cases/\(number)?secret=1")
      let answer = try await interface.send(.get, "/metrics")
      #expect(!answer.text.contains(number))
      #expect(!answer.text.contains("secret"))
    }
  }

  @Test func `made-up methods are counted together`() async throws {
    try await Interface.with { interface in
      for name in ["BREW", "STEEP"] {
        let method = try #require(HTTPRequest.Method(name))
        _ = try await interface.send(method, "/healthz")
      }
      let answer = try await interface.send(.get, "/metrics")
      #expect(!answer.text.contains("BREW"))
      #expect(answer.text.contains(#"method="other""#))
    }
  }

  @Test func `the workflow lists four states`() async throws {
    try await Interface.with { interface in
      let answer = try await interface.get("/v1/workflow")
      let states = answer.json["states"].array.compactMap(\.text)
      #expect(states == ["opened", "investigated", "sanctioned", "closed"])
    }
  }

  @Test func `the workflow offers no step that only the import takes`() async throws {
    try await Interface.with { interface in
      let steps = try await interface.get("/v1/workflow").json["steps"].array
      #expect(steps.contains { $0["action"].text == "investigate" })
      #expect(!steps.contains { $0["action"].text == "adopt" })
    }
  }

  @Test func `the terms are the words of every code, in both languages`() async throws {
    try await Interface.with { interface in
      let items = try await interface.get("/v1/terms").json["items"].array
      #expect(items.count == Vocabulary.all.flatMap(\.terms).count)
      let opened = try #require(
        items.first { $0["kind"].text == "state" && $0["code"].text == "opened" })
      #expect([opened["vi"].text, opened["en"].text] == ["Đang thụ lý", "Opened"])
    }
  }

  @Test func `units are listed with the unit above`() async throws {
    try await Interface.with { interface in
      let items = try await interface.get("/v1/units").json["items"].array
      let units = items.map { "\($0["code"].text ?? "-") < \($0["parent"].text ?? "-")" }
      #expect(units == ["DN < -", "HN < -", "HN-1 < HN", "HN-2 < HN"])
    }
  }

  @Test func `units are listed with their days, their successors and their policy`() async throws {
    try await Interface.with { interface in
      let owner = interface.register.owner
      try await owner.addUnit(
        "HN-3", name: "Đội 3", parent: "HN", openedOn: day(2026, 9, 1))
      _ = try await owner.succeedUnit(
        SuccessionRequest("HN-3", to: ["HN-2", "HN-1"], on: day(2026, 10, 1)),
        today: TestRegister.today)
      let items = try await interface.get("/v1/units").json["items"].array
      let unit = try #require(items.first { $0["code"].text == "HN-3" })
      #expect(unit["openedOn"].text == "2026-09-01" && unit["closedOn"].text == "2026-10-01")
      #expect(unit["successors"].array.compactMap(\.text) == ["HN-1", "HN-2"])
      // On unless it is turned off, as the fixture did for the others.
      #expect(unit["fourEyes"].isTrue && items.filter { $0["fourEyes"].isTrue }.count == 1)
    }
  }

  @Test(arguments: [("2021-06-01", "ND55-06-1", true), ("2022-06-01", "ND55-06-1", false)])
  func `acts are listed for the day they are in force`(
    _ day: String, _ act: String, _ isListed: Bool
  ) async throws {
    try await Interface.with { interface in
      let answer = try await interface.get("/v1/violation-types?on=\(day)")
      let codes = answer.json["items"].array.compactMap { $0["code"].text }
      #expect(codes.contains(act) == isListed)
      #expect(!codes.isEmpty)
    }
  }

  @Test func `the work list has running and missed clocks, most urgent first`() async throws {
    try await Interface.with { interface in
      let number = try await interface.open().number
      let items = try await interface.get("/v1/deadlines?unit=HN").json["items"].array
      #expect(items.map { $0["clock"].text } == ["make_record", "sanction_limitation"])
      #expect(items.map { $0["state"].text } == ["missed", "running"])
      #expect(items.map { $0["dueOn"].text } == ["2026-09-04", "2027-09-01"])
      #expect(items.allSatisfy { $0["case"].text == number })
      let early = try await interface.get("/v1/deadlines?dueBefore=2026-09-04").json["items"]
      #expect(early.array.isEmpty)
      let first = try await interface.get("/v1/deadlines?limit=1").json
      let next = try #require(first["next"].text)
      let rest = try await interface.get("/v1/deadlines?limit=1&after=\(next)").json
      #expect(rest["items"].array.map { $0["clock"].text } == ["sanction_limitation"])
      #expect(rest["next"].isNull)
    }
  }
}
