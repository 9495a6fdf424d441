import Cases
import TestRegister

/// Annulments that name what they end.
extension RandomHistory {
  /// A sanction, all of a violation, of a subject or of a decision.
  mutating func annulPart(_ course: inout HistoryCourse) -> EventRequest {
    let meant = pick(course.sanctions)
    let number = course.origins[meant.pair]?.number ?? ""
    let (byDecision, byViolation, bySubject) = pick([
      (false, true, true), (false, true, true), (true, true, true), (false, false, true),
      (false, true, false), (true, false, false),
    ])
    let request = EventRequest.annulPart(on: course.last) {
      if byDecision { $0.decision = number }
      if byViolation { $0.violation = meant.violation }
      if bySubject { $0.subject = meant.subject }
    }
    let origins = course.origins
    course.end { sanction in
      (!byDecision || origins[sanction.pair]?.number == number)
        && (!byViolation || sanction.violation == meant.violation)
        && (!bySubject || sanction.subject == meant.subject)
    }
    (course.restartedOn, course.termStartedOn) = (course.last, course.last)
    return request
  }
}

extension HistoryCourse {
  /// Number of the decision that the next event may bring.
  var nextNumber: String { "QD-\(version + 1)" }

  /// Ends some sanctions. What was paid or let off stays with the rest, as far as the rest holds it.
  fileprivate mutating func end(_ isEnded: (Sanction) -> Bool) {
    let before = self
    sanctions.removeAll(where: isEnded)
    for subject in before.sanctionedSubjects {
      let left = imposed(on: subject)
      if sanctions.contains(where: { $0.subject == subject }) {
        if left < before.imposed(on: subject) { settle(subject, left: left) }
      } else {
        entries.removeAll { $0.subject == subject }
        givenBack[subject] = nil
      }
    }
    decisionVersion = sanctions.compactMap { origins[$0.pair]?.version }.min() ?? decisionVersion
    if sanctions.isEmpty { (state, decidedOn) = (.investigated, nil) }
  }

  private mutating func settle(_ subject: Int, left: Int) {
    func sum(_ action: Action) -> Int {
      entries(action, of: subject).map(\.amount).reduce(0, +)
    }
    let held = sum(.pay) + sum(.reduce) - (givenBack[subject] ?? 0)
    givenBack[subject, default: 0] += max(0, held - left)
    for index in entries.indices where entries[index].subject == subject {
      if [.pay, .reduce, .exempt].contains(entries[index].action) {
        entries[index].isSettled = true
      }
    }
  }
}

extension Sanction {
  var pair: HistoryCourse.Pair { HistoryCourse.Pair(violation: violation, subject: subject) }
}
