import Cases
import Contract
import Foundation
import Testing

/// The answer to "what can be done with this case now?", as HTTP and the command line write it.
@Suite struct StepEntryTests {
  private static let day = Day(daysSince1970: 20_000)

  /// An investigated case of a person with a fine of 2 to 3 million VND.
  private static let facts = CaseFacts(
    state: .investigated, version: 2, openedOn: day, lastEffectiveOn: day,
    description: CaseDescription(
      title: "Hồ sơ thử", summary: nil, source: "inspection", detectedOn: day),
    subjects: [.person],
    charges: [
      .init(
        subjects: [1],
        act: Act(
          id: 1, code: "A", validFrom: nil, validTo: nil, fine: 2_000_000...3_000_000))
    ], victimsWithoutApology: [], recordMadeOn: day)

  private static func entry(_ action: Action, _ language: Language = .en) throws -> StepEntry {
    let answers = Workflow.answers(
      on: facts, for: Actor(role: .inspector, id: 1), law: Law(), today: day)
    return StepEntry(try #require(answers.first { $0.step.action == action }), language)
  }

  private static func keys(_ value: some Encodable) throws -> [String] {
    let data = try JSONEncoder().encode(value)
    let object = try JSONSerialization.jsonObject(with: data) as? [String: any Sendable]
    return (object ?? [:]).keys.sorted()
  }

  @Test func `a sanction comes with the bracket, the amount and the rule of each fine`() throws {
    let fine = try #require(try Self.entry(.sanction).fines?.first)
    #expect(fine.violation == 1)
    #expect(fine.subject == 1)
    #expect(fine.min == 2_000_000)
    #expect(fine.max == 3_000_000)
    #expect(fine.amount == 2_500_000)
    let keys = try Self.keys(fine)
    #expect(keys == ["amount", "max", "min", "reasoning", "rule", "subject", "violation"])
  }

  @Test func `other steps have no list of fines`() throws {
    let keys = try Self.keys(Self.entry(.note))
    #expect(keys == ["action", "allowed", "requires", "to", "unmet"])
  }

  @Test func `a step that is not allowed says why in the language asked for`() throws {
    let messages = try Language.allCases.map { try Self.entry(.sanction, $0).unmet.map(\.message) }
    #expect(try Self.entry(.sanction).allowed == false)
    #expect(Set(messages).count == Language.allCases.count)
  }
}
