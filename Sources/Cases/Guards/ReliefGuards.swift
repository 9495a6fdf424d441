/// What speaks against a payment, relief from a fine, or the end of a charge.
extension ProceedingGuards {
  func unmet(_ payment: Payment) -> [Problem] {
    if payment.amount == 0, payment.interest ?? 0 == 0 { return [at("amount", .amountMissing)] }
    return unmetAmount(payment.amount, of: payment.subject)
  }

  func unmetAmount(_ amount: Int, of subject: Int) -> [Problem] {
    let outstanding = facts.execution(of: subject).outstanding
    return amount > outstanding ? [at("amount", .moreThanOutstanding(outstanding))] : []
  }

  /// Only so high a fine, and only for so long (Law on Handling Administrative Violations, Art 76).
  func unmet(_ deferral: Deferral) -> [Problem] {
    var found = unmetThreshold(.deferral, facts.execution(of: deferral.subject))
    if deferral.until <= effectiveOn { found.append(at("until", .endsBeforeStart)) }
    if let limit = limit(.deferralMax, for: deferral.subject) {
      let last = effectiveOn.adding(months: limit.value)
      if deferral.until > last { found.append(at("until", .deferredTooLong(last, limit.basis))) }
    }
    return found
  }

  private func unmetThreshold(_ name: LegalAmount.Name, _ execution: Execution) -> [Problem] {
    guard let kind = facts.subjects.element(numbered: execution.subject),
      let amount = law.amount(name, on: issuedOn(execution.subject))
    else { return [] }
    guard let least = amount.value(for: kind) else {
      return [at("subject", .reliefForPersonsAlone(amount.basis))]
    }
    if execution.imposed >= least { return [] }
    return [at("subject", .fineTooLow(least, basis: amount.basis))]
  }

  private func issuedOn(_ subject: Int) -> Day {
    facts.decisions(on: subject).first?.decision.issuedOn ?? effectiveOn
  }

  private func limit(
    _ name: LegalAmount.Name, for subject: Int
  ) -> (value: Int, basis: LegalBasis)? {
    guard let kind = facts.subjects.element(numbered: subject),
      let amount = law.amount(name, on: issuedOn(subject))
    else { return nil }
    return amount.value(for: kind).map { ($0, amount.basis) }
  }

  /// So many payments within so many months, the first so large a share of the fine (Law on
  /// Handling Administrative Violations, Art 79).
  func unmet(_ plan: InstalmentPlan) -> [Problem] {
    let execution = facts.execution(of: plan.subject)
    let payments = plan.payments
    var found = unmetThreshold(.instalments, execution)
    if let most = limit(.instalmentsMaxPayments, for: plan.subject)?.value,
      !(2...max(2, most)).contains(payments.count)
    {
      found.append(at("payments", .planNotInParts(most)))
    }
    if payments.map(\.amount).reduce(0, +) != execution.outstanding {
      found.append(at("payments", .planNotWhole(execution.outstanding)))
    }
    if let share = limit(.instalmentsFirstShare, for: plan.subject)?.value,
      let first = payments.first, first.amount * 100 < execution.imposed * share,
      first.amount < execution.outstanding
    {
      found.append(at("payments/0/amount", .firstPartTooLow(share)))
    }
    guard let months = limit(.instalmentsMaxTerm, for: plan.subject)?.value else { return found }
    let last = issuedOn(plan.subject).adding(months: months)
    let days = payments.map(\.dueOn)
    if days.contains(where: { $0 <= effectiveOn }) { found.append(at("payments", .partIsPast)) }
    if days != days.sorted() || days.contains(where: { $0 > last }) {
      found.append(at("payments", .planTooLong(last)))
    }
    return found
  }

  /// Only a charge that is still open, and only for a reason that holds.
  func unmet(_ disposal: Disposal) -> [Problem] {
    let meant = facts.undecided.filter {
      $0.violation == disposal.violation && disposal.subject.isNil(or: $0.subject)
    }
    guard !meant.isEmpty else { return [at("violation", .nothingToDispose)] }
    switch disposal.ground {
    case .limitationExpired:
      return unlessOver {
        $0.rule.start == .actEnd && $0.violation == disposal.violation
          && $0.subject.map { disposal.subject.isNil(or: $0) } ?? true
      }
    case .decisionTermExpired: return unlessOver { $0.rule.start == .record }
    case .reminderMinor:
      let isMinor = meant.allSatisfy { facts.mayBeReminded($0, law: law) }
      return isMinor ? [] : [at("ground", .nobodyToRemind)]
    case .noViolation, .noSanctionArticle11, .offenderUnknown, .subjectGone, .transferredCriminal,
      .transferredAuthority:
      return []
    }
  }

  private func unlessOver(_ isMeant: (Clock) -> Bool) -> [Problem] {
    let running = facts.clocks.filter {
      $0.end == nil && $0.rule.goal == .decision && isMeant($0)
    }
    if running.allSatisfy({ $0.isOver(on: effectiveOn) != false }) { return [] }
    return running.map(\.due.day).max().map { [at("ground", .termNotOver(until: $0))] } ?? []
  }
}

extension Proceeding {
  /// Whether it is about carrying out a decision, so that its subject must be sanctioned.
  var isAboutDecision: Bool {
    switch self {
    case .delivery, .payment, .remedyCompletion, .deferral, .instalmentPlan, .reduction,
      .exemption, .coercion, .complaint, .suspension, .resumption:
      true
    case .evasion(let evasion): evasion.stage == .execution
    case .circumstance, .explanation, .termExtension, .earlierSanctionsCheck, .withdrawal,
      .complaintAcceptance, .complaintDecision, .annulment, .reopening, .disposal, .apologyWaiver,
      .decisionCorrection:
      false
    }
  }

  /// Whether it prepares a decision, so that its subject must not be sanctioned yet.
  var preparesDecision: Bool {
    switch self {
    case .circumstance, .explanation, .termExtension, .earlierSanctionsCheck, .disposal: true
    case .evasion(let evasion): evasion.stage == .sanction
    default: false
    }
  }
}
