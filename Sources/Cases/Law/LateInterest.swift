/// The interest on a fine that is paid late (Law on Handling Administrative Violations, Art 78).
public struct LateInterest: Sendable, Equatable {
  /// Days on which something was owed after the term of execution.
  public let days: Int
  /// VND.
  public let amount: Int
}

extension CaseFacts {
  /// Interest until a day on what a subject owed after the term of execution; nil while none has
  /// arisen, and where the term was held up.
  public func lateInterest(of subject: Int, law: Law, today: Day) -> LateInterest? {
    let term = clocks.last {
      $0.rule.start == .receipt && $0.rule.goal == .execution && $0.subject == subject
    }
    guard let term, term.end?.outcome != .stopped, term.isOver(on: today) == true,
      let kind = subjects.element(numbered: subject),
      let rate = law.amount(.latePayment, on: term.due.day)
    else { return nil }
    var (days, owedDays) = (0, 0)
    var day = term.due.day
    let steps = decreases(for: subject).filter { $0.day > day && $0.day <= today }
    var owed =
      execution(of: subject).imposed
      - decreases(for: subject).filter { $0.day <= day }.map(\.amount).reduce(0, +)
    for step in steps + [(day: today, amount: 0)] where owed > 0 {
      let passed = step.day.daysSince1970 - day.daysSince1970
      days += passed
      owedDays += passed * owed
      owed -= step.amount
      day = step.day
    }
    let amount = owedDays * rate.value(for: kind) / 1_000_000
    return days == 0 ? nil : LateInterest(days: days, amount: amount)
  }

  private func decreases(for subject: Int) -> [(day: Day, amount: Int)] {
    let paid = payments(by: subject).map { (day: $0.paidOn, amount: $0.amount) }
    let reduced = reductions(for: subject).map {
      (day: $0.effectiveOn, amount: $0.reduction.amount)
    }
    let exempted = [exemption(for: subject)].compactMap { $0 }.map {
      (day: $0, amount: Int.max / 2)
    }
    return (paid + reduced + exempted).sorted { $0.day < $1.day }
  }
}
