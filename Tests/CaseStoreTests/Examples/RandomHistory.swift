import CaseStore
import Cases
import Postgres
import TestRegister

/// The same numbers for the same seed, on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Cases that go through random steps on random days of 2026, within the rules.
struct RandomHistory {
  private struct Course {
    let number: String
    var unit: String
    var state = CaseState.opened
    var last: Day
    /// Codes of the acts, by the number of the violation.
    var acts: [String]
    var hasSubject: Bool
    /// A case taken over as investigated has none.
    var hasRecord = false
    var version = 1
    /// Versions of payments of the decision in force that stand.
    var payments: [Int] = []

    var supervisor: String { unit == "DN" ? "supervisor.dn" : "supervisor.hn" }
  }

  private let register: TestRegister
  private var random: SplitMix
  private var courses: [Course] = []
  private var units = ["DN", "HN", "HN-1", "HN-2"]

  init(_ register: TestRegister, seed: UInt64) {
    self.register = register
    random = SplitMix(seed: seed)
  }

  mutating func open(_ count: Int) async throws {
    let openers = [
      ("inspector.hn1", "HN-1"), ("inspector.hn2", "HN-2"), ("supervisor.hn", "HN"),
      ("supervisor.dn", "DN"),
    ].filter { units.contains($0.1) }
    for _ in 0..<count {
      let (opener, unit) = openers[Int.random(in: 0..<openers.count, using: &random)]
      let on = someDay()
      let opening = someOpening(on: on)
      let number = try await register.opened(opening, by: opener)
      courses.append(
        Course(
          number: number, unit: unit, last: on,
          acts: opening.documents.violations.map(\.type),
          hasSubject: !opening.documents.subjects.isEmpty))
    }
  }

  /// Takes cases over from a file, some of them inspected before they were opened.
  mutating func adopt(_ count: Int) async throws {
    var adopted: [(external: String, opened: Day, inspected: Day?)] = []
    for index in 0..<count {
      let inspected = chance(of: 3) ? nil : someDay()
      adopted.append(("OLD\(index)", someDay(), inspected))
    }
    let rows = adopted.enumerated().map { index, row in
      "\(row.external),\(index % 2 + 1),\(row.opened),\(row.inspected?.description ?? ""),,\n"
    }
    try await register.importing(RegisterFile.header + rows.joined())
    let numbers = try await register.lines(
      """
      SELECT number AS line FROM cases WHERE external_number IS NOT NULL
      ORDER BY substr(external_number, 4)::integer
      """)
    for (index, (number, row)) in zip(numbers, adopted).enumerated() {
      courses.append(
        Course(
          number: number, unit: "HN-\(index % 2 + 1)",
          state: row.inspected == nil ? .opened : .investigated,
          last: max(row.opened, row.inspected ?? row.opened), acts: [], hasSubject: false,
          version: row.inspected == nil ? 1 : 2))
    }
  }

  /// HN-2 is merged into HN-1 and hands its open cases over, each on a day nothing came after.
  mutating func merge(on day: Day) async throws {
    units.removeAll { $0 == "HN-2" }
    _ = try await register.owner.succeedUnit(
      SuccessionRequest("HN-2", to: ["HN-1"], on: day, by: "supervisor.hn"),
      today: TestRegister.today)
    for index in courses.indices
    where courses[index].unit == "HN-2" && courses[index].state != .closed {
      courses[index].unit = "HN-1"
      courses[index].last = max(courses[index].last, day)
      courses[index].version += 1
    }
  }

  /// Takes so many steps, each by a case of the moment's choice.
  mutating func advance(_ count: Int) async throws {
    for _ in 0..<count {
      let index = Int.random(in: 0..<courses.count, using: &random)
      var course = courses[index]
      let supervisor = course.supervisor
      var request = step(&course)
      course.last = laterDay(than: course.last)
      request.effectiveOn = course.last
      _ = try await register.store.advance(
        course.number, by: request, as: .officer(supervisor), today: TestRegister.today)
      course.version += 1
      courses[index] = course
    }
  }

  /// With no violation, one, or two of which the second can only be warned for.
  private mutating func someOpening(on day: Day) -> Opening {
    if chance(of: 4) { return .bare(on: day) }
    let example = Opening.example(on: day)
    var documents = example.documents
    if chance(of: 2) {
      documents.violations.append(Violation(type: "ND125-09-1", subjects: [1], endedOn: day))
    }
    var opening = Opening(description: example.description, documents: documents)
    opening.openedOn = day
    return opening
  }

  // MARK: - Steps

  private mutating func step(_ course: inout Course) -> EventRequest {
    if chance(of: 8) { return .noted(.note) }
    if course.state != .closed, chance(of: 5) { return move(&course) }
    switch course.state {
    case .opened: return stepFromOpened(&course)
    case .investigated:
      if chance(of: 4) { return close(&course) }
      if course.acts.isEmpty || !course.hasRecord || chance(of: 4) {
        course.state = .opened
        return .noted(.return)
      }
      course.state = .sanctioned
      course.payments = []
      return sanction(course)
    case .sanctioned:
      if chance(of: 2), let request = execute(&course) { return request }
      if chance(of: 3) {
        course.state = .investigated
        return .noted(.annul)
      }
      return close(&course)
    case .closed:
      course.state = .investigated
      return .noted(.reopen)
    }
  }

  private mutating func stepFromOpened(_ course: inout Course) -> EventRequest {
    if chance(of: 5) { return close(&course) }
    if !course.hasSubject {
      course.hasSubject = true
      var request = EventRequest(action: .addSubject)
      request.documents.subjects = [Subject(kind: .person, name: "Người Thử")]
      return request
    }
    if course.acts.isEmpty || chance(of: 3) {
      let act = chance(of: 3) ? "ND125-06-1-b" : "ND125-09-1"
      course.acts.append(act)
      var request = EventRequest(action: .addViolation)
      request.documents.violations = [
        Violation(type: act, subjects: [1], endedOn: day(2026, 3, 1))
      ]
      return request
    }
    course.state = .investigated
    course.hasRecord = true
    return .investigate()
  }

  private mutating func move(_ course: inout Course) -> EventRequest {
    let others = units.filter { $0 != course.unit }
    course.unit = others[Int.random(in: 0..<others.count, using: &random)]
    let mayRefer = course.state != .sanctioned
    var request = EventRequest(action: mayRefer && chance(of: 2) ? .refer : .transfer)
    request.toUnit = course.unit
    return request
  }

  private mutating func close(_ course: inout Course) -> EventRequest {
    let from = course.state
    let reasons = ClosingReason.allCases.filter {
      $0.states.contains(from) && !Self.askingMore.contains($0)
    }
    course.state = .closed
    // The reason with a rule of its own comes up more often than by chance.
    if from != .sanctioned, chance(of: 3) { return .close(.noViolation) }
    return .close(reasons[Int.random(in: 0..<reasons.count, using: &random)])
  }

  /// Reasons that the case must bear out.
  private static let askingMore: Set<ClosingReason> = [
    .executed, .executedByCoercion, .exempted, .limitationExpired, .decisionTermExpired,
    .executionLimitationExpired,
  ]

  /// One sanction for each violation: a warning where the act provides one, else the average fine.
  private func sanction(_ course: Course) -> EventRequest {
    var request = EventRequest.sanction()
    request.documents.decision?.sanctions = course.acts.enumerated().map { index, act in
      guard act != "ND125-09-1" else {
        return Sanction(violation: index + 1, subject: 1, form: .warning)
      }
      return Sanction(violation: index + 1, subject: 1, form: .fine, amount: 2_500_000)
    }
    return request
  }

  /// A payment, its withdrawal, a complaint or a lawsuit.
  private mutating func execute(_ course: inout Course) -> EventRequest? {
    if chance(of: 3) {
      var request = EventRequest(action: .complain)
      request.documents.proceeding = .complaint(
        .init(kind: chance(of: 2) ? .complaint : .lawsuit, filedOn: TestRegister.today))
      return request
    }
    if let paid = course.payments.last, chance(of: 2) {
      var request = EventRequest.noted(.withdraw)
      request.documents.proceeding = .withdrawal(.init(event: paid))
      course.payments.removeLast()
      return request
    }
    guard course.acts.contains(where: { $0 != "ND125-09-1" }), course.payments.count < 2 else {
      return nil
    }
    course.payments.append(course.version + 1)
    var request = EventRequest(action: .pay)
    request.documents.proceeding = .payment(
      .init(subject: 1, amount: 1_000_000, paidOn: TestRegister.today, receipt: "BL-01"))
    return request
  }

  // MARK: - Days

  private mutating func chance(of count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  /// Half of the time a day on which some month begins or ends.
  private mutating func someDay() -> Day {
    let month = Int.random(in: 4...8, using: &random)
    let edges = [day(2026, month, 1), day(2026, month, 14), day(2026, month, 15)]
    if chance(of: 2) {
      return (edges + [day(2026, month + 1, 1).adding(days: -1)])[
        Int.random(in: 0..<4, using: &random)]
    }
    return day(2026, month, Int.random(in: 1...30, using: &random))
  }

  private mutating func laterDay(than last: Day) -> Day {
    if chance(of: 3) { return last }
    let edge = someDay()
    if edge > last, chance(of: 2) { return edge }
    return min(last.adding(days: Int.random(in: 1...25, using: &random)), TestRegister.today)
  }
}
