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
    if let remedies {
      found +=
        reason.allowsRemedyDecision
        ? RemedyGuards(decision: remedies, facts: facts, law: law).unmet
        : [Problem("/closure/remedyDecision", .remedyDecisionNotFor(reason))]
    }
    if !facts.decisions.isEmpty, !reason.states.contains(.sanctioned) {
      found.append(Problem(path, .decisionStands))
    }
    if reason.needsDecision, facts.decisions.isEmpty {
      found.append(Problem(path, .decisionNotInForce))
    }
    return found
  }

  private func unmet(_ reason: ClosingReason) -> [Reason] {
    switch reason {
    case .executed: return unfinished + undecided
    case .executedByCoercion:
      let isCoerced = facts.hasSinceDecision(.coerce)
      return (isCoerced ? [] : [.coercionMissing]) + unfinished + undecided
    case .exempted:
      // An exemption lets off the fine of one subject alone (Art 77).
      return (facts.hasSinceDecision(.exempt) ? [] : [.exemptionMissing]) + unfinished + undecided
    case .limitationExpired: return unlessOver { $0.start == .actEnd && $0.goal == .decision }
    case .decisionTermExpired: return unlessOver { $0.start == .record && $0.goal == .decision }
    case .executionLimitationExpired:
      return unlessOver { $0.start == .decision && $0.goal == .execution } + remediesLeft
    case .reminderMinor:
      return facts.mayRemind(law: law) ? [] : [.nobodyToRemind]
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
      .transferredAuthority, .annulled:
      return []
    }
  }

  /// What is left of the decision, subject by subject.
  private var unfinished: [Reason] {
    facts.sanctionedSubjects.flatMap { subject -> [Reason] in
      let execution = facts.execution(of: subject)
      if execution.completedOn == nil {
        return [.executionUnfinished(execution, isDelivered: facts.receivedOn(by: subject) != nil)]
      }
      let interest = facts.interestOwed(by: subject, law: law, on: day)
      return interest > 0 && facts.exemption(for: subject) == nil
        ? [.interestUnpaid(subject, interest)] : []
    }
  }

  /// Charges that are neither sanctioned nor disposed of (Art 3.1.d: each is sanctioned).
  private var undecided: [Reason] { facts.undecided.map(Reason.chargeUndecided) }

  /// Remedies and confiscation are carried out although the fine no longer is (Art 74.1).
  private var remediesLeft: [Reason] {
    facts.sanctionedSubjects.map(facts.execution).filter { !$0.openRemedies.isEmpty }
      .map(Reason.remediesOutliveFine)
  }

  /// Each such term is over. A case without one has nothing that speaks against the reason.
  private func unlessOver(_ isMeant: (ClockRule) -> Bool) -> [Reason] {
    let running = facts.clocks.filter { $0.end == nil && isMeant($0.rule) }
    if running.allSatisfy({ $0.isOver(on: day) != false }) { return [] }
    return running.map(\.due.day).max().map { [.termNotOver(until: $0)] } ?? []
  }
}
