import Cases
import TestNumbers
import Testing

/// Answers to one asker about one case, and what the write makes of them.
private struct Trial {
  let facts: CaseFacts
  let role: Role
  let answer: StepAnswer
  /// Of the request with all there is to bring.
  let outcome: Result<Change, CaseError>
  /// Whether some request would be accepted.
  let succeeds: Bool

  /// Nothing is left to sanction: a decision is refused for each of its parts.
  var isDecided: Bool { answer.unmet.map(\.reason.code) == ["everything_decided"] }

  static func many(seed: UInt64) -> [Trial] {
    var source = SeededGenerator(seed: seed)
    return (0..<350).flatMap { _ in
      let facts = CaseFacts.random(using: &source)
      let role = Role.allCases.randomElement(using: &source) ?? .supervisor
      // What a fact lacks is told once it is brought.
      let answers = Workflow.answers(on: facts, for: role)
      return answers.filter { $0.step.action.form?.isRequired != true }.map { answer in
        let request = EventRequest.bringing(answer, on: facts, using: &source)
        let outcome = decide(request, facts, role)
        let succeeds = ([outcome] + narrower(request).map { decide($0, facts, role) }).contains {
          if case .success = $0 { true } else { false }
        }
        return Trial(
          facts: facts, role: role, answer: answer, outcome: outcome, succeeds: succeeds)
      }
    }
  }

  /// Decisions of one sanction each.
  private static func narrower(_ request: EventRequest) -> [EventRequest] {
    (request.documents.decision?.sanctions ?? []).map { sanction in
      var narrower = request
      narrower.documents.decision?.sanctions = [sanction]
      return narrower
    }
  }

  private static func decide(_ request: EventRequest, _ facts: CaseFacts, _ role: Role)
    -> Result<Change, CaseError>
  {
    Result { () throws(CaseError) in
      try Workflow.decide(
        request, on: facts, by: role, acts: Act.all, destination: .named(by: request), today: today)
    }
  }
}

@Suite struct StepAnswerPropertyTests {
  @Test(arguments: UInt64(1)...20)
  func `what is answered as allowed succeeds with what is required`(_ seed: UInt64) {
    let allowed = Trial.many(seed: seed).filter(\.answer.isAllowed)
    let failed = allowed.filter { trial in
      guard case .success(let change) = trial.outcome else { return !trial.succeeds }
      return change.step != trial.answer.step || change.version != trial.facts.version + 1
    }
    #expect(failed.first.map { "\($0)" } == nil)
    #expect(Set(allowed.map(\.answer.step.action)).count == 15)
  }

  @Test(arguments: UInt64(21)...40)
  func `what is answered as not allowed is refused`(_ seed: UInt64) {
    let denied = Trial.many(seed: seed).filter { !$0.answer.isAllowed }
    let passed = denied.filter(\.succeeds)
    #expect(passed.first.map { "\($0)" } == nil)
    #expect(denied.count > 100)
  }

  @Test(arguments: UInt64(41)...60)
  func `a permitted role is refused for every reason it was answered`(_ seed: UInt64) {
    let denied = Trial.many(seed: seed).filter {
      $0.role == .supervisor && !$0.answer.isAllowed && !$0.isDecided
    }
    let other = denied.filter { trial in
      guard case .failure(.unmet(let unmet)) = trial.outcome else { return true }
      return !trial.answer.unmet.allSatisfy(unmet.contains)
    }
    #expect(other.first.map { "\($0)" } == nil)
    #expect(!denied.isEmpty)
  }

  @Test(arguments: UInt64(61)...70)
  func `what is not answered is not available`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    let offered = Set(Workflow.offered.map(\.action))
    let found = (0..<50).flatMap { _ in
      let facts = CaseFacts.random(using: &source)
      let answered = Set(Workflow.answers(on: facts, for: .supervisor).map(\.step.action))
      return offered.subtracting(answered).flatMap { refusal(of: .complete($0), on: facts) }
    }
    #expect(Set(found) == ["step not available"])
  }
}
