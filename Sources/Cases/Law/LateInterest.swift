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
    let term = term(of: subject).map { [(day: $0, amount: execution(of: subject).imposed)] } ?? []
    let relief = relief(for: subject)
    let granted = relief.map { dues(of: $0.schedule, of: subject, law: law) } ?? []
    guard let first = (term + granted).map(\.day).filter({ $0 < today }).min(),
      let kind = subjects.element(numbered: subject), let rate = law.amount(.latePayment, on: first)
    else { return nil }
    let settled = decreases(for: subject)
    let times = suspensions(for: subject)
    let turns = Set(
      (term + granted).map { $0.day.adding(days: 1) } + settled.map(\.day)
        + [relief?.grantedOn].compactMap { $0 }
        + times.flatMap { [$0.from, $0.until].compactMap { $0 } } + [today.adding(days: 1)]
    ).filter { $0 > first && $0 <= today.adding(days: 1) }.sorted()
    var (days, owedDays) = (0, 0)
    for (day, next) in zip(turns, turns.dropFirst())
    where !times.contains(where: { $0.contains(day) }) {
      // Relief counts from the day it is granted: what was late before stays late.
      let dues = relief.map { $0.grantedOn <= day } ?? false ? granted : term
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

  /// The last day of the term of execution; nil while it has none.
  private func term(of subject: Int) -> Day? {
    let term = clocks.last {
      $0.rule.start == .receipt && $0.rule.goal == .execution && $0.subject == subject
    }
    return term.flatMap { $0.due.missingYear == nil ? $0.due.day : nil }
  }

  /// The parts of a schedule, with the last day of each; what is not in it is due with the first.
  private func dues(
    of schedule: [Instalment], of subject: Int, law: Law
  ) -> [(day: Day, amount: Int)] {
    var rest = execution(of: subject).imposed
    return schedule.enumerated().reversed().map { index, part in
      let amount = index == 0 ? rest : min(part.amount, rest)
      rest -= amount
      return (law.calendar.due(0, .day, from: part.dueOn).day, amount)
    }
  }

  private func decreases(for subject: Int) -> [(day: Day, amount: Int)] {
    let paid = payments(by: subject).map { (day: $0.payment.paidOn, amount: $0.payment.amount) }
    let reduced = reductions(for: subject).map { (day: $0.effectiveOn, amount: $0.amount) }
    let exempted = [exemption(for: subject)].compactMap { $0 }.map {
      (day: $0.effectiveOn, amount: Int.max / 4)
    }
    return (paid + reduced + exempted).sorted { $0.day < $1.day }
  }
}
