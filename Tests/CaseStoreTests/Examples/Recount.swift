import CaseStore
import Cases
import Figures
import Postgres
import TestNumbers

/// The monthly figures counted over again, case by case, from the plain rows of the register.
///
/// Shares nothing with the product's query: it folds each case's events up to a day.
struct Recount {
  private struct Event {
    let unit: String
    /// Where the case went by this event.
    let destination: String?
    let version: Int
    let from: CaseState?
    let to: CaseState
    let on: Day
  }

  private struct Term {
    let start: Int
    let dueOn: Day
    let end: (version: Int, on: Day)?
  }

  private struct Sanctioned {
    let form: String
    let amount: Int
    let violation: Int
    let subject: Int
  }

  private struct History {
    var events: [Event] = []
    var violations: [Int: Int] = [:]
    var closings: [Int: ClosingReason] = [:]
    var sanctions: [Int: [Sanctioned]] = [:]
    var payments: [Int: (amount: Int, withdrawal: Int?)] = [:]
    var complaints: [Int: String] = [:]
    var terms: [Term] = []

    /// What had happened by the end of a day, in order; nothing before the opening.
    func past(_ day: Day) -> [Event] {
      let past = events.filter { $0.on <= day }
      return past.first?.from == nil ? past : []
    }

    /// The unit in which the case lay open at the end of a day.
    func holder(_ day: Day) -> String? {
      guard let last = past(day).last, last.to != .closed else { return nil }
      return last.destination ?? last.unit
    }

    /// Whether a term was over by a day, in the eyes of who knew these events alone.
    func isOverdue(_ day: Day) -> Bool {
      terms.contains { term in
        let isKnown = past(day).contains { $0.version == term.start }
        let end = term.end.flatMap { end in
          events.contains { $0.version == end.version } ? end.on : nil
        }
        return isKnown && term.dueOn < day && end.map { $0 > day } ?? true
      }
    }

    /// The last time it was closed by a day, and in which unit, if it was not opened again.
    func closing(_ day: Day) -> (reason: ClosingReason, unit: String)? {
      var closing: (reason: ClosingReason, unit: String)?
      for event in past(day) {
        if event.to != .closed { closing = nil }
        if event.from != .closed, event.to == .closed {
          closing = closings[event.version].map { ($0, event.unit) }
        }
      }
      return closing
    }
  }

  private var histories: [Int: History] = [:]

  /// Reads what was recorded by an instant.
  init(_ owner: CaseStore, asOf: Instant) async throws {
    self = try await owner.database.read { session in try Recount(session, asOf) }
  }

  private init(_ session: Session, _ asOf: Instant) throws {
    let events = try session.query(
      """
      SELECT e.case_id, u.code, d.code AS destination, e.version, e.from_state, e.to_state,
        e.effective_on
      FROM events e JOIN units u ON u.id = e.unit_id LEFT JOIN units d ON d.id = e.to_unit_id
      WHERE e.recorded_at <= \(asOf)::timestamptz ORDER BY e.case_id, e.version
      """)
    for row in events {
      try histories[row.decode("case_id"), default: History()].events.append(
        Event(
          unit: row.decode("code"), destination: row.decode("destination"),
          version: row.decode("version"), from: row.decode("from_state"),
          to: row.decode("to_state"), on: row.decode("effective_on")))
    }
    for row in try session.query("SELECT case_id, version FROM violations") {
      try histories[row.decode("case_id")]?.violations[row.decode("version"), default: 0] += 1
    }
    for row in try session.query("SELECT case_id, version, reason FROM closures") {
      try histories[row.decode("case_id")]?.closings[row.decode("version")] = row.decode("reason")
    }
    let terms = try session.query(
      """
      SELECT k.case_id, k.version, k.due_on, k.end_version, k.ended_on FROM clocks k
      JOIN clock_rules r ON r.id = k.rule_id WHERE NOT r.lapses AND k.missing_year IS NULL
      """)
    for row in terms {
      let version = try row.decode("end_version", as: Int?.self)
      let end = try version.map { ($0, try row.decode("ended_on", as: Day.self)) }
      try histories[row.decode("case_id")]?.terms.append(
        Term(start: row.decode("version"), dueOn: row.decode("due_on"), end: end))
    }
    let sanctions = try session.query(
      "SELECT case_id, version, form, amount, violation, subject FROM sanctions")
    for row in sanctions {
      let sanctioned = try Sanctioned(
        form: row.decode("form"), amount: row.decode("amount", as: Int?.self) ?? 0,
        violation: row.decode("violation"), subject: row.decode("subject"))
      try histories[row.decode("case_id")]?.sanctions[row.decode("version"), default: []]
        .append(sanctioned)
    }
    let facts = try session.query(
      """
      SELECT f.case_id, f.version, f.action, f.amount, f.code, w.version AS withdrawal
      FROM facts f LEFT JOIN facts w
        ON w.case_id = f.case_id AND w.withdrawn_version = f.version
      WHERE f.action IN ('pay', 'complain')
      """)
    for row in facts {
      let version = try row.decode("version", as: Int.self)
      if try row.decode("action", as: String.self) == "pay" {
        try histories[row.decode("case_id")]?.payments[version] =
          (row.decode("amount"), row.decode("withdrawal"))
      } else {
        try histories[row.decode("case_id")]?.complaints[version] = row.decode("code")
      }
    }
  }

  /// The figures of a period for some units together.
  func row(
    _ unit: String?, _ parent: String?, of units: Set<String>, in period: ReportingPeriod
  ) -> StatisticsRow {
    var row = StatisticsRow(key: unit, parent: parent)
    for history in histories.values {
      if isOne(of: units, history.holder(period.from.adding(days: -1))) { row[.openAtStart] += 1 }
      if isOne(of: units, history.holder(period.to)) {
        row[.openAtEnd] += 1
        if history.isOverdue(period.to) { row[.overdue] += 1 }
      }
      let closing = history.closing(period.to)
      for event in history.events where period.from <= event.on && event.on <= period.to {
        if isOne(of: units, event.destination) { row[.received] += 1 }
        guard units.contains(event.unit) else { continue }
        if event.destination != nil { row[.sent] += 1 }
        Self.count(event, of: history, in: &row)
        Self.countFacts(event, of: history, by: period.to, in: &row)
        let isDisowned = closing?.reason == .noViolation && closing?.unit == event.unit
        if !isDisowned { row[.violations] += history.violations[event.version] ?? 0 }
      }
    }
    return row
  }

  private func isOne(of units: Set<String>, _ unit: String?) -> Bool {
    unit.map(units.contains) ?? false
  }

  private static func count(_ event: Event, of history: History, in row: inout StatisticsRow) {
    switch (event.from, event.to) {
    case (nil, _): row[.opened] += 1
    case (.opened, .investigated): row[.investigated] += 1
    case (.investigated, .sanctioned):
      row[.sanctioned] += 1
      row[.decisions] += 1
    case (.sanctioned, .investigated): row[.annulled] += 1
    case (.closed, .investigated):
      row[.reopened] += 1
      let last = history.closings.filter { $0.key < event.version }.max { $0.key < $1.key }
      if last?.value == .transferredCriminal { row[.returnedByProsecutor] += 1 }
    case (.opened, .closed), (.investigated, .closed), (.sanctioned, .closed):
      row[.closed] += 1
      let reason = history.closings[event.version]
      row.closedByReason[reason?.rawValue ?? "missing", default: 0] += 1
      if reason == .executed || reason == .executedByCoercion { row[.executed] += 1 }
      if reason == .reminderMinor { row[.minorsReminded] += 1 }
      if reason == .transferredCriminal { row[.prosecuted] += 1 }
    default: break
    }
    let sanctions = history.sanctions[event.version] ?? []
    for sanction in sanctions {
      row[sanction.form == "fine" ? .fines : .warnings] += 1
      row[.finesImposed] += sanction.amount
    }
    row[.violationsSanctioned] += Set(sanctions.map(\.violation)).count
    row[.subjectsSanctioned] += Set(sanctions.map(\.subject)).count
  }

  /// What was paid, unless it was known by then that it was not; and complaints.
  private static func countFacts(
    _ event: Event, of history: History, by day: Day, in row: inout StatisticsRow
  ) {
    if let payment = history.payments[event.version] {
      let isWithdrawn = history.events.contains {
        $0.version == payment.withdrawal && $0.on <= day
      }
      if !isWithdrawn { row[.finesCollected] += payment.amount }
    }
    switch history.complaints[event.version] {
    case "complaint": row[.complaints] += 1
    case "lawsuit": row[.lawsuits] += 1
    default: break
    }
  }
}
