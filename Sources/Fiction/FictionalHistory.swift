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
  private var recordedAt = Int.min
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

  /// Writes what stands only when the history is told; answers all rows so far.
  mutating func finished() -> CaseRows {
    rows.add(facts.clocks, of: caseID)
    rows.add(.cases) {
      for number in [
        caseID, facts.version, descriptionVersion, team.unitID, openedUnitID, opener.id,
      ] { $0.add(number) }
      $0.add(assigneeID)
      $0.add(facts.openedOn)
      $0.add(facts.state.rawValue)
      $0.add(EventTime.text(recordedAt))
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
    recordedAt = EventTime.recorded(
      on: event.on, after: recordedAt, version: facts.version, today: world.today, &random)
    let contents = EventContents(
      note: event.note, documents: event.documents, salt: random.salt(),
      subjectSalts: event.documents.subjects.map { _ in random.salt() },
      victimSalts: event.documents.victims.map { _ in random.salt() })
    let via = random.chance(850) ? "api" : "cli"
    let recorded = EventTime.text(recordedAt)
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
  fileprivate var traits: [Bool] { [needsNote, movesUnit, form != nil, isCounted] }
}

extension Destination {
  /// A fictional unit, which has always worked, and does not have the case yet.
  fileprivate static let alwaysOpen = Destination(
    lifetime: UnitLifetime(openedOn: nil, closedOn: nil), holdsTheCase: false)
}

/// When an event is recorded: in microseconds since 1970.
enum EventTime {
  private static let second = 1_000_000
  private static let day = 86_400 * second

  /// In working hours of the day it took effect or a little later; after the one before it, and
  /// never later than the first moments of today, which have passed.
  static func recorded(
    on effect: Day, after previous: Int, version: Int, today: Day, _ random: inout SeededNumbers
  ) -> Int {
    let delay =
      random.chance(850) ? 0 : random.chance(800) ? random.number(1...3) : random.number(4...10)
    let time = random.number(8 * 3_600...17 * 3_600) * second + random.number(0...second - 1)
    let nominal = start(of: effect.adding(days: delay)) + time
    return max(min(nominal, start(of: today) + version * 1_000), previous &+ 1)
  }

  /// Midnight in Viet Nam, seven hours before it is midnight in UTC.
  private static func start(of date: Day) -> Int { date.daysSince1970 * day - 7 * 3_600 * second }

  /// RFC 3339 in UTC with six digits, as `event_header` writes it.
  static func text(_ moment: Int) -> String {
    let date = Day(daysSince1970: moment / day)
    let rest = moment % day
    let clock = [rest / second / 3_600, rest / second / 60 % 60, rest / second % 60]
    return date.description + "T"
      + clock.map { padded($0, to: 2) }.joined(separator: ":")
      + "." + padded(rest % second, to: 6) + "Z"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
