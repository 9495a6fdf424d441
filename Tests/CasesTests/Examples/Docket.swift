import Cases

extension Act {
  /// All that a docket may be charged with.
  static let everything = Act.all + [.heavy, .light]
}

/// A case led from its opening, as a register leads one: decide, write, count the clocks. Each event
/// takes effect on the day it is taken.
struct Docket {
  var facts: CaseFacts
  private(set) var changes: [Change] = []
  let law: Law

  /// Opened on the day of its detection, Monday 2026-03-02 unless said otherwise.
  init(
    openedOn: Day = day(2026, 3, 2), law: Law = .example, by officer: Int = 1,
    _ change: (inout Documents) -> Void = { _ in }
  ) {
    var documents = Documents()
    documents.subjects = [Subject(kind: .person, name: "Nguyễn Văn Thử")]
    documents.violations = [Violation(type: "FINED", subjects: [1], endedOn: day(2026, 2, 25))]
    change(&documents)
    let description = CaseDescription(
      title: "Hồ sơ thử", summary: nil, source: "check", detectedOn: openedOn)
    self.law = law
    facts = CaseFacts(
      Opening(description: description, documents: documents), openedOn: openedOn,
      acts: Act.everything, officer: officer)
    facts.runExampleClocks(on: openedOn, law)
  }

  /// Takes a step, or throws what stands against it.
  mutating func take(_ request: EventRequest, on day: Day, by actor: Actor = .supervisor)
    throws(CaseError)
  {
    var request = request
    request.effectiveOn = day
    let change = try Workflow.decide(
      request, on: facts, by: actor, acts: Act.everything, law: law,
      destination: .named(by: request), today: day)
    facts.apply(change, acts: Act.everything, officer: actor.id)
    facts.runExampleClocks(on: day, law)
    changes.append(change)
  }

  mutating func note(_ action: Action, on day: Day) throws {
    try take(.complete(action), on: day)
  }

  mutating func record(on day: Day) throws {
    try take(
      .complete(.addRecord) { $0.documents.record = Record(number: "BB-01", madeOn: day) }, on: day)
  }

  mutating func investigate(on day: Day) throws {
    try take(EventRequest(action: .investigate), on: day)
  }

  /// With a record of the first day and the investigation the day after.
  mutating func prepare(_ recordDay: Day = day(2026, 3, 3)) throws {
    try record(on: recordDay)
    try investigate(on: recordDay.adding(days: 1))
  }

  mutating func sanction(_ sanctions: [Sanction]? = nil, on day: Day) throws {
    try take(
      .complete(.sanction) {
        $0.documents.decision?.issuedOn = day
        if day < CasesTests.day(2025, 7, 1) {
          $0.documents.decision?.signerTitle = "department_chief_inspector"
        }
        if let sanctions { $0.documents.decision?.sanctions = sanctions }
      }, on: day)
  }

  /// Annuls the decision by a paper of the day.
  mutating func annul(
    on day: Day, verifiedOn: Day?, _ ground: Annulment.Ground = .wrongContent
  ) throws {
    try take(
      .complete(.annul) {
        $0.documents.proceeding = .annulment(
          Annulment(number: "HB-01", issuedOn: day, ground: ground, verifiedOn: verifiedOn))
      }, on: day)
  }

  /// Takes a closed case up again on a paper of the day.
  mutating func reopen(on day: Day, _ ground: Reopening.Ground) throws {
    try take(
      .complete(.reopen) {
        $0.documents.proceeding = .reopening(
          Reopening(ground: ground, number: "CV-01", on: day))
      }, on: day)
  }

  /// Takes back what the last event brought.
  mutating func withdrawLast(on day: Day) throws {
    let last = facts.version
    try bring(.withdraw, on: day) { $0.event = last }
  }

  /// A proceeding whose legal date, if it has one, is the day it is taken.
  mutating func bring(
    _ action: Action, on day: Day, _ change: (inout ProceedingRow) -> Void = { _ in }
  )
    throws
  {
    try take(
      .bringing(action) {
        if $0.on != nil { $0.on = day }
        if $0.from != nil { $0.from = day }
        change(&$0)
      }, on: day)
  }

  /// Each clock as it shows on a day: `name[/violation][@subject] start due state[ end]`.
  func clocks(on today: Day, _ family: String? = nil) -> [String] {
    facts.clocks.filter { family == nil || $0.rule.family == family }.map { clock in
      let place =
        (clock.violation.map { "/\($0)" } ?? "") + (clock.subject.map { "@\($0)" } ?? "")
      let end = clock.end.map { " \($0.on)" } ?? ""
      return "\(clock.rule.clock)\(place) \(clock.startedOn) \(clock.due.day) "
        + "\(clock.state(on: today))\(end)"
    }
  }
}

extension CaseFacts {
  /// Brings the clocks to what is on file now.
  mutating func runExampleClocks(on day: Day, _ law: Law) {
    let changes = Workflow.clockChanges(on: self, effectiveOn: day, law: law)
    for ended in changes.ended { clocks[ended.number - 1] = ended }
    clocks += changes.started
  }
}
