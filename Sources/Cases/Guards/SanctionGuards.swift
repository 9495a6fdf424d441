/// What must hold before anybody is sanctioned, whatever the decision says.
struct SanctionGuards {
  let facts: CaseFacts
  let law: Law
  /// Nil when the step is only asked about.
  let officer: Int?
  /// The day the decision is issued.
  let day: Day

  /// The reasons against sanctioning subjects for what they are charged with.
  func unmet(_ charges: Set<ChargedSubject>) -> [Problem] {
    var found: [Problem] = []
    if facts.recordMadeOn == nil, !facts.isOnTheSpot { found.append(Problem("", .recordMissing)) }
    if let officer, facts.needsFourEyes, !facts.isOnTheSpot, facts.preparedBy.contains(officer) {
      found.append(Problem("", .fourEyes))
    }
    found += unmetTerms(charges)
    for subject in Set(charges.map(\.subject)).sorted() {
      found += unmetIdentity(of: subject) + unmetHearing(of: subject) + unmetHistory(of: subject)
    }
    return found
  }

  /// Nobody is sanctioned who is not identified (Law on Handling Administrative Violations,
  /// Art 65.1.b).
  private func unmetIdentity(of subject: Int) -> [Problem] {
    facts.subjects.element(numbered: subject) == .unknown
      ? [Problem("", .offenderNotIdentified(subject))] : []
  }

  /// Terms after which no sanction may be imposed: the limitation of each act, and the term of the
  /// decision.
  private func unmetTerms(_ charges: Set<ChargedSubject>) -> [Problem] {
    facts.clocks.filter { clock in
      clock.end == nil && clock.rule.effect == .block && clock.rule.goal == .decision
        && charges.contains {
          clock.violation.isNil(or: $0.violation) && clock.subject.isNil(or: $0.subject)
        }
    }.compactMap { clock in
      switch clock.isOver(on: day) {
      case true?: Problem("", .termOver(clock))
      case false?: nil
      case nil: Problem("", .calendarMissing(clock.due.missingYear ?? day.components.year))
      }
    }
  }

  /// The right to be heard is used, waived, or its term is over.
  private func unmetHearing(of subject: Int) -> [Problem] {
    guard let madeOn = facts.recordMadeOn,
      facts.hasExplanationRight(subject, law: law, on: madeOn),
      !facts.explanations.contains(where: { $0.subject == subject })
    else { return [] }
    let terms = facts.clocks.filter { $0.rule.goal == .explanation && $0.subject == subject }
    if !terms.isEmpty, terms.allSatisfy({ $0.isOver(on: day) == true }) { return [] }
    return [Problem("", .explanationPending(subject, until: terms.map(\.due.day).max()))]
  }

  private func unmetHistory(of subject: Int) -> [Problem] {
    let known = facts.earlierSanctions[subject] ?? 0
    guard known > 0 else { return [] }
    guard let check = facts.lastCheck(of: subject), check.known ?? 0 >= known else {
      return [Problem("", .earlierSanctionsUnchecked(subject, known))]
    }
    return check.outcome == .sameAct ? [Problem("", .signOfCrime(subject))] : []
  }
}

extension CaseFacts {
  fileprivate func lastCheck(of subject: Int) -> EarlierSanctionsCheck? {
    proceedings.reversed().lazy.compactMap {
      if case .earlierSanctionsCheck(let check) = $0.proceeding, check.subject == subject {
        check
      } else {
        nil
      }
    }.first
  }
}

extension Workflow {
  /// The reasons against sanctioning anyone in this case today: none, as soon as one subject
  /// could be sanctioned for one violation.
  static func unmetSanction(on facts: CaseFacts, by officer: Int?, law: Law, today: Day)
    -> [Problem]
  {
    let guards = SanctionGuards(facts: facts, law: law, officer: officer, day: today)
    let charged = facts.undecided
    if charged.isEmpty, !facts.charged.isEmpty { return [Problem("", .everythingDecided)] }
    let young = charged.filter { facts.ageGroup($0, law: law) == .exempt }
    if young.count == charged.count, !young.isEmpty {
      return Set(young.map(\.subject)).sorted().map { Problem("", .tooYoung($0)) }
    }
    let isOpen = charged.contains {
      guards.unmet([$0]).isEmpty
    }
    if isOpen { return [] }
    return guards.unmet(Set(charged))
  }
}
