/// The reasons against one step; asked before it is taken and again when it is.
struct StepGuards {
  let step: Step
  let facts: CaseFacts
  let law: Law
  /// Nil for nobody in particular.
  let actor: Actor?
  let effectiveOn: Day

  /// A question brings no request, so what the step's own documents would cure is left to
  /// `StepAnswer.requires`.
  func unmet(bringing request: EventRequest?) -> [Problem] {
    var found: [Problem] = []
    if let role = actor?.role, !step.roles.contains(role) {
      found.append(Problem("", .roleNotPermitted(role)))
    }
    if step.action == .investigate || step.action == .sanction {
      if facts.subjects.isEmpty { found.append(Problem("", .subjectMissing)) }
      if facts.charges.isEmpty { found.append(Problem("", .violationMissing)) }
    }
    guard let request else {
      guard step.action == .sanction, found.isEmpty else { return found }
      return Workflow.unmetSanction(on: facts, by: actor?.id, law: law, today: effectiveOn)
    }
    if step.action.needsNote, request.note == nil { found.append(Problem("/note", .noteMissing)) }
    return found + unmetDocuments(request)
  }

  private func unmetDocuments(_ request: EventRequest) -> [Problem] {
    let documents = request.documents
    switch step.action {
    case .investigate
    where facts.recordMadeOn == nil && documents.record == nil && !documents.isOnTheSpot:
      return [Problem("/record", .recordMissing)]
    case .sanction:
      return documents.decision.map(unmet) ?? [Problem("/decision", .decisionMissing)]
    case .close:
      return ClosingGuards(facts: facts, law: law, day: effectiveOn)
        .unmet(documents.closing, remedies: documents.remedyDecision)
    case .assign where request.assignee == nil:
      return [Problem("/officer", .assigneeMissing)]
    case .amend: return unmetAmendment(request.amendment)
    case .addSubject where documents.subjects.isEmpty,
      .addViolation where documents.violations.isEmpty,
      .addVictim where documents.victims.isEmpty,
      .addRecord where documents.record == nil:
      return [Problem("", .nothingGiven)]
    default: return unmet(documents.proceeding)
    }
  }

  private func unmet(_ decision: Decision) -> [Problem] {
    let guards = SanctionGuards(
      facts: facts, law: law, officer: actor?.id, day: decision.issuedOn)
    let early: [Problem] =
      effectiveOn < decision.issuedOn
      ? [Problem("/effectiveOn", .effectiveBeforeDecision(decision.issuedOn))] : []
    return early + DecisionGuards(decision, on: facts, law: law).unmet
      + guards.unmet(Set(decision.sanctions.map(\.charge)))
  }

  /// An act that goes on is judged by the day of its detection: the amended day must not lead to
  /// another decree.
  private func unmetAmendment(_ amendment: Amendment?) -> [Problem] {
    guard let amendment, !amendment.isEmpty else { return [Problem("", .nothingGiven)] }
    guard let day = amendment.detectedOn else { return [] }
    if let madeOn = facts.recordMadeOn, madeOn < day {
      return [Problem("/detectedOn", .recordBeforeDetection)]
    }
    let isGoverned = facts.charges.allSatisfy { $0.endedOn != nil || $0.act.governs(day) }
    return isGoverned ? [] : [Problem("/detectedOn", .typeNotInForce(on: day))]
  }

  private func unmet(_ proceeding: Proceeding?) -> [Problem] {
    guard let form = step.action.form else { return [] }
    guard let proceeding else {
      return form.isRequired ? [Problem("/\(form.name)", .nothingGiven)] : []
    }
    return ProceedingGuards(proceeding, form: form, on: facts, law: law, effectiveOn: effectiveOn)
      .unmet
  }
}
