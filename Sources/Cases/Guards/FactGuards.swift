/// What stands against a fact, given what is on file.
struct FactGuards {
  let action: Action
  let fact: Fact
  let facts: CaseFacts
  let law: Law
  let effectiveOn: Day
  private let path: String

  init(_ action: Action, _ fact: Fact, on facts: CaseFacts, law: Law, effectiveOn: Day) {
    self.action = action
    self.fact = fact
    self.facts = facts
    self.law = law
    self.effectiveOn = effectiveOn
    self.path = "/" + (action.factForm?.name ?? "")
  }

  var unmet: [Problem] {
    let unknown = unmetNumbers
    guard unknown.isEmpty else { return unknown }
    switch action {
    case .explain: return unmetExplanation
    case .extend: return unmetExtension
    case .checkEarlierSanctions:
      let known = fact.subject.flatMap { facts.earlierSanctions[$0] } ?? 0
      return known > 0 ? [] : [at("subject", .nothingToCheck)]
    case .withdraw:
      let known = facts.facts.first { $0.version == fact.event }
      let isOpen = known.map { Workflow.step(from: facts.state, $0.action) != nil } ?? false
      return isOpen ? [] : [at("event", .nothingToWithdraw)]
    case .decideComplaint:
      let open =
        facts.executionFacts(.complain).count > facts.executionFacts(.decideComplaint).count
      return open ? [] : [at("number", .noOpenComplaint)]
    default: return unmetExecution
    }
  }

  private func at(_ field: String, _ reason: Reason) -> Problem {
    Problem("\(path)/\(field)", reason)
  }

  /// Subjects, violations and days that do not fit the case.
  private var unmetNumbers: [Problem] {
    var found: [Problem] = []
    if let subject = fact.subject {
      if facts.subjects.element(numbered: subject) == nil {
        found.append(at("subject", .subjectUnknown(subject)))
      } else if facts.state == .sanctioned, action != .withdraw,
        !facts.sanctionedSubjects.contains(subject)
      {
        found.append(at("subject", .subjectNotSanctioned(subject)))
      }
    }
    if let violation = fact.violation {
      guard let charge = facts.charges.element(numbered: violation) else {
        return found + [at("violation", .violationUnknown(violation))]
      }
      if let subject = fact.subject, !charge.subjects.isEmpty, !charge.subjects.contains(subject) {
        found.append(at("subject", .subjectNotCharged(subject: subject, violation: violation)))
      }
    }
    if let issuedOn = facts.decision?.issuedOn, let day = fact.on ?? fact.from, day < issuedOn {
      let field = action.factForm?.fields.first { $0.slot == (fact.on == nil ? .from : .on) }
      found.append(at(field?.name ?? "", .beforeDecision(issuedOn)))
    }
    return found
  }

  private var unmetExplanation: [Problem] {
    guard let madeOn = facts.recordMadeOn else { return [Problem("", .recordMissing)] }
    guard let subject = fact.subject else { return [] }
    if !facts.hasExplanationRight(subject, law: law, on: madeOn) {
      return [at("subject", .explanationRightMissing)]
    }
    if let on = fact.on, on < madeOn { return [at("on", .beforeRecord(madeOn))] }
    let isKnown = facts.on(.explain).contains { $0.fact.subject == subject }
    return isKnown ? [at("subject", .explanationOnFile)] : []
  }

  private var unmetExtension: [Problem] {
    let terms = law.clockRules.filter { $0.condition == .extended }
    guard let term = terms.first(where: { $0.clock == fact.code }) else {
      return [at("clock", .notOneOf(Set(terms.map(\.clock)).sorted()))]
    }
    let running = facts.clocks.first { $0.end == nil && $0.rule.family == term.family }
    guard let running else { return [at("clock", .clockNotRunning(term.family))] }
    return running.isOver(on: effectiveOn) == true ? [at("clock", .termOver(running))] : []
  }

  private var unmetExecution: [Problem] {
    guard let subject = fact.subject else {
      if action == .resume, !facts.sanctionedSubjects.contains(where: facts.isSuspended) {
        return [Problem(path, .notSuspended)]
      }
      return []
    }
    let execution = facts.execution(of: subject)
    switch action {
    case .pay, .reduce:
      let isTooMuch = fact.amount ?? 0 > execution.outstanding
      return isTooMuch ? [at("amount", .moreThanOutstanding(execution.outstanding))] : []
    case .exempt: return execution.outstanding > 0 ? [] : [at("subject", .nothingOutstanding)]
    case .completeRemedy:
      let isOpen = fact.code.map(execution.openRemedies.contains) ?? false
      return isOpen ? [] : [at("remedy", .remedyNotOpen(execution.openRemedies))]
    case .defer: return unmetThreshold(.deferral, execution) + unmetDeferral
    case .instal: return unmetThreshold(.instalments, execution) + unmetPlan(execution)
    case .resume: return facts.isSuspended(for: subject) ? [] : [at("subject", .notSuspended)]
    default: return []
    }
  }

  private func unmetThreshold(_ name: LegalAmount.Name, _ execution: Execution) -> [Problem] {
    guard let kind = facts.subjects.element(numbered: execution.subject),
      let amount = law.amount(name, on: facts.decision?.issuedOn ?? effectiveOn)
    else { return [] }
    let least = amount.value(for: kind)
    if execution.imposed >= least { return [] }
    return [at("subject", .fineTooLow(least, basis: amount.basis))]
  }

  private var unmetDeferral: [Problem] {
    fact.until.map { $0 <= effectiveOn } ?? false ? [at("until", .endsBeforeStart)] : []
  }

  /// At most three payments within six months, the first at least 40 % (Law on Handling
  /// Administrative Violations, Art 79).
  private func unmetPlan(_ execution: Execution) -> [Problem] {
    let parts = fact.parts
    var found: [Problem] = []
    if !(2...3).contains(parts.count) { found.append(at("payments", .planNotInThree)) }
    if parts.map(\.amount).reduce(0, +) != execution.outstanding {
      found.append(at("payments", .planNotWhole(execution.outstanding)))
    }
    if let first = parts.first, first.amount * 5 < execution.outstanding * 2 {
      found.append(at("payments/0/amount", .firstPartTooLow))
    }
    let last = (facts.decision?.issuedOn ?? effectiveOn).adding(months: 6)
    let days = parts.map(\.dueOn)
    if days != days.sorted() || days.contains(where: { $0 > last }) {
      found.append(at("payments", .planTooLong(last)))
    }
    return found
  }
}
