public import Figures
public import Postgres

/// Entries of the ledger that count the same, added up.
struct LedgerEntry {
  let figure: TallyFigure
  let code: String?
  let isOfMinor: Bool
  let quantity: Int
  /// VND.
  let amount: Int?

  init(_ row: Row) throws {
    figure = try row.decode("figure")
    code = try row.decode("code")
    isOfMinor = try row.decode("minor", as: Bool?.self) ?? false
    quantity = try row.decode("quantity")
    amount = try row.decode("amount")
  }
}

/// Entries by one key of one dimension.
struct BreakdownEntry {
  let dimension: Dimension
  let key: String
  let entry: LedgerEntry
}

/// Cases of a unit open on a day, by the number of days since they were opened.
struct OpenCases {
  let unitID: Int
  let days: Int
  let cases: Int
}

/// Cases of a unit with a term that was over on a day, of the office or of execution.
struct OverdueCases {
  let unitID: Int
  let cases: Int
  let isOfExecution: Bool
}

/// Decisions of a unit in force on a day, and what was outstanding on them.
struct UnitBalance {
  let unitID: Int
  let decisions: Int
  /// VND.
  let amount: Int
}

/// What the ledger says of one period, unit by unit.
struct PeriodFigures {
  typealias Counts = [(unitID: Int, count: Int)]

  let entries: [(unitID: Int, entry: LedgerEntry)]
  /// Of what there was on a day.
  let counts: [(figure: Figure, counts: Counts)]
  let ageing: [AgeBand: Int]

  init(
    entries: [(Int, LedgerEntry)], open: (start: [OpenCases], end: [OpenCases]),
    overdue: [OverdueCases], balances: (start: [UnitBalance], end: [UnitBalance])
  ) {
    self.entries = entries.map { ($0, $1) }
    func cases(_ open: [OpenCases]) -> Counts { open.map { ($0.unitID, $0.cases) } }
    func cases(ofExecution: Bool) -> Counts {
      overdue.filter { $0.isOfExecution == ofExecution }.map { ($0.unitID, $0.cases) }
    }
    func decisions(_ units: [UnitBalance]) -> Counts { units.map { ($0.unitID, $0.decisions) } }
    func amounts(_ units: [UnitBalance]) -> Counts { units.map { ($0.unitID, $0.amount) } }
    counts = [
      (.openAtStart, cases(open.start)), (.openAtEnd, cases(open.end)),
      (.overdue, cases(ofExecution: false)), (.overdueExecution, cases(ofExecution: true)),
      (.decisionsInForceAtStart, decisions(balances.start)),
      (.decisionsInForceAtEnd, decisions(balances.end)),
      (.outstandingAtStart, amounts(balances.start)),
      (.outstandingAtEnd, amounts(balances.end)),
    ]
    ageing = open.end.reduce(into: [:]) { $0[AgeBand(days: $1.days), default: 0] += $1.cases }
  }
}

extension Dimension: PostgresDecodable {}
