/// A time in which a decision need not be carried out; `until` is the first day on which it must
/// again, nil while it is suspended.
struct SuspendedTime {
  let from: Day
  var until: Day?

  /// Whether the execution was suspended on a day.
  func contains(_ day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

extension CaseFacts {
  /// When the execution was suspended for a subject, oldest first.
  func suspensions(for subject: Int) -> [SuspendedTime] {
    var times: [SuspendedTime] = []
    for entry in sinceDecision(on: subject) {
      switch entry.proceeding {
      case .suspension(let suspension) where suspension.subject.isNil(or: subject):
        if times.last.map({ $0.until != nil }) ?? true {
          times.append(SuspendedTime(from: suspension.from))
        }
      case .resumption(let resumption) where resumption.subject.isNil(or: subject):
        if let last = times.indices.last, times[last].until == nil {
          times[last].until = resumption.on
        }
      default: break
      }
    }
    return times
  }

  /// The days of a term that starts on a day, with those added on which the execution was suspended
  /// (Law on Complaints; Law on Handling Administrative Violations, Art 15.3).
  func lengthWithSuspensions(_ length: Int, from start: Day, for subject: Int) -> Int {
    let times = suspensions(for: subject)
    guard !times.isEmpty, times.last?.until != nil else { return length }
    var (day, counted) = (start, 0)
    while counted < length {
      day = day.adding(days: 1)
      if !times.contains(where: { $0.contains(day) }) { counted += 1 }
    }
    return day.daysSince1970 - start.daysSince1970
  }

  /// What a deferral or a plan of payments leaves to pay of the decisions before it, and by when.
  struct ReliefInTime {
    let version: Int
    let grantedOn: Day
    let schedule: [Instalment]
  }

  /// The last relief that was granted; nil without any.
  func relief(for subject: Int) -> ReliefInTime? {
    sinceDecision(on: subject).reversed().lazy.compactMap { entry -> ReliefInTime? in
      switch entry.proceeding {
      case .deferral(let deferral) where deferral.subject == subject:
        ReliefInTime(
          version: entry.version, grantedOn: entry.effectiveOn,
          schedule: [Instalment(dueOn: deferral.until, amount: .max)])
      case .instalmentPlan(let plan) where plan.subject == subject:
        ReliefInTime(
          version: entry.version, grantedOn: entry.effectiveOn, schedule: plan.payments)
      default: nil
      }
    }.first
  }

  /// The decisions on a subject that its relief is about, or those it is not about.
  func decisions(on subject: Int, relieved: Bool) -> [DecisionOnFile] {
    let version = relief(for: subject)?.version ?? 0
    return decisions(on: subject).filter { ($0.version < version) == relieved }
  }

  /// The day on which a deferred fine, or the next part of one, is due (Law on Handling
  /// Administrative Violations, Art 76, 79): the term of execution ends then.
  func reliefDueOn(for subject: Int) -> Day? {
    guard let relief = relief(for: subject), let last = relief.schedule.last else { return nil }
    let schedule = relief.schedule
    guard last.amount != .max else { return last.dueOn }
    var left =
      schedule.reduce(0) { $0 + $1.amount } - outstanding(of: subject, before: relief.version)
    for part in schedule {
      left -= part.amount
      if left < 0 { return part.dueOn }
    }
    return last.dueOn
  }
}
