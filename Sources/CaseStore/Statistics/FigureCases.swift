public import Cases
public import Figures
import Postgres

/// One thing that a cell counts, and its case.
public struct FigureEntry: Sendable, Equatable, Codable {
  /// Number of the case.
  public let number: String
  public let unit: String
  /// When it happened; of a case that is open or overdue, when it was opened.
  public let effectiveOn: Day
  /// Code of the act, where the figure counts acts.
  public let act: String?
  /// VND, where the cell is a sum of money.
  public let amount: Int?

  private enum CodingKeys: String, CodingKey {
    case number = "case"
    case unit, effectiveOn, act, amount
  }
}

/// The cell of a report to be accounted for.
public struct FigureQuery: Sendable, Equatable {
  public static let maximumLimit = 1_000

  public var statistics: StatisticsQuery
  public let cell: FigureCell
  /// A row of a breakdown.
  public var key: (dimension: Dimension, value: String)?
  public var limit = 200
  /// How many entries to leave out: the order is the same for ever as of one instant.
  public var offset = 0

  public init(_ cell: FigureCell, of statistics: StatisticsQuery) {
    self.cell = cell
    self.statistics = statistics
  }

  public static func == (left: FigureQuery, right: FigureQuery) -> Bool {
    left.statistics == right.statistics && left.cell == right.cell && left.limit == right.limit
      && left.offset == right.offset && left.key?.dimension == right.key?.dimension
      && left.key?.value == right.key?.value
  }
}

/// What a cell counts: as many entries as its number, or amounts that add up to it.
public struct FigurePage: Sendable, Equatable {
  public let asOf: Instant
  public let items: [FigureEntry]
  public let hasMore: Bool
}

extension CaseStore {
  /// The cases a cell of a report counts, oldest first; for those who may see cases.
  public func cases(in query: FigureQuery, as asker: Asker) async throws -> FigurePage {
    try await database.report { session in
      let ledger = LedgerQueries(query.statistics, for: asker)
      let (_, _, instant, _, entries) = try session.askOnSnapshot(
        together(
          asker.officer(having: .readsStatistics, .readsCases), .forStatistics, ledger.instant,
          ledger.units, query.entries(ledger)))
      return FigurePage(
        asOf: instant, items: Array(entries.prefix(query.limit)),
        hasMore: entries.count > query.limit)
    }
  }
}

extension FigureQuery {
  /// One more than a page holds, where there are more.
  fileprivate func entries(_ ledger: LedgerQueries) -> Question<[FigureEntry]> {
    guard let source = source(ledger) else { return Question(answering: []) }
    let ordered: Statement = """
      SELECT booked_number(x.case_id) AS number, u.code AS unit, x.effective_on, x.act, x.amount
      FROM (\(source)) x JOIN \(ledger.knownUnits) u ON u.unit_id = x.unit_id
      WHERE x.unit_id = ANY (ARRAY(\(ledger.scope)))
      ORDER BY x.effective_on, x.case_id, x.act, x.amount LIMIT \(limit + 1) OFFSET \(offset)
      """
    return .all(ordered) {
      try FigureEntry(
        number: $0.decode("number"), unit: $0.decode("unit"),
        effectiveOn: $0.decode("effective_on"), act: $0.decode("act"), amount: $0.decode("amount"))
    }
  }

  private func source(_ ledger: LedgerQueries) -> Statement? {
    let period = statistics.period
    switch cell {
    case .figure(.openAtStart): return stays(on: period.from.adding(days: -1), ledger)
    case .figure(.openAtEnd): return stays(on: period.to, ledger)
    case .figure(.overdue): return overdue(ofExecution: false, ledger)
    case .figure(.overdueExecution): return overdue(ofExecution: true, ledger)
    case .figure(.decisionsInForceAtStart):
      return decisions(on: period.from.adding(days: -1), ledger)
    case .figure(.decisionsInForceAtEnd): return decisions(on: period.to, ledger)
    case .figure(.outstandingAtStart): return outstanding(on: period.from.adding(days: -1), ledger)
    case .figure(.outstandingAtEnd): return outstanding(on: period.to, ledger)
    case .figure(let figure): return figure.source.map { tallies($0, ledger) }
    case .closed(let reason):
      return tallies(FigureSource(tally: .closed, codes: [reason.rawValue]), ledger)
    case .remedy(let code): return tallies(FigureSource(tally: .remedies, codes: [code]), ledger)
    }
  }

  private func stays(on day: Day, _ ledger: LedgerQueries) -> Statement {
    """
    SELECT s.case_id, s.unit_id, s.opened_on AS effective_on, NULL AS act, NULL::bigint AS amount
    FROM stays_on(\(day), \(ledger.moment)) s
    """
  }

  private func overdue(ofExecution: Bool, _ ledger: LedgerQueries) -> Statement {
    """
    SELECT o.case_id, o.unit_id, o.opened_on AS effective_on, NULL AS act, NULL::bigint AS amount
    FROM overdue_on(\(ledger.end(of: statistics.period)), \(ledger.moment)) o
    WHERE o.of_execution = \(ofExecution)
    """
  }

  private func decisions(on day: Day, _ ledger: LedgerQueries) -> Statement {
    """
    SELECT b.case_id, b.unit_id, min(b.effective_on) AS effective_on, NULL AS act,
      NULL::bigint AS amount, generate_series(1, sum(b.decisions))
    FROM (\(balances(on: day, ledger))) b GROUP BY b.case_id, b.unit_id
    """
  }

  private func outstanding(on day: Day, _ ledger: LedgerQueries) -> Statement {
    """
    SELECT b.case_id, b.unit_id, min(b.effective_on) AS effective_on, NULL AS act,
      sum(b.amount)::bigint AS amount
    FROM (\(balances(on: day, ledger))) b GROUP BY b.case_id, b.unit_id HAVING sum(b.amount) <> 0
    """
  }

  private func balances(on day: Day, _ ledger: LedgerQueries) -> Statement {
    """
    SELECT * FROM balances WHERE effective_on <= \(day) AND recorded_at <= \(ledger.moment)
      AND unit_id = ANY (ARRAY(\(ledger.scope)))
    """
  }

  /// Entries that were taken back cancel out; of the rest, one line for each that is counted.
  private func tallies(_ source: FigureSource, _ ledger: LedgerQueries) -> Statement {
    var conditions: [Statement] = [
      ledger.counted(in: statistics.period), "t.figure::text = \(source.tally.rawValue)",
    ]
    if let codes = source.codes { conditions.append("t.code = ANY (\(codes.sorted())::text[])") }
    if source.isOfMinors { conditions.append("t.minor") }
    if let key { conditions.append("\(LedgerQueries.key(of: key.dimension)) = \(key.value)") }
    let each: Statement =
      source.isAmount ? "1" : "generate_series(1, sum(t.quantity)::integer)"
    let amount: Statement = source.isAmount ? "sum(t.amount)::bigint" : "NULL::bigint"
    return """
      SELECT t.case_id, t.unit_id, t.effective_on, y.code AS act, \(amount) AS amount, \(each)
      FROM tallies t LEFT JOIN violation_types y ON y.id = t.type_id
      WHERE \(Statement.joined(conditions, separator: " AND "))
      GROUP BY t.case_id, t.unit_id, t.effective_on, y.code
      HAVING \(source.isAmount ? "sum(t.amount)" : "sum(t.quantity)" as Statement) <> 0
      """
  }
}
