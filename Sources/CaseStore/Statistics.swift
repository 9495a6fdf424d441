public import Cases
import Postgres

extension CaseStore {
  /// The figures of a month for every unit of the asker's scope, or for `unit` and those below it.
  ///
  /// What was recorded after `asOf` (RFC 3339) does not count; nil takes this moment.
  public func monthly(
    _ period: ReportingPeriod, unit: String? = nil, asOf: String? = nil, as asker: Asker
  ) async throws -> MonthlyStatistics {
    try await database.read { session in
      let answers = try session.pipeline([
        asker.enter,
        "SELECT set_config('thanhtra.purpose', 'statistics', true)",
        Self.instant(asOf),
        Self.scope(of: unit, for: asker),
        Self.figures(of: period, unit: unit, asOf: asOf, for: asker),
        Self.closings(in: period, asOf: asOf),
        Self.overdue(at: period.to, asOf: asOf),
      ])
      _ = try asker.officer(answers[0]) { $0.readsStatistics }
      if unit != nil, answers[3].isEmpty {
        throw CaseError.invalid([Problem("?unit", .unknownUnit)])
      }
      // Tomorrow's register is not known today: such a report could not be repeated.
      if try answers[2][0].decode("future", as: Bool.self) {
        throw CaseError.invalid([Problem("?asOf", .dateInFuture)])
      }
      let reasons = try Self.reasons(answers[5])
      let overdue = try answers[6].reduce(into: [:]) { counts, row in
        counts[try row.decode("unit", as: String.self)] = try row.decode("cases", as: Int.self)
      }
      return try MonthlyStatistics(
        period, asOf: answers[2][0].decode("instant"),
        units: answers[4].map { try StatisticsRow($0, reasons: reasons, overdue: overdue) })
    }
  }

  private static func instant(_ asOf: String?) -> Statement {
    """
    SELECT COALESCE(\(asOf)::timestamptz > now(), false) AS future,
      to_char(COALESCE(\(asOf)::timestamptz, now()), 'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM')
        AS instant
    """
  }

  /// The units that have a row: those of the scope, zeros included.
  private static func scope(of unit: String?, for asker: Asker) -> Statement {
    let scope: Statement =
      asker == .localOperator
      ? "SELECT id FROM units" : "SELECT unit_id FROM officer_units"
    return """
      SELECT u.id, u.code, p.code AS parent,
        (SELECT count(*) FROM unit_descendants d WHERE d.unit_id = u.id) AS depth
      FROM units u LEFT JOIN units p ON p.id = u.parent_id
      WHERE u.id IN (\(scope)) AND (\(unit)::text IS NULL OR u.id IN (
        SELECT d.unit_id FROM unit_descendants d JOIN units above ON above.id = d.above_id
        WHERE above.code = \(unit)))
      """
  }

  /// One row for each unit. Openness is read off each case's own events, the flow off the events
  /// of the period: that the two agree is the identity the tests check. Every figure of a unit
  /// rests on events of that unit or into it, so that all who may see the unit get the same.
  private static func figures(
    of period: ReportingPeriod, unit: String?, asOf: String?, for asker: Asker
  ) -> Statement {
    """
    WITH unit_rows AS (\(scope(of: unit, for: asker))),
    known AS NOT MATERIALIZED (
      SELECT e.* FROM events e
      WHERE e.recorded_at <= COALESCE(\(asOf)::timestamptz, now())
        AND e.effective_on <= \(period.to)),
    month AS (SELECT * FROM known WHERE effective_on >= \(period.from))
    SELECT u.code AS unit, u.parent,
      \(openCases(on: "< \(period.from)")) AS open_at_start,
      \(openCases(on: "<= \(period.to)")) AS open_at_end,
      count(m.*) FILTER (WHERE m.version = 1) AS opened,
      count(m.*) FILTER (WHERE m.action = 'reopen') AS reopened,
      (SELECT count(*) FROM known k
        WHERE k.to_unit_id = u.id AND k.effective_on >= \(period.from)) AS received,
      count(m.*) FILTER (WHERE m.action = 'close') AS closed,
      count(m.to_unit_id) AS sent,
      count(m.*) FILTER (WHERE m.from_state = 'opened' AND m.to_state = 'investigated')
        AS investigated,
      count(m.*) FILTER (WHERE m.action = 'sanction') AS sanctioned,
      COALESCE(sum(v.violations), 0) AS violations,
      count(m.decision_version) AS decisions,
      COALESCE(sum(s.warnings), 0) AS warnings,
      COALESCE(sum(s.fines), 0) AS fines,
      COALESCE(sum(s.overrides), 0) AS overrides,
      COALESCE(sum(s.amount), 0)::bigint AS imposed,
      COALESCE(sum(p.amount), 0)::bigint AS collected
    FROM unit_rows u
    LEFT JOIN month m ON m.unit_id = u.id
    LEFT JOIN LATERAL (\(violations)) v ON m.action IN ('open', 'adopt', 'add_violation')
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE form = 'warning') AS warnings,
        count(*) FILTER (WHERE form = 'fine') AS fines, sum(amount) AS amount,
        count(override_reason) AS overrides
      FROM sanctions WHERE case_id = m.case_id AND version = m.version) s
      ON m.action = 'sanction'
    LEFT JOIN LATERAL (\(payments)) p ON m.action = 'pay'
    GROUP BY u.id, u.code, u.parent, u.depth
    ORDER BY u.depth, u.code
    """
  }

  /// Openings, reopenings and arrivals that no closing or departure has followed by that day.
  private static func openCases(on day: Statement) -> Statement {
    """
    (SELECT count(*) FROM (
        SELECT case_id, version, effective_on FROM known
        WHERE unit_id = u.id AND (version = 1 OR action = 'reopen')
        UNION ALL
        SELECT case_id, version, effective_on FROM known WHERE to_unit_id = u.id) k
      WHERE k.effective_on \(day)
        AND NOT EXISTS (SELECT FROM known x
          WHERE x.case_id = k.case_id AND x.version > k.version AND x.unit_id = u.id
            AND (x.action = 'close' OR x.to_unit_id IS NOT NULL) AND x.effective_on \(day)))
    """
  }

  /// What an event detected, unless the same unit had found by then that the case is no violation
  /// at all; what another unit finds of a case it took over is in that unit's figures.
  private static let violations: Statement = """
    SELECT count(*) AS violations FROM violations w
    WHERE w.case_id = m.case_id AND w.version = m.version AND NOT EXISTS (
      SELECT FROM known x JOIN closures USING (case_id, version)
      WHERE x.case_id = m.case_id AND x.unit_id = m.unit_id
        AND closures.reason = 'no_violation'
        AND NOT EXISTS (SELECT FROM known y
          WHERE y.case_id = x.case_id AND y.version > x.version AND y.action = 'reopen'))
    """

  /// What an event paid, unless it had been withdrawn by then.
  private static let payments: Statement = """
    SELECT f.amount FROM facts f
    WHERE f.case_id = m.case_id AND f.version = m.version AND NOT EXISTS (
      SELECT FROM facts w JOIN known x ON x.case_id = w.case_id AND x.version = w.version
      WHERE w.case_id = f.case_id AND w.withdrawn_version = f.version)
    """

  private static func overdue(at day: Day, asOf: String?) -> Statement {
    """
    SELECT u.code AS unit, o.cases
    FROM overdue_cases(\(day), COALESCE(\(asOf)::timestamptz, now())) o
    JOIN units u ON u.id = o.unit_id
    """
  }

  private static func closings(in period: ReportingPeriod, asOf: String?) -> Statement {
    """
    SELECT u.code AS unit, x.reason, count(*) AS closed
    FROM events e JOIN closures x USING (case_id, version) JOIN units u ON u.id = e.unit_id
    WHERE e.effective_on BETWEEN \(period.from) AND \(period.to)
      AND e.recorded_at <= COALESCE(\(asOf)::timestamptz, now())
    GROUP BY u.code, x.reason
    """
  }

  private static func reasons(_ rows: Rows) throws -> [String: [String: Int]] {
    try rows.reduce(into: [:]) { reasons, row in
      let unit = try row.decode("unit", as: String.self)
      try reasons[unit, default: [:]][row.decode("reason")] = row.decode("closed", as: Int.self)
    }
  }
}

extension StatisticsRow {
  fileprivate init(
    _ row: Row, reasons: [String: [String: Int]], overdue: [String: Int]
  ) throws {
    let unit = try row.decode("unit", as: String.self)
    self.init(unit: unit, parent: try row.decode("parent"))
    openAtStart = try row.decode("open_at_start")
    openAtEnd = try row.decode("open_at_end")
    opened = try row.decode("opened")
    reopened = try row.decode("reopened")
    received = try row.decode("received")
    closed = try row.decode("closed")
    closedByReason = reasons[unit] ?? [:]
    sent = try row.decode("sent")
    investigated = try row.decode("investigated")
    sanctioned = try row.decode("sanctioned")
    violations = try row.decode("violations")
    decisions = try row.decode("decisions")
    sanctions.warning = try row.decode("warnings")
    sanctions.fine = try row.decode("fines")
    overrides = try row.decode("overrides")
    finesImposed = try row.decode("imposed")
    finesCollected = try row.decode("collected")
    self.overdue = overdue[unit] ?? 0
  }
}
