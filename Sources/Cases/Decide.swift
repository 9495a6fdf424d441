extension Workflow {
  /// The change a request makes, or every reason against it at once.
  ///
  /// `acts` holds all versions of the acts that the request's violations name.
  public static func decide(
    _ request: EventRequest, on facts: CaseFacts, by role: Role, acts: [Act], today: Day
  ) throws(CaseError) -> Change {
    guard permits(request.action, to: role) else { throw .notPermitted }
    guard let step = step(from: facts.state, request.action) else {
      throw .stepNotAvailable(request.action, from: facts.state)
    }
    let effectiveOn = request.effectiveOn ?? today
    let problems = problems(with: request, on: facts, acts: acts, today: today)
    guard problems.isEmpty else { throw .invalid(problems) }
    let unmet =
      unmet(step, on: facts, by: role, bringing: request)
      + unmetDates(effectiveOn, on: facts, today: today)
    guard unmet.isEmpty else { throw .unmet(unmet) }
    var documents = request.documents
    documents.description = request.amendment.map { $0.applied(to: facts.description) }
    return Change(
      step: step, version: facts.version + 1, effectiveOn: effectiveOn, note: request.note,
      documents: documents)
  }

  /// Every step out of the present state, and what stands against it for this role,
  /// or for no role in particular.
  public static func answers(on facts: CaseFacts, for role: Role?) -> [StepAnswer] {
    offered.filter { $0.from == facts.state }.map { step in
      StepAnswer(
        step: step, unmet: unmet(step, on: facts, by: role, bringing: nil),
        requires: step.action.required(on: facts))
    }
  }

  /// One evaluator for the question and for the write. A question brings no request, so what the
  /// step's own documents would cure is left to `StepAnswer.requires`.
  private static func unmet(
    _ step: Step, on facts: CaseFacts, by role: Role?, bringing request: EventRequest?
  ) -> [Problem] {
    var found: [Problem] = []
    if let role, !step.roles.contains(role) {
      found.append(Problem("", .roleNotPermitted(role)))
    }
    if step.action == .investigate || step.action == .sanction {
      if facts.subjects.isEmpty { found.append(Problem("", .subjectMissing)) }
      if facts.charges.isEmpty { found.append(Problem("", .violationMissing)) }
    }
    guard let request else { return found }
    return found + unmetDocuments(step, on: facts, bringing: request)
  }

  private static func unmetDocuments(
    _ step: Step, on facts: CaseFacts, bringing request: EventRequest
  ) -> [Problem] {
    var found: [Problem] = []
    let documents = request.documents
    if step.action.needsNote, request.note == nil { found.append(Problem("/note", .noteMissing)) }
    switch step.action {
    case .investigate where !facts.hasRecord && documents.record == nil:
      found.append(Problem("/record", .recordMissing))
    case .sanction:
      found +=
        documents.decision.map { unmet($0, on: facts) }
        ?? [Problem("/decision", .decisionMissing)]
    case .close:
      found += unmetClosing(documents.closing, from: step.from)
    case .assign where request.assignee == nil:
      found.append(Problem("/officer", .assigneeMissing))
    case .amend where request.amendment?.isEmpty ?? true:
      found.append(Problem("", .nothingGiven))
    case .addSubject where documents.subjects.isEmpty,
      .addViolation where documents.violations.isEmpty,
      .addVictim where documents.victims.isEmpty,
      .addRecord where documents.record == nil:
      found.append(Problem("", .nothingGiven))
    case .open, .adopt, .investigate, .return, .annul, .reopen, .note, .assign, .amend,
      .addSubject, .addViolation, .addVictim, .addRecord:
      break
    }
    return found
  }

  private static func unmetClosing(_ reason: ClosingReason?, from state: CaseState) -> [Problem] {
    guard let reason else { return [Problem("/closure", .closureMissing)] }
    return reason.states.contains(state)
      ? [] : [Problem("/closure/reason", .reasonNotFromState(reason, state))]
  }

  private static func unmetDates(_ effectiveOn: Day, on facts: CaseFacts, today: Day) -> [Problem] {
    if effectiveOn > today { return [Problem("/effectiveOn", .inFuture)] }
    if effectiveOn < facts.earliestNext { return [Problem("/effectiveOn", .beforePrevious)] }
    return []
  }
}

/// Whether a step can be taken now, and what it takes.
public struct StepAnswer: Sendable, Equatable {
  public let step: Step
  public let unmet: [Problem]
  /// Fields the request must bring, for the step to be taken.
  public let requires: [String]

  public var isAllowed: Bool { unmet.isEmpty }
}

extension Action {
  fileprivate func required(on facts: CaseFacts) -> [String] {
    switch self {
    case .investigate: facts.hasRecord ? [] : ["record"]
    case .sanction: ["decision"]
    case .close: ["closure"]
    case .return, .annul, .reopen, .note: ["note"]
    case .assign: ["officer"]
    case .addSubject: ["subjects"]
    case .addViolation: ["violations"]
    case .addVictim: ["victims"]
    case .addRecord: ["record"]
    case .open, .adopt, .amend: []
    }
  }
}
