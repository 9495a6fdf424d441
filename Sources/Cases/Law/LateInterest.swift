/// The interest on a fine that is paid late (Law on Handling Administrative Violations, Art 78).
public struct LateInterest: Sendable, Equatable {
  /// Days on which something was owed after the term of execution.
  public let days: Int
  /// VND.
  public let amount: Int
}

extension CaseFacts {
  /// Interest until a day on what a subject owed after the term of execution, or after the end of a
  /// deferral or of the day of each part; nil while none has arisen. It runs from the day after the
  /// term to the day before payment (Decree 118/2021/NĐ-CP, Art 20), and not while the execution is
  /// suspended.
  public func lateInterest(of subject: Int, law: Law, today: Day) -> LateInterest? {
    let terms = terms(of: subject)
    let relief = relief(for: subject)
    let granted = relief.map { dues(of: $0, of: subject, law: law) } ?? []
    guard let first = (terms + granted).map(\.day).filter({ $0 < today }).min(),
      let kind = subjects.element(numbered: subject), let rate = law.amount(.latePayment, on: first)
    else { return nil }
    let settled = decreases(for: subject)
    let times = suspensions(for: subject)
    let turns = Set(
      (terms + granted).map { $0.day.adding(days: 1) } + settled.map(\.day)
        + [relief?.grantedOn].compactMap { $0 }
        + times.flatMap { [$0.from, $0.until].compactMap { $0 } } + [today.adding(days: 1)]
    ).filter { $0 > first && $0 <= today.adding(days: 1) }.sorted()
    var (days, owedDays) = (0, 0)
    for (day, next) in zip(turns, turns.dropFirst())
    where !times.contains(where: { $0.contains(day) }) {
      // Relief counts from the day it is granted: what was late before stays late.
      let relieved = relief.map { $0.grantedOn <= day ? $0.version : 0 } ?? 0
      let dues = terms.filter { $0.version >= relieved } + (relieved > 0 ? granted : [])
      let due = dues.filter { $0.day < day }.reduce(0) { min($0 + $1.amount, .max / 4) }
      let owed = due - settled.filter { $0.day <= day }.reduce(0) { $0 + $1.amount }
      guard owed > 0 else { continue }
      let length = next.daysSince1970 - day.daysSince1970
      days += length
      owedDays += length * owed
    }
    let amount = owedDays * (rate.value(for: kind) ?? rate.person) / 1_000_000
    return days == 0 ? nil : LateInterest(days: days, amount: amount)
  }

  /// What is left to pay of the interest on a day, in VND.
  public func interestOwed(by subject: Int, law: Law, on day: Day) -> Int {
    let interest = lateInterest(of: subject, law: law, today: day)?.amount ?? 0
    return max(0, interest - execution(of: subject).interestPaid)
  }

  /// A fine, or a part of one, with the last day to pay it and the version that set that day.
  private struct Payable {
    let version: Int
    let day: Day
    let amount: Int
  }

  /// The fine of each decision, with the last day of the term that began when it was received.
  private func terms(of subject: Int) -> [Payable] {
    decisions(on: subject).compactMap { entry in
      let receivedOn = delivery(of: entry, to: subject)?.receivedOn
      let term = clocks.last {
        $0.rule.start == .receipt && $0.rule.goal == .execution && $0.subject == subject
          && $0.startedOn == receivedOn
      }
      guard let term, term.due.missingYear == nil else { return nil }
      let fines = entry.decision.sanctions.filter { $0.subject == subject }.compactMap(\.amount)
      return Payable(
        version: entry.version, day: term.due.day, amount: fines.reduce(0, +))
    }
  }

  /// The parts of a schedule, with the last day of each; what is not in it is due with the first.
  private func dues(of relief: ReliefInTime, of subject: Int, law: Law) -> [Payable] {
    var rest = account(of: subject, before: relief.version).imposed
    return relief.schedule.enumerated().reversed().map { index, part in
      let amount = index == 0 ? rest : min(part.amount, rest)
      rest -= amount
      return Payable(
        version: relief.version, day: law.calendar.due(0, .day, from: part.dueOn).day,
        amount: amount)
    }
  }

  private func decreases(for subject: Int) -> [(day: Day, amount: Int)] {
    let paid = payments(by: subject).map { (day: $0.payment.paidOn, amount: $0.payment.amount) }
    let reduced = reductions(for: subject).map { (day: $0.effectiveOn, amount: $0.amount) }
    let rest = exempted(subject)
    let exempted = [exemption(for: subject)].compactMap { $0 }.map {
      (day: $0.effectiveOn, amount: rest)
    }
    let givenBack = settlements(for: subject).map {
      (day: $0.effectiveOn, amount: -$0.settlement.letOff - $0.settlement.refunded)
    }
    return (paid + reduced + exempted + givenBack).sorted { $0.day < $1.day }
  }
}
