extension Workflow {
  /// The change a request makes, or every reason against it at once.
  ///
  /// `acts` holds all versions of the acts that the request's violations name; `destination` is the
  /// unit of the code `toUnit`, nil when there is none.
  public static func decide(
    _ request: EventRequest, on facts: CaseFacts, by actor: Actor, acts: [Act], law: Law,
    destination: Destination? = nil, today: Day
  ) throws(CaseError) -> Change {
    guard permits(request.action, to: actor.role) else { throw .notPermitted }
    guard let step = step(for: request, on: facts), isOpen(step, on: facts) else {
      throw .stepNotAvailable(request.action, from: facts.state)
    }
    let effectiveOn = request.effectiveOn ?? today
    let problems = problems(with: request, on: facts, acts: acts, law: law, today: today)
    guard problems.isEmpty else { throw .invalid(problems) }
    let guards = StepGuards(
      step: step, facts: facts, law: law, actor: actor, effectiveOn: effectiveOn)
    let unmet =
      guards.unmet(bringing: request) + unmetDates(effectiveOn, on: facts, today: today)
      + unmetMove(request, to: destination, on: effectiveOn)
    guard unmet.isEmpty else { throw .unmet(unmet) }
    var documents = request.documents
    documents.description = request.amendment.map { $0.applied(to: facts.description) }
    documents.proceeding = documents.proceeding.map(facts.completed)
    return Change(
      step: step, version: facts.version + 1, effectiveOn: effectiveOn, note: request.note,
      documents: documents)
  }

  /// Every step out of the present state, with the reasons against it for this actor,
  /// or for nobody in particular.
  public static func answers(on facts: CaseFacts, for actor: Actor?, law: Law, today: Day)
    -> [StepAnswer]
  {
    offered.filter { $0.from == facts.state && isOpen($0, on: facts) }.map { step in
      let guards = StepGuards(
        step: step, facts: facts, law: law, actor: actor, effectiveOn: today)
      return StepAnswer(
        step: step, unmet: guards.unmet(bringing: nil),
        requires: step.required(on: facts),
        fines: step.action == .sanction ? facts.proposedFines(law: law) : [])
    }
  }

  /// Whether the case has what the step is about: a decision in force to annul, or a charge that is
  /// still open for another decision.
  private static func isOpen(_ step: Step, on facts: CaseFacts) -> Bool {
    switch (step.action, step.from) {
    case (.sanction, .sanctioned): !facts.undecided.isEmpty
    case (.annul, .sanctioned) where step.to == .sanctioned:
      facts.decisions.flatMap(\.decision.sanctions).count > 1
    case (let action, .investigated) where action.isOfDecision: !facts.decisions.isEmpty
    default: true
    }
  }

  /// The clocks an accepted event starts and ends; `facts` are those after it.
  public static func clockChanges(on facts: CaseFacts, effectiveOn: Day, law: Law) -> ClockChanges {
    CaseClocks(facts: facts, law: law).changes(on: effectiveOn)
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
  /// With `sanction`: what the rule gives for each subject and violation.
  public let fines: [ProposedFine]

  public var isAllowed: Bool { unmet.isEmpty }
}

extension CaseFacts {
  /// A proceeding with what the register itself puts on file.
  fileprivate func completed(_ proceeding: Proceeding) -> Proceeding {
    switch proceeding {
    case .earlierSanctionsCheck(var check):
      check.known = earlierSanctions[check.subject]
      return .earlierSanctionsCheck(check)
    case .annulment(var annulment):
      annulment.settled = settlements(of: annulment)
      return .annulment(annulment)
    default: return proceeding
    }
  }
}

extension Step {
  fileprivate func required(on facts: CaseFacts) -> [String] {
    switch action {
    case .investigate: facts.recordMadeOn == nil ? ["record"] : []
    case .sanction: ["decision"]
    case .annul where from == .sanctioned && to == .sanctioned: ["note", "annulment"]
    case .close: ["closure"]
    case .return, .annul, .reopen, .note: ["note"]
    case .assign: ["officer"]
    case .addSubject: ["subjects"]
    case .addViolation: ["violations"]
    case .addVictim: ["victims"]
    case .addRecord: ["record"]
    case .transfer, .refer: ["toUnit"]
    default: (action.form.map { [$0.name] } ?? []) + (action.needsNote ? ["note"] : [])
    }
  }
}
