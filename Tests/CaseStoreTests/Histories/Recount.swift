import CaseStore
import Cases
import Figures
import Postgres

/// The monthly figures counted over again, case by case, from the plain rows of the register.
///
/// Shares nothing with the product's ledger: it reads each case as it is known and counts what there
/// is.
struct Recount {
  /// A unit with the codes of those above it, from the top.
  struct Unit {
    let code: String
    let above: [String]
  }

  /// Parents first.
  private(set) var units: [Unit] = []
  private var histories: [Int: RecountedCase] = [:]
  private var counted: [Counted] = []
  private var money: [(history: RecountedCase, money: RecountedMoney)] = []

  /// Reads what was recorded by an instant; the units, and the last days of terms, as they are now.
  init(_ owner: CaseStore, asOf: Instant) async throws {
    self = try await owner.database.read { session in try Recount(session, asOf) }
  }

  private init(_ session: Session, _ asOf: Instant) throws {
    try readUnits(session)
    try readEvents(session, asOf)
    try readDocuments(session)
    try readDecisions(session)
    try readFacts(session)
    try readTerms(session)
    counted = histories.values.flatMap(\.counted)
    money = histories.values.map { ($0, $0.money) }
  }

  // MARK: - Figures

  /// The figures of a period for some units together.
  func row(
    _ unit: String?, _ parent: String?, of units: Set<String>, in period: ReportingPeriod
  ) -> StatisticsRow {
    var row = StatisticsRow(key: unit, parent: parent)
    let before = period.from.adding(days: -1)
    for (history, money) in money {
      if isOne(of: units, history.holder(before)) { row[.openAtStart] += 1 }
      if isOne(of: units, history.holder(period.to)) {
        row[.openAtEnd] += 1
        if history.isOverdue(period.to, ofExecution: false) { row[.overdue] += 1 }
        if history.isOverdue(period.to, ofExecution: true) { row[.overdueExecution] += 1 }
      }
      if units.contains(history.keeper(before)) {
        row[.decisionsInForceAtStart] += money.balance(before).decisions
        row[.outstandingAtStart] += money.balance(before).owed
      }
      if units.contains(history.keeper(period.to)) {
        row[.decisionsInForceAtEnd] += money.balance(period.to).decisions
        row[.outstandingAtEnd] += money.balance(period.to).owed
      }
    }
    for counted in counted where isIn(period, counted) && units.contains(counted.unit) {
      row[counted.cell] += counted.amount
    }
    return row
  }

  /// The rows of a breakdown of all units together.
  func breakdown(by dimension: Dimension, in period: ReportingPeriod) -> Breakdown {
    var rows: [String: StatisticsRow] = [:]
    let cells = Set(dimension.figures.map(FigureCell.figure))
    for counted in counted where isIn(period, counted) && cells.contains(counted.cell) {
      let key = counted.traits[dimension] ?? Dimension.none
      rows[key, default: StatisticsRow(key: key)][counted.cell] += counted.amount
    }
    return Breakdown(by: dimension, rows: rows.values.filter { !$0.cells.isEmpty })
  }

  private func isIn(_ period: ReportingPeriod, _ counted: Counted) -> Bool {
    period.from <= counted.on && counted.on <= period.to
  }

  private func isOne(of units: Set<String>, _ unit: String?) -> Bool {
    unit.map(units.contains) ?? false
  }

  // MARK: - Rows

  private mutating func readUnits(_ session: Session) throws {
    var parents: [String: String] = [:]
    let rows = try session.query(
      "SELECT u.code, p.code AS parent FROM units u LEFT JOIN units p ON p.id = u.parent_id")
    for row in rows { parents[try row.decode("code")] = try row.decode("parent", as: String?.self) }
    func above(_ code: String) -> [String] { parents[code].map { above($0) + [$0] } ?? [] }
    units = try rows.map { try $0.decode("code", as: String.self) }
      .map { Unit(code: $0, above: above($0)) }
      .sorted { ($0.above.count, $0.code) < ($1.above.count, $1.code) }
  }

  private mutating func readEvents(_ session: Session, _ asOf: Instant) throws {
    let events = try session.query(
      """
      SELECT e.case_id, u.code, d.code AS destination, e.version, e.action,
        e.from_state, e.to_state, e.effective_on
      FROM events e JOIN units u ON u.id = e.unit_id LEFT JOIN units d ON d.id = e.to_unit_id
      WHERE e.recorded_at <= \(asOf)::timestamptz ORDER BY e.case_id, e.version
      """)
    for row in events {
      try histories[row.decode("case_id"), default: RecountedCase()].events.append(
        RecountedCase.Event(
          unit: row.decode("code"), destination: row.decode("destination"),
          version: row.decode("version"), action: row.decode("action"),
          from: row.decode("from_state"), to: row.decode("to_state"),
          on: row.decode("effective_on")))
    }
  }

  private mutating func readDocuments(_ session: Session) throws {
    for row in try session.query("SELECT * FROM subjects") {
      try histories[row.decode("case_id")]?.subjects[row.decode("number")] = RecountedCase.Person(
        version: row.decode("version"), kind: row.decode("kind"), sex: row.decode("sex"),
        bornOn: row.decode("born_on"))
    }
    for row in try session.query("SELECT case_id, version, detected_on FROM descriptions") {
      try histories[row.decode("case_id")]?.detections[row.decode("version")] =
        row.decode("detected_on")
    }
    let violations = try session.query(
      """
      SELECT v.case_id, v.number, v.version, v.area_kind, v.ended_on, t.code, t.area
      FROM violations v JOIN violation_types t ON t.id = v.type_id
      """)
    for row in violations {
      try histories[row.decode("case_id")]?.violations[row.decode("number")] =
        RecountedCase.Breach(
          version: row.decode("version"), act: row.decode("code"), area: row.decode("area"),
          areaKind: row.decode("area_kind"), endedOn: row.decode("ended_on"))
    }
    for row in try session.query("SELECT case_id, violation, subject FROM violation_subjects") {
      let violation = try row.decode("violation", as: Int.self)
      try histories[row.decode("case_id")]?.violations[violation]?.subjects.insert(
        row.decode("subject"))
    }
  }

  private mutating func readDecisions(_ session: Session) throws {
    for row in try session.query("SELECT case_id, version, number, issued_on FROM decisions") {
      let (id, version) = try (
        row.decode("case_id", as: Int.self), row.decode("version", as: Int.self)
      )
      histories[id]?.decisions[version] = try row.decode("issued_on")
      histories[id]?.decisionNumbers[version] = try row.decode("number")
    }
    for row in try session.query("SELECT * FROM sanctions") {
      try histories[row.decode("case_id")]?.sanctions[row.decode("version"), default: []].append(
        RecountedCase.Penalty(
          violation: row.decode("violation"), subject: row.decode("subject"),
          form: row.decode("form"), amount: row.decode("amount"),
          remedies: row.decode("remedies"), override: row.decode("override_reason")))
    }
    for row in try session.query("SELECT case_id, version, reason FROM closures") {
      try histories[row.decode("case_id")]?.closings[row.decode("version")] = row.decode("reason")
    }
    for row in try session.query("SELECT * FROM remedy_decisions") {
      try histories[row.decode("case_id")]?.remedyDecisions[row.decode("version")] =
        (row.decode("issued_on"), row.decode("remedies"))
    }
  }

  private mutating func readFacts(_ session: Session) throws {
    let facts = try session.query(
      """
      SELECT f.case_id, f.version, f.action, f.subject, f.violation, f.decision, f.amount,
        f.interest, f.code, f.happened_on, w.version AS withdrawal
      FROM facts f LEFT JOIN facts w
        ON w.case_id = f.case_id AND w.withdrawn_version = f.version
      """)
    for row in facts {
      try histories[row.decode("case_id")]?.entries[row.decode("version")] = RecountedCase.Entry(
        action: row.decode("action"), violation: row.decode("violation"),
        subject: row.decode("subject"), decision: row.decode("decision"),
        amount: row.decode("amount"), interest: row.decode("interest"), code: row.decode("code"),
        on: row.decode("happened_on"), withdrawal: row.decode("withdrawal"))
    }
  }

  private mutating func readTerms(_ session: Session) throws {
    let terms = try session.query(
      """
      SELECT k.case_id, k.version, k.due_on, k.end_version, k.ended_on,
        r.goal = 'execution' AS of_execution FROM clocks k
      JOIN clock_rules r ON r.id = k.rule_id WHERE NOT r.lapses AND k.missing_year IS NULL
      """)
    for row in terms {
      let version = try row.decode("end_version", as: Int?.self)
      let end = try version.map { ($0, try row.decode("ended_on", as: Day.self)) }
      try histories[row.decode("case_id")]?.terms.append(
        RecountedCase.Term(
          start: row.decode("version"), dueOn: row.decode("due_on"), end: end,
          isOfExecution: row.decode("of_execution")))
    }
  }
}
