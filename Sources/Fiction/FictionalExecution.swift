import Cases

/// From the decision to its end: delivered, carried out in parts, in time or late, or taken back.
extension FictionalCourse {
  mutating func execute() throws {
    if random.chance(10) {
      try step(.annul, by: chief, after: random.number(3...12), Self.explained)
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
    try step(.annul, by: chief, after: random.number(3...15), Self.explained)
    try sanctionAndExecute()
  }

  private mutating func complain() throws {
    try record(.complain, by: inspector, after: random.number(1...8)) {
      .complaint(.init(kind: .complaint, filedOn: $0, ground: "Khiếu nại mẫu."))
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
      try record(.pay, by: inspector, after: days) {
        .payment(.init(subject: subject, amount: amount, paidOn: $0, receipt: receipt))
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

  /// A closed case is reopened: its decision is no longer in force.
  mutating func reopen() throws {
    try step(.reopen, by: chief, after: random.number(5...45), Self.explained)
    let last = lastDayForSanction ?? day
    if random.chance(500), world.workingDay(2, after: day) < last {
      try sanctionAndExecute()
    } else {
      try close(.noViolation, after: random.number(4...20))
    }
  }

  private static func explained(_ request: inout EventRequest, _ day: Day) {
    request.note = "Lý do mẫu."
  }
}
