/// A day that a limitation counts from, for one subject where somebody evaded it, or for all.
struct LimitationStart {
  var subject: Int?
  let day: Day
}

/// Who evades has a limitation that counts anew; nobody else has (Law on Handling Administrative
/// Violations, Art 6.1.d and 74.2).
extension CaseFacts {
  /// What the limitation of a violation counts from.
  func limitationStarts(of violation: Int, from day: Day) -> [LimitationStart] {
    let awaited = charged.filter {
      $0.violation == violation && (isSanctioned($0) || undecided.contains($0))
    }
    return starts(of: awaited.map(\.subject), from: day) {
      lastEvasion(of: .sanction, among: proceedings[...], by: $0)
    }
  }

  /// What the limitation of the execution counts from, of the decisions issued on a day.
  func executionLimitationStarts(issuedOn day: Day) -> [LimitationStart] {
    let sanctioned = sanctionedSubjects.filter { subject in
      decisions(on: subject).contains { $0.decision.issuedOn == day }
    }
    return starts(of: sanctioned, from: day) {
      lastEvasion(of: .execution, among: sinceDecision(on: $0), by: $0)
    }
  }

  private func starts(
    of subjects: [Int], from day: Day, _ evaded: (Int) -> Day?
  ) -> [LimitationStart] {
    if subjects.allSatisfy({ evaded($0) == nil }) { return [LimitationStart(day: day)] }
    return subjects.map { LimitationStart(subject: $0, day: max(day, evaded($0) ?? day)) }
  }

  /// The last day on which an evasion by a subject ended.
  private func lastEvasion(
    of stage: Evasion.Stage, among entries: ArraySlice<ProceedingOnFile>, by subject: Int
  ) -> Day? {
    entries.compactMap { entry in
      guard case .evasion(let evasion) = entry.proceeding, evasion.subject == subject,
        evasion.stage == stage
      else { return nil }
      return evasion.endedOn
    }.max()
  }

  /// The limitations that an evasion would have count anew.
  func limitations(evadedBy evasion: Evasion) -> [Clock] {
    clocks.filter { clock in
      guard clock.end == nil, clock.subject.map({ $0 == evasion.subject }) ?? true else {
        return false
      }
      switch evasion.stage {
      case .execution: return clock.rule.start == .decision && clock.rule.goal == .execution
      case .sanction:
        return clock.rule.start == .actEnd
          && charged.contains {
            $0.subject == evasion.subject && $0.violation == clock.violation
          }
      }
    }
  }
}
