import Cases
import Figures
import Postgres

/// The questions that read the ledger for one query.
struct LedgerQueries {
  let query: StatisticsQuery
  let asker: Asker

  init(_ query: StatisticsQuery, for asker: Asker) {
    self.query = query
    self.asker = asker
  }

  var moment: Statement { "COALESCE(\(query.asOf)::timestamptz, now())" }

  /// The instant the figures are as of. Tomorrow's register is not known today: a report as of a
  /// later instant could not be repeated.
  var instant: Question<Instant> {
    let statement: Statement = """
      SELECT COALESCE(\(query.asOf)::timestamptz > clock_timestamp(), false) AS future,
        \(moment) AS instant
      """
    return .one(statement) { row in
      if try row.decode("future") { throw CaseError.invalid([Problem("?asOf", .dateInFuture)]) }
      return try row.decode("instant")
    }
  }

  /// The units of the scope as recorded by then, parents first; `successor` where exactly one took a
  /// closed unit over.
  var units: Question<UnitRows> {
    let inScope: Statement = """
      SELECT u.unit_id AS id, u.code, p.code AS parent,
        CASE cardinality(u.successor_ids) WHEN 1 THEN u.successor_ids[1] END AS successor
      FROM \(knownUnits) u LEFT JOIN \(knownUnits) p ON p.unit_id = u.parent_id
      WHERE u.unit_id IN (\(scope))
      ORDER BY cardinality(u.above_ids), u.code
      """
    return Question(inScope) { rows in
      if query.unit != nil, rows.isEmpty {
        throw CaseError.invalid([Problem("?unit", .unknownUnit)])
      }
      return try UnitRows(rows, rolledUp: query.unitsAs == .today)
    }
  }

  /// Units with the codes, names and parents they had by then.
  var knownUnits: Statement { "units_at(\(moment))" }

  /// Ids of the units asked for: rights are those of today, what lies below a unit is as of then.
  var scope: Statement {
    let all: Statement =
      asker == .localOperator ? "SELECT id FROM units" : "SELECT unit_id FROM officer_units"
    guard let unit = query.unit else { return all }
    return """
      SELECT d.unit_id FROM \(knownUnits) above
      JOIN \(knownUnits) d ON d.above_ids @> ARRAY[above.unit_id]
      WHERE above.code = \(unit) AND d.unit_id IN (\(all))
        AND (d.unit_id = above.unit_id OR NOT \(query.isUnitAlone))
      """
  }

  /// What is counted in one period, and what there was at its ends.
  func figures(of period: ReportingPeriod) -> Question<PeriodFigures> {
    let tallied: Statement = "SELECT * FROM tallied(\(period.from), \(period.to), \(moment))"
    let (before, last) = (period.from.adding(days: -1), period.to)
    return together(
      .all(tallied) { try ($0.decode("unit_id", as: Int.self), LedgerEntry($0)) },
      open(on: before), open(on: last), overdue(atEndOf: period), balances(on: before),
      balances(on: last)
    ).map { entries, openBefore, openAtEnd, overdue, before, atEnd in
      PeriodFigures(
        entries: entries, open: (openBefore, openAtEnd), overdue: overdue,
        balances: (before, atEnd))
    }
  }

  /// For a running period, use today: later deadlines cannot be missed yet.
  func end(of period: ReportingPeriod) -> Statement {
    "LEAST(\(period.to)::date, (\(moment) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
  }

  /// The condition for entries, under the name `t`, that count in a period.
  func counted(in period: ReportingPeriod) -> Statement {
    """
    t.effective_on BETWEEN \(period.from) AND \(period.to)
        AND t.recorded_at <= \(moment) AND t.unit_id = ANY (ARRAY(\(scope)))
    """
  }

  private func open(on day: Day) -> Question<[OpenCases]> {
    let open: Statement = """
      SELECT s.unit_id, \(day)::date - s.opened_on AS days, s.cases
      FROM open_on(\(day), \(moment)) s WHERE s.unit_id = ANY (ARRAY(\(scope)))
      """
    return .all(open) {
      try OpenCases(
        unitID: $0.decode("unit_id"), days: $0.decode("days"), cases: $0.decode("cases"))
    }
  }

  private func overdue(atEndOf period: ReportingPeriod) -> Question<[OverdueCases]> {
    let overdue: Statement = "SELECT * FROM overdue_cases_on(\(end(of: period)), \(moment))"
    return .all(overdue) {
      try OverdueCases(
        unitID: $0.decode("unit_id"), cases: $0.decode("cases"),
        isOfExecution: $0.decode("of_execution"))
    }
  }

  private func balances(on day: Day) -> Question<[UnitBalance]> {
    .all("SELECT * FROM balances_on(\(day), \(moment))") {
      try UnitBalance(
        unitID: $0.decode("unit_id"), decisions: $0.decode("decisions"),
        amount: $0.decode("amount"))
    }
  }

  /// The entries of the period, read once and added up by the keys of each dimension.
  var breakdowns: Question<[BreakdownEntry]> {
    guard !query.dimensions.isEmpty else { return Question(answering: []) }
    let keys: [Statement] = query.dimensions.map { "(\($0.rawValue), \(Self.key(of: $0)))" }
    let summed: Statement = """
      WITH counted AS MATERIALIZED (
        SELECT t.type_id, t.area_kind, t.subject_kind, t.sex, t.figure, t.code, t.minor,
          sum(t.quantity) AS quantity, sum(t.amount) AS amount
        FROM tallies t WHERE \(counted(in: query.period)) GROUP BY 1, 2, 3, 4, 5, 6, 7)
      SELECT d.dimension, d.key, t.figure, t.code, t.minor, sum(t.quantity)::bigint AS quantity,
        sum(t.amount)::bigint AS amount
      FROM counted t LEFT JOIN violation_types y ON y.id = t.type_id
      CROSS JOIN LATERAL (VALUES \(Statement.joined(keys, separator: ", "))) AS d (dimension, key)
      GROUP BY 1, 2, 3, 4, 5
      """
    return .all(summed) {
      try BreakdownEntry(
        dimension: $0.decode("dimension"), key: $0.decode("key"), entry: LedgerEntry($0))
    }
  }

  /// Of an entry under the name `t` with its act under the name `y`. Persons alone have a sex.
  static func key(of dimension: Dimension) -> Statement {
    let column: Statement =
      switch dimension {
      case .area: "y.area"
      case .act: "y.code"
      case .areaKind: "t.area_kind"
      case .subjectKind: "t.subject_kind"
      case .sex:
        "CASE WHEN t.subject_kind <> 'person' THEN \(Dimension.notAPerson) ELSE t.sex END"
      }
    return "COALESCE(\(column), \(Dimension.none))"
  }
}
