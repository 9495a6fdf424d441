import CaseStore
import Cases
import Figures
import Postgres
import TestRegister
import Testing

/// A row of figures written out by hand; what is not named is zero.
func row(
  _ unit: String?, _ parent: String? = nil, _ fill: (inout StatisticsRow) -> Void = { _ in }
) -> StatisticsRow {
  var row = StatisticsRow(key: unit, parent: parent)
  fill(&row)
  return row
}

extension StatisticsRow {
  /// The row but for the terms that were over, which tests of the flow of cases do not keep.
  var flow: StatisticsRow {
    var row = self
    (row[.overdue], row[.overdueExecution]) = (0, 0)
    return row
  }
}

/// The month `YYYY-MM`.
func period(_ month: String, _ kind: ReportingPeriod.Kind) throws -> ReportingPeriod {
  try #require(ReportingPeriod(month, kind: kind))
}

extension TestRegister {
  /// The figures of a month as the supervisor of HN sees them.
  func figures(
    _ month: String, _ kind: ReportingPeriod.Kind, unit: String? = nil, asOf: Instant? = nil,
    as asker: Asker = .officer("supervisor.hn")
  ) async throws -> StatisticsReport {
    try await store.monthly(try period(month, kind), unit: unit, asOf: asOf, as: asker)
  }

  /// The flow of cases in HN-1, where the examples are opened.
  func figuresOfHN1(
    _ month: String, _ kind: ReportingPeriod.Kind
  ) async throws -> StatisticsRow {
    let rows = try await figures(month, kind).units
    return try #require(rows.first { $0.key == "HN-1" }).flow
  }

  /// The database's own clock.
  func instant() async throws -> Instant {
    try await owner.database.read { session in
      try session.query("SELECT clock_timestamp() AS instant")[0].decode("instant")
    }
  }
}

extension CaseStore {
  /// The figures of a month, without breakdowns.
  func monthly(
    _ period: ReportingPeriod, unit: String? = nil, asOf: Instant? = nil, as asker: Asker
  ) async throws -> StatisticsReport {
    var query = StatisticsQuery(period)
    (query.unit, query.asOf) = (unit, asOf)
    return try await statistics(query, as: asker)
  }
}
