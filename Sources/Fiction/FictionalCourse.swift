import Cases

/// How a fictional case goes on from its opening: as most do, or as few do.
struct FictionalCourse {
  private(set) var history: FictionalHistory
  var random: SeededNumbers
  /// When the last step was taken.
  private(set) var day: Day

  init(_ history: FictionalHistory, random: SeededNumbers) {
    self.history = history
    self.random = random
    day = history.facts.openedOn
  }

  var world: FictionalWorld { history.world }
  var facts: CaseFacts { history.facts }
  var chief: FictionalStaff.Officer { world.staff.chief }
  var inspector: FictionalStaff.Officer {
    mutating get { random.pick(history.team.inspectors) }
  }
  /// The team's own, now and then the one above.
  var supervisor: FictionalStaff.Officer {
    mutating get { random.chance(900) ? history.team.supervisor : world.staff.supervisor }
  }

  /// Takes the case as far as it has come by today.
  mutating func run() throws {
    do {
      try prepare()
      if try endEarly() { return }
      try conclude()
      if random.chance(15), facts.state == .closed { try reopen() }
    } catch is FictionalHistory.NotYet {}
  }

  mutating func finished() -> CaseRows { history.finished() }

  // MARK: - Steps

  /// Takes a step some days after the last, on a working day.
  mutating func step(
    _ action: Action, by officer: FictionalStaff.Officer, after days: Int = 0,
    assignee: FictionalStaff.Officer? = nil, to team: FictionalStaff.Team? = nil,
    _ fill: (inout EventRequest, Day) -> Void = { _, _ in }
  ) throws {
    try step(
      action, by: officer, on: world.workingDay(days, after: day), assignee: assignee, to: team,
      fill)
  }

  /// Takes a step on a day, or on the day of the last step when that is later.
  mutating func step(
    _ action: Action, by officer: FictionalStaff.Officer, on wished: Day,
    assignee: FictionalStaff.Officer? = nil, to team: FictionalStaff.Team? = nil,
    _ fill: (inout EventRequest, Day) -> Void = { _, _ in }
  ) throws {
    let effectiveOn = max(wished, day)
    var request = EventRequest(action: action)
    fill(&request, effectiveOn)
    try history.take(request, by: officer, on: effectiveOn, assignee: assignee, to: team)
    day = effectiveOn
  }

  /// Takes a step that brings a proceeding of its own day.
  mutating func record(
    _ action: Action, by officer: FictionalStaff.Officer, after days: Int,
    _ proceeding: (Day) -> Proceeding
  ) throws {
    try step(action, by: officer, after: days) { request, day in
      request.documents.proceeding = proceeding(day)
    }
  }

  mutating func close(_ reason: ClosingReason, after days: Int) throws {
    try step(.close, by: supervisor, after: days) { request, _ in
      request.documents.closing = reason
    }
  }

  /// A number of a document, unique in the register.
  func paper(_ kind: String) -> String { "\(kind)-\(history.number)-\(facts.version + 1)" }

  // MARK: - Up to the facts established

  private mutating func prepare() throws {
    try assign()
    if random.chance(60) {
      try step(.note, by: inspector, after: random.number(0...1)) { request, _ in
        request.note = "Ghi chú mẫu."
      }
    }
    if random.chance(20) {
      try step(.amend, by: inspector) { request, _ in
        var amendment = Amendment()
        amendment.summary = FictionalWorld.amendedSummary
        request.amendment = amendment
      }
    }
    if random.chance(20) { try move(.transfer) }
  }

  private mutating func assign() throws {
    let assignee = inspector
    try step(.assign, by: supervisor, assignee: assignee)
  }

  private mutating func move(_ action: Action) throws {
    let others = world.staff.teams.filter { $0.unitID != history.team.unitID }
    let receiver = random.pick(others)
    try step(action, by: world.staff.supervisor, after: 1, to: receiver)
    try assign()
  }

  /// Ends a case that is not worth a record; answers whether it did.
  private mutating func endEarly() throws -> Bool {
    let limitationIsOver = facts.clocks.contains {
      $0.end == nil && $0.rule.start == .actEnd && $0.isOver(on: day) == true
    }
    if limitationIsOver {
      try close(.limitationExpired, after: random.number(5...25))
      return true
    }
    let isUnknown = facts.subjects.contains(.unknown)
    if isUnknown || random.chance(60) {
      let reasons: [ClosingReason] =
        isUnknown
        ? [.offenderUnknown] : [.noViolation, .noViolation, .transferredAuthority, .subjectGone]
      try close(random.pick(reasons), after: random.number(6...40))
      return true
    }
    return false
  }

  /// The violation record, two working days after the detection or late; then the investigation.
  mutating func investigate() throws {
    let detectedOn = facts.description.detectedOn
    let delay = random.chance(870) ? random.number(0...2) : random.number(3...8)
    let madeOn = max(world.workingDays(delay, after: detectedOn), detectedOn)
    let record = Record(number: paper("BB"), madeOn: madeOn)
    if random.chance(500) {
      try step(.addRecord, by: inspector, on: madeOn) { request, _ in
        request.documents.record = record
      }
      try step(.investigate, by: supervisor, after: random.number(0...2))
    } else {
      try step(.investigate, by: supervisor, on: madeOn) { request, _ in
        request.documents.record = record
      }
    }
    if random.chance(10) { try move(random.chance(500) ? .refer : .transfer) }
  }
}
