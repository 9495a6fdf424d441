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

/// What the ledger says of one period, unit by unit.
struct PeriodFigures {
  typealias Counts = [(unitID: Int, cases: Int)]

  let entries: [(unitID: Int, entry: LedgerEntry)]
  /// Of what was open or overdue on a day.
  let counts: [(figure: Figure, counts: Counts)]
  let ageing: [AgeBand: Int]

  init(
    entries: [(Int, LedgerEntry)], openAtStart: [OpenCases], openAtEnd: [OpenCases],
    overdue: [(Int, Int)]
  ) {
    self.entries = entries.map { ($0, $1) }
    counts = [
      (.openAtStart, openAtStart.map { ($0.unitID, $0.cases) }),
      (.openAtEnd, openAtEnd.map { ($0.unitID, $0.cases) }),
      (.overdue, overdue.map { ($0, $1) }),
    ]
    ageing = openAtEnd.reduce(into: [:]) { $0[AgeBand(days: $1.days), default: 0] += $1.cases }
  }
}

extension Dimension: PostgresDecodable {}
