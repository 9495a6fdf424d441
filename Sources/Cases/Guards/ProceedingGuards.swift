/// The reasons against a proceeding, given what is on file.
struct ProceedingGuards {
  let proceeding: Proceeding
  let form: ProceedingForm
  let facts: CaseFacts
  let law: Law
  let effectiveOn: Day
  private let values: ProceedingValues

  init(
    _ proceeding: Proceeding, form: ProceedingForm, on facts: CaseFacts, law: Law, effectiveOn: Day
  ) {
    self.proceeding = proceeding
    self.form = form
    self.facts = facts
    self.law = law
    self.effectiveOn = effectiveOn
    values = proceeding.values
  }

  var unmet: [Problem] {
    let unknown = unmetNumbers + unmetDay
    guard unknown.isEmpty else { return unknown }
    switch proceeding {
    case .explanation(let explanation): return unmet(explanation)
    case .termExtension(let asked): return unmet(asked)
    case .disposal(let disposal): return unmet(disposal)
    case .earlierSanctionsCheck(let check):
      let known = facts.earlierSanctions[check.subject] ?? 0
      return known > 0 ? [] : [at("subject", .nothingToCheck)]
    case .withdrawal(let withdrawal): return unmet(withdrawal)
    case .evasion(let evasion): return unmet(evasion)
    case .complaint(let complaint): return unmet(complaint)
    case .complaintAcceptance(let answer): return unmet(answer)
    case .complaintDecision(let decision): return unmet(decision)
    case .resumption(let resumption): return unmet(resumption)
    case .payment(let payment): return unmet(payment)
    case .reduction(let reduction): return unmetAmount(reduction.amount, of: reduction.subject)
    case .exemption(let exemption):
      let isOwed = facts.execution(of: exemption.subject).outstanding > 0
      return isOwed ? [] : [at("subject", .nothingOutstanding)]
    case .remedyCompletion(let completion):
      let open = facts.execution(of: completion.subject).openRemedies
      return open.contains(completion.remedy) ? [] : [at("remedy", .remedyNotOpen(open))]
    case .deferral(let deferral): return unmet(deferral)
    case .instalmentPlan(let plan): return unmet(plan)
    case .apologyWaiver(let waiver):
      let isKnown = facts.victimsWithoutApology.indices.contains(waiver.victim - 1)
      return isKnown ? [] : [at("victim", .victimUnknown(waiver.victim))]
    case .reopening(let reopening): return unmet(reopening)
    case .annulment(let annulment):
      let endsNothing = annulment.isPartial && facts.decisions(after: annulment) == facts.decisions
      return endsNothing ? [Problem("/\(form.name)", .annulsNothing)] : []
    case .delivery(let delivery): return unmet(delivery)
    case .decisionCorrection(let correction): return unmet(correction)
    case .circumstance, .coercion, .suspension: return []
    }
  }

  func at(_ field: String, _ reason: Reason) -> Problem {
    Problem("/\(form.name)/\(field)", reason)
  }

  /// Subjects and violations that do not fit the case.
  private var unmetNumbers: [Problem] {
    var found: [Problem] = []
    let subject = values.integer("subject")
    if let subject {
      if facts.subjects.element(numbered: subject) == nil {
        found.append(at("subject", .subjectUnknown(subject)))
      } else if proceeding.isAboutDecision, facts.decisions(on: subject).isEmpty {
        found.append(at("subject", .subjectNotSanctioned(subject)))
      } else if proceeding.preparesDecision, facts.isDecided(subject) {
        found.append(at("subject", .subjectSanctionedAlready(subject)))
      }
    }
    guard let violation = values.integer("violation") else { return found }
    guard let charge = facts.charges.element(numbered: violation) else {
      return found + [at("violation", .violationUnknown(violation))]
    }
    if let subject, !charge.subjects.isEmpty, !charge.subjects.contains(subject) {
      found.append(at("subject", .subjectNotCharged(subject: subject, violation: violation)))
    }
    return found
  }

  /// The legal date does not lie before the decision it is about.
  private var unmetDay: [Problem] {
    let about =
      values.integer("subject").map { facts.decisions(on: $0).first } ?? facts.decisions.first
    guard !proceeding.preparesDecision, let issuedOn = about?.decision.issuedOn,
      let column = ProceedingValues.pastDays.first(where: { values.day($0) != nil }),
      let day = values.day(column), day < issuedOn
    else { return [] }
    let field = form.shape.fields.first { $0.column == column }
    return [at(field?.name ?? "", .beforeDecision(issuedOn))]
  }

  private func unmet(_ delivery: Delivery) -> [Problem] {
    guard let number = delivery.decision else { return [] }
    let meant = facts.decisions.filter { entry in
      entry.decision.number == number
        && entry.decision.sanctions.contains { delivery.subject.isNil(or: $0.subject) }
    }
    guard let issuedOn = meant.last?.decision.issuedOn else {
      return [at("decision", .decisionUnknown)]
    }
    return delivery.receivedOn < issuedOn ? [at("receivedOn", .beforeDecision(issuedOn))] : []
  }

  private func unmet(_ correction: DecisionCorrection) -> [Problem] {
    let meant = facts.decisions.last { $0.decision.number == correction.decision }
    guard let issuedOn = meant?.decision.issuedOn else {
      return [at("decision", .decisionUnknown)]
    }
    return correction.issuedOn < issuedOn ? [at("issuedOn", .beforeDecision(issuedOn))] : []
  }

  private func unmet(_ explanation: Explanation) -> [Problem] {
    guard let madeOn = facts.recordMadeOn else { return [Problem("", .recordMissing)] }
    let subject = explanation.subject
    if !facts.hasExplanationRight(subject, law: law, on: madeOn) {
      return [at("subject", .explanationRightMissing)]
    }
    if explanation.on < madeOn { return [at("on", .beforeRecord(madeOn))] }
    let isKnown = facts.explanations.contains { $0.subject == subject }
    return isKnown ? [at("subject", .explanationOnFile)] : []
  }

  private func unmet(_ asked: TermExtension) -> [Problem] {
    let terms = law.clockRules.filter { [.extended, .explained].contains($0.condition) }
    guard let term = terms.first(where: { $0.clock == asked.clock }) else {
      return [at("clock", .notOneOf(Set(terms.map(\.clock)).sorted()))]
    }
    switch (term.start == .expertResult, asked.resultOn) {
    case (true, nil): return [at("resultOn", .required)]
    case (true, let day?) where day < facts.description.detectedOn:
      return [at("resultOn", .resultBeforeDetection(facts.description.detectedOn))]
    case (false, .some): return [at("resultOn", .resultDayNotNeeded)]
    default: break
    }
    let running = facts.clocks.first { $0.end == nil && $0.rule.family == term.family }
    guard let running else { return [at("clock", .clockNotRunning(term.family))] }
    return running.isOver(on: effectiveOn) == true ? [at("clock", .termOver(running))] : []
  }

  private func unmet(_ withdrawal: Withdrawal) -> [Problem] {
    let known = facts.proceedings.first { $0.version == withdrawal.event }
    let isOpen =
      known.map {
        $0.action.form?.isRequired == true && Workflow.step(from: facts.state, $0.action) != nil
          && !isRelied(on: $0.proceeding) && !isSettled($0)
      } ?? false
    return isOpen ? [] : [at("event", .nothingToWithdraw)]
  }

  /// Whether a decision in force rests on it.
  private func isRelied(on proceeding: Proceeding) -> Bool {
    proceeding.preparesDecision
      && (proceeding.values.integer("subject").map(facts.isDecided) ?? !facts.decisions.isEmpty)
  }

  /// Whether an annulment of a part has reckoned with it.
  private func isSettled(_ entry: ProceedingOnFile) -> Bool {
    switch entry.proceeding {
    case .payment, .reduction, .exemption:
      let subject = entry.proceeding.values.integer("subject")
      return facts.proceedings.contains { later in
        guard later.version > entry.version, case .annulment(let annulment) = later.proceeding
        else { return false }
        return annulment.settled.contains { $0.subject == subject }
      }
    default: return false
    }
  }

  private func unmet(_ resumption: Resumption) -> [Problem] {
    guard let subject = resumption.subject else {
      let isSuspended = facts.sanctionedSubjects.contains(where: facts.isSuspended)
      return isSuspended ? [] : [Problem("/\(form.name)", .notSuspended)]
    }
    return facts.isSuspended(for: subject) ? [] : [at("subject", .notSuspended)]
  }
}
