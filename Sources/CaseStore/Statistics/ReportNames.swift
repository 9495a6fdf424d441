public import Cases
public import Figures
import Postgres

/// What the codes in a report are called, as the asker may know them.
public struct ReportNames: Sendable {
  /// The unit that the report is headed by.
  public let agency: String
  /// Names of units by code.
  public let units: [String: String]
  /// Names of acts by code.
  public let acts: [String: Text]
}

extension CaseStore {
  /// The names a report is headed and labelled with: those on file at the instant it is as of.
  public func names(
    in report: StatisticsReport, unit: String?, as asker: Asker
  ) async throws -> ReportNames {
    try await database.read { session in
      let (_, units, acts) = try session.ask(
        asker.officer, Self.unitNames(asOf: report.asOf), Self.actNames(asOf: report.asOf))
      let names = Dictionary(units) { $1 }
      let head = unit ?? report.units.first?.key ?? ""
      return ReportNames(
        agency: names[head] ?? head, units: names, acts: Dictionary(acts) { $1 })
    }
  }

  private static func unitNames(asOf instant: Instant) -> Question<[(String, String)]> {
    .all("SELECT code, name FROM units_at(\(instant)::timestamptz)") {
      try ($0.decode("code"), $0.decode("name"))
    }
  }

  /// Of each act the version that began last comes last.
  private static func actNames(asOf instant: Instant) -> Question<[(String, Text)]> {
    let known: Statement = """
      SELECT t.code, t.label_vi, t.label_en
      FROM violation_types t JOIN act_revisions r ON r.type_id = t.id
      WHERE r.recorded_at <= \(instant)::timestamptz AND r.superseded_at > \(instant)::timestamptz
      ORDER BY t.code, t.valid_from NULLS FIRST
      """
    return .all(known) {
      try ($0.decode("code"), Text(vi: $0.decode("label_vi"), en: $0.decode("label_en")))
    }
  }
}
