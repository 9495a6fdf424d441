import Cases

/// From the decision to its end: delivered, carried out in parts, in time or late, or taken back.
extension FictionalCourse {
  mutating func execute() throws {
    if random.chance(10) {
      try annul(after: random.number(3...12))
      try close(.noViolation, after: random.number(3...20))
      return
    }
    let sendingDays = random.chance(880) ? random.number(0...1) : random.number(4...9)
    try step(.deliver, by: inspector, after: sendingDays + random.number(1...2)) { request, day in
      request.documents.proceeding = .delivery(
        .init(receivedOn: day, sentOn: day.adding(days: -1)))
    }
    if random.chance(10) { try complain() }
    if random.chance(8) { return try close(.annulled, after: random.number(10...30)) }
    if random.chance(15) { return try decideAnew() }
    for subject in facts.sanctionedSubjects {
      try pay(subject)
      try restore(subject)
    }
    try close(closing, after: random.number(1...28))
  }

  private var closing: ClosingReason {
    func happened(_ action: Action) -> Bool {
      facts.proceedings.contains { $0.action == action && $0.version > facts.decisionVersion ?? 0 }
    }
    return happened(.exempt) ? .exempted : happened(.coerce) ? .executedByCoercion : .executed
  }

  /// The decision is annulled and another takes its place.
  private mutating func decideAnew() throws {
    try annul(after: random.number(3...15))
    try sanctionAndExecute()
  }

  private mutating func annul(after days: Int) throws {
    let number = paper("HB")
    try step(.annul, by: chief, after: days) { request, day in
      request.note = "Lý do mẫu."
      request.documents.proceeding = .annulment(
        .init(number: number, issuedOn: day, ground: .wrongContent, verifiedOn: day))
    }
  }

  private mutating func complain() throws {
    try record(.complain, by: inspector, after: random.number(1...8)) {
      .complaint(.init(kind: .complaint, filedOn: $0, ground: "Khiếu nại mẫu."))
    }
    let notice = paper("TL")
    try record(.acceptComplaint, by: supervisor, after: random.number(1...8)) {
      .complaintAcceptance(.init(outcome: .accepted, number: notice, on: $0))
    }
    let number = paper("GQ")
    try record(.decideComplaint, by: supervisor, after: random.number(5...25)) {
      .complaintDecision(.init(number: number, decidedOn: $0, outcome: .rejected))
    }
  }

  private mutating func pay(_ subject: Int) throws {
    let owed = facts.execution(of: subject).outstanding
    guard owed > 0 else { return }
    if random.chance(10) {
      return try record(.exempt, by: supervisor, after: random.number(10...40)) { _ in
        .exemption(.init(subject: subject, ground: "Hoàn cảnh mẫu đặc biệt khó khăn."))
      }
    }
    if random.chance(30) {
      let number = paper("CC")
      try record(.coerce, by: supervisor, after: random.number(12...30)) {
        .coercion(.init(subject: subject, number: number, issuedOn: $0))
      }
    }
    let isLate = random.chance(170)
    let parts = random.chance(120) ? [owed / 2, owed - owed / 2] : [owed]
    for amount in parts where amount > 0 {
      let receipt = paper("BL")
      let days = isLate ? random.number(10...35) : random.number(1...8 / parts.count)
      let (facts, law) = (facts, world.law)
      try record(.pay, by: inspector, after: days) { day in
        // The day of payment is not late any more.
        let interest = facts.interestOwed(by: subject, law: law, on: day.adding(days: -1))
        return .payment(
          .init(
            subject: subject, amount: amount, paidOn: day, receipt: receipt,
            interest: interest > 0 ? interest : nil))
      }
    }
  }

  private mutating func restore(_ subject: Int) throws {
    for remedy in facts.execution(of: subject).openRemedies {
      try record(.completeRemedy, by: inspector, after: random.number(0...10)) {
        .remedyCompletion(.init(subject: subject, remedy: remedy, completedOn: $0))
      }
    }
  }

  /// A closed case is reopened on a paper: its decision is no longer in force.
  mutating func reopen() throws {
    let ground: Reopening.Ground = facts.decisions.isEmpty ? .complaint : .annulment
    let number = paper("ML")
    try step(.reopen, by: chief, after: random.number(5...45)) { request, day in
      request.note = "Lý do mẫu."
      request.documents.proceeding = .reopening(.init(ground: ground, number: number, on: day))
    }
    let last = lastDayForSanction ?? day
    if random.chance(500), world.workingDay(2, after: day) < last,
      !facts.hasSubjectTooYoung(law: world.law), !facts.subjects.contains(.unknown)
    {
      try sanctionAndExecute()
    } else {
      try close(.noViolation, after: random.number(4...20))
    }
  }
}
