public import Cases
import Postgres

/// What became of a unit and of its open cases.
public struct Succession: Sendable, Equatable, Codable {
  /// First day the unit no longer works.
  public let closedOn: Day
  public let successors: [String]
  /// Cases that went to the successor.
  public let moved: Int
  /// Open cases that wait in the unit for somebody to transfer them.
  public let waiting: Int
}

/// A unit that ends, and the units that take over: one for a merge, several for a split.
public struct SuccessionRequest: Sendable {
  public let code: String
  public let successors: [String]
  /// First day the unit no longer works; nil for the day it is closed on already, or today.
  public let day: Day?
  /// The officer who transfers the open cases to the only successor; nil leaves them.
  public let officer: String?

  public init(
    _ code: String, to successors: [String], on day: Day? = nil, by officer: String? = nil
  ) {
    self.code = code
    self.successors = successors.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.day = day
    self.officer = officer
  }
}

extension CaseStore {
  /// Closes a unit, records who succeeds it and, where one unit does and an officer is named,
  /// transfers every open case there: all of it or nothing.
  ///
  /// Needs the owner's connection; the cases move by the named officer's rights. May be repeated,
  /// to add a successor or to move what was left.
  public func succeedUnit(
    _ request: SuccessionRequest, today: Day,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws -> Succession {
    try await refusing {
      try await database.transaction { session in
        try UnitSuccession(session, request, today: today).run(progress)
      }
    }
  }
}

/// One succession inside its transaction.
private struct UnitSuccession {
  private let session: Session
  private let request: SuccessionRequest
  private let today: Day
  private let unitID: Int
  private let lifetime: UnitLifetime
  private let day: Day

  init(_ session: Session, _ request: SuccessionRequest, today: Day) throws {
    self.session = session
    self.request = request
    self.today = today
    let found = try session.query(
      "SELECT id, opened_on, closed_on FROM units WHERE code = \(request.code) FOR UPDATE")
    guard let row = found.first else { throw CaseError.notFound }
    unitID = try row.decode("id")
    lifetime = try UnitLifetime(row)
    day = request.day ?? lifetime.closedOn ?? today
  }

  func run(_ progress: (@Sendable (Int, Int) -> Void)?) throws -> Succession {
    if let closedOn = lifetime.closedOn, closedOn != day {
      throw CaseError.conflict(.unitClosedAlready)
    }
    let successors = try findSuccessors()
    try session.query("UPDATE units SET closed_on = \(day) WHERE id = \(unitID)")
    try session.pipeline(
      successors.map { successor -> Statement in
        """
        INSERT INTO unit_successions (from_id, to_id, effective_on)
        VALUES (\(unitID), \(successor), \(day)) ON CONFLICT DO NOTHING
        """
      })
    let all = try session.query(
      """
      SELECT u.id, u.code FROM unit_successions s JOIN units u ON u.id = s.to_id
      WHERE s.from_id = \(unitID) ORDER BY u.code
      """)
    let waiting = try CaseStore.openCases(in: unitID, session)
    var moved = 0
    if let officer = request.officer, all.count == 1 {
      moved = try move(to: successors[0], by: officer, progress)
    }
    return try Succession(
      closedOn: day, successors: all.map { try $0.decode("code") }, moved: moved,
      waiting: max(0, waiting - moved))
  }

  /// Ids of the units that take over, held open until the end.
  private func findSuccessors() throws -> [Int] {
    let found = try session.query(
      """
      SELECT id, code, opened_on, closed_on FROM units
      WHERE code = ANY (\(request.successors)::text[]) ORDER BY id FOR SHARE
      """)
    var units: [String: Row] = [:]
    for row in found { units[try row.decode("code")] = row }
    var problems: [Problem] = []
    var ids: [Int] = []
    for code in request.successors {
      guard let row = units[code] else {
        problems.append(Problem("/to", .toUnitUnknown))
        continue
      }
      let id = try row.decode("id", as: Int.self)
      if id == unitID {
        problems.append(Problem("/to", .toUnitSame))
      } else if try !UnitLifetime(row).includes(day) {
        problems.append(Problem("/to", .toUnitClosed))
      }
      ids.append(id)
    }
    if ids.isEmpty, problems.isEmpty { problems.append(Problem("/to", .toUnitMissing)) }
    guard problems.isEmpty else { throw CaseError.invalid(problems) }
    return ids
  }

  // MARK: - Cases

  private func move(
    to successor: Int, by username: String, _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Int {
    guard day <= today else { throw CaseError.unmet([Problem("/on", .inFuture)]) }
    let asker = Asker.officer(username)
    let officer = try session.ask(asker.acting(having: .worksOnCases))
    guard Workflow.permits(.transfer, to: officer.role) else { throw CaseError.notPermitted }
    // From here on row security holds the officer to the scope, as it does everywhere else.
    let scope = try session.query("SELECT FROM officer_units WHERE unit_id = \(unitID)")
    guard !scope.isEmpty else { throw CaseError.notPermitted }
    let events = try self.events(to: successor, by: officer, via: asker.via)
    for start in stride(from: 0, to: events.count, by: 100) {
      let end = min(start + 100, events.count)
      try session.pipeline(events[start..<end].flatMap(\.statements))
      progress?(end, events.count)
    }
    return events.count
  }

  /// One transfer for each open case, on the day the unit closed or as soon after as the case's
  /// own history allows.
  private func events(
    to successor: Int, by officer: Officer, via: Via
  ) throws -> [EventWriter] {
    // Alone and first: a join under a row lock would be re-checked against stale rows.
    let lock: Statement = """
      SELECT id FROM cases WHERE unit_id = \(unitID) AND state <> 'closed' ORDER BY id FOR UPDATE
      """
    let open: Statement = """
      SELECT c.id, c.version, c.state, GREATEST(c.opened_on, e.effective_on) AS earliest
      FROM cases c JOIN events e ON e.case_id = c.id AND e.version = c.version
      WHERE c.unit_id = \(unitID) AND c.state <> 'closed' ORDER BY c.id
      """
    let moved = Question.all(open) { row in
      let state = try row.decode("state", as: CaseState.self)
      guard let step = Workflow.step(from: state, .transfer) else {
        throw CaseError.stepNotAvailable(.transfer, from: state)
      }
      return try EventWriter(
        caseID: row.decode("id"), unitID: unitID, officerID: officer.id, via: via,
        version: row.decode("version", as: Int.self) + 1, from: step.from, action: step.action,
        to: step.to, effectiveOn: max(day, row.decode("earliest")), toUnitID: successor,
        contents: .sealed(note: note, documents: Documents()))
    }
    let (_, events) = try session.ask(Question<Void>(lock), moved)
    return events
  }

  private var note: String {
    "Đơn vị \(request.code) ngừng hoạt động từ ngày \(day); "
      + "hồ sơ chuyển đến đơn vị kế tục \(request.successors[0])."
  }
}
