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
    case .earlierSanctionsCheck(let check):
      let known = facts.earlierSanctions[check.subject] ?? 0
      return known > 0 ? [] : [at("subject", .nothingToCheck)]
    case .withdrawal(let withdrawal): return unmet(withdrawal)
    case .complaintDecision:
      let since = facts.sinceDecision
      let open =
        since.count { $0.action == .complain } > since.count { $0.action == .decideComplaint }
      return open ? [] : [at("number", .noOpenComplaint)]
    case .resumption(let resumption): return unmet(resumption)
    case .payment(let payment): return unmetAmount(payment.amount, of: payment.subject)
    case .reduction(let reduction): return unmetAmount(reduction.amount, of: reduction.subject)
    case .exemption(let exemption):
      let isOwed = facts.execution(of: exemption.subject).outstanding > 0
      return isOwed ? [] : [at("subject", .nothingOutstanding)]
    case .remedyCompletion(let completion):
      let open = facts.execution(of: completion.subject).openRemedies
      return open.contains(completion.remedy) ? [] : [at("remedy", .remedyNotOpen(open))]
    case .deferral(let deferral): return unmet(deferral)
    case .instalmentPlan(let plan): return unmet(plan)
    case .circumstance, .delivery, .coercion, .complaint, .suspension: return []
    }
  }

  private func at(_ field: String, _ reason: Reason) -> Problem {
    Problem("/\(form.name)/\(field)", reason)
  }

  /// Subjects and violations that do not fit the case.
  private var unmetNumbers: [Problem] {
    var found: [Problem] = []
    let subject = values.integer("subject")
    if let subject {
      if facts.subjects.element(numbered: subject) == nil {
        found.append(at("subject", .subjectUnknown(subject)))
      } else if facts.state == .sanctioned, !facts.sanctionedSubjects.contains(subject) {
        found.append(at("subject", .subjectNotSanctioned(subject)))
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
    guard let issuedOn = facts.decision?.issuedOn,
      let column = ProceedingValues.pastDays.first(where: { values.day($0) != nil }),
      let day = values.day(column), day < issuedOn
    else { return [] }
    let field = form.shape.fields.first { $0.column == column }
    return [at(field?.name ?? "", .beforeDecision(issuedOn))]
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
    let terms = law.clockRules.filter { $0.condition == .extended }
    guard let term = terms.first(where: { $0.clock == asked.clock }) else {
      return [at("clock", .notOneOf(Set(terms.map(\.clock)).sorted()))]
    }
    let running = facts.clocks.first { $0.end == nil && $0.rule.family == term.family }
    guard let running else { return [at("clock", .clockNotRunning(term.family))] }
    return running.isOver(on: effectiveOn) == true ? [at("clock", .termOver(running))] : []
  }

  private func unmet(_ withdrawal: Withdrawal) -> [Problem] {
    let known = facts.proceedings.first { $0.version == withdrawal.event }
    let isOpen = known.map { Workflow.step(from: facts.state, $0.action) != nil } ?? false
    return isOpen ? [] : [at("event", .nothingToWithdraw)]
  }

  private func unmet(_ resumption: Resumption) -> [Problem] {
    guard let subject = resumption.subject else {
      let isSuspended = facts.sanctionedSubjects.contains(where: facts.isSuspended)
      return isSuspended ? [] : [Problem("/\(form.name)", .notSuspended)]
    }
    return facts.isSuspended(for: subject) ? [] : [at("subject", .notSuspended)]
  }

  private func unmetAmount(_ amount: Int, of subject: Int) -> [Problem] {
    let outstanding = facts.execution(of: subject).outstanding
    return amount > outstanding ? [at("amount", .moreThanOutstanding(outstanding))] : []
  }

  private func unmet(_ deferral: Deferral) -> [Problem] {
    unmetThreshold(.deferral, facts.execution(of: deferral.subject))
      + (deferral.until <= effectiveOn ? [at("until", .endsBeforeStart)] : [])
  }

  private func unmetThreshold(_ name: LegalAmount.Name, _ execution: Execution) -> [Problem] {
    guard let kind = facts.subjects.element(numbered: execution.subject),
      let amount = law.amount(name, on: facts.decision?.issuedOn ?? effectiveOn)
    else { return [] }
    let least = amount.value(for: kind)
    if execution.imposed >= least { return [] }
    return [at("subject", .fineTooLow(least, basis: amount.basis))]
  }

  /// At most three payments within six months, the first at least 40 % (Law on Handling
  /// Administrative Violations, Art 79).
  private func unmet(_ plan: InstalmentPlan) -> [Problem] {
    let execution = facts.execution(of: plan.subject)
    let payments = plan.payments
    var found = unmetThreshold(.instalments, execution)
    if !(2...3).contains(payments.count) { found.append(at("payments", .planNotInThree)) }
    if payments.map(\.amount).reduce(0, +) != execution.outstanding {
      found.append(at("payments", .planNotWhole(execution.outstanding)))
    }
    if let first = payments.first, first.amount * 5 < execution.outstanding * 2 {
      found.append(at("payments/0/amount", .firstPartTooLow))
    }
    let last = (facts.decision?.issuedOn ?? effectiveOn).adding(months: 6)
    let days = payments.map(\.dueOn)
    if days != days.sorted() || days.contains(where: { $0 > last }) {
      found.append(at("payments", .planTooLong(last)))
    }
    return found
  }
}
