import CaseStore
import Cases
import Postgres

/// The monthly figures counted over again, case by case, from the plain rows of the register.
///
/// Shares nothing with the product's query: it folds each case's events up to a day.
struct Recount {
  private struct Event {
    let unit: String
    let version: Int
    let from: CaseState?
    let to: CaseState
    let on: Day
  }

  private struct History {
    var events: [Event] = []
    var violations: [Int: Int] = [:]
    var closings: [Int: ClosingReason] = [:]
    var sanctions: [Int: [(form: String, amount: Int)]] = [:]

    /// What had happened by the end of a day, in order; nothing before the opening.
    func past(_ day: Day) -> [Event] {
      let past = events.filter { $0.on <= day }
      return past.first?.from == nil ? past : []
    }

    func isOpen(_ day: Day) -> Bool {
      past(day).last.map { $0.to != .closed } ?? false
    }

    /// The last time it was closed by a day, and only if it has not been opened again.
    func closing(_ day: Day) -> ClosingReason? {
      var closing: ClosingReason?
      for event in past(day) {
        if event.to != .closed { closing = nil }
        if event.from != .closed, event.to == .closed { closing = closings[event.version] }
      }
      return closing
    }
  }

  private var histories: [Int: History] = [:]

  /// Reads what was recorded by an instant.
  init(_ owner: CaseStore, asOf: String) async throws {
    self = try await owner.database.read { session in try Recount(session, asOf) }
  }

  private init(_ session: Session, _ asOf: String) throws {
    let events = try session.query(
      """
      SELECT e.case_id, u.code, e.version, e.from_state, e.to_state, e.effective_on
      FROM events e JOIN units u ON u.id = e.unit_id
      WHERE e.recorded_at <= \(asOf)::timestamptz ORDER BY e.case_id, e.version
      """)
    for row in events {
      try histories[row.decode("case_id"), default: History()].events.append(
        Event(
          unit: row.decode("code"), version: row.decode("version"), from: row.decode("from_state"),
          to: row.decode("to_state"), on: row.decode("effective_on")))
    }
    for row in try session.query("SELECT case_id, version FROM violations") {
      try histories[row.decode("case_id")]?.violations[row.decode("version"), default: 0] += 1
    }
    for row in try session.query("SELECT case_id, version, reason FROM closures") {
      try histories[row.decode("case_id")]?.closings[row.decode("version")] = row.decode("reason")
    }
    for row in try session.query("SELECT case_id, version, form, amount FROM sanctions") {
      let amount = try row.decode("amount", as: Int?.self) ?? 0
      try histories[row.decode("case_id")]?.sanctions[row.decode("version"), default: []]
        .append((row.decode("form"), amount))
    }
  }

  /// The figures of a period for some units together.
  func row(
    _ unit: String?, _ parent: String?, of units: Set<String>, in period: ReportingPeriod
  ) -> StatisticsRow {
    var row = StatisticsRow(unit: unit, parent: parent)
    for history in histories.values
    where history.events.contains(where: { units.contains($0.unit) }) {
      if history.isOpen(period.from.adding(days: -1)) { row.openAtStart += 1 }
      if history.isOpen(period.to) { row.openAtEnd += 1 }
      let isNoViolation = history.closing(period.to) == .noViolation
      for event in history.events where period.from <= event.on && event.on <= period.to {
        Self.count(event, of: history, in: &row)
        if !isNoViolation { row.violations += history.violations[event.version] ?? 0 }
      }
    }
    return row
  }

  private static func count(_ event: Event, of history: History, in row: inout StatisticsRow) {
    switch (event.from, event.to) {
    case (nil, _): row.opened += 1
    case (.opened, .investigated): row.investigated += 1
    case (.investigated, .sanctioned):
      row.sanctioned += 1
      row.decisions += 1
    case (.closed, .investigated): row.reopened += 1
    case (.opened, .closed), (.investigated, .closed), (.sanctioned, .closed):
      row.closed += 1
      let reason = history.closings[event.version]?.rawValue ?? "missing"
      row.closedByReason[reason, default: 0] += 1
    default: break
    }
    for sanction in history.sanctions[event.version] ?? [] {
      if sanction.form == "fine" { row.sanctions.fine += 1 } else { row.sanctions.warning += 1 }
      row.finesImposed += sanction.amount
    }
  }
}
