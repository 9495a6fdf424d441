/// Which clocks a case should have, from what is on file alone.
///
/// The same function runs when an event is written and when all events are recounted, so the
/// clocks can be reproduced from the events.
struct CaseClocks {
  let facts: CaseFacts
  let law: Law

  /// What changes when the event of `facts.version`, in effect on `day`, has left these facts.
  func changes(on day: Day) -> ClockChanges {
    var changes = ClockChanges()
    let wanted = self.wanted
    for clock in wanted {
      switch facts.clocks.last(where: clock.counts) {
      case let known? where known.end == nil:
        if let end = clock.end { changes.ended.append(known.ended(end)) }
      case let known? where known.end?.outcome == .met && clock.end?.outcome == .met: break
      default: changes.started.append(clock)
      }
    }
    for known in facts.clocks where known.end == nil && !wanted.contains(where: known.counts) {
      changes.ended.append(known.ended(.init(.stopped, on: day, version: facts.version)))
    }
    let first = facts.clocks.count + 1
    changes.started = changes.started.enumerated().map { $1.numbered(first + $0) }
    return changes
  }

  // MARK: - What should run

  private struct Instance: Hashable {
    var violation: Int?
    var subject: Int?
    let day: Day
    var length: Int?
  }

  private struct Family: Hashable {
    let name: String
    let violation: Int?
    let subject: Int?
    /// Where each decision or complaint has a term of its own: its day.
    let since: Day?
  }

  /// Of each family the longest term that applies, with its end where what it asks for was done.
  private var wanted: [Clock] {
    var order: [Family] = []
    var longest: [Family: Clock] = [:]
    for rule in law.clockRules where isOpen(rule) && applies(rule) {
      for instance in instances(of: rule) where rule.validity.contains(instance.day) {
        let family = Family(
          name: rule.family, violation: instance.violation, subject: instance.subject,
          since: rule.isRepeated ? instance.day : nil)
        let clock = clock(rule, instance)
        if longest[family] == nil { order.append(family) }
        if longest[family].map({ $0.due.day < clock.due.day }) ?? true { longest[family] = clock }
      }
    }
    return order.compactMap { longest[$0] }
  }

  private func clock(_ rule: ClockRule, _ instance: Instance) -> Clock {
    let length = instance.length ?? rule.length
    var clock = Clock(
      number: 0, rule: rule, violation: instance.violation, subject: instance.subject,
      startedOn: instance.day, length: length,
      due: law.calendar.due(length, rule.unit, from: instance.day), version: facts.version)
    clock.end = reached(rule, instance).map { .init(.met, on: $0, version: facts.version) }
    return clock
  }

  /// Whether the state of the case leaves anything to wait for.
  private func isOpen(_ rule: ClockRule) -> Bool {
    facts.state != .closed || rule.goal.outlivesClosing
  }

  private func applies(_ rule: ClockRule) -> Bool {
    switch rule.condition {
    case .always, .explanationRight: true
    case .forwarded: facts.isReferred
    case .returned: facts.isReturned
    case .explained:
      facts.explanations.contains { $0.outcome == .received } || facts.isExtended(to: rule.clock)
    case .extended: facts.isExtended(to: rule.clock)
    }
  }

  /// The days a rule counts from. Empty while the document it starts with is not on file, or once
  /// nothing waits for its end.
  private func instances(of rule: ClockRule) -> [Instance] {
    if rule.goal == .record, facts.isOnTheSpot { return [] }
    switch rule.start {
    case .detection: return [Instance(day: facts.description.detectedOn)]
    case .expertResult:
      return facts.expertResultOn(for: rule.clock).map { [Instance(day: $0)] } ?? []
    case .record: return records(for: rule)
    case .decision:
      let days = Set(facts.decisions.map(\.decision.issuedOn)).sorted()
      guard rule.goal == .execution else { return days.map { Instance(day: $0) } }
      return days.flatMap(facts.executionLimitationStarts).map {
        Instance(subject: $0.subject, day: $0.day)
      }
    case .receipt: return receipts(for: rule)
    case .reliefEnd: return reliefs
    case .actEnd: return actEnds
    case .complaint, .secondComplaint, .acceptance, .secondAcceptance, .complaintDecision:
      return facts.complaintDays(rule.start).map { Instance(day: $0) }
    case .criminalSign: return facts.criminalSigns.map { Instance(day: $0) }
    case .bodyDecision: return facts.bodyDecidedOn.map { [Instance(day: $0)] } ?? []
    }
  }

  private func records(for rule: ClockRule) -> [Instance] {
    guard let madeOn = facts.recordMadeOn else { return [] }
    if rule.goal == .decision {
      guard facts.isDecisionAwaited else { return [] }
      return [Instance(day: max(facts.termRestartedOn ?? madeOn, madeOn))]
    }
    guard rule.condition == .explanationRight else { return [Instance(day: madeOn)] }
    return facts.subjects.indices.map { $0 + 1 }
      .filter { subject in
        facts.undecided.contains { $0.subject == subject }
          && facts.hasExplanationRight(subject, law: law, on: madeOn)
      }
      .map { Instance(subject: $0, day: madeOn) }
  }

  private func receipts(for rule: ClockRule) -> [Instance] {
    facts.sanctionedSubjects.flatMap { subject -> [Instance] in
      guard rule.goal == .execution else {
        return facts.receivedOn(by: subject).map { [Instance(subject: subject, day: $0)] } ?? []
      }
      return isHeld(subject) ? [] : executionTerms(of: subject, rule)
    }
  }

  /// Each decision on a subject has a term of its own, from its receipt.
  private func executionTerms(of subject: Int, _ rule: ClockRule) -> [Instance] {
    facts.decisions(on: subject, relieved: false).compactMap { entry in
      guard let receivedOn = facts.delivery(of: entry, to: subject)?.receivedOn else { return nil }
      let length = max(rule.length, entry.decision.executionDays ?? 0)
      return Instance(
        subject: subject, day: receivedOn,
        length: facts.lengthWithSuspensions(length, from: receivedOn, for: subject))
    }
  }

  /// A fine that is deferred, or paid in parts, is due when the law's grace ends.
  private var reliefs: [Instance] {
    facts.sanctionedSubjects.compactMap { subject in
      let relieved = facts.decisions(on: subject, relieved: true)
      guard !relieved.isEmpty, !isHeld(subject),
        relieved.allSatisfy({ facts.delivery(of: $0, to: subject) != nil })
      else { return nil }
      return facts.reliefDueOn(for: subject).map { Instance(subject: subject, day: $0) }
    }
  }

  /// Whether the term stands still: suspended, and nothing was carried out all the same.
  private func isHeld(_ subject: Int) -> Bool {
    facts.isSuspended(for: subject) && facts.execution(of: subject).completedOn == nil
  }

  /// A case without a violation yet counts from its detection, like an act that goes on.
  private var actEnds: [Instance] {
    let detectedOn = facts.description.detectedOn
    guard !facts.charges.isEmpty else { return [Instance(day: detectedOn)] }
    return facts.charges.enumerated().flatMap { index, charge -> [Instance] in
      let number = index + 1
      let isAwaited =
        facts.undecided.contains { $0.violation == number }
        || facts.charged.contains { $0.violation == number && facts.isSanctioned($0) }
        || facts.subjects.isEmpty
      guard isAwaited else { return [] }
      return facts.limitationStarts(of: number, from: charge.endedOn ?? detectedOn).map {
        Instance(violation: number, subject: $0.subject, day: $0.day)
      }
    }
  }

  // MARK: - What ends them

  private func reached(_ rule: ClockRule, _ instance: Instance) -> Day? {
    switch rule.goal {
    case .record: return facts.recordMadeOn
    case .explanation: return facts.explanations.first { $0.subject == instance.subject }?.on
    case .decision:
      return facts.decidedOn(violation: instance.violation, subject: instance.subject)
    case .delivery: return facts.deliveredOn(issuedOn: instance.day)
    case .execution:
      if let subject = instance.subject {
        return facts.executedOn(decisions(of: rule, instance, on: subject), by: subject)
      }
      return facts.executedOn(issuedOn: rule.start == .decision ? instance.day : nil)
    case .complaint: return facts.complaint(by: instance.subject)?.filedOn
    case .complaintDecision:
      return facts.complaintsDecided(rule.start, acceptedOn: instance.day)
    case .acceptance: return facts.complaintsAnswered(rule.start, filedOn: instance.day)
    case .secondComplaint: return facts.secondComplaint(since: instance.day)
    case .fileTransfer: return facts.fileTransferredOn
    case .fileReturn: return facts.fileReturnedOn
    }
  }

  /// The decisions on a subject whose execution a term is for.
  private func decisions(
    of rule: ClockRule, _ instance: Instance, on subject: Int
  ) -> [DecisionOnFile] {
    guard rule.start == .receipt else { return facts.decisions(on: subject, relieved: true) }
    return facts.decisions(on: subject, relieved: false).filter {
      facts.delivery(of: $0, to: subject)?.receivedOn == instance.day
    }
  }
}

extension Clock {
  fileprivate func ended(_ end: End) -> Clock {
    var clock = self
    clock.end = end
    return clock
  }

  fileprivate func numbered(_ number: Int) -> Clock {
    Clock(
      number: number, rule: rule, violation: violation, subject: subject, startedOn: startedOn,
      length: length, due: due, version: version, end: end)
  }
}
