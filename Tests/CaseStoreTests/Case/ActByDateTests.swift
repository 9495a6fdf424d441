import CaseStore
import Cases
import Postgres
import TestRegister
import Testing

/// The version of an act that a case is judged by, and keeps.
@Suite struct ActByDateTests {
  struct Choice: Sendable, CustomTestStringConvertible {
    let code: String
    let endedOn: Day
    let isInForce: Bool
    var testDescription: String { "\(code) on \(endedOn): \(isInForce)" }
  }

  static let choices: [Choice] = [
    Choice(code: "ND55-06-1", endedOn: day(2018, 5, 1), isInForce: true),
    Choice(code: "ND55-06-1", endedOn: day(2021, 12, 31), isInForce: true),
    Choice(code: "ND55-06-1", endedOn: day(2022, 1, 1), isInForce: false),
    Choice(code: "ND55-06-1", endedOn: day(2026, 9, 1), isInForce: false),
    Choice(code: "ND125-06-1-a", endedOn: day(2018, 5, 1), isInForce: false),
    Choice(code: "ND125-06-1-a", endedOn: day(2021, 12, 31), isInForce: false),
    Choice(code: "ND125-06-1-a", endedOn: day(2022, 1, 1), isInForce: true),
    Choice(code: "ND283-23-1-dd", endedOn: day(2026, 9, 9), isInForce: false),
    Choice(code: "ND283-23-1-dd", endedOn: day(2026, 9, 10), isInForce: true),
  ]

  private static func opening(_ code: String, endedOn: Day?, detectedOn: Day) -> Opening {
    var documents = Documents()
    documents.subjects = [Subject(kind: .person, name: "Người Thử")]
    documents.violations = [Violation(type: code, subjects: [1], endedOn: endedOn)]
    var opening = Opening(
      description: CaseDescription(
        title: "Hồ sơ", summary: nil, source: "check", detectedOn: detectedOn),
      documents: documents)
    opening.openedOn = day(2026, 10, 1)
    return opening
  }

  @Test(arguments: choices)
  func `an act that ended is judged by the decree of that day`(_ choice: Choice) async throws {
    try await TestRegister.with { register in
      let opening = Self.opening(
        choice.code, endedOn: choice.endedOn, detectedOn: day(2026, 10, 1))
      let refused = try await Self.refusal { _ = try await register.opened(opening) }
      #expect(
        refused
          == (choice.isInForce ? [] : ["/violations/0/type violation_type_not_in_force"]))
    }
  }

  @Test(arguments: choices)
  func `an act that goes on is judged by the decree of its detection`(_ choice: Choice)
    async throws
  {
    try await TestRegister.with { register in
      let opening = Self.opening(choice.code, endedOn: nil, detectedOn: choice.endedOn)
      let refused = try await Self.refusal { _ = try await register.opened(opening) }
      #expect(
        refused
          == (choice.isInForce ? [] : ["/violations/0/type violation_type_not_in_force"]))
    }
  }

  @Test(arguments: choices)
  func `the list of a day holds the acts in force on it`(_ choice: Choice) async throws {
    try await TestRegister.with { register in
      let listed = try await register.owner.violationTypes(
        on: choice.endedOn, as: .localOperator)
      #expect(listed.contains { $0.code == choice.code } == choice.isInForce)
    }
  }

  @Test func `an act of no catalogue is refused`() async throws {
    try await TestRegister.with { register in
      let opening = Self.opening("ND999-1", endedOn: nil, detectedOn: day(2026, 10, 1))
      let refused = try await Self.refusal { _ = try await register.opened(opening) }
      #expect(refused == ["/violations/0/type violation_type_unknown"])
    }
  }

  private static func refusal(_ body: () async throws -> Void) async throws -> [String] {
    do {
      try await body()
      return []
    } catch CaseError.invalid(let problems) {
      return problems.map { "\($0.pointer) \($0.reason.code)" }
    } catch CaseError.unmet(let problems) {
      return problems.map { "\($0.pointer) \($0.reason.code)" }
    }
  }

  /// ND125-06-1-a (2 to 3 million) ends with September 2026; a version of 20 to 30 million follows.
  private static func succeed(in register: TestRegister) async throws {
    let file = """
      code,area,valid_from,valid_to,label_vi,label_en,warning,fine_min,fine_max,remedies,\
      verification
      ND125-06-1-a,politics,2022-01-01,2026-09-30,cũ,old,false,2000000,3000000,,yes
      ND125-06-1-a,politics,2026-10-01,,mới,new,false,8000000,12000000,,yes

      """
    #expect(try await register.owner.loadCatalogue(Array(file.utf8)) == 2)
  }

  private static let labels: Statement = """
    SELECT c.number || ' ' || t.label_en AS line FROM cases c
    JOIN violations v ON v.case_id = c.id JOIN violation_types t ON t.id = v.type_id
    ORDER BY c.id
    """

  @Test func `a case keeps the version of its act, and new cases take theirs by date`()
    async throws
  {
    try await TestRegister.with { register in
      _ = try await register.opened(.example(on: day(2026, 9, 30)))
      let kept = try await register.lines(Self.labels)
      try await Self.succeed(in: register)
      let late = try await register.opened(.example(on: day(2026, 9, 30)))
      let new = try await register.opened(.example(on: day(2026, 10, 1)))
      #expect(
        try await register.lines(Self.labels) == kept + ["\(late) old", "\(new) new"])
    }
  }

  @Test func `the fine follows the version the case keeps`() async throws {
    try await TestRegister.with { register in
      let old = try await register.opened(
        .example(on: day(2026, 9, 30)), then: [.investigate()])
      try await Self.succeed(in: register)
      let tooHigh = try await Self.refusal {
        _ = try await Self.sanction(old, of: 25_000_000, in: register)
      }
      #expect(tooHigh == ["/decision/sanctions/0/amount amount_outside_bracket"])
      _ = try await Self.sanction(old, of: 2_500_000, in: register)
    }
  }

  @Test func `a changed act judges new cases and leaves old ones alone`() async throws {
    let file = """
      code,area,valid_from,valid_to,label_vi,label_en,warning,fine_min,fine_max,remedies,\
      verification
      ND125-06-1-a,politics,2022-01-01,,mới,new,false,8000000,12000000,,yes

      """
    try await TestRegister.with { register in
      let old = try await register.opened(then: [.investigate()])
      #expect(try await register.owner.loadCatalogue(Array(file.utf8)) == 1)
      let new = try await register.opened(then: [.investigate()])
      for (number, wrong, right) in [(old, 10_000_000, 2_500_000), (new, 2_500_000, 10_000_000)] {
        let refused = try await Self.refusal {
          _ = try await Self.sanction(number, of: wrong, in: register)
        }
        #expect(refused == ["/decision/sanctions/0/amount amount_outside_bracket"])
        _ = try await Self.sanction(number, of: right, in: register)
      }
    }
  }

  private static func sanction(
    _ number: String, of amount: Int, in register: TestRegister
  ) async throws -> Written {
    try await register.store.advance(
      number, by: .sanction(amount: amount), as: .officer("supervisor.hn"),
      today: TestRegister.today)
  }
}
