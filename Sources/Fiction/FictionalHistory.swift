import CaseStore
import Cases
import Crypto
import Postgres

/// A fictional case as it goes on: every event is decided by the rules of the register, and written
/// as the register would have written it.
struct FictionalHistory {
  /// A step that lies after today: the case has come no further yet.
  struct NotYet: Error {}

  let world: FictionalWorld
  let caseID: Int
  let number: String
  /// Of the first subject.
  let firstBornOn: Day?
  private let opener: FictionalStaff.Officer
  private(set) var team: FictionalStaff.Team
  private(set) var facts: CaseFacts
  private(set) var rows = CaseRows()
  private var random: SeededNumbers
  private let openedUnitID: Int
  private var assigneeID: Int?
  private var descriptionVersion = 1
  private var recordedAt = Instant(microsecondsSince1970: .min)
  private var previousHash: [UInt8] = []

  init(
    _ opening: Opening, number: String, id: Int, on day: Day, act: [Act], team: FictionalStaff.Team,
    officer: FictionalStaff.Officer, rows: CaseRows, random: SeededNumbers, in world: FictionalWorld
  ) throws {
    let problems = Workflow.problems(with: opening, acts: act, today: world.today)
    guard problems.isEmpty else { throw CaseError.invalid(problems) }
    self.world = world
    self.rows = rows
    self.random = random
    self.team = team
    self.number = number
    caseID = id
    opener = officer
    firstBornOn = opening.documents.subjects.first?.bornOn
    openedUnitID = team.unitID
    facts = CaseFacts(opening, openedOn: day, acts: act, officer: officer.id)
    facts.needsFourEyes = true
    _ = facts.runClocks(effectiveOn: day, law: world.law)
    write(
      Written(
        from: nil, action: .open, note: nil, documents: opening.documents, by: officer.id, on: day),
      typeIDs: facts.charges.map(\.act.id))
  }

  /// Takes a step on a day as an officer; refused by the rules or by the present day.
  mutating func take(
    _ request: EventRequest, by officer: FictionalStaff.Officer, on day: Day,
    assignee: FictionalStaff.Officer? = nil, to receiver: FictionalStaff.Team? = nil
  ) throws {
    guard day <= world.today else { throw NotYet() }
    var request = request
    request.effectiveOn = day
    request.assignee = assignee?.username
    request.toUnit = receiver?.code
    let change = try Workflow.decide(
      request, on: facts, by: officer.actor, acts: [], law: world.law,
      destination: receiver.map { _ in .alwaysOpen }, today: world.today)
    facts.apply(change, acts: [], officer: officer.id)
    _ = facts.runClocks(effectiveOn: day, law: world.law)
    if change.documents.description != nil { descriptionVersion = change.version }
    write(
      Written(
        from: change.step.from, action: change.step.action, note: change.note,
        documents: change.documents, by: officer.id, on: day, assigneeID: assignee?.id,
        toUnitID: receiver?.unitID),
      typeIDs: [])
    if let assignee { assigneeID = assignee.id }
    if let receiver {
      team = receiver
      assigneeID = nil
    }
  }

  /// Adds the rows that are known only at the end of the history; returns all rows so far.
  mutating func finished() -> CaseRows {
    rows.add(facts.clocks, of: caseID)
    rows.add(.cases) {
      for number in [
        caseID, facts.version, descriptionVersion, team.unitID, openedUnitID, opener.id,
      ] { $0.add(number) }
      $0.add(assigneeID)
      $0.add(facts.openedOn)
      $0.add(facts.state.rawValue)
      $0.add(recordedAt.utc)
      $0.add(number)
    }
    return rows
  }

  // MARK: - One event

  private struct Written {
    let from: CaseState?
    let action: Action
    let note: String?
    let documents: Documents
    let by: Int
    let on: Day
    var assigneeID: Int?
    var toUnitID: Int?
  }

  private mutating func write(_ event: Written, typeIDs: [Int]) {
    recordedAt = .recorded(
      on: event.on, after: recordedAt, version: facts.version, today: world.today, &random)
    let contents = EventContents(
      note: event.note, documents: event.documents, salt: random.salt(),
      subjectSalts: event.documents.subjects.map { _ in random.salt() },
      victimSalts: event.documents.victims.map { _ in random.salt() })
    let via = random.chance(850) ? "api" : "cli"
    let recorded = recordedAt.utc
    let canonical = Array((header(of: event, via, recorded) + contents.canonical).utf8)
    let hash = Array(SHA256.hash(data: previousHash + canonical))
    previousHash = hash
    rows.add(.events) {
      for number in [caseID, facts.version, team.unitID, event.by] { $0.add(number) }
      $0.add(event.assigneeID)
      $0.add(event.toUnitID)
      $0.add(event.on)
      $0.add(event.from?.rawValue)
      $0.add(facts.state.rawValue)
      $0.add(recorded)
      $0.add(world.transactionID)
      for trait in event.action.traits { $0.add(trait) }
      $0.add(event.action.rawValue)
      $0.add(via)
      $0.add(event.note)
      $0.add(bytea: contents.salt)
      $0.add(byteaOfText: canonical)
      $0.add(bytea: hash)
    }
    let source = RowSource(action: event.action, from: event.from, typeIDs: typeIDs) {
      [number, world] in
      ([number.lowercased()]
        + [$0.title, $0.summary].compactMap { $0 }.map { world.searchForm($0) })
        .joined(separator: " ")
    }
    rows.add(contents, of: caseID, facts.version, source)
  }

  /// The bytes of `event_header`.
  private func header(of event: Written, _ via: String, _ recorded: String) -> String {
    let parts: [String?] = [
      "event 1", number, String(facts.version), event.from?.rawValue, event.action.rawValue,
      facts.state.rawValue, event.on.description, recorded, String(team.unitID),
      event.toUnitID.map { "to unit \($0)" }, String(event.by), via,
      event.assigneeID.map(String.init), "",
    ]
    return parts.compactMap { $0 }.joined(separator: "\n")
  }
}

extension Action {
  /// What `append_event` copies from the table of actions, in the order of the columns.
  fileprivate var traits: [Bool] { [needsNote, movesUnit, form?.isRequired ?? false, isCounted] }
}

extension Destination {
  /// A fictional unit, which has always worked, and does not have the case yet.
  fileprivate static let alwaysOpen = Destination(
    lifetime: UnitLifetime(openedOn: nil, closedOn: nil), holdsTheCase: false)
}

extension Instant {
  /// When an event that took effect on a day is recorded: in working hours of that day or a little
  /// later, after the event before it, and not after the first moments of today, which have passed.
  fileprivate static func recorded(
    on effect: Day, after previous: Instant, version: Int, today: Day,
    _ random: inout SeededNumbers
  ) -> Instant {
    let second = 1_000_000
    let delay =
      random.chance(850) ? 0 : random.chance(800) ? random.number(1...3) : random.number(4...10)
    let time = random.number(8 * 3_600...17 * 3_600) * second + random.number(0...second - 1)
    let nominal = Instant(startOf: effect.adding(days: delay)).microsecondsSince1970 + time
    let latest = Instant(startOf: today).microsecondsSince1970 + version * 1_000
    return Instant(
      microsecondsSince1970: max(min(nominal, latest), previous.microsecondsSince1970 &+ 1))
  }
}
