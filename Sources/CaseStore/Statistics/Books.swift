import Cases
import Figures
import Postgres

/// What an entry of the ledger counts, by the names of the database.
enum TallyFigure: String, Sendable, CaseIterable {
  case opened, reopened, received, closed, sent, investigated, sanctioned, annulled
  case returnedByProsecutor = "returned_by_prosecutor"
  case violations
  case violationsSanctioned = "violations_sanctioned"
  case subjectsSanctioned = "subjects_sanctioned"
  case warnings, fines, overrides, remedies, payments, coerced, deferred, instalments, reduced
  case exempted, complaints, lawsuits
}

extension TallyFigure: PostgresDecodable {}

/// Where a figure comes from in the ledger.
struct FigureSource: Sendable {
  let tally: TallyFigure
  /// Only entries with one of these codes.
  var codes: Set<String>?
  /// The amount is added up, not the quantity.
  var isAmount = false
  /// Only of those under age.
  var isOfMinors = false

  func admits(_ code: String?) -> Bool {
    codes.map { code.map($0.contains) ?? false } ?? !isOfMinors
  }
}

extension Figure {
  /// Which figures an entry counts in.
  static let counting: [TallyFigure: [(figure: Figure, source: FigureSource)]] =
    allCases.reduce(into: [:]) { figures, figure in
      guard let source = figure.source else { return }
      figures[source.tally, default: []].append((figure, source))
    }

  /// Nil for what is open or overdue on a day.
  var source: FigureSource? {
    switch self {
    case .openAtStart, .openAtEnd, .overdue: nil
    case .decisions: FigureSource(tally: .sanctioned)
    case .finesImposed: FigureSource(tally: .fines, isAmount: true)
    case .finesCollected: FigureSource(tally: .payments, isAmount: true)
    case .executed: closed(.executed, .executedByCoercion)
    case .minorsReminded: closed(.reminderMinor)
    case .prosecuted: closed(.transferredCriminal)
    case .minorsSanctioned: FigureSource(tally: .subjectsSanctioned, isOfMinors: true)
    default: TallyFigure.allCases.first { "\($0)" == rawValue }.map { FigureSource(tally: $0) }
    }
  }

  private func closed(_ reasons: ClosingReason...) -> FigureSource {
    FigureSource(tally: .closed, codes: Set(reasons.map(\.rawValue)))
  }
}

/// The statements that read the ledger for one query.
struct Books {
  let query: StatisticsQuery
  let asker: Asker

  init(_ query: StatisticsQuery, for asker: Asker) {
    self.query = query
    self.asker = asker
  }

  var moment: Statement { "COALESCE(\(query.asOf)::timestamptz, now())" }

  var instant: Statement {
    """
    SELECT COALESCE(\(query.asOf)::timestamptz > clock_timestamp(), false) AS future,
      to_char(\(moment), 'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM') AS instant
    """
  }

  /// The units of the scope, parents first; `successor` where exactly one took a closed unit over.
  var units: Statement {
    """
    SELECT u.id, u.code, p.code AS parent,
      (SELECT min(s.to_id) FROM unit_successions s WHERE s.from_id = u.id
        HAVING count(*) = 1) AS successor
    FROM units u LEFT JOIN units p ON p.id = u.parent_id
    WHERE u.id IN (\(scope))
    ORDER BY (SELECT count(*) FROM unit_descendants d WHERE d.unit_id = u.id), u.code
    """
  }

  var scope: Statement {
    let all: Statement =
      asker == .localOperator ? "SELECT id FROM units" : "SELECT unit_id FROM officer_units"
    guard let unit = query.unit else { return all }
    return """
      SELECT d.unit_id FROM unit_descendants d JOIN units above ON above.id = d.above_id
      WHERE above.code = \(unit) AND d.unit_id IN (\(all))
        AND (d.unit_id = above.id OR NOT \(query.isUnitAlone))
      """
  }

  /// How many answers `figures` has.
  static let figuresCount = 4

  /// Of one period: entries, open before it, open at its end by age in days, overdue.
  func figures(of period: ReportingPeriod) -> [Statement] {
    [
      "SELECT * FROM tallied(\(period.from), \(period.to), \(moment))",
      open(on: period.from.adding(days: -1)), open(on: period.to),
      "SELECT * FROM overdue_cases_on(\(end(of: period)), \(moment))",
    ]
  }

  /// Of a period that is not over, the day asked on: what comes later is not known to be late.
  func end(of period: ReportingPeriod) -> Statement {
    "LEAST(\(period.to)::date, (\(moment) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
  }

  func booked(in period: ReportingPeriod) -> Statement {
    """
    t.effective_on BETWEEN \(period.from) AND \(period.to) AND t.known_on <= \(period.to)
        AND t.recorded_at <= \(moment) AND t.unit_id = ANY (ARRAY(\(scope)))
    """
  }

  private func open(on day: Day) -> Statement {
    """
    SELECT s.unit_id, \(day)::date - s.opened_on AS days, s.cases
    FROM open_on(\(day), \(moment)) s WHERE s.unit_id = ANY (ARRAY(\(scope)))
    """
  }

  static func ageing(_ answer: Rows) throws -> [AgeBand: Int] {
    try answer.reduce(into: [:]) { bands, row in
      try bands[AgeBand(days: row.decode("days")), default: 0] += row.decode("cases", as: Int.self)
    }
  }

  /// The entries of the period, read once and added up by the keys of each dimension.
  var breakdowns: Statement {
    let keys: [Statement] = query.dimensions.map { "(\($0.rawValue), \(Self.key(of: $0)))" }
    return """
      WITH booked AS MATERIALIZED (
        SELECT t.type_id, t.area_kind, t.subject_kind, t.sex, t.figure, t.code, t.minor,
          sum(t.quantity) AS quantity, sum(t.amount) AS amount
        FROM tallies t WHERE \(booked(in: query.period)) GROUP BY 1, 2, 3, 4, 5, 6, 7)
      SELECT d.dimension, d.key, t.figure, t.code, t.minor, sum(t.quantity)::bigint AS quantity,
        sum(t.amount)::bigint AS amount
      FROM booked t LEFT JOIN violation_types y ON y.id = t.type_id
      CROSS JOIN LATERAL (VALUES \(Statement.joined(keys, separator: ", "))) AS d (dimension, key)
      GROUP BY 1, 2, 3, 4, 5
      """
  }

  /// Of an entry under the name `t` with its act under the name `y`.
  static func key(of dimension: Dimension) -> Statement {
    let column: Statement =
      switch dimension {
      case .area: "y.area"
      case .act: "y.code"
      case .areaKind: "t.area_kind"
      case .subjectKind: "t.subject_kind"
      case .sex: "t.sex"
      }
    return "COALESCE(\(column), \(Dimension.none))"
  }
}
