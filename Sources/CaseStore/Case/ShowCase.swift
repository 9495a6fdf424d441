public import Cases
import Postgres

/// A case as JSON, with the version that makes its ETag.
public struct CaseDocument: Sendable, Equatable {
  public let number: String
  public let version: Int
  public let json: String
}

extension CaseStore {
  /// The case as of a day, or `notFound` when there is none the asker may know of.
  public func show(
    _ number: String, as asker: Asker, today: Day, language: Language = .en
  ) async throws -> CaseDocument {
    try await database.read { session in
      let current: Statement = """
        SELECT c.version, (SELECT revision FROM law_revision) AS revision
        FROM cases c WHERE c.number = \(number)
        """
      let (officer, known) = try session.ask(
        asker.officer(having: .readsCases),
        .first(current) {
          try (
            version: $0.decode("version", as: Int.self),
            revision: $0.decode("revision", as: Int.self)
          )
        })
      guard let (version, revision) = known else { throw CaseError.notFound }
      let key = CaseCache.Key(
        number: number, showsIdentities: officer?.role.has(.readsIdentities) ?? false,
        showsTexts: officer?.role.has(.readsTexts) ?? false, language: language, today: today,
        lawRevision: revision)
      if let kept = cache.document(key), kept.version == version { return kept }
      return try read(key, session, as: asker)
    }
  }

  /// Reads the document and keeps it under what the very same statement found shown.
  private func read(
    _ key: CaseCache.Key, _ session: Session, as asker: Asker
  ) throws -> CaseDocument {
    let (_, head, found, revision) = try session.ask(
      asker.officer, CaseHead.question(key.number), CaseFactsQuery(number: key.number).found,
      Law.revision)
    guard let head, let found else { throw CaseError.notFound }
    // An event came in between the statements: they must speak of one version.
    guard found.facts.version == head.version else { return try read(key, session, as: asker) }
    let asOfDay = try CaseAsOfDay(
      facts: found.facts, law: law(of: revision, session), language: key.language,
      today: key.today)
    let document = try CaseDocument(
      number: key.number, version: head.version, json: head.json.dropLast() + asOfDay.tail())
    cache.keep(
      document,
      as: CaseCache.Key(
        number: key.number, showsIdentities: head.showsIdentities, showsTexts: head.showsTexts,
        language: key.language, today: key.today, lawRevision: revision))
    return document
  }

  /// The history of a case as a JSON array, oldest first.
  public func history(of number: String, as asker: Asker) async throws -> String {
    try await database.read { session in
      let all: Statement = """
        SELECT (SELECT json_agg(\(CaseJSON.event) ORDER BY e.version)
          FROM shown_events e WHERE e.case_id = c.id)::text AS events
        FROM cases c CROSS JOIN \(CaseJSON.identities) WHERE c.number = \(number)
        """
      let (_, events) = try session.ask(
        asker.officer(having: .readsCases), .first(all) { try $0.decode("events", as: String.self) }
      )
      guard let events else { throw CaseError.notFound }
      return events
    }
  }
}

/// What of a case's JSON never changes for one version, and what the same statement found shown.
private struct CaseHead {
  let version: Int
  let showsIdentities: Bool
  let showsTexts: Bool
  let json: String

  static func question(_ number: String) -> Question<CaseHead?> {
    let head: Statement = """
      SELECT c.version, i.shown, i.texts, \(CaseJSON.head)::text AS head
      \(CaseJSON.source) WHERE c.number = \(number)
      """
    return .first(head) {
      try CaseHead(
        version: $0.decode("version"), showsIdentities: $0.decode("shown"),
        showsTexts: $0.decode("texts"), json: $0.decode("head"))
    }
  }
}
