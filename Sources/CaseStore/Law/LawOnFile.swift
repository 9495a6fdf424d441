package import Cases
package import Postgres
import Synchronization

extension Law {
  /// Which revision of the law is on file. Travels in the caller's own pipeline.
  package static var revision: Question<Int> {
    .one("SELECT revision FROM law_revision") { try $0.decode("revision") }
  }
}

extension CaseStore {
  /// The law of the revision that `Law.revision` answered with; read only when it has changed.
  package func law(of revision: Int, _ session: Session) throws -> Law {
    if let known = lawCache.law(of: revision) { return known }
    let (law, after) = try session.ask(Law.onFile, Law.revision)
    // The statements see what is committed as each starts: one law only if none came in between.
    guard after == revision else { return try self.law(of: after, session) }
    lawCache.keep(law, of: revision)
    return law
  }
}

/// The law last read, with its revision.
final class LawCache: Sendable {
  private let kept = Mutex<(revision: Int, law: Law)?>(nil)

  func law(of revision: Int) -> Law? {
    kept.withLock { $0?.revision == revision ? $0?.law : nil }
  }

  func keep(_ law: Law, of revision: Int) {
    kept.withLock { $0 = (revision, law) }
  }
}

extension Law {
  fileprivate static var onFile: Question<Law> {
    together(clocksOnFile, authoritiesOnFile, amountsOnFile, CalendarDay.onFile, titlesOnFile).map {
      clocks, authorities, amounts, days, titles in
      Law(
        clockRules: clocks, authorities: authorities, amounts: amounts,
        calendar: WorkingCalendar(days), titles: Set(titles))
    }
  }

  private static var clocksOnFile: Question<[ClockRule]> {
    let inForce: Statement = """
      SELECT \(ClocksOnFile.ruleColumns) FROM clock_rules r
      WHERE r.replaced_at IS NULL ORDER BY r.id
      """
    return .all(inForce, ClockRule.init)
  }

  private static var authoritiesOnFile: Question<[SigningAuthority]> {
    let inForce: Statement = """
      SELECT title, field, max_fine, orders_remedies, acts, valid_from, valid_to, basis_vi, basis_en
      FROM signing_authorities WHERE replaced_at IS NULL
      ORDER BY title, field, valid_from DESC NULLS LAST
      """
    return .all(inForce) {
      try SigningAuthority(
        title: $0.decode("title"), field: $0.decode("field"), maximumFine: $0.decode("max_fine"),
        ordersRemedies: $0.decode("orders_remedies"), acts: $0.decode("acts"),
        validity: Validity($0), basis: LegalBasis($0))
    }
  }

  private static var amountsOnFile: Question<[LegalAmount]> {
    let inForce: Statement = """
      SELECT name, person, organisation, valid_from, valid_to, basis_vi, basis_en
      FROM legal_amounts WHERE replaced_at IS NULL ORDER BY name, valid_from DESC NULLS LAST
      """
    return .all(inForce) {
      try LegalAmount(
        name: $0.decode("name"), person: $0.decode("person"),
        organisation: $0.decode("organisation"), validity: Validity($0), basis: LegalBasis($0))
    }
  }

  private static var titlesOnFile: Question<[String]> {
    .all("SELECT code FROM signer_titles") { try $0.decode("code") }
  }
}

extension Validity {
  init(_ row: Row) throws {
    try self.init(from: row.decode("valid_from"), to: row.decode("valid_to"))
  }
}

extension LegalBasis {
  init(_ row: Row) throws {
    try self.init(vi: row.decode("basis_vi"), en: row.decode("basis_en"))
  }
}
