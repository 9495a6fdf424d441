import CaseStore
import HTTPTypes
import TestRegister
import Testing

@testable import CaseAPI

/// Answers that have in them everything that is described; each is compared with its schema.
struct AnswerTests {
  private static let cases = "/v1/cases/{number}"
  private static let events = cases + "/events"

  /// What no request can bring about: a number from an older register, and the limit of figures
  /// made for publication.
  private static let unreachable: Set = [
    "#/components/schemas/CaseHead/externalNumber",
    "#/components/schemas/MonthlyStatistics/suppressedBelow",
  ]

  private static let opening = Body.opening([
    "summary": #""Tóm tắt""#,
    "subjects": "["
      + Body.subject([
        "sex": #""male""#, "bornOn": #""1990-05-17""#, "nationality": #""VN""#,
        "occupation": #""kế toán""#, "representative": #""Lê Văn Mẫu""#,
      ]) + "]",
    "victims": """
    [{"name":"Trần Thị Mẫu","identifier":"001190000002","sex":"female","bornOn":"1995-01-02",
      "address":"2 phố Mẫu","phone":"0900000001","noApologyRequested":true}]
    """,
    "violations": "["
      + Body.violation([
        "type": #""ND125-08-2-a""#, "victims": "[1]", "startedOn": #""2026-08-01""#,
        "place": #""xưởng may""#, "areaKind": #""industrial_zone""#, "description": #""Mô tả""#,
      ]) + "]",
  ])

  /// A case fined beyond the rule, paid late and closed.
  private static let course = [
    Body.event("assign", ["officer": #""inspector.hn1""#]),
    Body.event(
      "add_circumstance",
      ["circumstance": #"{"violation":1,"subject":1,"kind":"aggravating","ground":"tái phạm"}"#]),
    Body.investigate,
    Body.event(
      "explain", ["explanation": #"{"subject":1,"outcome":"waived","on":"2026-09-04"}"#]),
    Body.event(
      "sanction",
      [
        "decision": Body.decision([
          "sanctions": """
          [{"violation":1,"subject":1,"form":"fine","amount":15000000,
            "remedies":["restore_rights"],"override":{"reason":"hậu quả nghiêm trọng"}}]
          """
        ])
      ]),
    Body.event(
      "deliver",
      ["delivery": #"{"receivedOn":"2026-09-12","sentOn":"2026-09-11","subject":1}"#]),
    Body.event(
      "complete_remedy",
      ["remedy": #"{"subject":1,"remedy":"restore_rights","completedOn":"2026-09-20"}"#]),
    Body.event(
      "defer",
      ["deferral": #"{"subject":1,"until":"2026-12-31","ground":"thiên tai","number":"HT-01"}"#]),
    Body.event("withdraw", ["note": #""Nhập nhầm""#, "withdrawal": #"{"event":9}"#]),
    Body.event(
      "defer", ["deferral": #"{"subject":1,"until":"2026-12-31","ground":"thiên tai"}"#]),
    Body.event("suspend", ["suspension": #"{"from":"2026-10-01","ground":"khiếu nại"}"#]),
    Body.event(
      "instal",
      [
        "instalments": """
        {"subject":1,"payments":[{"dueOn":"2026-11-01","amount":8000000},
          {"dueOn":"2026-12-01","amount":7000000}]}
        """
      ]),
    Body.event(
      "pay",
      [
        "payment": """
        {"subject":1,"amount":15000000,"paidOn":"2026-10-12","receipt":"BL-01","interest":60000}
        """
      ]),
    Body.event("close", ["closure": #"{"reason":"executed"}"#, "note": #""Đã thi hành""#]),
  ]

  private static let remedies = """
    {"reason":"subject_gone","remedyDecision":{"number":"KP-01","issuedOn":"2026-09-20",
      "signedBy":"Người ký Thử","signerTitle":"department_director",
      "remedies":["restore_rights"]}}
    """

  @Test func `every property that is described is answered by some request`() async throws {
    try await Interface.with { interface in
      var coverage = AnswerCoverage(of: try Description.shared.get().document)
      try await Self.playCases(interface, &coverage)
      try await Self.readReference(interface, &coverage)
      try await Self.readFigures(interface, &coverage)
      try await Self.collectProblems(interface, &coverage)
      #expect(coverage.missing == Self.unreachable)
    }
  }

  private static func playCases(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    let number = try await interface.open(opening).number
    for body in course {
      let steps = try await interface.get("/v1/cases/\(number)/steps")
      coverage.add(steps, to: "get", cases + "/steps")
      let answer = try await interface.advance(number, body)
      try #require(answer.status == 201, "\(body): \(answer.text)")
      coverage.add(answer, to: "post", events)
    }
    _ = try await interface.register.owner.takeCheckpoint(signedBy: CheckpointKey())
    coverage.add(
      try await interface.get("/v1/audit/checkpoint", as: "auditor.hn"), to: "get",
      "/v1/audit/checkpoint")
    coverage.add(try await interface.get("/v1/cases/\(number)/events"), to: "get", events)
    try await repeatOffence(interface, &coverage)
    let second = try await interface.open(opening)
    coverage.add(second, to: "post", "/v1/cases")
    coverage.add(
      try await interface.get("/v1/cases/\(second.number)/earlier-sanctions"), to: "get",
      cases + "/earlier-sanctions")
    let closed = try await interface.advance(
      second.number, Body.event("close", ["closure": remedies, "note": #""Đã giải thể""#]))
    coverage.add(closed, to: "post", events)
    try await annulPart(interface, &coverage)
    let third = try await interface.open().number
    let moved = Body.event("transfer", ["toUnit": #""HN-2""#])
    coverage.add(try await interface.advance(third, moved), to: "post", events)
    _ = try await interface.advance(try await interface.open().number, course[0])
    coverage.add(try await interface.get("/v1/cases/\(number)"), to: "get", cases)
    coverage.add(try await interface.get("/v1/cases?limit=1"), to: "get", "/v1/cases")
    for limit in [1, 200] {
      let deadlines = try await interface.get("/v1/deadlines?limit=\(limit)")
      coverage.add(deadlines, to: "get", "/v1/deadlines")
    }
  }

  /// A warning by a deputy that lapses, and a waiver of the apology.
  private static func repeatOffence(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    let number = try await interface.open(opening).number
    let waiver = Body.event(
      "waive_apology", ["apologyWaiver": #"{"victim":1,"filedOn":"2026-09-15"}"#])
    let check = Body.event(
      "check_earlier_sanctions", ["earlierSanctions": #"{"subject":1,"outcome":"other_act"}"#])
    for body in [course[2], course[3], check, delegated, waiver, course[5], course[6]] {
      let answer = try await interface.advance(number, body)
      try #require(answer.status == 201, "\(body): \(answer.text)")
      coverage.add(answer, to: "post", events)
    }
    coverage.add(
      try await interface.get("/v1/cases/\(number)/earlier-sanctions"), to: "get",
      cases + "/earlier-sanctions")
  }

  /// A decision that somebody complains of, and that is annulled by its number.
  private static func annulPart(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    let number = try await interface.open(opening).number
    let check = Body.event(
      "check_earlier_sanctions", ["earlierSanctions": #"{"subject":1,"outcome":"other_act"}"#])
    let annulment = Body.event(
      "annul",
      [
        "note": #""Sai đối tượng""#,
        "annulment": #"""
        {"number":"HB-01","issuedOn":"2026-09-20","ground":"wrong_subject","decision":"QD-01"}
        """#,
      ])
    let complaint = Body.event(
      "complain",
      ["complaint": #"{"kind":"complaint","level":"first","filedOn":"2026-09-20"}"#])
    for body in [course[2], course[3], check, delegated, complaint, annulment] {
      let answer = try await interface.advance(number, body)
      try #require(answer.status == 201, "\(body): \(answer.text)")
      coverage.add(answer, to: "post", events)
    }
  }

  private static let delegated = Body.event(
    "sanction",
    [
      "decision": Body.decision([
        "delegationNumber": #""GQ-01""#, "delegatedOn": #""2026-01-05""#, "executionDays": "15",
        "sanctions": """
        [{"violation":1,"subject":1,"form":"fine","amount":12500000,
          "remedies":["restore_rights"]}]
        """,
      ])
    ])

  private static func readReference(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    let owner = interface.register.owner
    try await owner.addUnit("HN-3", name: "Đội 3", parent: "HN", openedOn: day(2026, 9, 1))
    _ = try await owner.succeedUnit(
      SuccessionRequest("HN-3", to: ["HN-2"], on: day(2026, 10, 1)), today: TestRegister.today)
    let paths = [
      "/healthz", "/readyz", "/v1/me", "/v1/workflow", "/v1/terms", "/v1/units",
      "/v1/violation-types",
    ]
    for path in paths { coverage.add(try await interface.get(path), to: "get", path) }
    let credentials = #"{"username":"supervisor.hn","password":"\#(TestRegister.password)"}"#
    let session = try await interface.send(.post, "/v1/sessions", body: credentials)
    coverage.add(session, to: "post", "/v1/sessions")
  }

  private static func readFigures(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    for (path, query) in [
      ("/v1/statistics", "of=2026&by=area,act,areaKind,subjectKind,sex&trend=2"),
      ("/v1/statistics/monthly", "month=2026-10"),
      ("/v1/statistics/cases", "of=2026&figure=finesImposed"),
      ("/v1/statistics/cases", "of=2026&figure=violations&limit=1"),
    ] {
      let answer = try await interface.get("\(path)?\(query)")
      coverage.add(answer, to: "get", path)
    }
  }

  private static func collectProblems(
    _ interface: Interface, _ coverage: inout AnswerCoverage
  ) async throws {
    for query in ["limit=0", "state=open"] {
      coverage.add(try await interface.get("/v1/cases?\(query)"), to: "get", "/v1/cases")
    }
    let number = try await interface.open(opening).number
    _ = try await interface.advance(number, Body.investigate)
    let decision = Body.decision(["issuedOn": #""2026-09-04""#])
    let refused = try await interface.advance(
      number, Body.event("sanction", ["decision": decision]))
    coverage.add(refused, to: "post", events)
  }
}
