/// The reasons against a complaint, its answer, its decision, an evasion, and the return of a file.
extension ProceedingGuards {
  /// A second complaint comes after the decision on a first one, or after its term (Law on
  /// Complaints, Art 33).
  func unmet(_ complaint: Complaint) -> [Problem] {
    guard complaint.level == .second else { return [] }
    guard complaint.kind == .complaint else { return [at("level", .lawsuitHasNoLevel)] }
    let isDecided = facts.complaints(.first).contains { $0.decidedOn != nil }
    let isOverdue = facts.clocks.contains {
      $0.end == nil && $0.rule.start == .acceptance && $0.isOver(on: effectiveOn) == true
    }
    return isDecided || isOverdue ? [] : [at("level", .firstComplaintUndecided)]
  }

  func unmet(_ answer: ComplaintAcceptance) -> [Problem] {
    guard let waiting = facts.disputes.first(where: \.awaitsAnswer) else {
      return [at("number", .noComplaintToAccept)]
    }
    if answer.on < waiting.complaint.filedOn {
      return [at("on", .beforeComplaint(waiting.complaint.filedOn))]
    }
    let isExplained = answer.outcome == .accepted || answer.ground != nil
    return isExplained ? [] : [at("ground", .required)]
  }

  func unmet(_ decision: ComplaintDecision) -> [Problem] {
    guard let open = facts.disputes.first(where: \.isOpen) else {
      return [at("number", .noOpenComplaint)]
    }
    if decision.decidedOn < open.complaint.filedOn {
      return [at("decidedOn", .beforeComplaint(open.complaint.filedOn))]
    }
    let isEarly = decision.receivedOn.map { $0 < decision.decidedOn } ?? false
    return isEarly ? [at("receivedOn", .receivedBeforeDecided)] : []
  }

  /// Only a limitation that was not over can be evaded.
  func unmet(_ evasion: Evasion) -> [Problem] {
    if evasion.endedOn < evasion.from { return [at("endedOn", .evasionEndsBeforeStart)] }
    let over = facts.limitations(evadedBy: evasion).first { $0.isOver(on: evasion.from) == true }
    return over.map { [at("from", .termOver($0))] } ?? []
  }

  func unmet(_ reopening: Reopening) -> [Problem] {
    if reopening.ground == .annulment, facts.decisions.isEmpty {
      return [at("ground", .decisionNotInForce)]
    }
    guard let decidedOn = reopening.decidedOn else { return [] }
    if reopening.ground != .criminalReturn { return [at("decidedOn", .bodyDecisionNotNeeded)] }
    return decidedOn > reopening.on ? [at("decidedOn", .returnedBeforeDecided)] : []
  }
}
