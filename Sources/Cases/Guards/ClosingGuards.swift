/// The reasons against ending a case for a reason.
struct ClosingGuards {
  let facts: CaseFacts
  let law: Law
  let day: Day

  func unmet(_ reason: ClosingReason?, remedies: RemedyDecision?) -> [Problem] {
    guard let reason else { return [Problem("/closure", .closureMissing)] }
    let path = "/closure/reason"
    guard reason.states.contains(facts.state) else {
      return [Problem(path, .reasonNotFromState(reason, facts.state))]
    }
    var found = unmet(reason).map { Problem(path, $0) }
    if remedies != nil, !reason.allowsRemedyDecision {
      found.append(Problem("/closure/remedyDecision", .remedyDecisionNotFor(reason)))
    }
    return found
  }

  private func unmet(_ reason: ClosingReason) -> [Reason] {
    switch reason {
    case .executed: return unfinished
    case .executedByCoercion:
      let isCoerced = facts.hasSinceDecision(.coerce)
      return (isCoerced ? [] : [.coercionMissing]) + unfinished
    case .exempted: return facts.hasSinceDecision(.exempt) ? [] : [.exemptionMissing]
    case .limitationExpired: return unlessOver { $0.start == .actEnd && $0.goal == .decision }
    case .decisionTermExpired: return unlessOver { $0.start == .record && $0.goal == .decision }
    case .executionLimitationExpired:
      return unlessOver { $0.start == .decision && $0.goal == .execution }
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
      .transferredAuthority, .reminderMinor, .annulled:
      return []
    }
  }

  /// What is left of the decision, subject by subject.
  private var unfinished: [Reason] {
    facts.sanctionedSubjects.compactMap { subject in
      let execution = facts.execution(of: subject)
      if execution.completedOn != nil { return nil }
      return .executionUnfinished(execution, isDelivered: facts.receivedOn(by: subject) != nil)
    }
  }

  /// Each such term is over. A case without one has nothing that speaks against the reason.
  private func unlessOver(_ isMeant: (ClockRule) -> Bool) -> [Reason] {
    let running = facts.clocks.filter { $0.end == nil && isMeant($0.rule) }
    if running.allSatisfy({ $0.isOver(on: day) != false }) { return [] }
    return running.map(\.due.day).max().map { [.termNotOver(until: $0)] } ?? []
  }
}
