import CaseStore
import Cases
import HTTPTypes
import Hummingbird

/// The month's figures.
extension CaseAPI {
  func monthlyStatistics(_ call: Call) async throws -> Response {
    let query = try call.query("month", "period", "unit", "asOf")
    let kind: ReportingPeriod.Kind = query.choice("period") ?? .reporting
    let period = query.month("month", kind: kind)
    let unit = query.text("unit")
    let asOf = query.instant("asOf")
    try query.check()
    guard let period else { throw CaseError.invalid([]) }
    var asked = StatisticsQuery(period)
    (asked.unit, asked.asOf) = (unit, asOf)
    let figures = try await store.statistics(asked, as: call.asker())
    guard call.request.headers[.accept]?.contains("text/csv") == true else {
      return try .json(figures)
    }
    return .text(figures.csv(), type: "text/csv; charset=utf-8; header=present")
  }
}
