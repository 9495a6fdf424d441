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
    let wanted = facts.state == .closed ? [] : self.wanted
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
  }

  private struct Family: Hashable {
    let name: String
    let violation: Int?
    let subject: Int?
  }

  /// Of each family the longest term that applies, with its end where what it asks for was done.
  private var wanted: [Clock] {
    var order: [Family] = []
    var longest: [Family: Clock] = [:]
    for rule in law.clockRules where applies(rule) {
      for instance in instances(of: rule) where rule.validity.contains(instance.day) {
        let family = Family(
          name: rule.family, violation: instance.violation, subject: instance.subject)
        let clock = clock(rule, instance)
        if longest[family] == nil { order.append(family) }
        if longest[family].map({ $0.due.day < clock.due.day }) ?? true { longest[family] = clock }
      }
    }
    return order.compactMap { longest[$0] }
  }

  private func clock(_ rule: ClockRule, _ instance: Instance) -> Clock {
    var clock = Clock(
      number: 0, rule: rule, violation: instance.violation, subject: instance.subject,
      startedOn: instance.day, due: law.calendar.due(rule.length, rule.unit, from: instance.day),
      version: facts.version)
    clock.end = reached(rule.goal, subject: instance.subject).map {
      .init(.met, on: $0, version: facts.version)
    }
    return clock
  }

  private func applies(_ rule: ClockRule) -> Bool {
    switch rule.condition {
    case .always, .explanationRight: true
    case .forwarded: facts.isReferred
    case .explained: facts.explanations.contains { $0.outcome == .received }
    case .extended: facts.isExtended(to: rule.clock)
    }
  }

  /// The days a rule counts from. Empty while the document it starts with is not on file, or once
  /// nothing waits for its end.
  private func instances(of rule: ClockRule) -> [Instance] {
    if rule.goal == .record, facts.isOnTheSpot { return [] }
    if rule.goal == .explanation, facts.decision != nil { return [] }
    switch rule.start {
    case .detection: return [Instance(day: facts.description.detectedOn)]
    case .record: return records(for: rule)
    case .decision: return facts.decision.map { [Instance(day: $0.issuedOn)] } ?? []
    case .receipt: return receipts(for: rule)
    case .actEnd: return actEnds
    }
  }

  private func records(for rule: ClockRule) -> [Instance] {
    guard let madeOn = facts.recordMadeOn else { return [] }
    if rule.goal == .decision { return [Instance(day: decisionStart(record: madeOn))] }
    guard rule.condition == .explanationRight else { return [Instance(day: madeOn)] }
    return facts.subjects.indices.map { $0 + 1 }
      .filter { facts.hasExplanationRight($0, law: law, on: madeOn) }
      .map { Instance(subject: $0, day: madeOn) }
  }

  /// A reopened case gets new terms, unless its last term was over before.
  private func decisionStart(record madeOn: Day) -> Day {
    guard let resumedOn = facts.resumedOn, resumedOn > madeOn else { return madeOn }
    let last = facts.clocks.last {
      $0.rule.start == .record && $0.rule.goal == .decision && $0.startedOn < resumedOn
    }
    let wasOver = last.map { $0.isOver(on: $0.end?.on ?? resumedOn) != false } ?? false
    return wasOver ? madeOn : resumedOn
  }

  private func receipts(for rule: ClockRule) -> [Instance] {
    guard facts.decision != nil else { return [] }
    return facts.sanctionedSubjects.compactMap { subject in
      guard let receivedOn = facts.receivedOn(by: subject) else { return nil }
      if rule.goal == .execution, facts.isExecutionHeld(for: subject) { return nil }
      return Instance(subject: subject, day: receivedOn)
    }
  }

  /// A case without a violation yet counts from its detection, like an act that goes on.
  private var actEnds: [Instance] {
    let detectedOn = facts.description.detectedOn
    guard !facts.charges.isEmpty else { return [Instance(day: detectedOn)] }
    return facts.charges.enumerated().map {
      Instance(violation: $0 + 1, day: $1.endedOn ?? detectedOn)
    }
  }

  // MARK: - What ends them

  private func reached(_ goal: ClockRule.Goal, subject: Int?) -> Day? {
    switch goal {
    case .record: facts.recordMadeOn
    case .explanation:
      facts.explanations.first { $0.subject == subject }?.on
    case .decision: facts.decision?.issuedOn
    case .delivery: facts.deliveredOn
    case .execution: subject.map { facts.execution(of: $0).completedOn } ?? facts.executedOn
    case .complaint: facts.complaint(by: subject)?.filedOn
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
      due: due, version: version, end: end)
  }
}
