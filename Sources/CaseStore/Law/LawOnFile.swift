package import Cases
package import Postgres
import Synchronization

extension Law {
  /// Asks which revision of the law is on file. Travels in the caller's own pipeline.
  package static let revision: Statement = "SELECT revision FROM law_revision"
}

extension CaseStore {
  /// The law of the revision that `Law.revision` answered with; read anew only when it has changed.
  package func law(_ revisionRows: Rows, _ session: Session) throws -> Law {
    let revision = try revisionRows.first?.decode("revision", as: Int.self)
    if let revision, let known = lawCache.law(of: revision) { return known }
    let answers = try session.pipeline([
      Law.clocksOnFile, Law.authoritiesOnFile, Law.amountsOnFile, CalendarDay.onFile,
      "SELECT code FROM signer_titles", Law.revision,
    ])
    let after = try answers[5].first?.decode("revision", as: Int.self)
    // The statements see what is committed as each starts: one law only if none came in between.
    guard after == revision else { return try law(answers[5], session) }
    let law = try Law(
      clocks: answers[0], authorities: answers[1], amounts: answers[2], days: answers[3],
      titles: answers[4])
    if let revision { lawCache.keep(law, of: revision) }
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
  fileprivate static let clocksOnFile: Statement = """
    SELECT \(ClocksOnFile.ruleColumns) FROM clock_rules r
    WHERE r.replaced_at IS NULL ORDER BY r.id
    """

  fileprivate static let authoritiesOnFile: Statement = """
    SELECT title, max_fine, valid_from, valid_to, basis_vi, basis_en
    FROM signing_authorities WHERE replaced_at IS NULL ORDER BY title, valid_from DESC NULLS LAST
    """

  fileprivate static let amountsOnFile: Statement = """
    SELECT name, person, organisation, valid_from, valid_to, basis_vi, basis_en
    FROM legal_amounts WHERE replaced_at IS NULL ORDER BY name, valid_from DESC NULLS LAST
    """

  fileprivate init(clocks: Rows, authorities: Rows, amounts: Rows, days: Rows, titles: Rows) throws
  {
    self.init()
    clockRules = try clocks.map(ClockRule.init)
    self.authorities = try authorities.map {
      try SigningAuthority(
        title: $0.decode("title"), maximumFine: $0.decode("max_fine"), validity: Validity($0),
        basis: LegalBasis($0))
    }
    self.amounts = try amounts.map {
      try LegalAmount(
        name: $0.decode("name"), person: $0.decode("person"),
        organisation: $0.decode("organisation"), validity: Validity($0), basis: LegalBasis($0))
    }
    calendar = WorkingCalendar(try days.map(CalendarDay.init))
    self.titles = Set(try titles.map { try $0.decode("code", as: String.self) })
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
