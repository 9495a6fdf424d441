public import Cases
public import Figures
import Foundation
import Postgres

/// A report as the public has it.
public struct PublicReport: Sendable, Equatable {
  public let report: StatisticsReport
  /// When it was given out before; nil for the first time.
  public let givenBefore: Instant?
}

extension CaseStore {
  /// The report of a period that is over with everything hidden that could tell a small count, for
  /// those who publish. It is remembered: asked for again, it is the same, and a report that would
  /// tell what is hidden in it is refused. `publication` gives its figures instead of the ledger.
  public func publicReport(
    _ query: StatisticsQuery, of publication: PublishedDocument? = nil, as asker: Asker, today: Day
  ) async throws -> PublicReport {
    guard query.period.to < min(today, query.asOf?.day ?? today) else {
      throw CaseError.unmet([Problem("?of", .periodNotOver)])
    }
    let settled = try await settledInstant(asker)
    return try await database.transaction { session in
      // Held until commit: what one report hides, the next must know.
      let lock: Statement = "SELECT pg_advisory_xact_lock(hashtext('public_reports'))"
      let (officer, _, _) = try session.ask(
        asker.officer(having: .publishesStatistics), .forStatistics, Question(lock))
      var query = query
      query.unit = query.unit ?? officer?.unit
      let near: Statement = "SELECT * FROM public_reports_near(\(query.unit))"
      let (_, given, areas) = try session.ask(
        LedgerQueries(query, for: asker).units, .all(near, GivenRow.init), Self.areasOfActs)
      if let same = given.first(where: { $0.isAnswer(to: query) }) {
        return PublicReport(report: same.report.shown, givenBefore: same.givenAt)
      }
      query.asOf = query.asOf ?? given.last { $0.isOfDays(of: query) }?.asOf ?? settled
      let figures =
        try publication?.report ?? StatisticsRun(query, for: asker).report { try session.ask($0) }
      let shown = try figures.suppressed(areas: areas, besideRows: given)
      try session.ask(Question(Self.store(figures, shown, of: query, by: officer)))
      return PublicReport(report: shown, givenBefore: nil)
    }
  }

  private func settledInstant(_ asker: Asker) async throws -> Instant {
    try await database.transaction { session in
      let settled: Statement = "SELECT settled_instant() AS instant"
      // First, and by itself: the database refuses whoever does not publish without a reason.
      _ = try session.ask(asker.officer(having: .publishesStatistics))
      return try session.ask(.one(settled) { try $0.decode("instant", as: Instant.self) })
    }
  }

  /// The area of each act, as the catalogue has it now.
  private static var areasOfActs: Question<[String: String]> {
    let areas: Statement = "SELECT code, area FROM violation_types ORDER BY id"
    let pairs = Question<[(String, String)]>.all(areas) {
      (try $0.decode("code", as: String.self), try $0.decode("area", as: String.self))
    }
    return pairs.map { Dictionary($0) { $1 } }
  }

  private static func store(
    _ figures: StatisticsReport, _ shown: StatisticsReport, of query: StatisticsQuery,
    by officer: Officer?
  ) throws -> Statement {
    """
    INSERT INTO public_reports (unit_id, officer_id, from_on, to_on, as_of, period, kind, tables,
      figures, shown)
    VALUES ((SELECT id FROM units WHERE code = \(query.unit)), \(officer?.id),
      \(query.period.from), \(query.period.to), \(figures.asOf)::timestamptz,
      \(query.period.name), \(query.period.kind.rawValue), \(query.tables),
      \(try figures.bytes()), \(try shown.bytes()))
    """
  }
}

extension StatisticsQuery {
  /// Its breakdowns and the length of its trend.
  fileprivate var tables: String {
    Set(dimensions.map(\.rawValue)).sorted().joined(separator: ",") + " \(trend)"
  }
}

/// A row of what the public has.
private struct GivenRow {
  let report: GivenReport
  let unit: String?
  let unitName: String?
  let from: Day
  let to: Day
  let asOf: Instant
  let givenAt: Instant
  let period: String
  let kind: String
  let tables: String

  init(_ row: Row) throws {
    report = GivenReport(
      shown: try StatisticsReport(bytes: row.decode("shown")),
      figures: try row.decode("figures", as: [UInt8]?.self).map { try StatisticsReport(bytes: $0) })
    unit = try row.decode("unit")
    unitName = try row.decode("unit_name")
    from = try row.decode("from_on")
    to = try row.decode("to_on")
    asOf = try row.decode("as_of")
    givenAt = try row.decode("given_at")
    period = try row.decode("period")
    kind = try row.decode("kind")
    tables = try row.decode("tables")
  }

  func isAnswer(to query: StatisticsQuery) -> Bool {
    unit == query.unit && tables == query.tables && period == query.period.name
      && kind == query.period.kind.rawValue
  }

  func isOfDays(of query: StatisticsQuery) -> Bool {
    from == query.period.from && to == query.period.to
  }
}

extension StatisticsReport {
  fileprivate init(bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(bytes))
  }

  fileprivate func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  fileprivate func suppressed(
    areas: [String: String], besideRows given: [GivenRow]
  ) throws -> StatisticsReport {
    do throws(ExposingReport) {
      return try suppressed(areas: areas, beside: given.map(\.report))
    } catch {
      let earlier = given[error.earlier]
      let reason = Reason.exposesEarlierReport(
        from: earlier.from, to: earlier.to, of: earlier.unitName)
      throw CaseError.unmet([Problem("?of", reason)])
    }
  }
}
