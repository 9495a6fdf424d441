import Cases

/// What stands against a request by this very officer, a line each: `pointer code`.
func unmet(
  _ request: EventRequest, on facts: CaseFacts, by actor: Actor = .supervisor,
  law: Law = .example, today: Day = CasesTests.today
) -> [String] {
  do throws(CaseError) {
    _ = try Workflow.decide(
      request, on: facts, by: actor, acts: Act.everything, law: law, today: today)
    return []
  } catch .unmet(let problems) {
    return problems.map(\.line)
  } catch {
    return ["\(error)"]
  }
}

extension Docket {
  /// What stands against a step on a day, had it been asked for.
  func refusal(of request: EventRequest, on day: Day, by actor: Actor = .supervisor) -> [String] {
    var request = request
    request.effectiveOn = day
    return unmet(request, on: facts, by: actor, law: law, today: day)
  }

  /// Against one fine of 2.5 million VND for each of these violations, imposed on a day.
  func refusal(ofSanctionOn day: Day, violations: [Int] = [1]) -> [String] {
    refusal(
      of: .complete(.sanction) {
        $0.documents.decision?.issuedOn = day
        $0.documents.decision?.sanctions = violations.map {
          Sanction(violation: $0, subject: 1, form: .fine, amount: 2_500_000)
        }
      }, on: day)
  }
}

extension StepAnswer {
  /// To sanction: what stands against it for an officer.
  static func toSanction(
    _ facts: CaseFacts, for actor: Actor? = .supervisor, law: Law = .example, today: Day
  ) -> [String]? {
    Workflow.answers(on: facts, for: actor, law: law, today: today)
      .first { $0.step.action == .sanction }?.unmet.map(\.line)
  }
}
