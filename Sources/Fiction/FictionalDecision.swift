import Cases

/// From the facts established to the decision, or to an end without one.
extension FictionalCourse {
  mutating func conclude() throws {
    try investigate()
    if try endWithoutSanction() { return }
    try weigh()
    try sanctionAndExecute()
  }

  private mutating func endWithoutSanction() throws -> Bool {
    if random.chance(50) {
      try close(
        random.pick([.noViolation, .noSanctionArticle11, .transferredCriminal, .subjectGone]),
        after: random.number(2...25))
    } else if random.chance(25) {
      try missTheTerm()
    } else if facts.hasSubjectTooYoung(law: world.law) {
      try close(.noSanctionArticle11, after: random.number(2...6))
    } else if random.chance(100), isAgainstMinor, facts.mayRemind(law: world.law) {
      try close(.reminderMinor, after: random.number(2...6))
    } else {
      return false
    }
    return true
  }

  /// Nobody decides until it is too late.
  private mutating func missTheTerm() throws {
    let terms = facts.clocks.filter { $0.end == nil && $0.rule.goal == .decision }
    guard let term = terms.last(where: { $0.rule.start == .record }) ?? terms.last else { return }
    let left = max(0, term.due.day.daysSince1970 - day.daysSince1970)
    let reason: ClosingReason =
      term.rule.start == .record ? .decisionTermExpired : .limitationExpired
    try close(reason, after: left + random.number(1...15))
  }

  /// Whether the first subject is a person under eighteen.
  private var isAgainstMinor: Bool {
    history.firstBornOn.map { $0.adding(days: 6_570) > day } ?? false
  }

  /// Circumstances, a longer term and the right to be heard.
  private mutating func weigh() throws {
    for _ in 0..<random.pick([0, 0, 0, 0, 1, 1, 2]) {
      let kind: Circumstance.Kind = random.chance(750) ? .mitigating : .aggravating
      try record(.addCircumstance, by: inspector, after: random.number(0...1)) { _ in
        .circumstance(.init(violation: 1, subject: 1, kind: kind, ground: "Tình tiết mẫu."))
      }
    }
    if random.chance(220), isBeforeLastDay {
      try record(.extend, by: supervisor, after: 0) { _ in
        .termExtension(.init(clock: "decide_specially_complex", ground: "Vụ việc mẫu phức tạp."))
      }
    }
    for subject in facts.subjects.indices.map({ $0 + 1 }) where mayExplain(subject) {
      guard random.chance(650), isBeforeLastDay else { continue }
      let outcome: Explanation.Outcome = random.chance(750) ? .received : .waived
      try record(.explain, by: inspector, after: random.number(0...2)) {
        .explanation(.init(subject: subject, outcome: outcome, on: $0))
      }
    }
  }

  private var isBeforeLastDay: Bool {
    lastDayForSanction.map { world.workingDay(2, after: day) <= $0 } ?? true
  }

  /// Whether a term to explain has been running for the subject.
  private func mayExplain(_ subject: Int) -> Bool {
    facts.clocks.contains { $0.rule.goal == .explanation && $0.subject == subject }
  }

  /// Where several terms bind, the first that ends.
  var lastDayForSanction: Day? {
    facts.clocks.filter {
      $0.end == nil && $0.rule.effect == .block && $0.rule.goal == .decision
    }.map(\.due.day).min()
  }

  /// When everybody has been heard or could have been.
  private var firstDayForSanction: Day {
    let heard = Set(facts.explanations.map(\.subject))
    let terms = facts.clocks.filter {
      $0.rule.goal == .explanation && !heard.contains($0.subject ?? 0)
    }
    return max(day, terms.map { $0.due.day.adding(days: 1) }.max() ?? day)
  }

  /// A decision in time, or none: then the term has passed.
  mutating func sanctionAndExecute() throws {
    guard let last = lastDayForSanction else { return }
    var first = firstDayForSanction
    if first > last {
      try waiveHearing(by: last)
      first = day
    }
    let span = max(1, (last.daysSince1970 - first.daysSince1970) * 9 / 10)
    let issuedOn = min(world.workingDay(random.number(0...span), after: first), last)
    let titles = world.titles(for: charged, on: issuedOn)
    if titles.isEmpty { return try close(.transferredAuthority, after: 2) }
    if first > last { return try missTheTerm() }
    let decision = decision(on: issuedOn, signedAs: random.pick(titles))
    try step(.sanction, by: chief, on: issuedOn) { request, _ in
      request.documents.decision = decision
    }
    try execute()
  }

  private mutating func waiveHearing(by last: Day) throws {
    guard day <= last else { return }
    let heard = Set(facts.explanations.map(\.subject))
    for subject in facts.subjects.indices.map({ $0 + 1 })
    where mayExplain(subject) && !heard.contains(subject) {
      try record(.explain, by: inspector, after: 0) {
        .explanation(.init(subject: subject, outcome: .waived, on: $0))
      }
    }
  }

  private var charged: [(act: Act, kind: SubjectKind)] {
    facts.charges.flatMap { charge in
      charge.subjects.map { (charge.act, facts.subjects[$0 - 1]) }
    }
  }

  /// What the fine rule gives for each subject and violation, with some remedies.
  private mutating func decision(on day: Day, signedAs title: String) -> Decision {
    var sanctions: [Sanction] = []
    let hasRemedies = random.chance(600)
    for (index, charge) in facts.charges.enumerated() {
      for subject in charge.subjects {
        let rule = facts.fineRule(violation: index + 1, subject: subject, law: world.law)
        let fine = rule?.amount
        let warns = fine == nil || charge.act.warning && random.chance(300)
        sanctions.append(
          Sanction(
            violation: index + 1, subject: subject, form: warns ? .warning : .fine,
            amount: warns ? nil : fine, remedies: hasRemedies ? charge.act.remedies : []))
      }
    }
    return Decision(
      number: paper("QD"), issuedOn: day, signedBy: "Người ký Mẫu", signerTitle: title,
      sanctions: sanctions)
  }
}
